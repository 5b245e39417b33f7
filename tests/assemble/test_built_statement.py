"""The accessibility statement on the built site says what the evidence says, and no more."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from kunskapsstod.assemble.build import Built, build, summary
from kunskapsstod.models.evidence import (
    AutomaticFinding,
    EngineVersions,
    Evidence,
    ManualResult,
    as_text,
)
from kunskapsstod.project import Project

FINDING = AutomaticFinding(
    rule="axe.color-contrast",
    severity="fault",
    criterion="1.4.3",
    requirement="WCAG 1.4.3 Kontrast (minimum)",
    law=True,
    title="Text har för svag kontrast",
    situations=("low_vision",),
    pages=("roller/sekretess/", "lattlast/kontakt/"),
    count=3,
)
MANUAL = ManualResult(test="tangentbord", title="Tangentbord utan mus", law=True, state="never")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795867200")  # 2026-11-28


def guide_name(built: Built) -> str:
    return str(json.loads((built.folder / "build.json").read_text("utf-8"))["guide"])


def put_evidence(project: Project, guide: str, *automatic: AutomaticFinding) -> None:
    evidence = Evidence(
        day=date(2026, 11, 27),
        guide=guide,
        pages=148,
        engine=EngineVersions(chromium="150.1", pa11y="10.0", axe="4.14"),
        automatic=automatic,
        manual=(MANUAL,),
    )
    (project.site / "evidence.json").write_text(as_text(evidence), encoding="utf-8")


def words(built: Built, page: str = "om/tillganglighet") -> str:
    tree = LexborHTMLParser((built.folder / page / "index.html").read_text("utf-8"))
    main = tree.css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").replace("\u00ad", "").split())


def test_a_site_nobody_has_checked_says_so_and_the_build_says_what_to_do(small: Project) -> None:
    built = build(small)
    assert "Guiden är inte bedömd." in words(built)
    assert any("kunskapsstod check" in line for line in summary(built, small.site, "kunskapsstod"))


def test_evidence_about_this_guide_is_told_with_dates_tools_findings_and_what_waits(
    small: Project,
) -> None:
    put_evidence(small, guide_name(build(small)), FINDING)
    built = build(small)
    text = words(built)
    assert "delvis förenlig med kraven" in text
    assert "Bedömd 27 november 2026" in text
    assert "Chromium 150.1 med pa11y 10.0" in text
    assert "Text har för svag kontrast (WCAG 1.4.3 Kontrast (minimum))" in text
    assert "Det gäller Sekretess och tystnadsplikt" in text and "och 1 sida till" in text
    assert "Med nedsatt synförmåga 1 känd brist" in text
    assert "Utan hörsel Inga kända brister" in text
    assert "Inte provat för hand Tangentbord utan mus" in text
    assert "Guiden har ändrats sedan den provades" not in text
    assert "Anmäl till Digg" in text.replace("kommunen inte gör sin del? ", "")
    easy = words(built, "lattlast/om/tillganglighet")
    assert "Guiden följer en del av kraven i lagen." in easy


def test_evidence_changes_the_statement_and_nothing_else(small: Project) -> None:
    first = build(small)
    name = guide_name(first)
    before = {p.relative_to(first.folder): p.read_bytes() for p in first.folder.rglob("*.html")}
    put_evidence(small, name, FINDING)
    second = build(small)
    assert guide_name(second) == name
    changed = {
        place.as_posix()
        for place, content in before.items()
        if (second.folder / place).read_bytes() != content
    }
    assert changed == {
        "om/tillganglighet/index.html",
        "lattlast/om/tillganglighet/index.html",
    }


def test_a_change_in_the_guide_makes_the_evidence_about_another_one(small: Project) -> None:
    name = guide_name(build(small))
    put_evidence(small, name)
    profile = small.profile.read_text("utf-8")
    small.profile.write_text(profile.replace("vardagar 9–11", "vardagar 8–11"), encoding="utf-8")
    second = build(small)
    assert guide_name(second) != name
    assert "Guiden har ändrats sedan den provades" in words(second)


def test_the_authority_s_address_is_told_with_care_after_its_last_sure_day(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798848000")  # 2027-01-02
    text = words(build(small))
    assert "Post- och telestyrelsen (PTS) har tagit över tillsynen från Digg" in text
    assert "Vi har ingen bekräftad adress" in text


@pytest.mark.parametrize(
    ("assessment", "says"), [("soon", "snart ett år"), ("old", "mer än ett år")]
)
def test_the_build_reminds_before_the_assessment_is_a_year_old(assessment: str, says: str) -> None:
    built = Built(Path("site"), 1, 0, "publicerad", assessment=assessment)
    assert [line for line in summary(built, Path(), "k") if says in line]
