"""The command as a person types it: whole files, the same bytes, one sentence when it cannot."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kunskapsstod.assemble.build import build
from kunskapsstod.errors import Faults, fault
from kunskapsstod.pdf import tools
from kunskapsstod.pdf.make import make
from kunskapsstod.pdf.studio import Studio
from kunskapsstod.project import Project, open_project

ROOT = Path(__file__).parents[2]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kunskapsstod", "pdf", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_every_form_and_drawing_fits_its_paper(pango: None, guide: Path, tmp_path: Path) -> None:
    made = make(open_project(ROOT), folder=guide, out=tmp_path)
    assert [one.file.name for one in made if one.crowded] == []
    pages = {one.file.name: one.pages for one in made}
    assert pages["mallar-overenskommelse.pdf"] == 1
    assert pages["process-a3.pdf"] == pages["natverkskarta-a3.pdf"] == 1
    # Both sides of one paper: on a single A4 the words would be too small.
    assert pages["process-a4.pdf"] == pages["natverkskarta-a4.pdf"] == 2


def test_the_command_tells_what_it_made(pango: None, guide: Path, tmp_path: Path) -> None:
    done = run("roller/lex-sarah/", "--folder", str(guide), "--out", str(tmp_path), CI="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("roller-lex-sarah.pdf (")
    assert f"PDF:en ligger i {tmp_path}" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["roller-lex-sarah.pdf"]


def test_the_same_guide_gives_the_same_bytes(pango: None, guide: Path, tmp_path: Path) -> None:
    """In two programs, so that nothing is shared between them but the guide and the day."""
    digests = []
    for name in ("one", "other"):
        done = run(
            "filmer/roller/", "process-a3", "--folder", str(guide), "--out", str(tmp_path / name),
            SOURCE_DATE_EPOCH="1800000000",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        digests.append(
            {p.name: hashlib.sha256(p.read_bytes()).digest() for p in (tmp_path / name).iterdir()}
        )
    assert digests[0] == digests[1]
    assert len(digests[0]) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["roller/sekretes/"], "Menade du roller/sekretess/?"),
        (["--folder", "finns-inte"], "Bygg webbplatsen först"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_1(
    pango: None, guide: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    where = [] if "--folder" in arguments else ["--folder", str(guide)]
    done = run(*arguments, *where, "--out", str(tmp_path / "ut"))
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ("OSError('cannot load library libpango-1.0-0')", "apt install libpango-1.0-0"),
        ("ModuleNotFoundError('weasyprint')", "pip install 'kunskapsstod[pdf]'"),
    ],
)
def test_a_missing_library_is_one_sentence_that_says_what_to_install(
    guide: Path, tmp_path: Path, raised: str, told: str
) -> None:
    # A module of the same name, first on the path, fails as the real one does without Pango.
    stand_in = tmp_path / "weasyprint"
    stand_in.mkdir()
    (stand_in / "__init__.py").write_text(f"print('a notice')\nraise {raised}\n", encoding="utf-8")
    done = run("process-a3", "--folder", str(guide), PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_pango_is_installed_where_that_needs_no_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    answers = iter([fault("pdf.pango_missing"), None])

    def load() -> None:
        answer = next(answers)
        if answer is not None:
            raise answer

    def install(*packages: str, relatives: bool) -> bool:
        installed.extend(packages)
        return relatives

    monkeypatch.setattr(tools, "load", load)
    monkeypatch.setattr(tools.debian, "install", install)
    heard: list[str] = []
    tools.prepare(heard.append)
    assert installed == ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
    assert heard == ["Hämtar Pango, som PDF:er görs med …"]


def test_where_pango_cannot_be_installed_the_sentence_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load() -> None:
        raise fault("pdf.pango_missing")

    monkeypatch.setattr(tools, "load", load)
    monkeypatch.setattr(tools.debian, "is_debian", lambda relatives: False)
    with pytest.raises(Faults, match="apt install libpango"):
        tools.prepare()


def test_an_interrupted_run_leaves_only_whole_files(
    pango: None, guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Studio.render

    def second_fails(self: Studio, handout: object, on_page: object) -> object:
        if getattr(handout, "name", "") == "process-a4":
            raise KeyboardInterrupt
        return real(self, handout, on_page)  # type: ignore[arg-type]

    monkeypatch.setattr(Studio, "render", second_fails)
    with pytest.raises(KeyboardInterrupt):
        make(open_project(ROOT), ["process-a3", "process-a4"], folder=guide, out=tmp_path)
    [left] = tmp_path.iterdir()
    assert left.name == "process-a3.pdf"
    assert left.read_bytes().rstrip().endswith(b"%%EOF")


def test_nothing_is_fetched_but_the_guides_own_files(pango: None, tmp_path: Path) -> None:
    from kunskapsstod.pdf.engine import Engine

    secret = tmp_path / "utanfor" / "bild.svg"
    secret.parent.mkdir()
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    fetcher = Engine("p { color: black }", (tmp_path / "inne",))._fetcher()
    for url in (
        secret.as_uri(),
        "https://example.org/bild.svg",
        (tmp_path / "inne/../utanfor/bild.svg").as_uri(),
    ):
        with pytest.raises(ValueError):
            fetcher.fetch(url)


def test_a_films_text_is_linked_from_its_page_until_the_text_changes(
    pango: None, guide: Path, small: Project
) -> None:
    def linked(built: Path) -> list[str]:
        html = (built / "filmer/intresse/index.html").read_text(encoding="utf-8")
        links = re.findall(r'href="[./]*(media/filmer/intresse/[^"]+-text\.\w+)"', html)
        assert all((built / link).is_file() for link in links)
        return [link.rpartition(".")[2] for link in links]

    assert linked(guide) == ["txt"]
    made = make(small, ["intresse-text"], folder=guide, into_site=True)
    assert [one.kept for one in made] == [True]
    assert linked(build(small).folder) == ["txt", "pdf"]
    # The address stands in the text: with another one it is another text.
    words = small.profile.read_text(encoding="utf-8")
    small.profile.write_text(words.replace("//guide.", "//annan."), encoding="utf-8")
    assert linked(build(small).folder) == ["txt"]


def test_only_films_texts_can_be_put_into_the_guide(guide: Path, tmp_path: Path) -> None:
    with pytest.raises(Faults, match="Bara filmernas text"):
        make(open_project(ROOT), ["process-a3"], folder=guide, out=tmp_path, into_site=True)
