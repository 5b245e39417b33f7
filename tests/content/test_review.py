"""Twins that grow old, pages that are overdue, sources that nobody uses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kunskapsstod.content.front_matter import Source, read_source
from kunskapsstod.content.review import notices, resting_on, unused
from kunskapsstod.content.sources import Law, Reference, Register
from kunskapsstod.content.twins import mark_compared, pairs, wording

DAY = date(2026, 11, 22)
REGISTER = Register(
    lagar={
        "lss": Law(namn="LSS", kort="LSS", sfs="1993:387", lydelse="nu", kontrollerad=DAY),
    },
    kallor={
        "en": Reference(titel="En", utgivare="A", kontrollerad=DAY),
        "ingen": Reference(titel="Ingen", utgivare="B", kontrollerad=DAY),
    },
)


def write(folder: Path, uri: str, body: str = "Text.\n", **front: str) -> Source:
    given = {
        "title": "Sida",
        "description": "En mening.",
        "audience": "[kommun]",
        "written": "2026-11-22",
        "review_by": "2027-05-22",
        "laws": "{lss: 9 §}",
        "sources": "[en]",
    } | front
    path = folder / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key}: {value}\n" for key, value in given.items())
    path.write_text(f"---\n{lines}---\n\n{body}", encoding="utf-8")
    return read_source(path, uri)


def rules(sources: dict[str, Source], today: date = DAY) -> list[str]:
    return sorted(notice.rule for notice in notices(sources, REGISTER, today))


def both(folder: Path, **twin: str) -> dict[str, Source]:
    page, easy = write(folder, "a.md"), write(folder, "a.sv-simple.md", **twin)
    return {"a.md": page, "a.sv-simple.md": easy}


def test_a_twin_nobody_compared_is_told_until_someone_has(tmp_path: Path) -> None:
    sources = both(tmp_path)
    assert [pair.state for pair in pairs(sources)] == ["never"]
    changed = mark_compared(pairs(sources))
    assert [path.name for path in changed] == ["a.sv-simple.md"]
    again = {uri: read_source(source.path, uri) for uri, source in sources.items()}
    assert [pair.state for pair in pairs(again)] == ["same"]
    assert mark_compared(pairs(again)) == []


def test_a_changed_original_makes_its_twin_older_and_moved_spaces_do_not(tmp_path: Path) -> None:
    sources = both(tmp_path)
    mark_compared(pairs(sources))
    twin = read_source(tmp_path / "a.sv-simple.md", "a.sv-simple.md")
    same = write(tmp_path, "a.md", "  Text.\n\n\n", title="Ny rubrik")
    assert [p.state for p in pairs({"a.md": same, twin.uri: twin})] == ["same"]
    other = write(tmp_path, "a.md", "Texten.\n")
    assert [p.state for p in pairs({"a.md": other, twin.uri: twin})] == ["older"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_marking_changes_one_line_and_nothing_else(tmp_path: Path, newline: str) -> None:
    sources = both(tmp_path)
    path = tmp_path / "a.sv-simple.md"
    before = path.read_text(encoding="utf-8").replace("\n", newline)
    path.write_bytes(before.encode())
    mark_compared(pairs(sources))
    after = path.read_bytes().decode()
    digest = wording(sources["a.md"])
    assert after == before.replace(
        f"---{newline}{newline}", f'twin_of_hash: "{digest}"{newline}---{newline}{newline}'
    )


def test_a_page_past_its_review_date_is_told_the_day_after(tmp_path: Path) -> None:
    sources = {"a.md": write(tmp_path, "a.md", without_twin="Bara för tjänstepersoner.")}
    assert "review.overdue" not in rules(sources, date(2027, 5, 22))
    assert "review.overdue" in rules(sources, date(2027, 5, 23))


def test_a_page_without_source_or_twin_is_told_unless_it_says_why(tmp_path: Path) -> None:
    bare = write(tmp_path, "a.md", laws="{}", sources="[]")
    assert {"review.no-source", "review.no-twin"} <= set(rules({"a.md": bare}))
    reasons = {"without_sources": "Inga sakuppgifter.", "without_twin": "Bara blad."}
    told = write(tmp_path, "a.md", laws="{}", sources="[]", **reasons)
    assert not {"review.no-source", "review.no-twin"} & set(rules({"a.md": told}))


def test_sources_nobody_uses_are_told(tmp_path: Path) -> None:
    assert unused([write(tmp_path, "a.md")], REGISTER) == ["ingen"]


def test_pages_that_rest_on_a_law_are_listed_with_their_sections(tmp_path: Path) -> None:
    sources = both(tmp_path, laws="{lss: 10 §}") | {"b.md": write(tmp_path, "b.md", laws="{}")}
    assert [(r.source.uri, r.where) for r in resting_on("lss", sources)] == [
        ("a.md", "9 §"),
        ("a.sv-simple.md", "10 §"),
    ]
    assert len(resting_on("en", sources)) == 3


def test_a_day_that_has_not_come_is_told(tmp_path: Path) -> None:
    page = write(tmp_path, "a.md", reviewed="2031-01-01", reviewer="Anna")
    assert "review.future" in rules({"a.md": page}, date(2030, 12, 31))
    assert "review.future" not in rules({"a.md": page}, date(2031, 1, 1))
