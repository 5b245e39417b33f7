"""Findings put together for people: the same fault told once, with every place it stands.

One finding is one page in one state. The menu's fault on 30 pages in four states is 120
findings, but one thing to mend: here it is one place with a list of pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..check.browser.findings import STATES
from ..check.catalogue import Description, criterion_link, describe
from ..check.requirements import clauses_of
from ..check.situations import situations_of
from ..models.evidence import Situation
from ..models.finding import Finding, Severity
from ..texts import message

ACCEPTED = "accepted"
# Rules whose words come after our own, in that order.
WORDS_LAST = {"htmlcs": 1, "axe": 2}
# Rules that say a page could not be judged at all.
NOT_JUDGED = "browser."
# In the order a report tells them; the last is for findings a reviewed entry covers.
KINDS = (Severity.FAULT.value, Severity.LOOK.value, Severity.ADVICE.value, ACCEPTED)


@dataclass
class Place:
    """One thing to mend: what is wrong, on which pages, in which states.

    number:   its own in the report
    selector: where it stands on the first of the pages
    same_as:  another rule that found the same place to break the same criterion: what is mended
              there is mended here, so it is counted there
    """

    number: int
    what: str
    selector: str
    excerpt: str
    accepted: str | None
    pages: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    same_as: RuleGroup | None = None

    @property
    def spots(self) -> set[tuple[str, str]]:
        """Every (page, selector) it stands at."""
        return {(page, self.selector) for page in self.pages}

    @property
    def anchor(self) -> str:
        """The id of its part of the report."""
        return f"p{self.number}"

    @property
    def shown(self) -> str:
        """The states in words; empty when the fault does not depend on them."""
        if not self.states or {state.name for state in STATES} <= set(self.states):
            return ""
        return message("report.and").join(state_name(state) for state in self.states)


@dataclass
class RuleGroup:
    """Every place where one rule gave one kind of answer.

    criterion:  WCAG success criterion, or ""
    clauses:    of EN 301 549 V3.2.1
    situations: in which it hurts; empty when it hurts no visitor
    """

    rule: str
    kind: str
    description: Description
    criterion: str = ""
    clauses: tuple[str, ...] = ()
    situations: tuple[Situation, ...] = ()
    places: list[Place] = field(default_factory=list)

    @property
    def own(self) -> list[Place]:
        """The places no rule before it has told of."""
        return [place for place in self.places if place.same_as is None]

    @property
    def same_as(self) -> RuleGroup | None:
        """The rule that told of its places, when it has none of its own."""
        return self.places[0].same_as if self.places and not self.own else None

    @property
    def pages(self) -> list[str]:
        return sorted({page for place in self.places for page in place.pages})

    @property
    def what(self) -> str:
        """What is wrong, when it is the same at every place; else empty."""
        said = {place.what for place in self.places}
        return said.pop() if len(said) == 1 else ""

    @property
    def anchor(self) -> str:
        """The id of its part of the report."""
        return f"{self.kind}-{self.rule}".replace(",", "-")

    @property
    def link(self) -> str:
        """The address of what the criterion means; empty for none."""
        return criterion_link(self.criterion)

    @property
    def urgency(self) -> tuple[bool, bool, int, int, str]:
        """Sorts what to mend first: pages nobody could judge, the law, then most pages.

        Of rules alike, our own says best what to do, and axe's words are the hardest.
        """
        unjudged = self.rule.startswith(NOT_JUDGED)
        words = WORDS_LAST.get(self.rule.split(".", 1)[0], 0)
        return (not unjudged, not self.clauses, -len(self.pages), words, self.rule)


@dataclass
class Summary:
    """Everything a report tells.

    counts: kind → number of places, each counted once whichever rules found it
    """

    groups: list[RuleGroup]
    counts: dict[str, int]

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
        faults = counted("report.faults", self.faults)
        if self.faults and self.looks:
            looks = counted("report.looks", self.looks)
            return message("report.result_both", faults=faults, looks=looks)
        if self.faults:
            return message("report.result_fault", faults=faults)
        if self.looks:
            looks = counted("report.looks", self.looks)
            return message("report.result_look", looks=looks)
        return message("report.result_clean")

    @property
    def to_do(self) -> list[RuleGroup]:
        """What to do, the most urgent first, each thing once: faults, then what to look at."""
        return [
            group
            for kind in KINDS[:2]
            for group in sorted(self.of_kind(kind), key=lambda group: group.urgency)
            if group.same_as is None
        ]


def summarise(findings: Iterable[Finding]) -> Summary:
    """Group findings by kind, rule and place, gravest first."""
    groups: dict[tuple[str, str], RuleGroup] = {}
    places: dict[tuple[str, ...], Place] = {}
    for finding in sorted(findings):
        kind = kind_of(finding)
        words = describe(finding)
        group = groups.get((kind, finding.rule))
        if group is None:
            group = groups[kind, finding.rule] = RuleGroup(
                finding.rule,
                kind,
                words,
                finding.criterion,
                clauses_of(finding.rule, finding.criterion),
                situations_of(finding),
            )
        # The same HTML with the same fault is one thing to mend, wherever the shell puts it.
        thing = finding.excerpt or finding.selector
        key = (kind, finding.rule, words.what, words.remedy, thing)
        place = places.get(key)
        if place is None:
            place = places[key] = Place(
                len(places) + 1, words.what, finding.selector, finding.excerpt, finding.accepted
            )
            group.places.append(place)
        if finding.page not in place.pages:
            place.pages.append(finding.page)
        if finding.state and finding.state not in place.states:
            place.states.append(finding.state)
    order = {kind: position for position, kind in enumerate(KINDS)}
    ordered = sorted(groups.values(), key=lambda one: (order[one.kind], one.urgency))
    _mark_same(ordered)
    return Summary(
        groups=ordered,
        counts={
            kind: sum(len(group.own) for group in ordered if group.kind == kind) for kind in KINDS
        },
    )


def _mark_same(groups: Iterable[RuleGroup]) -> None:
    """Note which places an earlier rule has told of, for the same criterion."""
    told: dict[tuple[str, str], dict[tuple[str, str], RuleGroup]] = {}
    for group in groups:
        if not group.criterion or group.kind == ACCEPTED:
            continue
        earlier = told.setdefault((group.kind, group.criterion), {})
        for place in group.places:
            if place.spots <= earlier.keys():
                place.same_as = earlier[min(place.spots)]
        for place in group.own:
            earlier.update(dict.fromkeys(place.spots, group))


def kind_of(finding: Finding) -> str:
    """The finding's kind in reports: its severity, or accepted when a reviewed entry covers it."""
    return ACCEPTED if finding.accepted is not None else finding.severity.value


def page_name(address: str) -> str:
    """A page's address as it is read aloud; the start page by name."""
    return f"/{address}" if address else message("report.start_page")


def state_name(state: str) -> str:
    """``"320 dark"`` → ``"320 px, mörkt"``; with what had been opened, if anything."""
    width, theme, *opened = state.split(" ")
    shown = message("check.state.shown", width=width, theme=message(f"check.state.{theme}"))
    return ", ".join([shown, *(message(f"check.state.{what}") for what in opened)])


def counted(key: str, count: int) -> str:
    """``1 fel``, ``3 fel``: the text ``<key>_one`` or ``<key>_many`` with its number."""
    return message(f"{key}_{'one' if count == 1 else 'many'}", count=count)


def own_title(title: str) -> str:
    """A page's title without the site's name: ``Kontakt – Exempelkommun`` → ``Kontakt``."""
    return title.rpartition(" – ")[0] or title
