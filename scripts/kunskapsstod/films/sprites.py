"""Pieces of vector drawing, drawn once each and laid into the pictures.

What moves is taken apart into sprites: a body, an arm, a ball. A figure has few poses, so most
pictures are laid together from sprites that are drawn already.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image

from .look import GROUND, INK
from .settings import GROUND_Y, MIDDLE

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Camera:
    """From a setting's measures to pixels.

    middle:      pixel where the setting's middle is
    left, right: pixels the scene may be seen between
    """

    scale: float
    middle: int
    left: int
    right: int

    def x(self, unit: float) -> float:
        """Pixel of a place in the setting."""
        return self.middle + (unit - MIDDLE) * self.scale

    def y(self, unit: float) -> float:
        """Pixel of a height in the setting; the ground is the middle of the ground line."""
        return GROUND + 2 + (unit - GROUND_Y) * self.scale

    def unit(self, pixel: float) -> float:
        """Place in the setting of a pixel."""
        return MIDDLE + (pixel - self.middle) / self.scale


@dataclass(frozen=True)
class Sprite:
    """SVG about its own (0, 0), within ``box`` (left, top, right, bottom), placed at x, y."""

    svg: str
    box: Box
    x: float
    y: float = GROUND_Y
    mirrored: bool = False


def draw_sprite(picture: Image.Image, sprite: Sprite, camera: Camera) -> None:
    """Lays the sprite on the picture, cut at the camera's edges."""
    left, top, right, bottom = sprite.box
    if sprite.mirrored:
        left, right = -right, -left
    at_x, at_y = camera.x(sprite.x), camera.y(sprite.y)
    # On whole pixels, so that one drawing serves wherever the sprite stands.
    x, y = round(at_x + left * camera.scale), round(at_y + top * camera.scale)
    drawn, over, down = rasterise(
        sprite.svg, (left, top, right, bottom), camera.scale, sprite.mirrored
    )
    x, y = x + over, y + down
    cut_left, cut_right = max(0, camera.left - x), min(drawn.width, camera.right - x)
    if cut_left >= cut_right:
        return
    if cut_left > 0 or cut_right < drawn.width:
        drawn = drawn.crop((cut_left, 0, cut_right, drawn.height))
    picture.paste(drawn, (x + cut_left, y), drawn)


@lru_cache(maxsize=240)
def rasterise(svg: str, box: Box, scale: float, mirrored: bool) -> tuple[Image.Image, int, int]:
    """The drawing in pixels on a clear ground, cut to what is drawn within the box, and how far
    from the box's left and upper edges that is."""
    import resvg_py  # those who read finished films need no renderer

    left, top, right, bottom = box
    wide, high = math.ceil((right - left) * scale), math.ceil((bottom - top) * scale)
    turned = f'<g transform="scale(-1 1)">{svg}</g>' if mirrored else svg
    source = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="'
        f'{left:g} {top:g} {wide / scale:.4f} {high / scale:.4f}" fill="none" stroke="{INK}"'
        f' stroke-width="4" stroke-linecap="round" stroke-linejoin="round">{turned}</svg>'
    )
    png = resvg_py.svg_to_bytes(svg_string=source, skip_system_fonts=True)
    whole = Image.open(BytesIO(png)).convert("RGBA")
    seen = whole.getchannel("A").getbbox() or (0, 0, 1, 1)
    return whole.crop(seen), seen[0], seen[1]
