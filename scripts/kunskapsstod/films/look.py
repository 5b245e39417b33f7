"""How the films look: colours, measures and the files they are drawn from.

The colours are the guide's own (``overrides/assets/tokens.css``), not a municipality's: a film
is made once and shown under many names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..project import find_base

WIDTH, HEIGHT = 1280, 720
FONT_NAME = "atkinson-hyperlegible-next-latin-wght-normal.woff2"

PAPER, LINEN, FLOOR = "#ffffff", "#f5f2ec", "#ebe6dc"
INK, INK_2, LINE, BRAND, SOFT = "#1f1c19", "#4a443d", "#776f65", "#0e4f5b", "#cbd9dc"

DUSK, NIGHT_PANE, DUSK_HOUSE, LAMPLIGHT = "#c3ced1", "#7d9aa1", "#dde3e4", "#fff4d2"
"""The evening: its sky, what is seen of it through a window, a house, and light in the dark."""

TEXT_FLOOR = HEIGHT * 3 // 4
"""No text below this: a phone's controls and the captions cover the lowest quarter."""
GROUND = 564
"""Where the line lies that everything stands on (its upper edge)."""
GROUND_WIDTH = 4


@dataclass(frozen=True)
class Stage:
    """Where things stand on one kind of card, in pixels.

    width:         of the card; what is left of the picture is the place for an interpreter
    left:          left edge of all text
    text_width:    of lines beside a drawing; ``heading_width`` for the heading
    drawing_right: right edge of the drawing's box, which stands on the line
    drawing_sizes: width and height of that box, the largest that leaves room for text is taken
    top:           where the text starts, unless it is centred above the line
    """

    width: int
    left: int
    heading_width: int
    text_width: int
    drawing_right: int
    drawing_sizes: tuple[tuple[int, int], ...]
    heading_sizes: tuple[int, ...]
    line_sizes: tuple[int, ...]
    centred: bool
    top: int = 132

    @property
    def full_width(self) -> int:
        """Width of text when there is no drawing."""
        return self.width - 2 * self.left


WIDE = Stage(
    width=WIDTH,
    left=72,
    heading_width=580,
    text_width=580,
    drawing_right=1226,
    drawing_sizes=((544, 372),),
    heading_sizes=(72, 64, 56, 50, 46),
    line_sizes=(44, 40, 36, 34),
    centred=True,
)
BESIDE_INTERPRETER = Stage(
    width=840,
    left=56,
    heading_width=728,
    text_width=420,
    drawing_right=816,
    drawing_sizes=((520, 330), (430, 290), (340, 250)),
    heading_sizes=(60, 54, 48, 44),
    line_sizes=(38, 36, 34, 32),
    centred=False,
)


@dataclass(frozen=True)
class Assets:
    """The folder the films' font and drawings lie in (``overrides/assets``)."""

    folder: Path

    @property
    def font(self) -> Path:
        return self.folder / "fonts" / FONT_NAME

    @property
    def drawings(self) -> Path:
        return self.folder / "illustrations"

    def drawing(self, name: str) -> Path:
        return self.drawings / f"{name}.svg"

    def digest(self, drawings: Iterable[str]) -> str:
        """SHA-256 of the font and these drawings: another value, another picture."""
        digest = hashlib.sha256()
        for path in (self.font, *(self.drawing(name) for name in sorted(drawings))):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def base_assets() -> Assets:
    """The guide's own."""
    return Assets(find_base().overrides / "assets")
