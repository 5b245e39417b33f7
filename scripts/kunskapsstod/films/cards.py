"""Draws the films' pictures: a card for every moment of a rendering.

A card is a calm ground, one line that everything stands on, a drawing, a heading and a few
lines of large text. Movement is slight: a new card's text fades in, the drawing slides into
place, and lines of text appear with their sentences.
"""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageDraw

from ..errors import fault
from ..texts import message
from .card_layout import CardLayers, lay_out
from .drawings import drawing
from .layers import RING, Layer, empty_ground, paste, ring
from .lettering import REGULAR, SEMIBOLD, Block, draw, wrap
from .look import GROUND, INK, INK_2, LINE, WIDTH, Assets, Stage
from .sign_panel import paint_panel
from .timeline import FPS, SceneTime, Timeline

_ENTRY = 12
"""Frames a card or a line takes to appear."""
_SLIDE = 28
"""Pixels the drawing slides."""
_TITLE_SIZE, _LABEL_SIZE, _LABEL_TOP = 30, 28, 34
_PATH_Y = 94
_PATH_STEP = 5
"""Frames between the path's movements: still pictures in between make film and file smaller."""


class Painter:
    """The pictures of one rendering, for any frame of it."""

    def __init__(self, line_up: Timeline, assets: Assets, stage: Stage) -> None:
        self._line_up = line_up
        self._assets = assets
        self._stage = stage
        self._layers = lru_cache(maxsize=2)(self._take_apart)
        self._ground = lru_cache(maxsize=1)(self._paint_ground)
        self._card = lru_cache(maxsize=2)(self._paint_card)
        self._frame = lru_cache(maxsize=2)(self._paint_frame)

    def frame(self, number: int) -> Image.Image:
        """The picture at that frame: the same object as before when nothing has changed."""
        scene = self._line_up.scene_at((number + 0.5) / FPS)
        steps = tuple(
            max(0, min(_ENTRY, number - round(start * FPS)))
            for start in (scene.start, *scene.reveals)
        )
        moved = number - number % _PATH_STEP
        passed = round(self._stage.full_width * moved / (self._line_up.seconds * FPS))
        return self._frame(scene.number, steps, passed)

    def settled(self, scene: SceneTime) -> Image.Image:
        """The scene's card with everything in place, as it stands before the next scene."""
        return self.frame(round(scene.end * FPS) - 1)

    def _paint_frame(self, scene_number: int, steps: tuple[int, ...], passed: int) -> Image.Image:
        picture = self._card(scene_number, steps).copy()
        self._paint_path(picture, self._line_up.scenes[scene_number].chapter, passed)
        return picture

    def _paint_card(self, scene_number: int, steps: tuple[int, ...]) -> Image.Image:
        """``steps``: how far the card and each of its lines have come, 0 to ``_ENTRY``."""
        scene = self._line_up.scenes[scene_number]
        picture = self._ground(scene.chapter).copy()
        layers = self._layers(scene_number)
        entered = steps[0] / _ENTRY
        if layers.drawing:
            shown = 1.0 if self._same_drawing(scene) else entered
            paste(picture, layers.drawing, shown, round((1 - shown) ** 2 * _SLIDE))
        paste(picture, layers.heading, entered)
        for line, step in zip(layers.lines, steps[1:], strict=True):
            for layer in line:
                paste(picture, layer, min(entered, step / _ENTRY))
        return picture

    def _take_apart(self, scene_number: int) -> CardLayers:
        card = self._line_up.scenes[scene_number].scene.kort
        return lay_out(card, self._stage, self._assets)

    def _same_drawing(self, scene: SceneTime) -> bool:
        """The scene before shows the same drawing, which therefore stands still."""
        if scene.number == 0:
            return False
        before = self._line_up.scenes[scene.number - 1].scene.kort.teckning
        return before == scene.scene.kort.teckning

    def _paint_ground(self, chapter: int) -> Image.Image:
        """What all cards of a chapter have."""
        stage, font = self._stage, self._assets.font
        picture = empty_ground()
        label = _label(_LABEL_SIZE, REGULAR, self._assets)
        paste(picture, Layer(label, stage.width - stage.left - label.width, _LABEL_TOP))
        title = title_block(self._line_up.chapters[chapter].titel, stage, self._assets)
        paste(picture, Layer(draw(title, INK_2), stage.left, _LABEL_TOP))
        if stage.width < WIDTH:
            paint_panel(picture, font, stage.width)
        return picture

    def _paint_path(self, picture: Image.Image, chapter: int, passed: int) -> None:
        """The line of the whole film with a ring for each chapter; the part passed is heavy."""
        pen = ImageDraw.Draw(picture)
        left, length = self._stage.left, self._stage.full_width
        pen.line((left, _PATH_Y, left + length, _PATH_Y), fill=LINE, width=2)
        pen.line((left, _PATH_Y, left + passed, _PATH_Y), fill=INK, width=5)
        for number, start in enumerate(self._line_up.chapter_starts):
            x = left + round(length * start / self._line_up.seconds)
            paste(picture, ring(x - RING if number else x, _PATH_Y, filled=number == chapter))


def title_block(title: str, stage: Stage, assets: Assets) -> Block:
    """A chapter's title on one line beside the label. Raises Faults when it is too long."""
    room = stage.full_width - _label(_LABEL_SIZE, REGULAR, assets).width - _TITLE_SIZE
    block = wrap(assets.font, title, _TITLE_SIZE, SEMIBOLD, room)
    if block is None or len(block.lines) > 1:
        raise fault("film.card_too_long", key=title)
    return block


def poster(name: str, assets: Assets) -> Image.Image:
    """The still picture before the film starts: a large drawing, no words but the label."""
    picture = empty_ground()
    figure = drawing(assets.drawing(name), INK, 860, 440, 400)
    paste(picture, Layer(figure, (WIDTH - figure.width) // 2, GROUND + 2 - figure.height))
    paste(picture, Layer(_label(32, SEMIBOLD, assets), 48, _LABEL_TOP))
    return picture


def _label(size: int, weight: int, assets: Assets) -> Image.Image:
    block = Block(assets.font, (message("film.example_label"),), size, weight)
    return draw(block, INK_2)
