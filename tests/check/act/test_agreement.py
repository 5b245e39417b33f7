"""The check agrees with W3C's ACT rules as far as known.yml says, no more and no less.

A few cases of every rule, so that it takes seconds; ``python -m tests.check.act`` runs them all.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kunskapsstod.check.catalogue import rules as our_rules
from kunskapsstod.models.finding import Finding, Severity

from .__main__ import run, table
from .agreement import CONSISTENT, INCONSISTENT, PARTIAL, Judged, hand_mapped, outcome
from .cases import ActRule, own_rules, w3c_rules
from .known import known, news

ENGINES = ("axe.", "htmlcs.")


def lean(rule: ActRule) -> ActRule:
    """The rule's first failed and first other case: enough to see a rule of ours break."""
    failed = [case for case in rule.cases if case.expected == "failed"][:1]
    other = [case for case in rule.cases if case.expected != "failed"][:1]
    return replace(rule, cases=(*failed, *other))


@pytest.mark.browser
def test_a_few_cases_of_every_rule_are_answered_as_before() -> None:
    assert news(run([lean(rule) for rule in own_rules()])) == []


def test_every_rule_can_fail_and_can_be_left_alone() -> None:
    assert len(own_rules()) >= 40
    for rule in own_rules():
        assert {"failed"} < {case.expected for case in rule.cases}, rule.id
        assert len(rule.by_name) == len(rule.cases)


def test_known_disagreements_are_about_cases_that_are_there() -> None:
    cases = {(rule.id, case.name) for rule in own_rules() for case in rule.cases}
    assert set(known()) <= cases
    assert all(one.reason for one in known().values())


def test_the_mapping_names_rules_that_are_there() -> None:
    assert set(hand_mapped()) <= {rule.id for rule in own_rules()}
    for rules in hand_mapped().values():
        assert all(rule.startswith(ENGINES) or rule in our_rules() for rule in rules)


def finding(rule: str, severity: Severity = Severity.FAULT) -> Finding:
    return Finding(page="x.html", rule=rule, severity=severity)


def test_only_what_is_mapped_counts_and_a_look_is_no_failure() -> None:
    fault, look = finding("axe.a"), finding("htmlcs.1_1_1.H37", Severity.LOOK)
    assert outcome([fault], ["axe.b"]) == "passed"
    assert outcome([fault, look], ["axe.a", "htmlcs.1_1_1"]) == "failed"
    assert outcome([look], ["htmlcs.1_1_1"]) == "cantTell"
    assert outcome([finding("browser.timeout")], []) == "failed"


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (("passed", "failed", "failed", "passed"), CONSISTENT),
        (("cantTell", "failed", "failed", "cantTell"), CONSISTENT),
        (("passed", "failed", "cantTell", "passed"), PARTIAL),
        (("passed", "failed", "passed", "passed"), PARTIAL),
        (("passed", "failed", "failed", "failed"), INCONSISTENT),
    ],
)
def test_agreement_is_counted_as_w3c_counts_it(answers: tuple[str, ...], level: str) -> None:
    names = ("P1", "F1", "F2", "I1")
    rule = own_rules()[0]
    small = replace(rule, cases=tuple(replace(rule.cases[0], name=name) for name in names))
    judged = Judged(small, dict(zip(names, answers, strict=True)), covered=True)
    assert judged.consistency == level
    assert f"| {level} |" in table([judged])[2]


def test_what_is_new_and_what_has_vanished_is_told() -> None:
    (rule,) = [rule for rule in own_rules() if rule.id == "6a7281"]
    answers = {case.name: case.expected for case in rule.cases}
    told = news([Judged(rule, {**answers, "P1": "failed"}, covered=True)])
    assert told == [
        "6a7281 P1: failed (was: agrees)",
        "6a7281 F4: agrees (was: passed)",
    ]


def test_w3c_s_own_files_are_read_from_a_checkout(tmp_path: Path) -> None:
    page = tmp_path / "testcases" / "2779a5" / "0abc.html"
    page.parent.mkdir(parents=True)
    page.write_text("<title></title>", encoding="utf-8")
    address = "https://www.w3.org/WAI/content-assets/wcag-act-rules/testcases/2779a5/"
    told = [
        {
            "ruleId": "2779a5",
            "ruleName": "HTML page has non-empty title",
            "testcaseTitle": title,
            "url": f"{address}{name}",
        }
        for title, name in (
            ("Failed Example 2", "0abc.html"),
            ("Inapplicable Example 1", "0def.svg"),
            ("Passed Example 1", "0missing.html"),
        )
    ]
    (tmp_path / "testcases.json").write_text(json.dumps({"testcases": told}), encoding="utf-8")
    (rule,) = w3c_rules(tmp_path)
    assert [(case.name, case.expected) for case in rule.cases] == [("F2", "failed")]
    assert rule.cases[0].page == "WAI/content-assets/wcag-act-rules/testcases/2779a5/0abc.html"
