"""Text in the films' pictures: the guide's typeface, sizes that fit, glyphs that exist."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ..errors import fault

REGULAR, SEMIBOLD, BOLD = 400, 600, 700
LEADING = 1.16
"""Distance between lines in text sizes."""

_NOTHING = "\uffff"
"""A character no font has: drawn as the font's sign for a missing glyph."""


@lru_cache(maxsize=32)
def font(path: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The variable typeface at one size (pixels) and weight. Raises Faults when missing."""
    try:
        face = ImageFont.truetype(path, size)
        face.set_variation_by_axes([weight])
    except OSError:
        raise fault("film.font_missing", path) from None
    return face


def demand_glyphs(path: Path, text: str) -> None:
    """Raises Faults when a character would be drawn as an empty box (å, ä and ö included)."""
    face = font(path, 20, REGULAR)
    missing = bytes(face.getmask(_NOTHING))
    for character in sorted(set(text + "åäöÅÄÖ")):
        if not character.isspace() and bytes(face.getmask(character)) == missing:
            raise fault("film.glyph_missing", path, glyph=character)


@dataclass(frozen=True)
class Block:
    """Text broken into lines at one size (pixels)."""

    font: Path
    lines: tuple[str, ...]
    size: int
    weight: int

    @property
    def width(self) -> int:
        """Pixels of the longest line."""
        face = font(self.font, self.size, self.weight)
        return round(max(face.getlength(line) for line in self.lines))

    @property
    def height(self) -> int:
        return round(len(self.lines) * self.size * LEADING)


def wrap(path: Path, text: str, size: int, weight: int, width: int) -> Block | None:
    """The text broken at blanks to the width in pixels, into lines of about equal length.

    None when a single word is too wide.
    """
    lines = _fill(path, text, size, weight, width)
    if lines is None:
        return None
    # As few lines as fit, then as narrow as they still are so few: no word alone on the last.
    narrow, wide = 1, width
    while narrow < wide:
        middle = (narrow + wide) // 2
        tried = _fill(path, text, size, weight, middle)
        if tried is None or len(tried) > len(lines):
            narrow = middle + 1
        else:
            wide = middle
    balanced = _fill(path, text, size, weight, wide)
    return Block(path, tuple(balanced or lines), size, weight)


def _fill(path: Path, text: str, size: int, weight: int, width: int) -> list[str] | None:
    face = font(path, size, weight)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        elif face.getlength(word) <= width:
            lines.append(word)
        else:
            return None
    return lines


def draw(block: Block, colour: str) -> Image.Image:
    """The block as a picture on a clear ground, no wider than its longest line."""
    face = font(block.font, block.size, block.weight)
    size = (block.width + 4, block.height + block.size // 3)
    picture = Image.new("RGBA", size, colour + "00")
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(block.lines):
        pen.text((0, round(number * block.size * LEADING)), line, font=face, fill=colour)
    return picture
