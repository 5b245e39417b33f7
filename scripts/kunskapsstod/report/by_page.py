"""The report page by page: each page's own things; what is on many pages is told once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .summary import KINDS, Place, RuleGroup, Summary

MANY_PAGES = 20
"""On more pages than this, a thing belongs to the shell and not to a page."""
PLACES_LISTED = 250
"""Places of one rule that the page tells of one by one; the JSON has all."""


@dataclass
class Thing:
    """What one rule found on one page. ``count``: places; ``target``: id of the first of them."""

    group: RuleGroup
    target: str
    count: int = 1


@dataclass
class PageRow:
    """One page with what is its own; ``shared``: places on it that many pages have."""

    address: str
    things: list[Thing] = field(default_factory=list)
    shared: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """Kind → places that are this page's own."""
        return {
            kind: sum(thing.count for thing in self.things if thing.group.kind == kind)
            for kind in KINDS
        }


@dataclass(frozen=True)
class PageView:
    """Everything of the part.

    shared: things on many pages, told once
    rows:   pages with something of their own, most faults first
    only_shared, without: how many pages have nothing but shared things, and nothing at all
    """

    shared: tuple[Thing, ...]
    rows: tuple[PageRow, ...]
    only_shared: int
    without: int


def by_page(summary: Summary, judged: Sequence[str]) -> PageView:
    """The part about pages. ``judged``: addresses of all pages that were looked at."""
    rows: dict[str, PageRow] = {}
    shared: list[Thing] = []
    for group in summary.groups:
        listed = {place.number for place in group.places[:PLACES_LISTED]}
        many = [place for place in group.own if len(place.pages) > MANY_PAGES]
        if many:
            shared.append(Thing(group, _target(group, many[0], listed), len(many)))
        for place in group.own:
            for page in place.pages:
                row = rows.setdefault(page, PageRow(page))
                if len(place.pages) > MANY_PAGES:
                    row.shared += 1
                elif row.things and row.things[-1].group is group:
                    row.things[-1].count += 1
                else:
                    row.things.append(Thing(group, _target(group, place, listed)))
    own = [row for row in rows.values() if row.things]
    order = sorted(own, key=lambda row: (*(-row.counts[kind] for kind in KINDS), row.address))
    return PageView(
        shared=tuple(shared),
        rows=tuple(order),
        only_shared=len(rows) - len(own),
        without=len(set(judged) - set(rows)),
    )


def _target(group: RuleGroup, place: Place, listed: set[int]) -> str:
    return place.anchor if place.number in listed else group.anchor
