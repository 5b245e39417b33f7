"""From findings to agreement, as W3C's implementation reports count it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from kunskapsstod.check.browser.tools import Toolbox
from kunskapsstod.models.finding import Finding, Severity

from .cases import ActRule, Case

HERE = Path(__file__).parent
RUNNER = HERE.parents[2] / "scripts" / "kunskapsstod" / "check" / "browser" / "axe_runner.cjs"
NOT_JUDGED = ("browser.status", "browser.timeout", "browser.crash", "browser.failed")
CONSISTENT, PARTIAL, INCONSISTENT, UNCOVERED = (
    "consistent",
    "partial",
    "inconsistent",
    "not covered",
)


@cache
def hand_mapped() -> dict[str, tuple[str, ...]]:
    """Our own rules and HTML CodeSniffer's that answer an ACT rule's question (mapping.yml)."""
    data = YAML(typ="safe").load(HERE / "mapping.yml")
    return {rule: tuple(entry["rules"]) for rule, entry in data.items()}


@cache
def axe_mapped(tools: Toolbox) -> dict[str, tuple[str, ...]]:
    """axe's own mapping (``actIds``), of the rules that the check lets axe run."""
    script = "console.log(JSON.stringify(require('axe-core').getRules()))"
    run = subprocess.run(
        [str(tools.node), "-e", script],
        cwd=tools.npm_root,
        capture_output=True,
        text=True,
        check=True,
    )
    values = re.search(r"values: \[(.+?)\]", RUNNER.read_text(encoding="utf-8"))
    assert values
    tags = set(re.findall(r"'([^']+)'", values[1]))
    mapped: dict[str, list[str]] = {}
    for rule in json.loads(run.stdout):
        for act_id in rule.get("actIds") or ():
            if tags & set(rule["tags"]) and not {"experimental", "deprecated"} & set(rule["tags"]):
                mapped.setdefault(act_id, []).append(f"axe.{rule['ruleId']}")
    return {act_id: tuple(rules) for act_id, rules in mapped.items()}


def mapped(rule: str, tools: Toolbox) -> tuple[str, ...]:
    """Every rule of ours that answers the ACT rule's question."""
    return axe_mapped(tools).get(rule, ()) + hand_mapped().get(rule, ())


def outcome(findings: Sequence[Finding], rules: Sequence[str]) -> str:
    """``"failed"``, ``"cantTell"`` (a person must look) or ``"passed"`` (nothing found).

    A page that the browser could not judge is failed: the check says so of it.
    """
    rules = (*rules, *NOT_JUDGED)
    ours = [one for one in findings if any(_is(one.rule, rule) for rule in rules)]
    if any(one.severity is Severity.FAULT for one in ours):
        return "failed"
    return "cantTell" if any(one.severity is Severity.LOOK for one in ours) else "passed"


def _is(rule: str, wanted: str) -> bool:
    return rule == wanted or rule.startswith(f"{wanted}.")


@dataclass(frozen=True)
class Judged:
    """One ACT rule, what we answered to each of its cases, and how far that agrees."""

    rule: ActRule
    outcomes: Mapping[str, str]
    covered: bool

    def cases(self, *expected: str) -> list[Case]:
        return [case for case in self.rule.cases if case.expected in expected]

    @property
    def found(self) -> list[Case]:
        """Failed cases that we fail."""
        return [case for case in self.cases("failed") if self.outcomes[case.name] == "failed"]

    @property
    def left_alone(self) -> list[Case]:
        """Passed and inapplicable cases that we do not fail."""
        fine = self.cases("passed", "inapplicable")
        return [case for case in fine if self.outcomes[case.name] != "failed"]

    @property
    def disagreements(self) -> dict[str, str]:
        """Case → our answer, where the two differ. What a person must look at differs from
        a failed case only: W3C counts "cantTell" as no wrong answer elsewhere."""
        return {
            case.name: answer
            for case in self.rule.cases
            if (answer := self.outcomes[case.name]) != case.expected
            and (case.expected == "failed" or answer == "failed")
        }

    @property
    def consistency(self) -> str:
        """As W3C's: no false positive at all; then every failed case met, or some of them."""
        failed = self.cases("failed")
        met = [case for case in failed if self.outcomes[case.name] != "passed"]
        if len(self.left_alone) < len(self.cases("passed", "inapplicable")):
            return INCONSISTENT
        if not self.covered or (failed and not met):
            return UNCOVERED
        return CONSISTENT if len(self.found) == len(failed) else PARTIAL


def judge(
    rules: Sequence[ActRule], found: Mapping[str, Sequence[Finding]], tools: Toolbox
) -> list[Judged]:
    """The rules with our answers."""
    return [
        Judged(
            rule,
            {case.name: outcome(found[case.page], mapped(rule.id, tools)) for case in rule.cases},
            bool(mapped(rule.id, tools)),
        )
        for rule in rules
    ]
