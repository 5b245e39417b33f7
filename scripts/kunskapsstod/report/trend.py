"""Earlier runs as small drawings: one line a kind, with its numbers below the points.

Each kind has its own drawing and scale, so that no number covers another and nothing is told
by colour. The drawings hold no text: it stands in HTML, where it grows with the reader's own
size and its contrast can be checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .history import Run
from .scope import months
from .summary import KINDS

SHOWN = 8
"""Runs in the drawing: so many that their numbers have room on a phone. The table has all."""

WIDTH, HEIGHT, MARGIN = 320, 48, 8
"""The drawing's size, in its own units, and room for a point at its edges."""


@dataclass(frozen=True)
class Line:
    """One kind's drawing. ``points``: (x, y) in the drawing's own units; ``values``: numbers."""

    kind: str
    points: tuple[tuple[float, float], ...]
    values: tuple[int, ...]

    @property
    def path(self) -> str:
        return " ".join(f"{x:g},{y:g}" for x, y in self.points)


@dataclass(frozen=True)
class Trend:
    """All drawings. ``days``: of the runs, short."""

    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    days: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - MARGIN


def trend(runs: Sequence[Run]) -> Trend | None:
    """The drawings of the latest runs, oldest first; None when there are not two to compare."""
    if len(runs) < 2:
        return None
    shown = tuple(runs[-SHOWN:])
    return Trend(
        shown,
        tuple(_line(kind, [int(getattr(run, kind)) for run in shown]) for kind in KINDS[:3]),
        tuple(f"{run.checked.day} {months()[run.checked.month - 1][:3]}" for run in shown),
    )


def _line(kind: str, values: Sequence[int]) -> Line:
    most = max(values) or 1
    room = HEIGHT - 2 * MARGIN
    column = WIDTH / len(values)
    points = tuple(
        (round(column * (place + 0.5), 1), round(HEIGHT - MARGIN - room * value / most, 1))
        for place, value in enumerate(values)
    )
    return Line(kind, points, tuple(values))
