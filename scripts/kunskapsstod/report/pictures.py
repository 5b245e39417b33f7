"""Pictures for the report: which places get one, what they are called, what they say.

Taken after the check and never needed by it. The files are named by what they show, so that a
run that is cut off leaves the earlier report with its own pictures.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..check.browser.findings import STATES
from ..check.browser.shots import Shot, Spot
from ..texts import message
from ..writing import told, write_files
from .summary import KINDS, Place, RuleGroup, Summary, page_name, state_name

FOLDER = "pictures"
MOST = 60
A_TURN = 5
# Layers whose places are elements of a page; a film's place is a line of a file.
_ON_PAGES = re.compile(r"^(static|axe|htmlcs|behaviour)\.")
# The whole page, or what no one sees: nothing to put a ring around.
_NO_PLACE = re.compile(r"^(html|body|html > body|html > head\b.*)?$")
# behaviour.clipped tells a drawing's text after the selector.
_TEXT_AFTER = re.compile(r" ”.*”$")
_SPACED = "behaviour.clipped"
_PRINTED = "print"
_NAME = re.compile(r"^[0-9a-f]{16}\.webp$")
_SELECTOR_SHOWN = 80


@dataclass(frozen=True)
class Picture:
    """One picture beside the report. ``file``: from the report's folder; sizes in px."""

    file: str
    width: int
    height: int
    alt: str
    whole: bool


@dataclass(frozen=True)
class Album:
    """The report's pictures.

    by_place: place's number → its picture
    missing:  numbers of places that were asked for and could not be seen
    beyond:   how many places were not asked for, because there were too many
    taken:    whether pictures were to be taken at all
    """

    by_place: Mapping[int, Picture] = field(default_factory=dict)
    missing: frozenset[int] = frozenset()
    beyond: int = 0
    taken: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)


def wanted(summary: Summary, most: int = MOST) -> tuple[dict[int, Spot], int]:
    """Places to take a picture of, gravest first, and how many there was no room for.

    ``most`` counts pictures: two rules that speak of one element share one.
    """
    chosen: dict[int, Spot] = {}
    beyond = 0
    for group, place in _by_turns(summary):
        spot = _spot(group.rule, place)
        if spot is None:
            continue
        if spot in chosen.values() or len(set(chosen.values())) < most:
            chosen[place.number] = spot
        else:
            beyond += 1
    return chosen, beyond


def _by_turns(summary: Summary) -> Iterator[tuple[RuleGroup, Place]]:
    """Every place to mend, gravest first, a few of each rule at a time.

    A rule with hundreds of places takes no other rule's pictures.
    """
    groups = [group for kind in KINDS[:2] for group in summary.of_kind(kind)]
    longest = max((len(group.places) for group in groups), default=0)
    for start in range(0, longest, A_TURN):
        for group in groups:
            for place in group.places[start : start + A_TURN]:
                yield group, place


def album(
    summary: Summary, chosen: Mapping[int, Spot], beyond: int, shots: Mapping[Spot, Shot]
) -> Album:
    """The pictures with names and words. ``shots``: those that could be taken."""
    by_place: dict[int, Picture] = {}
    files: dict[str, bytes] = {}
    places = {place.number: place for group in summary.groups for place in group.places}
    for number, spot in chosen.items():
        shot = shots.get(spot)
        if shot is None:
            continue
        name = f"{hashlib.sha256(shot.data).hexdigest()[:16]}.webp"
        files[name] = shot.data
        alt = _alt(spot, places[number])
        by_place[number] = Picture(f"{FOLDER}/{name}", shot.width, shot.height, alt, shot.whole)
    missing = frozenset(chosen) - frozenset(by_place)
    return Album(by_place, missing, beyond, True, files)


def put(folder: Path, pictures: Album) -> None:
    """Write the pictures below the report's folder. Raises Faults when that cannot be done."""
    if pictures.files:
        write_files(folder / FOLDER, pictures.files)


def clear(folder: Path, keep: Iterable[str]) -> None:
    """Take away pictures of earlier reports; files of others stay. Raises Faults as ``put``."""
    kept = set(keep)
    place = folder / FOLDER
    with told(place):
        for path in place.iterdir() if place.is_dir() else ():
            if _NAME.match(path.name) and path.name not in kept:
                path.unlink(missing_ok=True)


def _spot(rule: str, place: Place) -> Spot | None:
    selector = _TEXT_AFTER.sub("", place.selector)
    if not _ON_PAGES.match(rule) or _NO_PLACE.match(selector):
        return None
    # The plainest way it was shown: wide and light, and nothing had to be opened, if it can be.
    plain = [state.name for state in STATES if state.name in place.states]
    state = next(iter([*plain, *place.states]), STATES[0].name)
    width, theme, *opened = state.split(" ")
    printed = _PRINTED in opened
    page = place.pages[0]
    return Spot(page, int(width), theme == "dark", rule == _SPACED, printed, selector)


def _alt(spot: Spot, place: Place) -> str:
    theme = "dark" if spot.dark else "light"
    state = state_name(f"{spot.width} {theme}{f' {_PRINTED}' if spot.printed else ''}")
    last = spot.selector.rsplit(" > ", 1)[-1][:_SELECTOR_SHOWN]
    return message("report.picture_alt", page=page_name(spot.page), state=state, place=last)
