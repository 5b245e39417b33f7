"""How hard a page is to read: LIX as Björnsson defined it, and what makes sentences hard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kunskapsstod.content.front_matter import Source
from kunskapsstod.content.prose import sentences
from kunskapsstod.content.readability import Remark, lix, page_lix, remarks
from kunskapsstod.models.page import PageMeta

KNOWN = {"titel.kontaktsekreteraren": "kontaktsekreteraren"}


def page(body: str, *, easy: bool = False, audience: str = "person", lead: str = "Hej.") -> Source:
    uri = "sida.sv-simple.md" if easy else "sida.md"
    meta = PageMeta(
        title="Sida",
        description=lead,
        audience=(audience,),  # type: ignore[arg-type]
        written=date(2026, 11, 22),
        review_by=date(2027, 5, 22),
    )
    language = "sv-simple" if easy else "sv"
    return Source(uri, Path(uri), language, "title: Sida\ndescription: Hej.\n", body, 10, meta)


def found(body: str, *, easy: bool = True) -> list[tuple[str, int]]:
    """The remarks on single lines; a body this short has no LIX worth naming."""
    told = remarks(page(body, easy=easy), KNOWN, set())
    return [(one.rule, one.line) for one in told if one.rule != "text.lix"]


def test_lix_is_words_a_sentence_plus_the_percentage_of_long_words() -> None:
    # 6 words in 2 sentences, of which "spinner" has more than six letters: 3 + 100 / 6.
    words = ["Katten", "sitter", "på", "mattan", "Den", "spinner"]
    assert lix(words, 2) == pytest.approx(3 + 100 / 6)
    # 10 words in 1 sentence, none long: 10. Ten long words in ten sentences: 1 + 100.
    assert lix(["ord"] * 10, 1) == 10
    assert lix(["kommunen"] * 10, 10) == 101


def test_six_letters_are_short_and_seven_are_long() -> None:
    assert lix(["mattan"], 1) == 1
    assert lix(["mattans"], 1) == 101


def test_lix_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="words"):
        lix([], 1)
    assert page_lix([]) == 0


def test_only_what_a_reader_reads_is_counted() -> None:
    body = """## En rubrik {#rubrik}

Ring {{ titel.kontaktsekreteraren }} i [kommunen](../kontakt.md#vanlig). Det går **bra**.

/// kontakt | vanlig
    rubrik: Ring
///

| Ämne | Fråga |
|---|---|
| Tid | När? |
"""
    text = [(one.line, one.text) for one in sentences(page(body), KNOWN)]
    assert text == [
        (3, "Hej."),
        (10, "En rubrik"),
        (12, "Ring kontaktsekreteraren i kommunen."),
        (12, "Det går bra."),
        (18, "Ämne"),
        (18, "Fråga"),
        (20, "Tid"),
        (20, "När?"),
    ]


def test_a_sentence_knows_the_line_it_starts_on() -> None:
    text = sentences(page("Första meningen\när lång. Andra\när kort."), KNOWN)
    assert [(one.line, one.text) for one in text[1:]] == [
        (10, "Första meningen är lång."),
        (11, "Andra är kort."),
    ]


def test_a_new_sentence_needs_a_capital_or_a_number_after_the_stop() -> None:
    text = sentences(page("Läs kap. tre i lagen. Den är ny. 12 är fler."), KNOWN)
    assert [one.text for one in text[1:]] == [
        "Läs kap. tre i lagen.",
        "Den är ny.",
        "12 är fler.",
    ]


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("text.abbreviation", "Ni kan t.ex. fika."),
        ("text.abbreviation", "Det gäller bl a dig."),
        ("text.two-negations", "Du får inte berätta inget."),
        ("text.two-negations", "Ingen får aldrig fråga."),
        ("text.not-but", "Det är inte personal utan en vän."),
        ("text.passive", "Beslutet skrivs av kommunen."),
        ("text.passive", "Pengarna betalades av kommunen."),
        ("text.long-word", "Det heter omvårdnadsinsatsen."),
        ("text.one-sentence-a-line", "Du ringer. Sedan fikar ni."),
    ],
)
def test_easy_read_finds(rule: str, line: str) -> None:
    assert (rule, 12) in found(f"## Rubrik\n\n{line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "Ni träffas och umgås.",
        "Det finns en plats.",
        "Du hoppas att det känns bra.",
        "1. Ring kommunen.",
        "Låna inte ut och ge inga gåvor.",
        "Det är socialtjänstens ansvar.".replace("socialtjänstens", "social&shy;tjänstens"),
        "Ring 112. ",
    ],
)
def test_easy_read_leaves_alone(line: str) -> None:
    assert found(f"## Rubrik\n\n{line}\n") == []


def test_a_long_sentence_is_told_with_its_length() -> None:
    line = "Du kan " + "och ".join(["ringa "] * 9) + "nu."
    told = remarks(page(line, easy=True), KNOWN, set())
    assert [(one.rule, one.params["words"]) for one in told] == [("text.long-sentence", "20")]


def test_a_long_word_is_told_once_a_page_and_not_when_the_glossary_explains_it() -> None:
    body = "Ett omvårdnadsbehovet.\n\nEtt omvårdnadsbehovet till.\n"
    assert [rule for rule, _ in found(body)] == ["text.long-word"]
    told = remarks(page(body, easy=True), KNOWN, {"omvårdnadsbehovet"})
    assert [one.rule for one in told] == ["text.lix"]


def test_a_hard_page_is_told_its_lix_and_professionals_may_have_more() -> None:
    body = "Kommunens verksamhet förutsätter kontinuerlig uppföljning.\n" * 3
    told = remarks(page(body), KNOWN, set())
    assert next(one for one in told if one.rule == "text.lix").params["limit"] == "40"
    for_staff = remarks(page(body, audience="kommun"), KNOWN, set())
    assert next(one for one in for_staff if one.rule == "text.lix").params["limit"] == "45"


def test_standard_pages_may_use_passive_and_long_words() -> None:
    assert found("Beslutet skrivs av förvaltningsrätten.", easy=False) == []


def test_a_remark_quotes_its_sentence() -> None:
    told = remarks(page("Ni kan t.ex. fika.", easy=True), KNOWN, set())
    assert told == [Remark("text.abbreviation", 10, "Ni kan t.ex. fika.", {"word": "t.ex."})]
