"""Every static rule finds what it should, is silent where it should be, and says so in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kunskapsstod.check import catalogue
from kunskapsstod.check.rules import TABLE, check_page
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.models.site import BuiltSite

CASES = Path(__file__).parent / "cases"
SITE_URL = "https://exempelkommun.example/"
RULES = [rule for rule in catalogue.rules() if rule.startswith("static.")]


def findings(root: Path) -> list[Finding]:
    site = BuiltSite(root, SITE_URL)
    return [finding for page in site.read() for finding in check_page(page, site)]


def case(rule: str, name: str) -> str:
    return (CASES / rule / f"{name}.html").read_text(encoding="utf-8")


def test_table_and_data_name_the_same_rules() -> None:
    assert list(TABLE) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_cases(rule: str) -> None:
    names = {"fault", "fine"} | ({"look"} if catalogue.rules()[rule].looks else set())
    assert {path.stem for path in (CASES / rule).iterdir()} == names


def test_no_case_is_left_from_a_rule_that_is_gone() -> None:
    assert sorted(path.name for path in CASES.iterdir() if path.is_dir()) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_fault_is_found(rule: str, make_site: Callable[[str], Path]) -> None:
    found = findings(make_site(case(rule, "fault")))
    assert {finding.rule for finding in found} == {rule}
    assert {finding.severity for finding in found} == {catalogue.rules()[rule].severity}


@pytest.mark.parametrize("rule", [rule for rule in RULES if catalogue.rules()[rule].looks])
def test_a_doubtful_case_is_for_a_person(rule: str, make_site: Callable[[str], Path]) -> None:
    found = findings(make_site(case(rule, "look")))
    assert {(finding.rule, finding.severity) for finding in found} == {(rule, Severity.LOOK)}


@pytest.mark.parametrize("rule", RULES)
def test_what_is_fine_is_left_alone(rule: str, make_site: Callable[[str], Path]) -> None:
    assert findings(make_site(case(rule, "fine"))) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_finding_says_in_words_what_is_wrong(rule: str, make_site: Callable[[str], Path]) -> None:
    for finding in findings(make_site(case(rule, "fault"))):
        words = catalogue.describe(finding)
        for text in (words.title, words.what, words.who, words.remedy):
            assert text
            assert not re.search(r"\{[a-z_]+\}", text), "a placeholder without a value"


def test_every_number_of_a_case_is_counted(make_site: Callable[[str], Path]) -> None:
    root = make_site("<img src='x.png'><img src='x.png'>\n<!-- == x.png == -->\nx")
    assert len([one for one in findings(root) if one.rule == "static.img-alt"]) == 2


def test_the_selector_finds_the_element(make_site: Callable[[str], Path]) -> None:
    root = make_site("<div><p>a</p><p><b>b</b></p><p id='c'><i></i><img src='#'></p></div>")
    site = BuiltSite(root, SITE_URL)
    page = next(site.read([""]))
    found = next(one for one in check_page(page, site) if one.rule == "static.img-alt")
    assert found.selector == "#c > img"
    assert page.first(found.selector) is not None
