"""The film as text: paragraphs that read as a text of their own, on the page and as a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kunskapsstod.films.transcript import introduced, transcript_of_captions
from kunskapsstod.films.transcript_text import WIDTH, transcript_text
from kunskapsstod.films.webvtt import VttCue
from kunskapsstod.models.film import Chapter, Cue
from tests.films.test_gaps import WHOLE

WHOLE_FILM = (Chapter("hela", "Hela filmen", {}),)


def said(start: float, text: str, speaker: str | None = "Anna") -> VttCue:
    return VttCue(start, start + 1.9, (text,), speaker)


def seen(start: float, text: str) -> VttCue:
    return VttCue(start, start + 1, (text,))


def told(cues: tuple[Cue, ...]) -> list[tuple[str, str]]:
    return [(cue.kind, cue.text) for cue in cues]


def test_what_is_seen_is_put_in_where_the_sentence_ends() -> None:
    captions = {"textad": [said(0, "Vi ses"), said(2, "på fredag."), said(4, "Kom i tid!")]}
    cues = transcript_of_captions(captions, WHOLE_FILM, {"textad": [seen(1, "En kalender.")]})
    assert told(cues) == [
        ("speech", "Vi ses på fredag."),
        ("picture", "En kalender."),
        ("speech", "Kom i tid!"),
    ]
    starts = [cue.starts["textad"] for cue in cues]
    assert starts == sorted(starts)


def test_what_is_seen_first_and_last_is_told_first_and_last() -> None:
    captions = {"textad": [said(3, "Hej.")]}
    pictures = [seen(0, "En dörr."), seen(1, "Den öppnas."), seen(9, "Slut.")]
    cues = transcript_of_captions(captions, WHOLE_FILM, {"textad": pictures})
    assert told(cues) == [
        ("picture", "En dörr. Den öppnas."),
        ("speech", "Hej."),
        ("picture", "Slut."),
    ]


@pytest.mark.parametrize(
    "after",
    [
        [said(2, "Ja.", "Bo")],
        [said(8, "och sedan.")],
    ],
    ids=["another speaks", "a silence"],
)
def test_a_sentence_that_never_ends_holds_no_picture_back(after: list[VttCue]) -> None:
    captions = {"textad": [said(0, "Vi ses"), *after]}
    cues = transcript_of_captions(captions, WHOLE_FILM, {"textad": [seen(1, "Ett bord.")]})
    assert [cue.kind for cue in cues] == ["speech", "picture", "speech"]


def test_described_captions_say_it_better_than_text_cues() -> None:
    captions = {
        "textad": [said(0, "Hej.")],
        "syntolkad": [said(0, "Ett bord.", "Syntolk"), said(3, "Hej.")],
    }
    cues = transcript_of_captions(captions, WHOLE_FILM, {"textad": [seen(0, "Bord.")]})
    assert told(cues) == [("picture", "Ett bord."), ("speech", "Hej.")]
    assert cues[1].starts == {"syntolkad": 3, "textad": 0}


def test_the_version_with_descriptions_leads_when_no_captions_describe() -> None:
    captions = {"textad": [said(0, "Hej.")], "syntolkad": [said(5, "Hej.")]}
    cues = transcript_of_captions(captions, WHOLE_FILM, {"textad": [seen(0, "Ett bord.")]})
    assert [(c.kind, c.starts) for c in cues] == [
        ("picture", {"textad": 0}),
        ("speech", {"textad": 0, "syntolkad": 5}),
    ]


def cue(kind: str, speaker: str | None = None, chapter: str = "a") -> Cue:
    return Cue("x", kind, "Ord.", speaker, chapter, {"textad": 0.0})


def test_a_speaker_is_named_only_when_something_changes() -> None:
    cues = [
        cue("speech", "Anna"),
        cue("speech", "Anna"),
        cue("speech", "Bo"),
        cue("picture"),
        cue("speech", "Bo"),
        cue("speech", "Bo", "b"),
    ]
    assert introduced(cues) == [True, False, True, True, True, True]


def test_when_nobody_is_named_nobody_is_announced() -> None:
    assert introduced([cue("speech"), cue("speech")]) == [False, False]
    assert introduced([cue("picture"), cue("speech"), cue("speech")]) == [True, True, False]


FILM = replace(
    WHOLE,
    title="Möt\u00adets film",
    description="Om att mötas, om att tala med varandra och om att komma överens om hur ni ses.",
    chapters=(
        Chapter("ett", "Först", {"textad": 0.0, "syntolkad": 0.0}),
        Chapter("tva", "Sedan", {"textad": 62.0, "syntolkad": 80.0}),
    ),
    transcript=(
        Cue("1", "picture", "Ett bord.", None, "ett", {"syntolkad": 0.0}),
        Cue("2", "speech", "Hej " * 40 + "då.", "Anna", "ett", {"textad": 1.2}),
        Cue("3", "speech", "Vi ses.", "Anna", "tva", {"textad": 62.0}),
    ),
)


def test_the_file_says_what_it_is_and_where_the_film_is_seen() -> None:
    words = transcript_text(FILM, address="https://guide.kommun.se/filmer/egen/")
    lines = words.splitlines()
    assert lines[:2] == ["Mötets film", "==========="]
    assert "Kommunen äger filmen." in lines
    assert "Filmen finns på https://guide.kommun.se/filmer/egen/" in lines
    assert "dnr 2026/123" not in words and "None" not in words
    assert words.endswith("\n") and not words.endswith("\n\n")


def test_the_file_has_chapters_times_and_speakers_as_they_change() -> None:
    lines = transcript_text(FILM).splitlines()
    assert "1. Först" in lines and lines[lines.index("2. Sedan") + 1] == "--------"
    assert "0:00   Bild: Ett bord." in lines
    assert any(line.startswith("0:01   Anna: Hej Hej") for line in lines)
    assert "1:02   Anna: Vi ses." in lines


@pytest.mark.parametrize("easy", [False, True])
def test_no_line_of_the_file_is_wider_than_its_form(easy: bool) -> None:
    lines = transcript_text(FILM, easy).splitlines()
    assert max(map(len, lines)) <= WIDTH[easy]
    assert all(line == line.rstrip() for line in lines)


def test_the_easy_file_has_easy_words_and_the_same_paragraphs() -> None:
    words = transcript_text(replace(FILM, example=True), easy=True)
    assert words.startswith("Vår film\n========\n")
    assert "\nEn dator läser texten.\n" in words
    assert "0:00   Bild: Ett bord." in words


def test_a_film_that_is_not_drawn_yet_has_no_times() -> None:
    words = transcript_text(replace(FILM, versions=()))
    assert "       Bild: Ett bord." in words and "0:00" not in words
