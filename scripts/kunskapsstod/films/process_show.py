"""The guide's own process: rings on a line, and each step lit as it is spoken of.

Drawn from ``docs/_data/grundprocess.yml``, the file the page about the process is drawn from.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PIL import Image, ImageDraw

from ..errors import fault
from .diagrams import Step, diagrams
from .drawings import drawing
from .few import Few
from .layers import Layer, disc, paste
from .lettering import REGULAR, SEMIBOLD, Block, draw, wrap
from .look import (
    BRAND,
    GROUND,
    GROUND_WIDTH,
    INK,
    INK_2,
    LINE,
    LINEN,
    PAPER,
    SOFT,
    WIDTH,
    Assets,
    Stage,
)
from .show import pictures
from .timeline import SceneTime

_RING = 17
_PASSED = 11
"""Height of the line's passed part."""
_PALE = 0.42
"""How much of an unlit symbol is seen."""
_FADE = 5
"""Pictures a step takes to light up."""
_TRAVEL = 10
"""Pictures the line takes from one ring to the next."""


@dataclass(frozen=True)
class _Form:
    """How the steps stand, in pixels: so many in a row, each row above a line of its own.

    tops:  of the symbols' row; ``lines`` the middles of the lines
    """

    in_row: int
    tops: tuple[int, ...]
    lines: tuple[int, ...]
    symbol: int
    size: int


_ONE_ROW = _Form(6, (218,), (GROUND + 2,), 132, 28)
_TWO_ROWS = _Form(3, (114, 346), (320, GROUND + 2), 92, 30)


class ProcessShow:
    """A scene with ``process``."""

    def __init__(self, scene: SceneTime, stage: Stage, assets: Assets) -> None:
        self._stage = stage
        self._assets = assets
        self._steps = diagrams().steps
        self._lit = {name: pictures(at - scene.start) for name, at in scene.lit}
        self._form = _ONE_ROW if stage.width == WIDTH else _TWO_ROWS
        self._names = [self._name(number) for number in range(len(self._steps))]
        self._symbols = Few[Layer](32)

    def state(self, picture: int) -> Hashable:
        """How far each step is lit, and how far the line has come."""
        return self._lights(picture), self._passed(picture)

    def wall(self, picture: int) -> str:
        """Always the same."""
        return LINEN

    def paint(self, ground: Image.Image, picture: int) -> None:
        """Lines, rings, symbols and names."""
        lights, passed = self._lights(picture), self._passed(picture)
        self._paint_lines(ground, passed)
        for number, light in enumerate(lights):
            x, row = self._place(number)
            y = self._form.lines[row]
            under = self._names[number][0].top + self._names[number][0].picture.height
            colour = INK if light == 1 else LINE
            ImageDraw.Draw(ground).rectangle((x - 1, under + 4, x + 1, y - _RING), fill=colour)
            paste(ground, disc(x, y, _RING, BRAND if light == 1 else PAPER))
            for lit, share in ((False, 1 - light), (True, light)):
                paste(ground, self._symbol(number, lit), share)
                paste(ground, self._names[number][lit], share)

    def _paint_lines(self, ground: Image.Image, passed: float) -> None:
        """Every row's line, thin; heavy as far as the process has come."""
        pen = ImageDraw.Draw(ground)
        for row, y in enumerate(self._form.lines):
            if y < GROUND:
                box = (0, y - GROUND_WIDTH // 2, self._stage.width - 1, y + GROUND_WIDTH // 2 - 1)
                pen.rectangle(box, fill=INK)
            first = row * self._form.in_row
            if passed <= first - 0.5:
                continue
            last = min(first + self._form.in_row - 1, len(self._steps) - 1)
            start = self._place(first)[0]
            if row:  # the line comes in from the left, from the row above
                start = 0
            end = self._x(min(passed, float(last)), row)
            if passed > last:
                end = self._stage.width - 1
            half = _PASSED // 2
            pen.rectangle((start, y - half, max(start, end), y + half), fill=INK)

    def _x(self, step: float, row: int) -> int:
        """Where on the row's line that step is; between two rings for a part of a step."""
        left = self._place(row * self._form.in_row)[0]
        room = self._stage.full_width / self._form.in_row
        return round(left + (step - row * self._form.in_row) * room)

    def _place(self, number: int) -> tuple[int, int]:
        """Middle of the step, and its row."""
        row, column = divmod(number, self._form.in_row)
        room = self._stage.full_width / self._form.in_row
        return round(self._stage.left + room * (column + 0.5)), min(row, len(self._form.lines) - 1)

    def _lights(self, picture: int) -> tuple[float, ...]:
        return tuple(
            max(0, min(_FADE, picture - self._lit[step.id])) / _FADE if step.id in self._lit else 0
            for step in self._steps
        )

    def _passed(self, picture: int) -> float:
        """Number of the step the line has come to, from 0; before the first light −1."""
        at = -1.0
        for number, step in enumerate(self._steps):
            begun = picture - self._lit.get(step.id, picture + 1)
            if begun >= 0:
                at = max(at, number - 1 + min(1.0, (begun + 1) / _TRAVEL)) if number else 0.0
        return at

    def _name(self, number: int) -> tuple[Layer, Layer]:
        """The step's name under its symbol, unlit and lit, centred line by line."""
        step = self._steps[number]
        x, row = self._place(number)
        size, room = self._form.size, round(self._stage.full_width / self._form.in_row) - 14
        step_down = round(size * 1.14)
        top = self._form.tops[row] + self._form.symbol + 18
        found = []
        for weight, colour in ((REGULAR, INK_2), (SEMIBOLD, INK)):
            block = wrap(self._assets.font, f"{number + 1}. {step.titel}", size, weight, room)
            if block is None or len(block.lines) > 2:
                raise fault("film.card_too_long", key=step.titel)
            picture = Image.new("RGBA", (block.width + 8, step_down * len(block.lines) + 8))
            for line, text in enumerate(block.lines):
                words = draw(Block(block.font, (text,), size, weight), colour)
                left = (picture.width - words.width) // 2
                picture.alpha_composite(words, (max(0, left), line * step_down))
            found.append(Layer(picture, x - picture.width // 2, top))
        return found[0], found[1]

    def _symbol(self, number: int, lit: bool) -> Layer:
        return self._symbols.get((number, lit), lambda: self._draw_symbol(number, lit))

    def _draw_symbol(self, number: int, lit: bool) -> Layer:
        step: Step = self._steps[number]
        x, row = self._place(number)
        size = self._form.symbol
        inner = round(size * 0.68)
        figure = drawing(self._assets.drawing(step.bild), INK, inner, inner, inner).copy()
        if lit:
            whole = disc(0, 0, size // 2, SOFT, outline=None).picture.copy()
        else:
            figure.putalpha(figure.getchannel("A").point([round(v * _PALE) for v in range(256)]))
            whole = Image.new("RGBA", (size + 2, size + 2))
        at = (whole.width - figure.width) // 2, (whole.height - figure.height) // 2
        whole.alpha_composite(figure, at)
        return Layer(whole, x - whole.width // 2, self._form.tops[row])
