"""PDFs are read as their readers meet them; each rule finds its fault, and a broken file is one."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import outloud
import pytest

from kunskapsstod.check import catalogue
from kunskapsstod.check.pdf_layer import pdf_findings
from kunskapsstod.check.pdf_rules import TABLE
from kunskapsstod.check.requirements import requirements
from kunskapsstod.check.runner import check_site
from kunskapsstod.errors import Faults
from kunskapsstod.models.finding import Finding, Severity

from .pdfs import FAULTS, Made, locked

# outloud has no such rule, or wants other things of the same document.
NOT_SEEN = {
    ("pdf.headings", "none, look"),
    ("pdf.scanned", "all"),
    ("pdf.scanned", "one page, look"),
    ("pdf.bookmarks", "missing"),
}
WHOLE_FILE = {"pdf.broken", "pdf.locked"}


def findings(folder: Path) -> list[Finding]:
    return pdf_findings(folder, lambda done, total, label: None)


def test_a_site_without_pdfs_has_nothing_to_say(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Start</h1>", encoding="utf-8")
    assert findings(tmp_path) == []


def test_a_good_document_is_left_alone_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "blad").mkdir()
    Made().save(tmp_path / "blad" / "ansokan.PDF")
    long = Made()
    long.lengthen()
    long.save(tmp_path / "lang.pdf")
    heard: list[tuple[int, int]] = []
    assert pdf_findings(tmp_path, lambda done, total, label: heard.append((done, total))) == []
    assert heard == [(1, 2), (2, 2)]


@pytest.mark.parametrize(("rule", "what"), FAULTS)
def test_a_fault_is_found_by_its_rule_and_by_no_other(rule: str, what: str, tmp_path: Path) -> None:
    made = Made()
    FAULTS[rule, what](made)
    made.save(tmp_path / "blad.pdf")
    found = findings(tmp_path)
    assert {one.rule for one in found} == {rule}
    severity = Severity.LOOK if "look" in what else catalogue.rules()[rule].severity
    assert {(one.page, one.severity) for one in found} == {("blad.pdf", severity)}
    words = catalogue.describe(found[0])
    assert words.title and words.what and words.remedy and words.who
    assert "{" not in words.what


@pytest.mark.parametrize(("rule", "what"), [one for one in FAULTS if one not in NOT_SEEN])
def test_another_checker_sees_each_fault_too(rule: str, what: str, tmp_path: Path) -> None:
    def seen(made: Made) -> set[str]:
        result = outloud.check(str(made.save(tmp_path / "blad.pdf")))
        return {one.rule for one in result.findings}

    before, made = seen(Made()), Made()
    FAULTS[rule, what](made)
    assert seen(made) - before


def test_the_table_and_the_data_name_the_same_rules_and_each_has_a_fault() -> None:
    told = {rule for rule in catalogue.rules() if rule.startswith("pdf.")}
    assert told == set(TABLE) | WHOLE_FILE
    assert {rule for rule, _ in FAULTS} == set(TABLE)


def test_a_finding_says_page_and_clause(tmp_path: Path) -> None:
    made = Made()
    del made["Figure"].Alt
    made.save(tmp_path / "blad.pdf")
    (found,) = findings(tmp_path)
    assert found.selector == "sida 1"
    assert catalogue.describe(found).criterion == (
        "EN 301 549 10.1.1.1, WCAG 1.1.1 Icke-textuellt innehåll"
    )


def test_the_clauses_for_documents_rest_on_the_rules() -> None:
    rules = {one.id: one.rules for one in requirements()}
    assert rules["10.1.1.1"] == ("pdf.figure",)
    assert "pdf.figure" not in rules["9.1.1.1"]


def test_some_pages_bring_the_documents_they_link_to(make_site: Callable[[str], Path]) -> None:
    root = make_site(
        '<a href="blad/">Blad</a>\n<!-- == blad/index.html == -->\n'
        '<a href="ett.pdf#page=2">Ett (PDF)</a>'
    )
    for name in ("ett", "tva"):
        (root / "blad" / f"{name}.pdf").write_bytes(b"trasig")
    address = "https://exempelkommun.example/"

    def read(*pages: str) -> list[str]:
        found = check_site(root, site_url=address, layers=["pdf"], pages=pages or None)
        return [one.page for one in found]

    assert read() == ["blad/ett.pdf", "blad/tva.pdf"]
    assert read("blad/") == ["blad/ett.pdf"]
    assert read("lattlast/") == []


@pytest.mark.parametrize("password", ["", "hemligt"])
def test_a_locked_file_is_one_finding(tmp_path: Path, password: str) -> None:
    locked(tmp_path / "last.pdf", password=password)
    assert [one.rule for one in findings(tmp_path)] == ["pdf.locked"]


@pytest.mark.parametrize("data", [b"", b"<html><title>Logga in</title>", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_one_finding(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "blad.pdf").write_bytes(data)
    assert [one.rule for one in findings(tmp_path)] == ["pdf.broken"]


def test_pdfs_without_the_library_that_reads_them_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blad.pdf").write_bytes(b"%PDF")
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(Faults, match=r"PDF-filer på webbplatsen: 1.*kunskapsstod\[pdf\]"):
        findings(tmp_path)


def test_no_damage_is_a_traceback(tmp_path: Path) -> None:
    whole = Made().save(tmp_path / "hel.pdf").read_bytes()
    chance = random.Random(7)
    for number in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / f"{number}.pdf").write_bytes(
            data[: chance.randrange(len(data) // 2, len(data))]
        )
    found = findings(tmp_path)
    assert {one.page for one in found if one.rule == "pdf.broken"}
    per_file = [one.page for one in found if one.rule in WHOLE_FILE]
    assert len(per_file) == len(set(per_file))


def test_a_structure_that_leads_in_a_ring_comes_to_an_end(tmp_path: Path) -> None:
    made = Made()
    made["P"].K = made["P"].P
    made.save(tmp_path / "blad.pdf")
    assert findings(tmp_path) == []
