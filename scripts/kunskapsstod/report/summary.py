"""Findings put together for people: the same fault told once, with every place it stands.

One finding is one page in one state. The menu's fault on 30 pages in four states is 120
findings, but one thing to mend: here it is one place with a list of pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..check.browser.findings import STATES
from ..check.catalogue import Description, describe
from ..models.finding import Finding, Severity
from ..texts import message

ACCEPTED = "accepted"
# In the order a report tells them; the last is for findings a reviewed entry covers.
KINDS = (Severity.FAULT.value, Severity.LOOK.value, Severity.ADVICE.value, ACCEPTED)


@dataclass
class Place:
    """One thing to mend: what is wrong, on which pages, in which states.

    ``selector`` is where it stands on the first of the pages.
    """

    what: str
    selector: str
    excerpt: str
    accepted: str | None
    pages: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The states in words; empty when the fault does not depend on them."""
        if not self.states or {state.name for state in STATES} <= set(self.states):
            return ""
        return ", ".join(state_name(state) for state in self.states)


@dataclass
class RuleGroup:
    """Every place where one rule gave one kind of answer."""

    rule: str
    kind: str
    description: Description
    places: list[Place] = field(default_factory=list)

    @property
    def pages(self) -> list[str]:
        return sorted({page for place in self.places for page in place.pages})


@dataclass
class Summary:
    """Everything a report tells. ``counts``: kind → number of places."""

    groups: list[RuleGroup]
    counts: dict[str, int]
    pages: dict[str, dict[str, int]]

    def of_kind(self, kind: str) -> list[RuleGroup]:
        return [group for group in self.groups if group.kind == kind]

    @property
    def faults(self) -> int:
        return self.counts[Severity.FAULT.value]

    @property
    def looks(self) -> int:
        return self.counts[Severity.LOOK.value]

    @property
    def verdict(self) -> str:
        """The result in one sentence."""
        if self.faults:
            return message("check.report.result_fault", faults=self.faults, looks=self.looks)
        if self.looks:
            return message("check.report.result_look", looks=self.looks)
        return message("check.report.result_clean")


def summarise(findings: Iterable[Finding]) -> Summary:
    """Group findings by kind, rule and place, gravest first."""
    groups: dict[tuple[str, str], RuleGroup] = {}
    places: dict[tuple[str, ...], Place] = {}
    per_page: dict[str, dict[str, set[tuple[str, ...]]]] = {}
    for finding in sorted(findings):
        kind = kind_of(finding)
        words = describe(finding)
        group = groups.setdefault((kind, finding.rule), RuleGroup(finding.rule, kind, words))
        # The same HTML with the same fault is one thing to mend, wherever the shell puts it.
        thing = finding.excerpt or finding.selector
        key = (kind, finding.rule, words.what, words.remedy, thing)
        place = places.get(key)
        if place is None:
            place = places[key] = Place(
                words.what, finding.selector, finding.excerpt, finding.accepted
            )
            group.places.append(place)
        if finding.page not in place.pages:
            place.pages.append(finding.page)
        if finding.state and finding.state not in place.states:
            place.states.append(finding.state)
        per_page.setdefault(finding.page, {}).setdefault(kind, set()).add(key)
    order = {kind: position for position, kind in enumerate(KINDS)}
    ordered = sorted(groups.values(), key=lambda one: (order[one.kind], -len(one.pages), one.rule))
    return Summary(
        groups=ordered,
        counts={
            kind: sum(len(group.places) for group in ordered if group.kind == kind)
            for kind in KINDS
        },
        pages={
            page: {kind: len(kinds.get(kind, ())) for kind in KINDS}
            for page, kinds in sorted(per_page.items())
        },
    )


def kind_of(finding: Finding) -> str:
    """The finding's kind in reports: its severity, or accepted when a reviewed entry covers it."""
    return ACCEPTED if finding.accepted is not None else finding.severity.value


def page_name(address: str) -> str:
    """A page's address as it is read aloud; the start page by name."""
    return f"/{address}" if address else message("check.report.start_page")


def state_name(state: str) -> str:
    """``"320 dark"`` → ``"320 px, mörkt"``; with what had been opened, if anything."""
    width, theme, *opened = state.split(" ")
    shown = message("check.state.shown", width=width, theme=message(f"check.state.{theme}"))
    return ", ".join([shown, *(message(f"check.state.{what}") for what in opened)])
