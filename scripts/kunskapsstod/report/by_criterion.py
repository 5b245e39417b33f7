"""The report requirement by requirement: what was found, and what finding nothing means.

A rule that found nothing has not passed anything: only a person can say that a criterion
is met. So there are five answers here, and *passed* is none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..check.browser.runner import OPENED
from ..check.catalogue import criterion_link
from ..check.manual import manual_tests
from ..check.requirements import DOCUMENT, EN, Requirement, requirements
from ..check.runner import BEHAVIOUR, BROWSER, MEDIA, PDF, STATIC, TEXT
from ..models.evidence import ManualResult
from .summary import RuleGroup, Summary

Status = Literal["found", "nothing", "by_hand", "not_run", "absent"]
STATUSES: tuple[Status, ...] = ("found", "nothing", "by_hand", "not_run", "absent")

# First part of a rule's id → the layers that ask it.
_LAYERS: dict[str, tuple[str, ...]] = {
    "static": (STATIC,),
    "text": (TEXT,),
    "review": (TEXT,),
    "film": (MEDIA,),
    "media": (MEDIA,),
    "captions": (MEDIA,),
    "chapters": (MEDIA,),
    "pdf": (PDF,),
    "axe": (BROWSER, OPENED),
    "htmlcs": (BROWSER,),
    "behaviour": (BEHAVIOUR,),
}


@dataclass(frozen=True)
class HandTest:
    """A test a person makes. ``state`` as in ``ManualResult``, or "" when nobody was asked."""

    id: str
    title: str
    state: str = ""


@dataclass(frozen=True)
class CriterionRow:
    """One requirement, and what this run says of it.

    status: "found"; "nothing" found by the rules, which is no pass; "by_hand": no rule can
            tell; "not_run": the rules were not asked this time; "absent": cannot be broken
    ruled:  there are rules for it
    """

    requirement: Requirement
    status: Status
    ruled: bool
    tests: tuple[HandTest, ...]
    groups: tuple[RuleGroup, ...]

    @property
    def link(self) -> str:
        """What the criterion means. A document's row has none: the page's row has the same."""
        of_document = self.requirement.id.startswith(f"{DOCUMENT}.")
        return "" if of_document else criterion_link(self.requirement.criterion)

    @property
    def lawful(self) -> bool:
        return EN in self.requirement.sets


@dataclass(frozen=True)
class CriterionView:
    """The rows by status, and what was found that breaks no requirement."""

    rows: Mapping[Status, tuple[CriterionRow, ...]]
    others: tuple[RuleGroup, ...]


def by_criterion(
    summary: Summary, layers: Sequence[str], manual: Iterable[ManualResult] = ()
) -> CriterionView:
    """The part about requirements.

    layers: what this run asked
    manual: the tests by hand as they stand; empty when the site has no protocol to read
    """
    states = {one.test: one.state for one in manual}
    rows = [_row(one, summary.groups, layers, states) for one in requirements()]
    told = {id(group) for row in rows for group in row.groups}
    return CriterionView(
        rows={status: tuple(r for r in rows if r.status == status) for status in STATUSES},
        others=tuple(group for group in summary.groups if id(group) not in told),
    )


def _row(
    one: Requirement, groups: Iterable[RuleGroup], layers: Sequence[str], states: Mapping[str, str]
) -> CriterionRow:
    found = tuple(group for group in groups if _breaks(group, one))
    asked = any(set(_LAYERS[rule.split(".", 1)[0]]) & set(layers) for rule in one.rules)
    status: Status
    if found:
        status = "found"
    elif one.absent:
        status = "absent"
    elif not one.rules:
        status = "by_hand"
    else:
        status = "nothing" if asked else "not_run"
    tests = tuple(
        HandTest(name, manual_tests()[name].titel, states.get(name, "")) for name in one.manual
    )
    return CriterionRow(one, status, bool(one.rules), tests, found)


def _breaks(group: RuleGroup, one: Requirement) -> bool:
    """Whether the group's findings are about the requirement."""
    if one.id in group.clauses:
        return True
    return EN not in one.sets and bool(group.criterion) and group.criterion == one.criterion
