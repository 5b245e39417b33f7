"""The place for a sign-language interpreter, beside the card.

An example film has no interpreter, and a film without one must not look as if it had. The panel
therefore shows an empty, dashed figure, and says so in words.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from ..errors import fault
from ..texts import message
from .lettering import BOLD, REGULAR, draw, wrap
from .look import GROUND, INK, INK_2, PAPER, WIDTH

_MARGIN = 28
_TOP = 44
_SIZES = (38, 36, 34, 32, 30)
_FIGURE_HEIGHT = 280
_BIG = 3
"""The figure is drawn this many times as large and scaled down, for smooth edges."""


def paint_panel(picture: Image.Image, font: Path, left: int) -> None:
    """Paints the panel from ``left`` to the picture's right edge, above the ground line."""
    pen = ImageDraw.Draw(picture)
    pen.rectangle((left, 0, WIDTH, GROUND - 1), fill=PAPER)
    pen.rectangle((left, 0, left + 3, GROUND), fill=INK)
    width = WIDTH - left - 2 * _MARGIN
    top = _TOP
    for text, weight, colour in (
        (message("film.sign_place"), BOLD, INK),
        (message("film.sign_none"), REGULAR, INK_2),
    ):
        fitting = (wrap(font, text, size, weight, width) for size in _SIZES)
        block = next((block for block in fitting if block), None)
        if block is None:
            raise fault("film.card_too_long", key=text)
        words = draw(block, colour)
        picture.paste(words, (left + _MARGIN, top), words)
        top += block.height + 12
    figure = _figure(INK_2)
    middle = (left + WIDTH) // 2
    picture.paste(figure, (middle - figure.width // 2, GROUND - figure.height), figure)


def _figure(colour: str) -> Image.Image:
    """Head and shoulders in dashes: somebody could stand here."""
    high, wide = _FIGURE_HEIGHT * _BIG, 260 * _BIG
    picture = Image.new("RGBA", (wide, high), colour + "00")
    pen = ImageDraw.Draw(picture)
    stroke = 4 * _BIG
    radius = 54 * _BIG
    middle = wide // 2
    head = (middle - radius, stroke, middle + radius, stroke + 2 * radius)
    for start in range(0, 360, 20):
        pen.arc(head, start, start + 11, fill=colour, width=stroke)
    shoulders = (stroke, 130 * _BIG, wide - stroke, 130 * _BIG + 2 * (high - 130 * _BIG))
    for start in range(180, 360, 12):
        pen.arc(shoulders, start + 1, start + 7, fill=colour, width=stroke)
    return picture.resize((wide // _BIG, high // _BIG), Image.Resampling.LANCZOS)
