"""The check reads the pages' own text and says which file and line is meant."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kunskapsstod.check.text_layer import text_findings
from kunskapsstod.errors import Faults
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.project import Base, Project

ROOT = Path(__file__).parents[2]
HEAD = """---
title: Sida
description: Du läser en sida.
audience: [person]
written: 2026-11-22
review_by: 2027-05-22
sources: [mfd-2023-23]
---

"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in ("kommun.yml", "logo.svg"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "docs" / "_data", tmp_path / "docs" / "_data")
    return Project(tmp_path, Base(tmp_path))


def findings(project: Project, pages: dict[str, str], today: str = "2026-11-22") -> list[Finding]:
    for name, body in pages.items():
        (project.site / "docs" / name).write_text(HEAD + body, encoding="utf-8")
    found = text_findings(project, date.fromisoformat(today), lambda done, total, label: None)
    return [one for one in found if one.rule != "review.unused-source"]


def test_what_is_hard_is_a_fault_in_easy_read_and_advice_in_standard_text(
    project: Project,
) -> None:
    body = "Ni kan t.ex. fika.\n"
    found = findings(project, {"a.md": body, "a.sv-simple.md": body})
    severities = {one.page: one.severity for one in found if one.rule == "text.abbreviation"}
    assert severities == {"a/": Severity.ADVICE, "lattlast/a/": Severity.FAULT}


def test_a_finding_names_file_and_line(project: Project) -> None:
    (one,) = (
        one
        for one in findings(project, {"a.sv-simple.md": "Hej du.\n\nNi kan t.ex. fika.\n"})
        if one.rule == "text.abbreviation"
    )
    assert one.selector.endswith("a.sv-simple.md, rad 12")
    assert one.excerpt == "Ni kan t.ex. fika."


def test_pages_that_cannot_be_read_are_told_all_at_once(project: Project) -> None:
    for name in ("a.md", "b.md"):
        (project.site / "docs" / name).write_text(HEAD.replace("title", "titel"), encoding="utf-8")
    with pytest.raises(Faults) as caught:
        text_findings(project, date(2026, 11, 22), lambda done, total, label: None)
    assert len(caught.value.faults) == 2


def test_a_page_that_is_overdue_is_for_a_person_to_look_at(project: Project) -> None:
    found = findings(project, {"a.md": "Hej du.\n"}, today="2027-05-23")
    assert [(one.rule, one.severity) for one in found if one.severity is Severity.LOOK] == [
        ("review.overdue", Severity.LOOK)
    ]


def test_swedish_rules_do_not_judge_english(project: Project) -> None:
    found = findings(project, {"a.md": "Hej du.\n", "a.en.md": "The abbreviation osv is here.\n"})
    assert not [one for one in found if one.page == "en/a/" and one.rule.startswith("text.")]


def test_the_guide_s_own_easy_pages_have_no_fault_and_every_page_a_source() -> None:
    project = Project(ROOT, Base(ROOT))
    found = text_findings(project, date(2026, 11, 22), lambda done, total, label: None)
    assert [one for one in found if one.severity is Severity.FAULT] == []
    assert [one for one in found if one.rule in ("review.no-source", "review.unused-source")] == []
