"""A card: large text, and beside it a drawing, or a thing that moves."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PIL import Image

from .card_layout import CardLayers, lay_out
from .layers import Layer, paste
from .look import GROUND, GROUND_WIDTH, LINEN, Assets, Stage
from .show import pictures
from .sprites import rasterise
from .things import BOX, THINGS
from .timeline import SceneTime

_ENTRY = 6
"""Pictures a line of text takes to appear."""


class CardShow:
    """A scene with ``kort``."""

    def __init__(self, scene: SceneTime, stage: Stage, assets: Assets) -> None:
        assert scene.scene.kort is not None
        self._layers = lay_out(scene.scene.kort, stage, assets)
        self._reveals = reveals(scene)
        self._thing = THINGS.get(scene.scene.kort.foremal or "")

    def state(self, picture: int) -> Hashable:
        """How far lines and thing have come."""
        return shown(self._reveals, picture), self._thing and self._thing.at(picture)

    def wall(self, picture: int) -> str:
        """Always the same."""
        return LINEN

    def paint(self, ground: Image.Image, picture: int) -> None:
        """Drawing, heading and lines."""
        box = self._layers.drawing
        if box and self._thing:
            scale = box.picture.width / (BOX[2] - BOX[0])
            drawn, over, down = rasterise(self._thing.at(picture), BOX, scale, mirrored=False)
            top = box.top + down
            drawn = drawn.crop((0, 0, drawn.width, GROUND + GROUND_WIDTH - top))
            paste(ground, Layer(drawn, box.left + over, top))
        elif box:
            paste(ground, box)
        paint_text(ground, self._layers, shown(self._reveals, picture))


def reveals(scene: SceneTime) -> tuple[int, ...]:
    """The picture of the scene at which each line of text begins to appear."""
    return tuple(pictures(at - scene.start) for at in scene.reveals)


def shown(starts: Sequence[int], picture: int) -> tuple[float, ...]:
    """How much of each line is seen, 0 to 1."""
    return tuple(
        1.0 if start <= 0 else max(0, min(_ENTRY, picture - start)) / _ENTRY for start in starts
    )


def paint_text(ground: Image.Image, layers: CardLayers, lines: Sequence[float]) -> None:
    """The heading, and each line as far as it has appeared."""
    paste(ground, layers.heading)
    for pieces, part in zip(layers.lines, lines, strict=True):
        for layer in pieces:
            paste(ground, layer, part)
