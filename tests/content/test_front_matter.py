"""What a page says about itself."""

from pathlib import Path

import pytest

from kunskapsstod.content.front_matter import FORMS, read_source, strip_variant
from kunskapsstod.errors import Faults
from kunskapsstod.mkdocs_plugin.variants import VARIANTS

GOOD = """---
title: Rubrik
description: En mening.
audience: [kommun]
written: 2026-11-22
reviewed: null
reviewer: null
review_by: 2027-05-22
---

Text.
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "sida.md"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(path: Path) -> list[str]:
    with pytest.raises(Faults) as caught:
        read_source(path, "sida.md")
    return [fault.sentence().removeprefix(str(path)) for fault in caught.value.faults]


def test_a_page_is_split_and_its_body_keeps_its_line_number(tmp_path: Path) -> None:
    source = read_source(write(tmp_path, GOOD), "roller/sida.sv-simple.md")
    assert source.meta.title == "Rubrik"
    assert source.body.splitlines()[source.body_line - 10 + 1] == "Text."
    assert (source.page_uri, source.language) == ("roller/sida.md", "sv-simple")


def test_the_variant_is_the_last_part_of_the_name() -> None:
    assert strip_variant("a/b.md") == ("a/b.md", "sv")
    assert strip_variant("a/b.sv-simple.md") == ("a/b.md", "sv-simple")
    assert strip_variant("a/b.en.md") == ("a/b.md", "en")


def test_a_page_without_front_matter_is_told_how_to_begin(tmp_path: Path) -> None:
    assert "saknar sidhuvud" in faults_of(write(tmp_path, "## Bara text\n"))[0]


def test_every_fault_of_the_front_matter_is_told_with_its_line(tmp_path: Path) -> None:
    text = GOOD.replace("title: Rubrik\n", "titel: Rubrik\n").replace(
        "review_by: 2027-05-22", "review_by: i maj"
    )
    told = faults_of(write(tmp_path, text))
    assert any("titel" in line and "Menade du title?" in line for line in told)
    assert any("rad 8" in line and "datum" in line for line in told)
    # The missing title is the misspelt one: one sentence is enough.
    assert len(told) == 2


def test_a_review_needs_a_reviewer_and_a_later_day(tmp_path: Path) -> None:
    text = GOOD.replace("reviewed: null", "reviewed: 2026-11-23").replace(
        "2027-05-22", "2026-01-01"
    )
    told = faults_of(write(tmp_path, text))
    assert any("inte av vem" in line for line in told)
    assert any("innan den är skriven" in line for line in told)


def test_a_day_that_is_in_no_calendar_is_told_with_key_and_line(tmp_path: Path) -> None:
    told = faults_of(write(tmp_path, GOOD.replace("2027-05-22", "2027-02-30")))
    assert told == [", rad 8, review_by: Dagen 2027-02-30 finns inte i kalendern. Rätta datumet."]


@pytest.mark.parametrize("day", ["igår", "22/11 2026", "20261122", "'0'", "0", "[2026-02-30]"])
def test_what_is_no_day_is_no_date(tmp_path: Path, day: str) -> None:
    told = faults_of(write(tmp_path, GOOD.replace("2026-11-22", day)))
    assert told == [", rad 5, written: Värdet ska vara ett datum, skrivet som 2026-11-22."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("27-05-22\n---", "27-05-22"), "rad 1: Sidhuvudet börjar här men tar aldrig"),
        (
            GOOD.replace("---\n\nText.", "\n## Rubrik\n\n---\n"),
            "rad 1: Sidhuvudet börjar här men tar aldrig",
        ),
        (GOOD.replace("title: R", "title R"), "rad 2: Efter nyckeln ska det stå kolon"),
        (GOOD.replace("title: R", "title:R"), "rad 2: Efter nyckeln ska det stå kolon"),
        (GOOD.replace("title: R", "title: A: R"), "rad 2: Texten innehåller ett kolon"),
        (GOOD.replace("title: R", "title: @R"), "rad 2: Texten börjar med ett tecken"),
        (GOOD.replace("title: R", "title: #R"), "rad 2, title: Texten efter # räknas som"),
        (GOOD.replace("title: R", "title: {{ kommun.namn }}"), "rad 2: Texten börjar med"),
        (GOOD.replace("title: R", "title: \x07R"), "rad 2: Raden innehåller ett tecken som inte"),
        (GOOD.replace("audience", "  audience"), "rad 4: Raden är indragen på ett annat sätt"),
        (GOOD.replace("audience", "\u00a0audience"), "rad 4: Raden är indragen med hårda"),
        (GOOD.replace("[kommun]", "[kommun"), "rad 4: Listan som börjar här tar inte slut"),
        (GOOD.replace("[kommun]", "[]"), "rad 4, audience: Här behövs minst 1 i listan"),
        (GOOD.replace("[kommun]", "[kommun, kommun]"), "rad 4, audience: kommun står två"),
        (GOOD.replace("reviewer: null", "reviewer: Anna"), "rad 7, reviewed: Sidan säger vem"),
        (GOOD.replace("title:", "template: start.html\ntitle:"), "rad 2, template: Mallen start"),
    ],
)
def test_each_mistake_gets_one_sentence_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (told,) = faults_of(write(tmp_path, text))
    assert told.startswith(f", {said}")


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_other_systems_line_ends_and_marks_are_no_fault(
    tmp_path: Path, newline: str, mark: str
) -> None:
    path = tmp_path / "sida.md"
    path.write_bytes((mark + GOOD.replace("\n", newline)).encode())
    assert read_source(path, "sida.md").body.strip() == "Text."


def test_every_fault_of_a_front_matter_is_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("2026-11-22", "2026-13-45").replace("[kommun]", "[volontär]")
    told = faults_of(write(tmp_path, text))
    assert [line.split(":")[0] for line in told] == [", rad 4, audience.1", ", rad 5, written"]


def test_the_forms_that_file_names_may_say_are_those_that_are_built() -> None:
    assert set(VARIANTS) == set(FORMS)
