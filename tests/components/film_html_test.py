"""The film component's HTML, without a browser."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from tests.components.film_site import draw, make_film, starts, with_more

from kunskapsstod import texts
from kunskapsstod.models.film import Film

pytestmark = pytest.mark.film


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return make_film(tmp_path_factory.mktemp("film"), "roller")


def tree(film: Film, show: str = "allt", *, easy: bool = False) -> HTMLParser:
    return HTMLParser(draw(film, show, easy=easy))


def with_version(film: Film, version_id: str, **changes: object) -> Film:
    versions = tuple(
        replace(v, **changes) if v.id == version_id else v  # type: ignore[arg-type]
        for v in film.versions
    )
    return replace(film, versions=versions)


def words(html: HTMLParser, selector: str) -> list[str]:
    found = (node.text().replace("\u00ad", "").strip() for node in html.css(selector))
    return [re.sub(r"\s+", " ", text) for text in found]


@pytest.mark.parametrize("easy", [False, True])
def test_a_version_without_interpreter_is_never_called_interpreted(film: Film, easy: bool) -> None:
    assert "teckenspråkstolkad" not in draw(film, easy=easy).replace("\u00ad", "").lower()
    real = with_version(film, "teckensprak", interpreter=True)
    assert "Teckenspråkstolkad" in words(tree(real), ".ks-film__name h3")


def test_a_film_of_the_municipality_s_own_without_interpreter_is_no_example(film: Film) -> None:
    own = words(tree(with_version(film, "teckensprak", example=False)), ".ks-film__name h3")
    assert "Plats för teckenspråkstolkning (tolken saknas)" in own
    assert "Plats för teckenspråkstolkning (saknas i exempelfilmen)" not in own


def test_text_is_on_from_the_start_only_where_the_picture_has_none(film: Film) -> None:
    on = [track.attributes["src"] for track in tree(film).css("track[default]")]
    assert on == ["../media/filmer/roller/textad.vtt"]
    burned_in = with_version(film, "textad", burned_in_captions=True)
    assert tree(burned_in).css("track[default]") == []


def test_a_version_without_captions_has_no_empty_track(film: Film) -> None:
    bare = with_version(film, "syntolkad", captions_src=None, chapters_src=None)
    assert tree(bare).css("#roller-syntolkad track") == []
    assert "Undertexter (Syntolkad), vtt" not in words(tree(bare), ".ks-film__downloads a")


def test_what_a_version_may_have_besides_shows_only_where_it_is(film: Film, tmp_path: Path) -> None:
    assert tree(film).css("track[kind=descriptions], [data-group=picture], .ks-film__read") == []
    html = tree(with_more(tmp_path, film))
    assert len(html.css("track[kind=descriptions]")) == 2  # the described version needs none
    assert len(html.css("#roller-textad .ks-film__fetch a")) == 2
    assert len(html.css("#roller-syntolkad .ks-film__fetch a")) == 1
    assert html.css_first("[data-group=picture]").attributes.get("hidden", "no") == "no"
    assert "Textad, mindre bild, mp4" in words(html, "#roller-textad .ks-film__fetch")[0]


def test_no_video_fetches_or_starts_by_itself(film: Film) -> None:
    for video in tree(film).css("video"):
        assert video.attributes["preload"] == "none"
        assert "autoplay" not in video.attributes


def test_easy_read_keeps_all_but_the_text_button_under_more(film: Film) -> None:
    html = tree(film, easy=True)
    inside = {node.attributes.get("data-group") for node in html.css("details [data-group]")}
    assert inside == {"size", "place", "speed"}
    assert len(html.css("details [data-action=text]")) == 0
    assert len(html.css("details [data-action=copy]")) == 1
    assert tree(film).css(".ks-film details") == []


def test_the_player_is_given_every_start(film: Film) -> None:
    data = tree(film).css_first("[data-module=ks-film]").attributes
    assert json.loads(data["data-chapters"] or "") == starts(film).chapters
    assert json.loads(data["data-cues"] or "") == starts(film).cues
    assert json.loads(data["data-lengths"] or "") == {
        version.id: version.seconds for version in film.versions
    }


def test_ids_are_unique_and_every_link_inside_has_a_target(film: Film) -> None:
    html = tree(film)
    ids = Counter(node.attributes["id"] for node in html.css("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    inside = {(a.attributes["href"] or "")[1:] for a in html.css('a[href^="#"]')}
    assert inside <= set(ids)
    labels = {node.attributes["for"] for node in html.css("label[for]")}
    assert labels <= set(ids)


def test_two_cues_in_the_same_second_have_each_their_address(film: Film) -> None:
    ids = [node.attributes["id"] for node in tree(film).css(".ks-film__cue")]
    assert ids[:3] == ["t-0-00", "t-0-00-2", "t-0-04"]
    assert ids == [node.attributes["id"] for node in tree(film, easy=True).css(".ks-film__cue")]


def test_pictures_and_speakers_are_named(film: Film) -> None:
    said = words(tree(film), ".ks-film__cue p")
    assert said[0].startswith("Bild: En lampa")
    assert said[1].startswith("Berättare: Du ska bli")


def test_only_the_player_has_neither_chapters_nor_transcript(film: Film) -> None:
    html = tree(film, "spelare")
    assert words(html, "h2") == ["Roller och ansvar"]
    assert html.css(".ks-film__chapters, .ks-film__transcript, .ks-film__downloads") == []
    assert len(html.css("video")) == 3
    assert html.css('a[href^="#"]') == []


def test_easy_read_uses_its_own_words(film: Film) -> None:
    html = tree(film, "spelare", easy=True)
    assert words(html, "h2") == ["Vad en kontaktperson gör"]
    label = html.css_first("video").attributes["aria-label"] or ""
    assert "Vad en kontaktperson gör" in label
    assert words(html, ".ks-film__choices label")[0] == "Textad 1 minut 14 sekunder"


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (1_204_000, "1,2\u00a0MB"),
        (999_400, "1000\u00a0kB"),
        (500, "1\u00a0kB"),
        (12e6, "12,0\u00a0MB"),
    ],
)
def test_sizes_are_written_in_swedish(film: Film, size: int, shown: str) -> None:
    html = draw(with_version(film, "textad", bytes=size)).replace("\u00ad", "")
    assert f"Textad, mp4, {shown}" in html


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (42.4, "42 s"),
        (60.0, "1 minut"),
        (74.0, "1 min 14 s"),
        (119.6, "2 minuter"),
        (185, "3 min 5 s"),
    ],
)
def test_lengths_are_written_in_swedish(film: Film, seconds: float, shown: str) -> None:
    html = tree(with_version(film, "textad", seconds=seconds))
    assert words(html, "#roller-textad .ks-film__name p")[0].startswith(f"{shown},")


def test_only_an_example_is_called_one(film: Film) -> None:
    assert "syntetisk röst" in draw(film)
    assert "syntetisk" not in draw(replace(film, example=False))


def test_texts_from_the_film_cannot_become_markup(film: Film) -> None:
    nasty = "\"'><script>&"
    cue = replace(film.transcript[1], text=nasty, speaker=nasty)
    chapter = replace(film.chapters[0], title=nasty)
    html = draw(
        replace(
            film,
            title=nasty,
            transcript=(film.transcript[0], cue, *film.transcript[2:]),
            chapters=(chapter, *film.chapters[1:]),
        )
    )
    assert "<script" not in html
    assert HTMLParser(html).css_first("video").attributes["aria-label"] == (
        f"Filmen {nasty}. Version: Textad."
    )


def test_nothing_inline_that_the_security_policy_stops(film: Film) -> None:
    for node in tree(film).css("*"):
        assert node.tag not in ("script", "style")
        assert not [name for name in node.attributes if name == "style" or name.startswith("on")]


def keys() -> list[str]:
    folder = Path(texts.__file__).parent
    return list(YAML(typ="safe").load(folder / "sv-simple.yml")["film"])


@pytest.mark.parametrize("key", keys())
def test_easy_read_words_stand_for_a_word_that_exists(key: str) -> None:
    standard, easy = (texts.interface(language)[f"film.{key}"] for language in ("sv", "sv-simple"))
    assert set(re.findall(r"\{\w+\}", easy)) <= set(re.findall(r"\{\w+\}", standard))
