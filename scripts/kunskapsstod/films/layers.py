"""Pieces a picture is laid together from: the bare ground, and layers with a clear ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from .look import BRAND, FLOOR, GROUND, GROUND_WIDTH, HEIGHT, INK, LINEN, PAPER, WIDTH

RING = 9
"""Radius in pixels of the rings that mark points on a line."""
_RING_STROKE = 4
_BIG = 4
"""Rings are drawn this many times as large and scaled down: Pillow's circles have jagged edges."""


@dataclass(frozen=True)
class Layer:
    """A picture with a clear ground, and where its upper left corner goes."""

    picture: Image.Image
    left: int
    top: int


def paste(picture: Image.Image, layer: Layer, shown: float = 1.0, shift: int = 0) -> None:
    """Lays the layer on the picture; ``shown`` from 0 (nothing) to 1, moved right by ``shift``."""
    if shown <= 0:
        return
    alpha = layer.picture.getchannel("A")
    if shown < 1:
        alpha = alpha.point([round(value * shown) for value in range(256)])
    picture.paste(layer.picture, (layer.left + shift, layer.top), alpha)


def empty_ground(wall: str = LINEN) -> Image.Image:
    """Wall, floor, and the line between them that everything stands on."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), wall)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, GROUND, WIDTH, HEIGHT), fill=FLOOR)
    pen.rectangle((0, GROUND, WIDTH, GROUND + GROUND_WIDTH - 1), fill=INK)
    return picture


def ring(left: int, middle: int, *, filled: bool = False) -> Layer:
    """A ring whose left edge and vertical middle are given."""
    return Layer(_ring_picture(filled), left, middle - RING - 1)


@lru_cache(maxsize=16)
def disc(middle: int, y: int, radius: int, fill: str, outline: str | None = INK) -> Layer:
    """A smooth disc about a point."""
    size = 2 * radius + 2
    picture = Image.new("RGBA", (size * _BIG, size * _BIG))
    edge = size * _BIG - 1
    width = _RING_STROKE * _BIG if outline else 0
    ImageDraw.Draw(picture).ellipse((0, 0, edge, edge), fill=fill, outline=outline, width=width)
    small = picture.resize((size, size), Image.Resampling.LANCZOS)
    return Layer(small, middle - radius - 1, y - radius - 1)


def link(middle: int, top: int, bottom: int) -> Layer:
    """A thin upright line between two rings."""
    return Layer(Image.new("RGBA", (3, max(1, bottom - top)), INK), middle, top)


@lru_cache(maxsize=2)
def _ring_picture(filled: bool) -> Image.Image:
    size = 2 * RING + 2
    picture = Image.new("RGBA", (size * _BIG, size * _BIG))
    edge = size * _BIG - 1
    ImageDraw.Draw(picture).ellipse(
        (0, 0, edge, edge),
        fill=BRAND if filled else PAPER,
        outline=INK,
        width=_RING_STROKE * _BIG,
    )
    return picture.resize((size, size), Image.Resampling.LANCZOS)
