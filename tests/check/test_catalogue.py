"""Every rule has words, every code of HTML CodeSniffer a sentence, and none of it is English."""

from __future__ import annotations

import re

import pytest

from kunskapsstod.check import catalogue
from kunskapsstod.check.accepted import Accepted
from kunskapsstod.check.browser.findings import STATES, finding_of
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.texts import message


@pytest.mark.parametrize("rule", catalogue.rules())
def test_every_rule_has_its_texts(rule: str) -> None:
    for part in ("title", "what", "remedy"):
        assert message(f"check.rule.{rule}.{part}").strip()
    for who in catalogue.rules()[rule].who:
        assert message(f"check.who.{who}")


@pytest.mark.parametrize("number", catalogue.criteria())
def test_every_criterion_is_numbered_and_hurts_someone(number: str) -> None:
    assert re.fullmatch(r"[1-4]\.[1-5]\.\d{1,2}", number)
    for who in catalogue.criteria()[number].who:
        assert message(f"check.who.{who}")


def test_the_criteria_of_rules_are_known() -> None:
    used = {rule.criterion for rule in catalogue.rules().values() if rule.criterion}
    assert used <= set(catalogue.criteria())


def htmlcs(code: str, text: str = "", kind: str = "error") -> Finding:
    issue = {
        "state": 0,
        "runner": "htmlcs",
        "code": f"WCAG2AA.Principle1.Guideline1_4.{code}",
        "type": kind,
        "message": text,
        "context": "<p>\n x</p>",
        "selector": "#a",
        "extras": {},
        "parts": [],
    }
    return finding_of("roller/", issue, STATES, Accepted(()))


def test_a_fault_in_no_element_is_told_all_the_same() -> None:
    issue = {
        "state": 0,
        "runner": "htmlcs",
        "code": "WCAG2AA.Principle2.Guideline2_4.2_4_2.H25.1.NoTitleEl",
        "type": "error",
        "message": "",
        "context": None,
        "selector": None,
        "extras": {},
        "parts": [],
    }
    finding = finding_of("", issue, STATES, Accepted(()))
    assert (finding.selector, finding.excerpt, finding.criterion) == ("", "", "2.4.2")


def test_contrast_is_told_in_figures() -> None:
    text = "Expected a contrast ratio of at least 4.5:1, but … a contrast ratio of 2.34:1."
    finding = htmlcs("1_4_3.G18.Fail", text)
    assert finding.rule == "htmlcs.1_4_3.G18.Fail"
    assert finding.criterion == "1.4.3"
    assert finding.severity is Severity.FAULT
    assert finding.excerpt == "<p> x</p>"
    assert catalogue.describe(finding).what == (
        "Kontrasten mellan text och bakgrund är 2,34:1, men ska vara minst 4,5:1."
    )


def test_a_warning_is_something_to_look_at() -> None:
    finding = htmlcs("1_3_1_A.G141", kind="warning")
    assert finding.severity is Severity.LOOK
    assert finding.criterion == "1.3.1"
    assert catalogue.describe(finding).title == "Rubriknivåer i ordning"


def test_the_longest_known_beginning_of_a_code_speaks() -> None:
    words = catalogue.describe(htmlcs("4_1_2.H91.InputText.Name"))
    assert words.title == "Länkar och kontroller har namn"


def test_an_unknown_code_still_speaks_swedish() -> None:
    words = catalogue.describe(htmlcs("1_4_3.H999"))
    assert "WCAG 1.4.3 Kontrast (minimum)" in words.what
    assert words.who == "den som ser dåligt"


def axe(**extras: object) -> Finding:
    issue = {
        "state": 3,
        "runner": "axe",
        "code": "image-alt",
        "type": extras.pop("type", "error"),
        "message": "x",
        "context": "<img>",
        "selector": "img",
        "extras": {
            "help": "Bilder måste ha alternativ text",
            "impact": "critical",
            "tags": ["cat.text-alternatives", "wcag2a", "wcag111", "EN-9.1.1.1"],
            "any": ["Elementet saknar alt", "Elementet saknar title"],
            "all": [],
            **extras,
        },
        "parts": [],
    }
    return finding_of("", issue, STATES, Accepted(()))


def test_axe_gives_all_its_reasons() -> None:
    finding = axe()
    assert (finding.criterion, finding.state) == ("1.1.1", "320 dark")
    words = catalogue.describe(finding)
    assert words.what == "Elementet saknar alt. Elementet saknar title."
    assert words.remedy.startswith("Det räcker att åtgärda en av orsakerna")


def test_reasons_that_all_count_must_all_be_mended() -> None:
    words = catalogue.describe(axe(any=[], all=["Ett", "Två"]))
    assert words.remedy.startswith("Åtgärda orsaken")


def test_a_criterion_with_three_figures() -> None:
    assert axe(tags=["wcag1412"]).criterion == "1.4.12"


def test_what_axe_cannot_tell_is_for_a_person() -> None:
    finding = axe(type="warning")
    assert finding.severity is Severity.LOOK
    assert catalogue.describe(finding).what.startswith("En maskin kan inte avgöra")
