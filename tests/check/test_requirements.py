"""Every requirement has something that proves it, and everything that proves is there."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.check.catalogue import criteria, rules
from kunskapsstod.check.manual import manual_tests, proved_by
from kunskapsstod.check.requirements import EN, PROMISE, WCAG_22, Requirement, requirements
from kunskapsstod.models.site import page_address
from kunskapsstod.project import find_base

ROOT = Path(__file__).parents[2]
ENGINES = {"axe", "htmlcs"}


def numbers(words: str) -> list[str]:
    return words.split()


# Written from the standards, not from our files: WCAG 2.1 A and AA.
WCAG_21 = numbers(
    "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 "
    "1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 "
    "2.4.4 2.4.5 2.4.6 2.4.7 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.3.1 "
    "3.3.2 3.3.3 3.3.4 4.1.1 4.1.2 4.1.3"
)
NEW_IN_22 = numbers("2.4.11 2.5.7 2.5.8 3.2.6 3.3.7 3.3.8")
PROMISED = numbers("1.2.6 1.2.8 1.4.6 2.4.8 3.1.3 3.1.4 3.1.5")
# The Commission's list for the Web Accessibility Directive, beside clauses 9.x and 10.x.
OTHER_CLAUSES = numbers(
    "5.2 5.3 5.4 6.1 6.2.1.1 6.2.1.2 6.2.2.1 6.2.2.2 6.2.2.3 6.2.2.4 6.2.3 6.2.4 6.3 6.4 6.5.2 "
    "6.5.3 6.5.4 6.5.5 6.5.6 7.1.1 7.1.2 7.1.3 7.1.4 7.1.5 7.2.1 7.2.2 7.2.3 7.3 9.6 11.7 11.8.1 "
    "11.8.2 11.8.3 11.8.4 11.8.5 12.1.1 12.1.2 12.2.2 12.2.3 12.2.4"
)
NOT_FOR_DOCUMENTS = {"1.2.4", "2.4.1", "2.4.5", "3.2.3", "3.2.4"}


@pytest.mark.parametrize("one", requirements(), ids=lambda one: one.id)
def test_a_requirement_has_a_rule_a_test_or_a_reason_why_it_cannot_be_broken(
    one: Requirement,
) -> None:
    assert one.rules or one.manual or one.absent
    assert not (one.manual and one.absent), "what cannot be broken needs no test by hand"


@pytest.mark.parametrize("one", requirements(), ids=lambda one: one.id)
def test_what_a_requirement_rests_on_is_there(one: Requirement) -> None:
    assert set(one.rules) <= {*rules(), *ENGINES}
    assert set(one.manual) <= set(manual_tests())


def test_the_law_s_standard_is_there_clause_by_clause() -> None:
    asked = {one.id for one in requirements() if EN in one.sets}
    web = {f"9.{number}" for number in WCAG_21}
    documents = {f"10.{number}" for number in WCAG_21 if number not in NOT_FOR_DOCUMENTS}
    assert asked == web | documents | set(OTHER_CLAUSES)


def test_wcag_22_is_there_with_its_55_criteria() -> None:
    asked = [one.criterion for one in requirements() if WCAG_22 in one.sets]
    assert sorted(asked) == sorted({*WCAG_21, *NEW_IN_22} - {"4.1.1"})
    assert len(asked) == 55
    assert Counter(criteria()[number].level for number in asked) == {"A": 31, "AA": 24}


def test_of_aaa_the_promised_criteria_are_there_and_no_others() -> None:
    assert [one.criterion for one in requirements() if PROMISE in one.sets] == PROMISED
    assert {n for n, one in criteria().items() if one.level == "AAA"} == set(PROMISED)


def test_no_requirement_is_told_twice() -> None:
    assert max(Counter(one.id for one in requirements()).values()) == 1


@pytest.mark.parametrize("name", manual_tests())
def test_a_test_by_hand_proves_something(name: str) -> None:
    assert proved_by(name)


@pytest.mark.parametrize("name", manual_tests())
def test_a_test_by_hand_is_made_on_pages_the_guide_has(name: str) -> None:
    docs = find_base().docs
    there = set()
    for path in docs.rglob("*.md"):
        page, _, variant = path.relative_to(docs).as_posix().removesuffix(".md").partition(".")
        there.add(page_address(f"{page}.md", variant or "sv"))
    assert set(manual_tests()[name].sidor) <= there


@pytest.mark.browser
def test_where_axe_or_htmlcs_is_named_the_engine_has_a_rule_for_the_criterion() -> None:
    tools = prepare()
    script = """
      const tags = {};
      for (const rule of require("axe-core").getRules())
        for (const tag of rule.tags) (tags[tag] ??= []).push(rule.ruleId);
      console.log(JSON.stringify(tags));
    """
    run = subprocess.run(
        [str(tools.node), "-e", script],
        cwd=tools.npm_root,
        capture_output=True,
        text=True,
        check=True,
    )
    tags = json.loads(run.stdout)
    package = tools.npm_root / "node_modules" / "@pa11y" / "html_codesniffer"
    sniffs = (package / "build" / "HTMLCS.js").read_text("utf-8")
    for number, criterion in criteria().items():
        if "axe" in criterion.rules:
            assert tags.get(f"wcag{number.replace('.', '')}"), number
        if "htmlcs" in criterion.rules:
            assert f".{number.replace('.', '_')}" in sniffs, number
