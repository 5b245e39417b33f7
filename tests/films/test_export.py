"""Taking a film out: texts as files, and a package that plays from a disk."""

from __future__ import annotations

import zipfile
from pathlib import Path

import av
import pytest
from playwright.sync_api import Browser

from kunskapsstod.errors import Faults
from kunskapsstod.films.export.export import account, export
from kunskapsstod.films.export.srt import as_srt
from kunskapsstod.films.listing import film_rows, headers, spoken
from kunskapsstod.films.webvtt import VttCue
from kunskapsstod.project import Project

from .conftest import OWN, write_example, write_own

pytestmark = pytest.mark.film

CUES = """\
WEBVTT

00:00.100 --> 00:00.600
<v Anna>Hej <i>du</i> & alla!

00:00.500 --> 00:00.900
Åäö
"""


@pytest.fixture
def own(project: Project) -> Project:
    write_own(project.own_films / "egen", OWN + "    kapitel: text.vtt\n", CUES)
    return project


def test_the_texts_come_as_files_that_other_programs_read(own: Project, tmp_path: Path) -> None:
    done = export(own, "egen", tmp_path / "ut", zipped=False, easy=False)
    assert set(done.files) == {
        "egen-textad.vtt",
        "egen-textad.srt",
        "egen-textad-kapitel.vtt",
        "egen-text.txt",
    }
    assert (tmp_path / "ut" / "egen-textad.srt").read_text(encoding="utf-8") == (
        "1\n00:00:00,100 --> 00:00:00,600\nHej du & alla!\n\n"
        "2\n00:00:00,500 --> 00:00:00,900\nÅäö\n"
    )
    text = (tmp_path / "ut" / "egen-text.txt").read_text(encoding="utf-8")
    assert "Kommunens film" in text and "Anna: Hej du & alla!" in text
    assert any("egen-textad.srt" in line for line in account(done))


def test_srt_has_hours_and_commas() -> None:
    assert as_srt([VttCue(3723.5, 3725, ("A", "B"))]) == "1\n01:02:03,500 --> 01:02:05,000\nA\nB\n"


def test_the_package_is_the_same_bytes_twice_and_holds_no_path_of_the_machine(
    own: Project, tmp_path: Path
) -> None:
    one = export(own, "egen", tmp_path / "a", zipped=True, easy=False).package
    two = export(own, "egen", tmp_path / "b", zipped=True, easy=False).package
    assert one is not None and two is not None and one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as package:
        assert package.testzip() is None
        assert {info.filename for info in package.infolist()} == {
            f"egen/{name}"
            for name in ("index.html", "textad.mp4", "textad.srt", "affisch.jpg", "text.txt")
        }
        assert str(own.site).encode() not in package.read("egen/index.html")
    # Nothing half made lies beside it.
    assert not [path for path in (tmp_path / "a").iterdir() if path.name.startswith(".")]


def test_the_packed_film_has_its_captions_inside(own: Project, tmp_path: Path) -> None:
    package = export(own, "egen", tmp_path, zipped=True, easy=False).package
    assert package is not None
    with zipfile.ZipFile(package) as files:
        files.extract("egen/textad.mp4", tmp_path)
    with av.open(tmp_path / "egen" / "textad.mp4") as film:
        (text,) = film.streams.subtitles
        assert (text.codec_context.name, text.language) == ("mov_text", "swe")
        words = [bytes(p)[2:].decode() for p in film.demux(text) if len(bytes(p)) > 2]
        assert words == ["Hej du & alla!", "Åäö"]
        assert film.streams.video[0].frames == 25


@pytest.mark.browser
def test_the_package_plays_from_a_disk_with_captions_and_without_a_net(
    own: Project, tmp_path: Path, browser: Browser
) -> None:
    package = export(own, "egen", tmp_path, zipped=True, easy=False).package
    assert package is not None
    with zipfile.ZipFile(package) as files:
        files.extractall(tmp_path / "upp packad å")
    address = (tmp_path / "upp packad å" / "egen" / "index.html").as_uri()
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    seen = page.evaluate(
        """async () => {
          const video = document.querySelector("video");
          video.muted = true;
          await video.play();
          const track = video.textTracks[0];
          while (!track.cues?.length) await new Promise((done) => setTimeout(done, 20));
          video.currentTime = 0.5;
          await new Promise((done) => video.addEventListener("seeked", done, { once: true }));
          return { mode: track.mode, cues: track.cues.length, time: video.currentTime };
        }"""
    )
    context.close()
    assert seen == {"mode": "showing", "cues": 2, "time": pytest.approx(0.5, abs=0.1)}
    assert all(url.startswith(("file:", "data:")) for url in asked)


def test_a_misspelt_site_folder_is_told(project: Project, tmp_path: Path) -> None:
    project.profile.unlink()
    for use in (film_rows, lambda p: export(p, "egen", tmp_path / "ut", False, False)):
        with pytest.raises(Faults) as found:
            use(project)
        assert found.value.faults[0].code == "film_import.site_missing"


def test_a_film_that_does_not_exist_is_told_with_those_that_do(
    own: Project, tmp_path: Path
) -> None:
    with pytest.raises(Faults) as found:
        export(own, "egn", tmp_path / "ut", zipped=False, easy=False)
    assert "Menade du egen?" in found.value.faults[0].sentence()
    assert not (tmp_path / "ut").exists()


def test_the_list_tells_of_every_film_in_words(own: Project) -> None:
    write_example(own.base.films / "kort")
    rows = {row.cells[0]: row for row in film_rows(own)}
    assert len(headers()) == len(rows["egen"].cells)
    assert "Kommunens film (egen)" in spoken(rows["egen"])
    assert "textad 1 s" in spoken(rows["egen"])
    assert "exempel" in spoken(rows["kort"]) and "inte ritad än" in spoken(rows["kort"])
