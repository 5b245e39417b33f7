"""The ledger of the films, and the same as linked data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kunskapsstod.films.json_ld import duration, json_ld
from kunskapsstod.films.ledger import ledger
from kunskapsstod.models.film import Chapter, Cue, Film, Rendition, Rights
from tests.films.test_gaps import WHOLE, accept, profile, version, with_version, without

SITE = "https://guide.kommun.se/"
PAGE = f"{SITE}filmer/egen/"

# From W3C's Schema.org Accessibility Properties for Discoverability Vocabulary.
FEATURES = {
    "captions",
    "closedCaptions",
    "openCaptions",
    "audioDescription",
    "signLanguage",
    "transcript",
}
MODES = {"auditory", "textual", "visual", "tactile"}


def nodes(*films: Film) -> list[dict[str, Any]]:
    data = json.loads(json_ld(films, SITE, lambda film: PAGE))
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def video(film: Film, identifier: str) -> dict[str, Any]:
    return next(n for n in nodes(film) if n["@id"] == f"{PAGE}#egen-{identifier}")


def test_a_gap_has_its_reason_only_when_the_municipality_gave_one() -> None:
    film = replace(without("syntolkad"), transcript=())
    entry = ledger([film], profile("publicerad", accept("syntolkad")))[0]
    assert [(lack.kind, lack.reason) for lack in entry.lacks] == [
        ("syntolkad", "Det kommer i mars."),
        ("transkription", None),
    ]
    assert [lack.kind for lack in entry.accepted] == ["syntolkad"]


def test_where_consents_are_kept_is_never_told() -> None:
    assert "2026/123" not in json_ld([WHOLE], SITE, lambda film: PAGE)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "PT1S"), (44.4, "PT44S"), (60, "PT1M"), (74.2, "PT1M14S"), (3661, "PT1H1M1S")],
)
def test_a_length_is_an_iso_8601_duration(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_every_version_is_a_video_with_what_a_search_asks_for() -> None:
    work, *videos = nodes(WHOLE)
    assert work["@type"] == "CreativeWork"
    assert [example["@id"] for example in work["workExample"]] == [v["@id"] for v in videos]
    for one in videos:
        assert one["@type"] == "VideoObject"
        assert one["exampleOfWork"] == {"@id": work["@id"]}
        assert one["duration"] == "PT1M14S"
        for key in ("contentUrl", "thumbnailUrl", "url"):
            assert one[key].startswith(SITE)
        assert one["name"] and one["description"]
        assert set(one["accessibilityFeature"]) <= FEATURES
        for enough in one["accessModeSufficient"]:
            assert enough["@type"] == "ItemList"
            assert set(enough["itemListElement"]) <= MODES
        assert one["copyrightHolder"]["name"] == "Kommunen"
        assert not {"uploadDate", "dateModified"} & set(one), "no day that nobody has stated"


def test_a_feature_is_only_claimed_by_the_version_that_has_it() -> None:
    assert "signLanguage" in video(WHOLE, "teckensprak")["accessibilityFeature"]
    empty = with_version("teckensprak", interpreter=False)
    told = video(empty, "teckensprak")
    assert "signLanguage" not in told["accessibilityFeature"] and told["inLanguage"] == "sv"
    assert "audioDescription" in video(WHOLE, "syntolkad")["accessibilityFeature"]
    assert "audioDescription" not in video(WHOLE, "textad")["accessibilityFeature"]
    open_ones = with_version("textad", captions=None, captions_src=None, burned_in_captions=True)
    assert "openCaptions" in video(open_ones, "textad")["accessibilityFeature"]
    assert "caption" not in video(open_ones, "textad")


def test_text_alone_is_enough_only_when_it_also_says_what_is_seen() -> None:
    def enough(film: Film) -> list[list[str]]:
        told = video(film, "textad")["accessModeSufficient"]
        return [one["itemListElement"] for one in told]

    assert ["textual"] not in enough(WHOLE)
    seen = Cue("b", "picture", "Ett bord.", None, "hela-filmen", {"textad": 1.0})
    assert ["textual"] in enough(replace(WHOLE, transcript=(*WHOLE.transcript, seen)))


def test_chapters_are_clips_that_end_where_the_next_begins() -> None:
    film = replace(
        WHOLE,
        chapters=(
            Chapter("ett", "Ett", {"textad": 0.0}),
            Chapter("tva", "Två", {"textad": 60.5}),
        ),
    )
    clips = video(film, "textad")["hasPart"]
    assert [(c["startOffset"], c["endOffset"]) for c in clips] == [(0.0, 60.5), (60.5, 74.2)]
    assert clips[1]["url"] == f"{PAGE}#film=textad&t=1:00"
    assert "hasPart" not in video(film, "syntolkad")


def test_a_smaller_rendition_is_another_encoding_of_the_same_video() -> None:
    small = Rendition(Path("l.mp4"), "media/filmer/egen/textad-360p.mp4", 400_000, 640, 360)
    film = replace(WHOLE, versions=(version("textad", small=small, sha256="a" * 64),))
    told = video(film, "textad")
    assert told["encoding"]["contentUrl"].endswith("textad-360p.mp4")
    assert told["sha256"] == "a" * 64


def test_an_example_film_is_under_the_guides_licence_and_has_no_owner() -> None:
    film = replace(WHOLE, example=True, rights=None)
    told = video(film, "textad")
    assert told["license"].endswith("/by/4.0/") and "copyrightHolder" not in told
    terms = replace(WHOLE, rights=Rights("Kommunen", "Får visas i Sverige.", "ja", None, None))
    assert video(terms, "textad")["copyrightNotice"] == "Får visas i Sverige."
