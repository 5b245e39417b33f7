"""From evidence to the accessibility statement: which of three verdicts, and what is lacking.

The statement's parts are those of MDFFS 2019:2 6 §. The verdict follows one documented rule
(docs/_dev/decisions/0014-tillganglighetsredogorelsen.md), so that nobody chooses it:

- *inte*: what the check found to break the law's standard is on more than half of the pages
- *helt*: the check is of this very guide and less than a year old, found nothing and left
  nothing to look at, and every test by hand that proves a clause of the standard is passed
- *delvis*: anything between
- *obedomd*: no whole check has been made; a published site may not stay so
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from ..models.evidence import AutomaticFinding, Evidence, ManualResult, Situation

SITUATIONS: tuple[Situation, ...] = get_args(Situation)
MONTHS_SOON, MONTHS_OLD = 11, 12
"""DIGG asks for a review at least once a year: reminded a month before."""

Verdict = Literal["helt", "delvis", "inte", "obedomd"]
Reason = Literal["changed", "old", "found", "looks", "untested", "failed", "gaps"]


@dataclass(frozen=True)
class Lack:
    """One thing that does not work, as the statement tells it.

    what:        in Swedish
    origin:      "automatic", "manual" or "film"
    law:         it breaks the law's standard; else it is a promise of ours
    pages:       addresses below the site's root; empty when it is everywhere or unknown
    count:       how many pages
    why:         the reason it is so, when one is given
    alternative: how to get the same thing meanwhile
    """

    what: str
    origin: str
    law: bool
    situations: tuple[Situation, ...]
    requirement: str = ""
    pages: tuple[str, ...] = ()
    count: int = 0
    why: str | None = None
    alternative: str | None = None
    due: date | None = None


@dataclass(frozen=True)
class Statement:
    """Everything the statement tells.

    reasons: why the verdict is not *helt*, as keys of texts
    updated: the latest day anything in it was tested
    waiting: tests by hand that nobody has made, or that are too old to count
    soon:    it is to be made anew within a month; old: that time has passed
    """

    verdict: Verdict
    reasons: tuple[Reason, ...]
    evidence: Evidence | None
    lacks: tuple[Lack, ...]
    made: tuple[ManualResult, ...]
    waiting: tuple[ManualResult, ...]
    updated: date | None
    soon: bool = False
    old: bool = False

    def for_situation(self, situation: Situation) -> tuple[Lack, ...]:
        return tuple(lack for lack in self.lacks if situation in lack.situations)


def statement(
    evidence: Evidence | None, guide: str, today: date, film_lacks: Sequence[Lack] = ()
) -> Statement:
    """The statement of one site.

    guide:      the build it is drawn for; evidence about another is told to be so
    film_lacks: what the films lack and the municipality publishes all the same
    """
    if evidence is None:
        return Statement("obedomd", (), None, tuple(film_lacks), (), (), None)
    lacks = (
        *(_automatic(found) for found in evidence.automatic if found.severity == "fault"),
        *(lack for result in evidence.manual for lack in _by_hand(result)),
        *film_lacks,
    )
    waiting = tuple(r for r in evidence.manual if r.state in ("never", "due", "changed"))
    age = months_between(evidence.day, today)
    reasons = _reasons(evidence, guide, age, lacks, waiting)
    days = [evidence.day, *(r.day for r in evidence.manual if r.day)]
    return Statement(
        verdict=_verdict(evidence, reasons),
        reasons=reasons,
        evidence=evidence,
        lacks=lacks,
        made=tuple(r for r in evidence.manual if r.state in ("ok", "fails")),
        waiting=waiting,
        updated=max(days),
        soon=age == MONTHS_SOON,
        old=age >= MONTHS_OLD,
    )


def months_between(first: date, second: date) -> int:
    """Whole months from one day to another: 2026-11-30 to 2027-02-28 is three."""
    months = (second.year - first.year) * 12 + second.month - first.month
    last = calendar.monthrange(second.year, second.month)[1]
    return months - (second.day < min(first.day, last))


def _reasons(
    evidence: Evidence,
    guide: str,
    age: int,
    lacks: Sequence[Lack],
    waiting: Sequence[ManualResult],
) -> tuple[Reason, ...]:
    found: list[tuple[Reason, bool]] = [
        ("changed", evidence.guide != guide),
        ("old", age >= MONTHS_OLD),
        ("found", any(lack.law and lack.origin == "automatic" for lack in lacks)),
        ("looks", any(one.law and one.severity == "look" for one in evidence.automatic)),
        ("failed", any(lack.law and lack.origin == "manual" for lack in lacks)),
        ("gaps", any(lack.law and lack.origin == "film" for lack in lacks)),
        ("untested", any(result.law for result in waiting)),
    ]
    return tuple(reason for reason, holds in found if holds)


def _verdict(evidence: Evidence, reasons: Sequence[Reason]) -> Verdict:
    if not reasons:
        return "helt"
    broken = [f.count for f in evidence.automatic if f.law and f.severity == "fault"]
    # Pages are not told one by one in the evidence: the widest finding decides.
    return "inte" if max(broken, default=0) * 2 > evidence.pages else "delvis"


def _automatic(found: AutomaticFinding) -> Lack:
    return Lack(
        what=found.title,
        origin="automatic",
        law=found.law,
        situations=found.situations,
        requirement=found.requirement,
        pages=found.pages,
        count=found.count,
    )


def _by_hand(result: ManualResult) -> list[Lack]:
    if result.state != "fails":
        return []
    return [
        Lack(
            what=one.what,
            origin="manual",
            law=result.law,
            situations=result.situations,
            requirement=one.requirement or "",
            pages=(one.page,) if one.page is not None else (),
            count=1 if one.page is not None else 0,
            alternative=one.alternative,
            due=one.due,
        )
        for one in result.shortcomings
    ]
