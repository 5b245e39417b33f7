"""The commands as a person types them: Swedish, one sentence a fault, never a traceback."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from kunskapsstod.cli import commands
from kunskapsstod.cli_films import films
from kunskapsstod.project import Project

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-u", "-m", "kunskapsstod")
ENGLISH = re.compile(
    r"\b(usage|options?|commands|show this|error|no such|missing|try|invalid)\b", re.I
)


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kunskapsstod", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


FILMS = [f"films {name}" for name in films.commands]


@pytest.mark.parametrize("command", ["", *commands.commands, *FILMS])
def test_help_is_in_swedish(command: str) -> None:
    done = run(*command.split(), "--help")
    assert done.returncode == 0
    # Option names such as --report are the program's own; the words around them are read.
    words = re.sub(r"--[a-z-]+", "", done.stdout)
    assert not ENGLISH.search(words), words


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands.commands if f"kunskapsstod {name}" not in readme] == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("bygg", "bygg finns inte. Här kan stå: new, build, serve, check,"),
        ("build --sit x", "--sit finns inte. Menade du --site?"),
        ("new", "MAPP saknas."),
        ("serve --port abc", "Värdet efter --port går inte att använda."),
        ("build --site finns-inte", "finns-inte"),
        ("check --site finns-inte", "finns-inte"),
        ("check --folder finns-inte", "finns-inte"),
    ],
)
def test_a_mistake_is_one_swedish_sentence_and_exit_code_1(typed: str, told: str) -> None:
    done = run(*typed.split())
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (ROOT / "finns-inte").exists()


def test_without_a_command_the_help_is_shown() -> None:
    done = run()
    assert done.returncode == 0 and "Kommandon" in done.stdout


def test_our_own_fault_is_told_without_a_traceback(tmp_path: Path) -> None:
    # A module of the same name, first on the path, makes the program itself break.
    broken = tmp_path / "selectolax"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise RuntimeError('trasig')", encoding="utf-8")
    done = run("check", PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "Det är inte ert fel" in done.stderr and "trasig" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupted_build_leaves_nothing_and_says_so(small: Project) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kunskapsstod", "build", "--site", str(small.site)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    limit = time.monotonic() + 20
    while time.monotonic() < limit and not list(small.site.glob(".site-*.tmp")):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "Avbrutet" in stderr and "Traceback" not in stderr
    assert not list(small.site.glob("*site*"))


def test_check_writes_a_report_and_ends_with_2_when_it_finds_faults(
    guide: Path, tmp_path: Path
) -> None:
    import shutil

    site = tmp_path / "site"
    shutil.copytree(guide, site)
    fine = run("check", "--folder", str(site), "--report", str(tmp_path / "r"), "--static")
    assert fine.returncode == 0, fine.stdout
    page = site / "kontakt" / "index.html"
    page.write_text(page.read_text("utf-8").replace("<h1>", "<h1></h1><h1>"), encoding="utf-8")
    found = run("check", "--folder", str(site), "--report", str(tmp_path / "r"), "--static")
    assert found.returncode == 2
    assert (tmp_path / "r" / "index.html").is_file()


class TestServe:
    """Build, show, build again."""

    @pytest.fixture
    def port(self) -> int:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            return int(free.getsockname()[1])

    def page(self, port: int) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return str(answer.read().decode())

    def wait_for(self, port: int, text: str, seconds: float = 40) -> bool:
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            try:
                if text in self.page(port):
                    return True
            except OSError:
                pass
            time.sleep(0.2)
        return False

    def test_a_change_is_seen_and_a_faulty_one_leaves_the_page_as_it_was(
        self, small: Project, port: int
    ) -> None:
        profile = small.profile
        before = profile.read_text(encoding="utf-8")
        process = subprocess.Popen(
            [*COMMAND, "serve", "--site", str(small.site), "--port", str(port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            assert self.wait_for(port, "Exempelkommun")
            # The watcher needs a moment before it hears of changes.
            time.sleep(1.5)
            profile.write_text(
                before.replace("namn: Exempelkommun", "namn: Nyköping"), encoding="utf-8"
            )
            assert self.wait_for(port, "Nyköping")
            profile.write_text("namn: [", encoding="utf-8")
            time.sleep(2)
            assert "Nyköping" in self.page(port)
        finally:
            process.send_signal(signal.SIGINT)
            said, _ = process.communicate(timeout=20)
        assert "Guiden visas på" in said and "som den var innan felet" in said
        assert "Traceback" not in said

    def test_a_port_in_use_is_told_with_another_one(self, small: Project) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            done = run("serve", "--site", str(small.site), "--port", port)
        assert done.returncode == 1
        assert f"Port {port} används redan" in done.stderr
