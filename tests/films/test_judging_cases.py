"""Every film rule finds what it should, is silent where it should be, and says so in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kunskapsstod.check import catalogue
from kunskapsstod.films.judging.judge import judge
from kunskapsstod.models.finding import Finding, Severity

from .case_reading import fine_reading, read_case

CASES = Path(__file__).parent / "cases"
RULES = [
    r for r in catalogue.rules() if r.startswith(("film.", "media.", "captions.", "chapters."))
]
# Consent is a part of the rights: where these are missing, so is it.
TOGETHER = {"film.rights": {"film.rights", "film.consent"}}


def case(rule: str, name: str) -> list[Finding]:
    (path,) = (CASES / rule).glob(f"{name}.*")
    reading, published = read_case(path, rule)
    return judge(reading, published=published)


def test_the_film_without_faults_has_none() -> None:
    assert judge(fine_reading(), published=True) == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_cases(rule: str) -> None:
    known = catalogue.rules()[rule]
    names = {known.severity.value, "fine"} | ({"look"} if known.looks else set())
    assert {path.stem for path in (CASES / rule).iterdir()} == names


def test_no_case_is_left_from_a_rule_that_is_gone() -> None:
    assert sorted(path.name for path in CASES.iterdir() if path.is_dir()) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_what_is_wrong_is_found_and_told_in_words(rule: str) -> None:
    severity = catalogue.rules()[rule].severity
    found = case(rule, severity.value)
    assert {finding.rule for finding in found} == TOGETHER.get(rule, {rule})
    assert {finding.severity for finding in found} == {severity}
    for finding in found:
        assert finding.page == "filmer/egen/" and finding.params["film"] == "egen"
        assert "media/films/egen" in finding.selector
        words = catalogue.describe(finding)
        for text in (words.title, words.what, words.who, words.remedy):
            assert text
            assert not re.search(r"\{[a-z_]+\}", text), "a placeholder without a value"


@pytest.mark.parametrize("rule", [rule for rule in RULES if catalogue.rules()[rule].looks])
def test_a_doubtful_case_is_for_a_person(rule: str) -> None:
    found = {(finding.rule, finding.severity) for finding in case(rule, "look")}
    assert found == {(rule, Severity.LOOK)}


@pytest.mark.parametrize("rule", RULES)
def test_what_is_fine_is_left_alone(rule: str) -> None:
    assert case(rule, "fine") == []
