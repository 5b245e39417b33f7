"""Where things stand in the two drawn pictures: the process and the network map.

Each picture is laid out twice from the same data: wide for a screen, tall for a phone and for
easy-read. Coordinates are SVG user units; at its narrowest the tall one is shown at about 1:1,
so a font size here is a font size there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from ..content.guide_data import AreaView, StepView


@dataclass(frozen=True)
class Line:
    """One line of a label."""

    text: str
    x: float
    y: float
    font: int = 17
    weight: int = 700


@dataclass(frozen=True)
class Node:
    """A circle with its label."""

    x: float
    y: float
    r: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Form:
    """One layout of a picture. ``x, y, r`` is the person in the middle of the map."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    line: str = ""
    anchor: str = "middle"
    font: int = 19
    x: float = 0
    y: float = 0
    r: float = 0


def process_forms(steps: Sequence[StepView], numbered: Sequence[str]) -> dict[str, Form]:
    """The process as a path that rises and falls (wide) or runs downwards (tall)."""
    gap, r = 1200 / len(steps), 72
    wide = []
    for number, title in enumerate(numbered):
        x, y = gap * (number + 0.5), 132 if number % 2 == 0 else 92
        rows = _wrap(title, 15)
        lines = tuple(Line(row, x, 250 + index * 25, font=20) for index, row in enumerate(rows))
        wide.append(Node(x, y, r, lines))
    first, last = wide[0], wide[-1]
    path = f"M0 {first.y}" + "".join(f"L{n.x:.0f} {n.y:.0f}" for n in wide) + f"L1200 {last.y}"

    tall = []
    for number, title in enumerate(numbered):
        y = 80 + number * 158
        rows = _wrap(title, 15)
        start = y + 7 - (len(rows) - 1) * 12
        lines = tuple(Line(row, 168, start + i * 26, font=22) for i, row in enumerate(rows))
        tall.append(Node(80, y, 68, lines))
    return {
        "wide": Form(1200, 310, tuple(wide), path, font=20),
        "tall": Form(
            360, tall[-1].y + 84, tuple(tall), f"M80 80V{tall[-1].y}", anchor="start", font=22
        ),
    }


def map_forms(areas: Sequence[AreaView], here: str) -> dict[str, Form]:
    """The map: the kontaktperson's place on top, the other areas around the person."""
    others = len(areas) - 1
    wide = [_node(areas[0], 600, 104, 98, 20, here)]
    for number, area in enumerate(areas[1:], start=1):
        angle = -pi / 2 + 2 * pi * number / (others + 1)
        wide.append(_node(area, 600 + 440 * cos(angle), 395 + 292 * sin(angle), 84, 19))

    rows = (others + 1) // 2
    tall = [_node(areas[0], 180, 80, 78, 20, here)]
    for number, area in enumerate(areas[1:]):
        # Alone in the last row: in the middle.
        alone = others % 2 == 1 and number == others - 1
        x = 180 if alone else 70 if number % 2 == 0 else 290
        tall.append(_node(area, x, 242 + (number // 2) * 148, 67, 19))
    height = 242 + (rows - 1) * 148 + 80
    middle = 242 + 148 * (rows - 2) / 2
    return {
        "wide": Form(1200, 785, tuple(wide), x=600, y=395, r=100, font=21),
        "tall": Form(360, height, tuple(tall), x=180, y=middle, r=58, font=19),
    }


def _node(
    area: AreaView, x: float, y: float, r: float, font: int, extra: str | None = None
) -> Node:
    rows = [(text, font, 700) for text in area.label]
    if extra:
        rows.append((extra, font - 1, 400))
    step = font * 1.25
    top = y + font * 0.35 - (len(rows) - 1) * step / 2
    lines = tuple(
        Line(text, round(x, 1), round(top + i * step, 1), size, weight)
        for i, (text, size, weight) in enumerate(rows)
    )
    return Node(round(x, 1), round(y, 1), r, lines)


def _wrap(text: str, limit: int) -> list[str]:
    rows: list[str] = []
    for word in text.split():
        if rows and len(rows[-1]) + 1 + len(word) <= limit:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows
