"""The network map: the person in the middle, areas of life around, lit as they are spoken of.

Drawn from ``docs/_data/natverkskarta.yml``, the file the page with the map is drawn from.
"""

from __future__ import annotations

from collections.abc import Hashable

from PIL import Image, ImageDraw

from ..errors import fault
from .diagrams import Area, diagrams
from .few import Few
from .layers import Layer, paste
from .lettering import BOLD, REGULAR, SEMIBOLD, Block, draw, wrap
from .look import BRAND, INK, INK_2, LINE, LINEN, PAPER, SOFT, WIDTH, Assets, Stage
from .show import pictures
from .timeline import SceneTime

_FADE = 5
_BIG = 3
"""Shapes are drawn this many times as large and scaled down, for smooth edges."""
_LEADING = 1.1


class MapShow:
    """A scene with ``karta``."""

    def __init__(self, scene: SceneTime, stage: Stage, assets: Assets) -> None:
        self._font = assets.font
        wide = stage.width == WIDTH
        self._size = (226, 108) if wide else (174, 100)
        self._text = 28 if wide else 23
        self._radius = 88 if wide else 78
        self._areas = diagrams().areas
        self._lit = {name: pictures(at - scene.start) for name, at in scene.lit}
        self._middle = (stage.width // 2, 328)
        self._places = _around(len(self._areas), stage, self._size)
        self._pills = Few[Layer](32)
        self._person = self._draw_person()

    def state(self, picture: int) -> Hashable:
        """Which areas are lit."""
        return self._lights(picture)

    def wall(self, picture: int) -> str:
        """Always the same."""
        return LINEN

    def paint(self, ground: Image.Image, picture: int) -> None:
        """Lines, areas, and the person over all."""
        lights = self._lights(picture)
        self._paint_lines(ground, lights)
        for number, light in enumerate(lights):
            paste(ground, self._pill(number, False))
            paste(ground, self._pill(number, True), light)
        paste(ground, self._person)

    def _lights(self, picture: int) -> tuple[float, ...]:
        return tuple(
            max(0, min(_FADE, picture - self._lit[area.id])) / _FADE if area.id in self._lit else 0
            for area in self._areas
        )

    def _paint_lines(self, ground: Image.Image, lights: tuple[float, ...]) -> None:
        box = (0, 104, ground.width, 552)
        big = ground.crop(box).resize((ground.width * 2, (box[3] - box[1]) * 2))
        pen = ImageDraw.Draw(big)
        x, y = self._middle
        for (to_x, to_y), light, area in zip(self._places, lights, self._areas, strict=True):
            on = light == 1
            width = (9 if area.plats else 5) if on else 3
            pen.line(
                (x * 2, (y - 104) * 2, to_x * 2, (to_y - 104) * 2),
                fill=INK if on else LINE,
                width=width * 2,
            )
        ground.paste(big.resize((box[2], box[3] - box[1]), Image.Resampling.LANCZOS), box[:2])

    def _pill(self, number: int, lit: bool) -> Layer:
        return self._pills.get((number, lit), lambda: self._draw_pill(number, lit))

    def _draw_pill(self, number: int, lit: bool) -> Layer:
        area = self._areas[number]
        wide, high = self._size
        big = Image.new("RGBA", (wide * _BIG, high * _BIG))
        fill = (BRAND if area.plats else SOFT) if lit else PAPER
        ImageDraw.Draw(big).rounded_rectangle(
            (2, 2, wide * _BIG - 3, high * _BIG - 3),
            radius=high * _BIG // 2 - 2,
            fill=fill,
            outline=INK if lit else LINE,
            width=(5 if lit else 3) * _BIG,
        )
        picture = big.resize((wide, high), Image.Resampling.LANCZOS)
        colour = PAPER if lit and area.plats else INK if lit else INK_2
        self._write(picture, area.kort, SEMIBOLD if lit else REGULAR, colour, area)
        x, y = self._places[number]
        return Layer(picture, x - wide // 2, y - high // 2)

    def _write(
        self, picture: Image.Image, lines: tuple[str, ...], weight: int, colour: str, area: Area
    ) -> None:
        """The label's lines, centred in the pill. Raises Faults when one is too long."""
        size = self._text - 2 if len(lines) > 2 else self._text
        step = round(size * _LEADING)
        top = (picture.height - step * len(lines)) // 2 - 2
        for number, line in enumerate(lines):
            block = wrap(self._font, line, size, weight, picture.width - 24)
            if block is None or len(block.lines) > 1:
                raise fault("film.card_too_long", key=area.titel)
            words = draw(block, colour)
            picture.alpha_composite(
                words, ((picture.width - block.width) // 2, top + number * step)
            )

    def _draw_person(self) -> Layer:
        radius = self._radius
        size = 2 * radius + 4
        big = Image.new("RGBA", (size * _BIG, size * _BIG))
        pen = ImageDraw.Draw(big)
        edge, stroke = size * _BIG - 1, 4 * _BIG

        def around(x: float, y: float, r: float) -> tuple[float, float, float, float]:
            return ((x - r) * _BIG, (y - r) * _BIG, (x + r) * _BIG, (y + r) * _BIG)

        pen.ellipse((0, 0, edge, edge), fill=SOFT, outline=INK, width=stroke)
        middle = size / 2
        shoulders = around(middle, middle + radius * 0.24, radius * 0.42)
        pen.pieslice(shoulders, 180, 360, fill=BRAND, outline=INK, width=stroke)
        pen.ellipse(
            around(middle, middle - radius * 0.42, radius * 0.24),
            fill=PAPER,
            outline=INK,
            width=stroke,
        )
        picture = big.resize((size, size), Image.Resampling.LANCZOS)
        label = draw(Block(self._font, (diagrams().person,), self._text, BOLD), INK)
        picture.alpha_composite(label, ((size - label.width) // 2, round(middle + radius * 0.3)))
        x, y = self._middle
        return Layer(picture, x - size // 2, y - size // 2)


def _around(count: int, stage: Stage, size: tuple[int, int]) -> list[tuple[int, int]]:
    """Middles of ``count`` areas: a row above, a row below, the rest to left and right.

    They go round with the clock, from the left one in the upper row.
    """
    left = stage.left + size[0] // 2 - 10
    right = stage.width - left
    sides = 1 if count % 2 else 2
    upper = (count - sides + 1) // 2
    lower = count - sides - upper

    def row(number: int, y: int) -> list[tuple[int, int]]:
        return [
            (round(left + (right - left) * (n / (number - 1) if number > 1 else 0.5)), y)
            for n in range(number)
        ]

    beside = [(right, 328), (left, 328)][:sides]
    return [*row(upper, 168), beside[0], *reversed(row(lower, 488)), *beside[1:]]
