"""Which tests by hand are made, which are due again, and which a change has made old."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..check.manual import ManualTest
from ..models.digest import looks_digest, page_digest
from ..models.protocol import FAILED, MONTHS_VALID, Protocol, Trial
from ..models.site import BuiltSite


class State(StrEnum):
    """How a test stands; only ``OK`` and ``FAILS`` are answers that still hold."""

    NEVER = "never"
    DUE = "due"
    CHANGED = "changed"
    FAILS = "fails"
    OK = "ok"


@dataclass(frozen=True)
class Status:
    """One test as it stands today.

    trial:   the latest, or None
    changed: pages that are not what they were when it was made
    looks:   style or scripts have changed since (told, but does not make the trial old)
    """

    id: str
    test: ManualTest
    trial: Trial | None
    state: State
    changed: tuple[str, ...] = ()
    looks: bool = False


@dataclass(frozen=True)
class SiteDigests:
    """What the built site is now: address → digest of the page, and of style and scripts."""

    pages: Mapping[str, str]
    looks: str


def site_digests(site: BuiltSite, tests: Mapping[str, ManualTest]) -> SiteDigests:
    """Digests of the pages some test asks for; a page the site lacks is left out."""
    wanted = sorted({page for test in tests.values() for page in test.sidor} & set(site.pages))
    return SiteDigests(
        {page.address: page_digest(page) for page in site.read(wanted)}, looks_digest(site)
    )


def statuses(
    protocol: Protocol, tests: Mapping[str, ManualTest], now: SiteDigests, today: date
) -> tuple[Status, ...]:
    """Every test with its state, in the order they are asked."""
    latest = protocol.latest()
    return tuple(_status(id, test, latest.get(id), now, today) for id, test in tests.items())


def valid_until(day: date) -> date:
    """The last day a trial made that day counts: the same day twelve months later."""
    months = day.month - 1 + MONTHS_VALID
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _status(
    id: str, test: ManualTest, trial: Trial | None, now: SiteDigests, today: date
) -> Status:
    if trial is None:
        return Status(id, test, None, State.NEVER)
    changed = tuple(
        page for page, digest in trial.sidor.items() if now.pages.get(page, digest) != digest
    )
    looks = trial.guide is not None and trial.guide != now.looks
    if today > valid_until(trial.datum):
        state = State.DUE
    elif changed:
        state = State.CHANGED
    elif trial.resultat == FAILED:
        state = State.FAILS
    else:
        state = State.OK
    return Status(id, test, trial, state, changed, looks)
