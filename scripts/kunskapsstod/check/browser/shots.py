"""Pictures of places on pages, for a report: the place in a ring, and what stands around it.

A picture is a help, never a result: whatever goes wrong, the place is told without one.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from .process import Worker, WorkerGone
from .tools import Toolbox

SCRIPT = "shots.mjs"
START_SECONDS = 60.0
PAGE_SECONDS = 15.0
# Beyond this the report is more worth than its pictures.
ALL_SECONDS = 240.0
# A browser that has ended this often ends again.
MOST_STARTS = 3


@dataclass(frozen=True, order=True)
class Spot:
    """A place to take a picture of.

    page:    address below the site's root
    width:   of the window, CSS px
    spaced:  with the text spacing of WCAG 1.4.12
    printed: as on paper
    """

    page: str
    width: int
    dark: bool
    spaced: bool
    printed: bool
    selector: str


@dataclass(frozen=True)
class Shot:
    """A picture. data: WebP; width, height: px; whole: all of the element is in it."""

    data: bytes
    width: int
    height: int
    whole: bool


def take(
    base_url: str,
    spots: Iterable[Spot],
    tools: Toolbox,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    page_seconds: float = PAGE_SECONDS,
    all_seconds: float = ALL_SECONDS,
) -> dict[Spot, Shot]:
    """A picture of every spot that can be seen; the others are left out. Raises nothing.

    base_url: where the site is served, with a slash at the end
    """
    jobs = list(_jobs(base_url, spots))
    total = sum(len(places) for _, places in jobs)
    found: dict[Spot, Shot] = {}
    done, starts, end = 0, 0, time.monotonic() + all_seconds
    while jobs and starts < MOST_STARTS:
        starts += 1
        try:
            with Worker(tools, 1, page_seconds, SCRIPT) as worker:
                worker.answer(START_SECONDS)
                while jobs and time.monotonic() < end:
                    # Taken off first: the page that ends the browser is not asked again.
                    job, places = jobs.pop(0)
                    worker.give(job)
                    found |= _shots(worker.answer(_patience(page_seconds, places)), places)
                    done += len(places)
                    progress(done, total)
        except (WorkerGone, OSError):
            continue
        break
    return found


def _jobs(base_url: str, spots: Iterable[Spot]) -> Iterator[tuple[dict[str, Any], list[Spot]]]:
    """One job for each page in each look, with its places."""
    by_look: dict[tuple[str, int, bool, bool, bool], list[Spot]] = {}
    for spot in sorted(set(spots)):
        look = (spot.page, spot.width, spot.dark, spot.spaced, spot.printed)
        by_look.setdefault(look, []).append(spot)
    for number, ((page, width, dark, spaced, printed), places) in enumerate(by_look.items()):
        job = {
            "id": number,
            "url": base_url + quote(page),
            "width": width,
            "dark": dark,
            "spaced": spaced,
            "printed": printed,
            "selectors": [spot.selector for spot in places],
        }
        yield job, places


def _patience(page_seconds: float, places: list[Spot]) -> float:
    return 2 * page_seconds + len(places)


def _shots(answer: dict[str, Any], places: list[Spot]) -> dict[Spot, Shot]:
    return {
        spot: Shot(base64.b64decode(one["data"]), one["width"], one["height"], one["whole"])
        for spot, one in zip(places, answer.get("shots", ()), strict=False)
        if one is not None
    }
