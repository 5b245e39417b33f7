"""Which films a site has, and what is known of each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kunskapsstod.films import render_all
from kunskapsstod.films.gaps import gaps
from kunskapsstod.films.library import load_films
from kunskapsstod.models.film import SITE_FOLDER
from kunskapsstod.project import Project

from ..components.film_site import draw
from .conftest import MANIFEST, OWN, write_example, write_own

DESCRIBED = """\
WEBVTT

00:00.000 --> 00:00.200
<v Syntolk>Två fikar.

00:00.300 --> 00:00.500
<v Anna>Hej!

00:00.500 --> 00:00.600
<v Anna>Kom in.

00:00.700 --> 00:00.900
<v Bo>Tack.
"""
PLAIN = """\
WEBVTT

00:00.100 --> 00:00.300
<v Anna>Hej!

00:00.300 --> 00:00.400
<v Anna>Kom in.

00:00.500 --> 00:00.900
<v Bo>Tack.
"""


def test_the_municipalitys_film_stands_in_for_the_guides(project: Project) -> None:
    write_example(project.base.films / "egen", MANIFEST.replace("id: kort", "id: egen"))
    write_example(project.base.films / "kort")
    write_own(project.own_films / "egen")
    films = {film.id: film for film in load_films(project, render=False)}
    assert {name: film.example for name, film in films.items()} == {"egen": False, "kort": True}
    (version,) = films["egen"].versions
    assert version.file == project.own_films / "egen" / "film.mp4"
    assert version.src == f"{SITE_FOLDER}/egen/textad.mp4"
    assert version.seconds == pytest.approx(1, abs=0.1)
    assert (version.width, version.height) == (1280, 720)
    assert version.bytes == version.file.stat().st_size
    assert films["egen"].poster_jpg.read_bytes()[:2] == b"\xff\xd8"
    assert films["egen"].poster.read_bytes()[8:12] == b"WEBP"


def test_a_site_folder_that_is_the_base_has_each_film_once(project: Project) -> None:
    write_example(project.base.films / "kort")
    same = replace(project, site=project.base.root)
    assert [film.id for film in load_films(same, render=False)] == ["kort"]


def test_films_come_in_the_order_they_ask_for(project: Project) -> None:
    for name, order in (("a", 3), ("b", 1), ("c", 2)):
        text = MANIFEST.replace("id: kort", f"id: {name}\nordning: {order}")
        write_example(project.own_films / name, text)
    assert [film.id for film in load_films(project, render=False)] == ["b", "c", "a"]


def test_without_rendering_an_example_has_all_but_its_versions(project: Project) -> None:
    write_example(project.own_films / "kort")
    (film,) = load_films(project, render=False)
    assert film.example and film.versions == () and film.voice
    assert [(c.id, c.starts) for c in film.chapters] == [("forst", {}), ("sedan", {})]
    assert [cue.kind for cue in film.transcript] == ["picture", "speech"] * 2
    assert film.transcript[0].text.endswith("Text i bilden: Åäö.")
    assert film.transcript[2].text == "En person vinkar."
    assert film.poster.exists() and film.poster_jpg.exists()


def test_an_own_films_transcript_comes_from_its_captions(project: Project) -> None:
    more = OWN + "  syntolkad:\n    fil: film.mp4\n    undertexter: tolk.vtt\n"
    folder = write_own(project.own_films / "egen", more, PLAIN)
    (folder / "tolk.vtt").write_text(DESCRIBED, encoding="utf-8")
    (film,) = load_films(project)
    assert [(c.kind, c.speaker, c.text, c.starts) for c in film.transcript] == [
        ("picture", None, "Två fikar.", {"syntolkad": 0.0}),
        ("speech", "Anna", "Hej! Kom in.", {"syntolkad": 0.3, "textad": 0.1}),
        ("speech", "Bo", "Tack.", {"syntolkad": 0.7, "textad": 0.5}),
    ]
    assert [v.described for v in film.versions] == [False, True]
    assert film.chapters[0].title == "Hela filmen"


def test_an_own_films_descriptions_stand_in_its_transcript(project: Project) -> None:
    manifest = OWN + "    beskrivningar: seende.vtt\n"
    folder = write_own(project.own_films / "egen", manifest, PLAIN)
    (folder / "seende.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:00.100\nTvå fikar.\n", encoding="utf-8"
    )
    (film,) = load_films(project)
    assert [(cue.kind, cue.text) for cue in film.transcript] == [
        ("picture", "Två fikar."),
        ("speech", "Hej! Kom in."),
        ("speech", "Tack."),
    ]


def test_only_the_captioned_version_must_have_captions_to_be_read(project: Project) -> None:
    manifest = OWN + "  teckensprak:\n    fil: film.mp4\n    tolk: true\n"
    write_own(project.own_films / "egen", manifest)
    (film,) = load_films(project)
    assert [gap.kind for gap in gaps(film)][:1] == ["undertexter"]


def test_an_own_films_chapters_have_ids_that_can_stand_in_an_address(project: Project) -> None:
    folder = write_own(project.own_films / "egen", OWN + "    kapitel: delar.vtt\n")
    (folder / "delar.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:00.400\nNär är det rätt?\n\n"
        "00:00.400 --> 00:00.900\nNär är det rätt?\n",
        encoding="utf-8",
    )
    (film,) = load_films(project)
    assert [(c.id, c.starts["textad"]) for c in film.chapters] == [
        ("nar-ar-det-ratt", 0.0),
        ("nar-ar-det-ratt-2", 0.4),
    ]
    assert film.versions[0].chapters_src == f"{SITE_FOLDER}/egen/textad-kapitel.vtt"


@pytest.mark.film
def test_two_films_are_rendered_with_one_progress_and_then_not_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ett", "tva"):
        write_example(project.own_films / name, MANIFEST.replace("id: kort", f"id: {name}"))
    told: list[tuple[int, int, str]] = []
    films = load_films(project, lambda *step: told.append(step))
    assert [len(film.versions) for film in films] == [3, 3]
    assert [version.id for version in films[0].versions] == ["textad", "teckensprak", "syntolkad"]
    for film in films:
        for version in film.versions:
            paths = (version.file, version.captions, version.chapters_file)
            assert all(path is not None and path.is_file() for path in paths)
        assert set(film.chapters[1].starts) == {"textad", "teckensprak", "syntolkad"}
    assert {total for _, total, _ in told} == {200} and told[-1][0] == 200
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    # The same script gives the same film, whatever else the process has made.
    for name in ("textad.mp4", "syntolkad.mp4", "textad.vtt"):
        one, other = (film.poster.parent / name for film in films)
        assert one.read_bytes() == other.read_bytes()
    monkeypatch.setattr(render_all, "render_all", lambda *_: pytest.fail("rendered again"))
    assert load_films(project) == films


def test_the_cache_holds_nothing_of_a_municipalitys_own_films(
    project: Project, tmp_path: Path
) -> None:
    write_own(project.own_films / "egen")
    load_films(project)
    assert not (tmp_path / "cache").exists()


def test_code_in_captions_chapters_and_names_is_shown_as_text(project: Project) -> None:
    code = "&lt;script&gt;alert(1)&lt;/script&gt;"
    folder = write_own(
        project.own_films / "egen",
        OWN + "    kapitel: delar.vtt\n",
        f"WEBVTT\n\n00:00.100 --> 00:00.900\n<v {code}>Hej {code}\n",
    )
    (folder / "delar.vtt").write_text(f"WEBVTT\n\n00:00.000 --> 00:00.900\n{code}'\"\n", "utf-8")
    (film,) = load_films(project)
    assert film.transcript[0].text == "Hej <script>alert(1)</script>"
    page = draw(film)
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
    assert "<script>alert" not in page
