"""The guide's own process: six rings on the line, each step lit as it is spoken of.

Somebody walks the path, from ring to ring. Drawn from ``docs/_data/grundprocess.yml``, the file
the page about the process is drawn from.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from PIL import Image, ImageDraw

from ..errors import fault
from .actions import CYCLE, STANDS, STRIDE, walking
from .diagrams import Step, diagrams
from .drawings import drawing
from .figures import Pose, body, near_arm
from .heads import LOOKS
from .layers import Layer, paste, ring
from .lettering import BOLD, REGULAR, SEMIBOLD, Block, draw, wrap
from .look import GROUND, INK, INK_2, LINE, LINEN, SOFT, WIDTH, Assets, Stage
from .show import pictures
from .sprites import Camera, Sprite, draw_sprite
from .timeline import SceneTime

_SYMBOL, _SYMBOL_TOP = 92, 214
_TITLE_TOP = 122
_NAMES_TOP = 318
_RING = 15
_WALKER = 0.44
_FADE = 5
"""Pictures a step takes to light up."""


class ProcessShow:
    """A scene with ``process``."""

    def __init__(self, scene: SceneTime, stage: Stage, assets: Assets) -> None:
        self._stage = stage
        self._assets = assets
        self._steps = diagrams().steps
        self._lit = {name: pictures(at - scene.start) for name, at in scene.lit}
        width = stage.full_width / len(self._steps)
        self._middles = [round(stage.left + width * (n + 0.5)) for n in range(len(self._steps))]
        self._titles = [self._title(step) for step in self._steps]
        self._names = [self._name(step, round(width)) for step in self._steps]
        self._places = self._walk(pictures(scene.end - scene.start) + 2)
        self._symbol = lru_cache(maxsize=16)(self._draw_symbol)

    def state(self, picture: int) -> Hashable:
        """Which steps are lit, and where the walker is."""
        return self._lights(picture), self._place(picture)

    def wall(self, picture: int) -> str:
        """Always the same."""
        return LINEN

    def paint(self, ground: Image.Image, picture: int) -> None:
        """Symbols, names, rings, and the one who walks."""
        lights = self._lights(picture)
        pen = ImageDraw.Draw(ground)
        for number, (middle, light) in enumerate(zip(self._middles, lights, strict=True)):
            for lit, share in ((False, 1 - light), (True, light)):
                paste(ground, self._symbol(number, lit), share)
            if self._stage.width == WIDTH:
                name = self._names[number]
                paste(ground, name[0], 1 - light)
                paste(ground, name[1], light)
            pen.line(
                (middle, GROUND - 34, middle, GROUND), fill=INK if light == 1 else LINE, width=3
            )
            paste(ground, _large_ring(middle, filled=light == 1))
        self._paint_title(ground, lights)
        x, pose = self._place(picture)
        camera = Camera(_WALKER, 0, 0, self._stage.width)
        look = LOOKS["page"]
        for part, box in (
            (body(look, pose), (-100.0, -385.0, 130.0, 8.0)),
            (near_arm(look, pose), (-90.0, -340.0, 190.0, 8.0)),
        ):
            draw_sprite(ground, Sprite(part, box, camera.unit(x)), camera)

    def _paint_title(self, ground: Image.Image, lights: tuple[float, ...]) -> None:
        """The name of the step that was lit last, large."""
        lit = [number for number, light in enumerate(lights) if light > 0]
        if not lit:
            return
        now = max(lit, key=lambda number: self._lit[self._steps[number].id])
        part = lights[now]
        if part < 1 and len(lit) > 1:
            before = max(
                (number for number in lit if number != now),
                key=lambda number: self._lit[self._steps[number].id],
            )
            paste(ground, self._titles[before], max(0.0, 1 - 2 * part))
            part = max(0.0, 2 * part - 1)
        paste(ground, self._titles[now], part)

    def _lights(self, picture: int) -> tuple[float, ...]:
        return tuple(
            max(0, min(_FADE, picture - self._lit[step.id])) / _FADE if step.id in self._lit else 0
            for step in self._steps
        )

    def _title(self, step: Step) -> Layer:
        number = self._steps.index(step) + 1
        size = 60 if self._stage.width == WIDTH else 52
        block = wrap(
            self._assets.font, f"{number}. {step.titel}", size, BOLD, self._stage.full_width
        )
        if block is None or len(block.lines) > 1:
            raise fault("film.card_too_long", key=step.titel)
        return Layer(draw(block, INK), self._stage.left, _TITLE_TOP)

    def _name(self, step: Step, width: int) -> tuple[Layer, Layer]:
        """The step's name under its symbol, unlit and lit, centred line by line."""
        found = []
        middle = self._middles[self._steps.index(step)]
        for weight, colour in ((REGULAR, INK_2), (SEMIBOLD, INK)):
            block = wrap(self._assets.font, step.titel, 28, weight, max(width - 10, 150))
            if block is None:
                raise fault("film.card_too_long", key=step.titel)
            picture = Image.new("RGBA", (block.width + 8, block.height + 12))
            for line, text in enumerate(block.lines):
                words = draw(Block(block.font, (text,), block.size, weight), colour)
                picture.alpha_composite(words, ((block.width - words.width) // 2 + 4, line * 32))
            found.append(Layer(picture, middle - picture.width // 2, _NAMES_TOP))
        return found[0], found[1]

    def _draw_symbol(self, number: int, lit: bool) -> Layer:
        step = self._steps[number]
        size = _SYMBOL if self._stage.width == WIDTH else 84
        figure = drawing(self._assets.drawing(step.bild), INK if lit else LINE, size, size, size)
        disc = Image.new("RGBA", (size + 40, size + 40))
        if lit:
            big = Image.new("RGBA", (4 * disc.width, 4 * disc.height))
            ImageDraw.Draw(big).ellipse((8, 8, big.width - 9, big.height - 9), fill=SOFT)
            disc = big.resize(disc.size, Image.Resampling.LANCZOS)
        else:
            figure.putalpha(figure.getchannel("A").point([value * 2 // 5 for value in range(256)]))
        disc.alpha_composite(
            figure, ((disc.width - figure.width) // 2, (disc.height - figure.height) // 2)
        )
        top = _SYMBOL_TOP - 20 if self._stage.width == WIDTH else _SYMBOL_TOP
        return Layer(disc, self._middles[number] - disc.width // 2, top)

    def _walk(self, count: int) -> list[tuple[int, Pose]]:
        """Where the walker is at each picture: always on the way to the last lit ring."""
        step = STRIDE * _WALKER
        x = float(self._middles[0] - 40)
        goals = sorted(
            (at, self._middles[n] - 40)
            for n, part in enumerate(self._steps)
            if (at := self._lit.get(part.id)) is not None
        )
        places: list[tuple[int, Pose]] = []
        walked = 0
        for picture in range(count):
            goal = max((place for at, place in goals if at <= picture), default=x)
            if goal - x >= step:
                x += step
                places.append((round(x), walking(walked % CYCLE, None, False)))
                walked += 1
            else:
                places.append((round(x), STANDS.pose))
        return places

    def _place(self, picture: int) -> tuple[int, Pose]:
        return self._places[min(picture, len(self._places) - 1)]


@lru_cache(maxsize=2)
def _ring_picture(filled: bool) -> Image.Image:
    small = ring(0, 0, filled=filled).picture
    del small
    size = 2 * _RING + 2
    big = Image.new("RGBA", (size * 4, size * 4))
    from .look import BRAND, PAPER

    edge = size * 4 - 1
    ImageDraw.Draw(big).ellipse(
        (0, 0, edge, edge), fill=BRAND if filled else PAPER, outline=INK, width=16
    )
    return big.resize((size, size), Image.Resampling.LANCZOS)


def _large_ring(middle: int, *, filled: bool) -> Layer:
    picture = _ring_picture(filled)
    return Layer(picture, middle - picture.width // 2, GROUND + 2 - picture.height // 2)
