"""Feeds pages to the worker and collects findings, whatever happens to the browser.

A crash never counts as a pass. The pages that were being judged when the worker died are
tried once more, each alone in a fresh browser, so that the one at fault is found; the second
time it is a fault of that page, and the run goes on with the next.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote

from ...errors import fault
from ...models.finding import Finding
from ...texts import message
from ..accepted import Accepted
from .findings import STATES, State, behaviour_of, finding_of, not_judged
from .kept import Entry, Kept
from .process import Worker, WorkerGone
from .tools import Toolbox

START_SECONDS = 60.0
# Beyond a page's own time: the worker's own five seconds to leave a stuck page, and slack.
GRACE_SECONDS = 15.0
TRIES = 2
# Errors that may be the machine's and not the page's.
WORTH_A_RETRY = frozenset(("crash", "failed"))


# What a page is asked for, by the name of the layer that asks.
SHOWN, OPENED, USED = "browser", "opened", "behaviour"
# The most each may take of one page. To use a page takes longer than to look at it: one press of
# Tab for every control, twice.
SECONDS = {SHOWN: 30.0, OPENED: 60.0, USED: 120.0}


@dataclass(frozen=True)
class Engine:
    """What judged the pages: versions of the programs."""

    chromium: str
    pa11y: str
    axe: str


@dataclass
class Run:
    """Findings of one run, and the engine that made them (None when no page was asked for).

    reused: pages that no browser needed to see, since they are as they were
    oldest: the day the oldest of the reused results is from
    """

    findings: list[Finding] = field(default_factory=list)
    engine: Engine | None = None
    reused: int = 0
    oldest: date | None = None


def check_pages(
    base_url: str,
    pages: Iterable[str],
    tools: Toolbox,
    accepted: Accepted,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    states: Sequence[State] = STATES,
    opened: bool = False,
    behave: bool = False,
    seconds: float | None = None,
    lanes: int | None = None,
    kept: Kept | None = None,
) -> Run:
    """Every page in every state, by pa11y (HTML CodeSniffer and axe).

    base_url: where the site is served, with a slash at the end
    pages:    addresses below it
    opened:   also show by axe what opens on the page, what a search answers, and print
    behave:   also use each page: keyboard, narrow window, text spacing, what it fetches
    seconds:  the most one page may take in all; None for what suits the work
    lanes:    pages at the same time; by default two where there are two processors
    kept:     results of earlier runs, to use and to add to

    Raises Faults when no browser can be started at all.
    """
    lanes = lanes or min(2, os.cpu_count() or 1)
    asked = {SHOWN: bool(states), OPENED: opened, USED: behave}
    layers = tuple(layer for layer, wanted in asked.items() if wanted)
    seconds = seconds or sum(SECONDS[layer] for layer in layers)
    job = _Feeder(base_url, tuple(states), layers, accepted, progress, seconds, kept)
    job.take_on(list(pages))
    while job.left:
        with Worker(tools, lanes, seconds) as worker:
            job.run.engine = _engine(worker)
            job.feed(worker, lanes)
    job.run.findings.sort()
    return job.run


def questions(states: Sequence[State], accepted: Accepted) -> dict[str, object]:
    """Layer → what it is asked beside the page, for :func:`.kept.open_kept`."""
    parts = accepted.selectors
    return {SHOWN: [[s.width, s.dark] for s in states] + parts, OPENED: parts, USED: parts}


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
        states: tuple[State, ...],
        layers: tuple[str, ...],
        accepted: Accepted,
        progress: Callable[[int, int], None],
        seconds: float,
        kept: Kept | None,
    ) -> None:
        self.run = Run()
        self._base_url = base_url
        self._states = states
        self._layers = layers
        self._accepted = accepted
        self._progress = progress
        self._seconds = seconds
        self._kept = kept
        self._waiting: deque[str] = deque()
        self._alone: deque[str] = deque()
        self._under_way: dict[int, str] = {}
        self._known: dict[str, dict[str, list[dict[str, Any]]]] = {}
        self._tries: Counter[str] = Counter()
        self._next_id = 0
        self._total = 0
        self._done = 0

    @property
    def left(self) -> bool:
        return bool(self._waiting or self._alone)

    def take_on(self, pages: list[str]) -> None:
        """Put pages in the queue; those whose results are all kept are done with."""
        self._total = len(pages)
        for page in pages:
            found = self._find(page)
            self._known[page] = {layer: entry.found for layer, entry in found.items()}
            if len(found) < len(self._layers):
                self._waiting.append(page)
                continue
            days = [entry.day for entry in found.values()]
            self.run.reused += 1
            self.run.oldest = min(days if self.run.oldest is None else [self.run.oldest, *days])
            self.run.engine = Engine(**next(iter(found.values())).engine)
            self._finish(page, self._findings(page))

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

    def _find(self, page: str) -> dict[str, Entry]:
        if self._kept is None:
            return {}
        found = {layer: self._kept.find(page, layer) for layer in self._layers}
        return {layer: entry for layer, entry in found.items() if entry is not None}

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
                "layers": [layer for layer in self._layers if layer not in self._known[page]],
                "states": [{"width": state.width, "dark": state.dark} for state in self._states],
                "parts": self._accepted.selectors,
            }
        )

    def _take(self, answer: dict[str, Any]) -> None:
        page = self._under_way.pop(answer["id"])
        if "error" in answer:
            self._again(page, str(answer["error"]), str(answer["detail"]))
            return
        found = answer["found"]
        if self._kept is not None and self.run.engine is not None:
            self._kept.keep(page, found, answer["fetched"], asdict(self.run.engine))
        self._known[page].update(found)
        self._finish(page, self._findings(page))

    def _findings(self, page: str) -> Iterator[Finding]:
        for layer, issues in self._known[page].items():
            for issue in issues:
                if layer == USED:
                    yield behaviour_of(page, issue, self._accepted)
                else:
                    yield finding_of(page, issue, self._states, self._accepted)

    def _again(self, page: str, kind: str, detail: str) -> None:
        self._tries[page] += 1
        if kind in WORTH_A_RETRY and self._tries[page] < TRIES:
            self._alone.append(page)
            return
        params = {"seconds": f"{self._seconds:g}", "status": detail, "reason": detail}
        self._finish(page, [not_judged(page, f"browser.{kind}", **params)])

    def _finish(self, page: str, findings: Iterable[Finding]) -> None:
        self.run.findings.extend(findings)
        del self._known[page]
        self._done += 1
        self._progress(self._done, self._total)

    def _pop(self) -> str:
        return (self._waiting or self._alone).popleft()
