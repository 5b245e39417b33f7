"""Feeds pages to the worker and collects findings, whatever happens to the browser.

A crash never counts as a pass. The pages that were being judged when the worker died are
tried once more, each alone in a fresh browser, so that the one at fault is found; the second
time it is a fault of that page, and the run goes on with the next.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from ...errors import fault
from ...models.finding import Finding
from ...texts import message
from ..accepted import Accepted
from .findings import STATES, State, behaviour_of, finding_of, not_judged
from .process import Worker, WorkerGone
from .tools import Toolbox

PAGE_SECONDS = 30.0
# To use a page takes longer than to look at it: one press of Tab for every control, twice.
USE_SECONDS = 120.0
START_SECONDS = 60.0
# Beyond a page's own time: the worker's own five seconds to leave a stuck page, and slack.
GRACE_SECONDS = 15.0
TRIES = 2
# Errors that may be the machine's and not the page's.
WORTH_A_RETRY = frozenset(("crash", "failed"))


@dataclass(frozen=True)
class Engine:
    """What judged the pages: versions of the programs."""

    chromium: str
    pa11y: str
    axe: str


@dataclass
class Run:
    """Findings of one run, and the engine that made them (None when no page was asked for)."""

    findings: list[Finding] = field(default_factory=list)
    engine: Engine | None = None


def check_pages(
    base_url: str,
    pages: Iterable[str],
    tools: Toolbox,
    accepted: Accepted,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    states: Sequence[State] = STATES,
    behave: bool = False,
    seconds: float | None = None,
    lanes: int | None = None,
) -> Run:
    """Every page in every state, by pa11y (HTML CodeSniffer and axe).

    base_url: where the site is served, with a slash at the end
    pages:    addresses below it
    behave:   also use each page: keyboard, narrow window, text spacing, what it fetches
    seconds:  the most one page may take in all; None for what suits the work
    lanes:    pages at the same time; by default two where there are two processors

    Raises Faults when no browser can be started at all.
    """
    lanes = lanes or min(2, os.cpu_count() or 1)
    seconds = seconds or (USE_SECONDS if behave else PAGE_SECONDS)
    job = _Feeder(base_url, list(pages), tuple(states), accepted, progress, seconds, behave)
    while job.left:
        with Worker(tools, lanes, seconds) as worker:
            job.run.engine = _engine(worker)
            job.feed(worker, lanes)
    job.run.findings.sort()
    return job.run


def _engine(worker: Worker) -> Engine:
    try:
        return Engine(**worker.answer(START_SECONDS)["ready"])
    except WorkerGone as gone:
        reason = str(gone) or message("check.browser.no_reason")
        raise fault("check.browser.not_started", reason=reason) from None


class _Feeder:
    """Which pages are waiting, under way, and to be tried again alone."""

    def __init__(
        self,
        base_url: str,
        pages: list[str],
        states: tuple[State, ...],
        accepted: Accepted,
        progress: Callable[[int, int], None],
        seconds: float,
        behave: bool,
    ) -> None:
        self.run = Run()
        self._behave = behave
        self._base_url = base_url
        self._waiting = deque(pages)
        self._alone: deque[str] = deque()
        self._under_way: dict[int, str] = {}
        self._tries: Counter[str] = Counter()
        self._states = states
        self._accepted = accepted
        self._progress = progress
        self._seconds = seconds
        self._next_id = 0
        self._total = len(pages)
        self._done = 0

    @property
    def left(self) -> bool:
        return bool(self._waiting or self._alone)

    def feed(self, worker: Worker, lanes: int) -> None:
        """Give and collect until nothing is left or the worker is gone."""
        try:
            while self.left or self._under_way:
                self._give(worker, lanes)
                self._take(worker.answer(self._seconds + GRACE_SECONDS))
        except WorkerGone as gone:
            worker.stop(patient=False)
            pages = list(self._under_way.values()) or [self._pop()]
            self._under_way.clear()
            for page in pages:
                self._again(page, "crash", str(gone))

    def _give(self, worker: Worker, lanes: int) -> None:
        while self._waiting and len(self._under_way) < lanes:
            self._start(worker, self._waiting.popleft())
        if self._alone and not self._under_way:
            self._start(worker, self._alone.popleft())

    def _start(self, worker: Worker, page: str) -> None:
        self._next_id += 1
        self._under_way[self._next_id] = page
        worker.give(
            {
                "id": self._next_id,
                "url": self._base_url + quote(page),
                "states": [{"width": state.width, "dark": state.dark} for state in self._states],
                "parts": self._accepted.selectors,
                "behave": self._behave,
            }
        )

    def _take(self, answer: dict[str, Any]) -> None:
        page = self._under_way.pop(answer["id"])
        if "error" in answer:
            self._again(page, str(answer["error"]), str(answer["detail"]))
            return
        found = [
            finding_of(page, issue, self._states, self._accepted) for issue in answer["issues"]
        ]
        found += [behaviour_of(page, one, self._accepted) for one in answer["behaviour"]]
        self._finish(found)

    def _again(self, page: str, kind: str, detail: str) -> None:
        self._tries[page] += 1
        if kind in WORTH_A_RETRY and self._tries[page] < TRIES:
            self._alone.append(page)
            return
        params = {"seconds": f"{self._seconds:g}", "status": detail, "reason": detail}
        self._finish([not_judged(page, f"browser.{kind}", **params)])

    def _finish(self, findings: Iterable[Finding]) -> None:
        self.run.findings.extend(findings)
        self._done += 1
        self._progress(self._done, self._total)

    def _pop(self) -> str:
        return (self._waiting or self._alone).popleft()
