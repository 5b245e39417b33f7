"""Draws a film's pictures: what is above and below every scene, and the scenes one by one.

A picture is a calm wall, one line that everything stands on, a scene, and above it the film's
path with its chapters. What moves changes 12.5 times a second ("on twos"), and one scene fades
into the next: nothing flashes, nothing shakes.
"""

from __future__ import annotations

from collections.abc import Hashable

from PIL import Image, ImageDraw

from ..errors import fault
from ..texts import message
from .card_show import CardShow
from .drawings import drawing
from .few import Few
from .layers import RING, Layer, empty_ground, paste, ring
from .lettering import REGULAR, SEMIBOLD, Block, draw, wrap
from .look import GROUND, INK, LINE, WIDTH, Assets, Stage
from .map_show import MapShow
from .play_show import PlayShow
from .process_show import ProcessShow
from .show import FRAMES, Show
from .sign_panel import paint_panel
from .timeline import FPS, SceneTime, Timeline

_FADE = 6
"""Pictures one scene takes to become the next."""
_TITLE_SIZE, _LABEL_SIZE, _LABEL_TOP = 30, 28, 34
_PATH_Y = 94
_KEPT = 16
"""Pictures kept, each 2.8 MB."""
_PATH_STEP = 20
"""Frames between the path's movements: still pictures in between make film and file smaller."""


def show(scene: SceneTime, stage: Stage, assets: Assets) -> Show:
    """The scene's own way to be shown. Raises Faults for text that has no room."""
    if scene.scene.scen:
        return PlayShow(scene, stage, assets)
    if scene.scene.process is not None:
        return ProcessShow(scene, stage, assets)
    if scene.scene.karta is not None:
        return MapShow(scene, stage, assets)
    return CardShow(scene, stage, assets)


class Painter:
    """The pictures of one rendering, for any frame of it."""

    def __init__(self, line_up: Timeline, assets: Assets, stage: Stage) -> None:
        self._line_up = line_up
        self._assets = assets
        self._stage = stage
        self._shows = Few[Show](2)
        self._grounds = Few[Image.Image](3)
        self._scenes = Few[Image.Image](_KEPT)
        self._last: tuple[Hashable, Image.Image] | None = None

    def frame(self, number: int) -> Image.Image:
        """The picture at that frame: the same object as before when nothing has changed."""
        scene = self._line_up.scene_at((number + 0.5) / FPS)
        picture = (number - round(scene.start * FPS)) // FRAMES
        fade = min(_FADE, picture + 1)
        moved = number - number % _PATH_STEP
        passed = round(self._stage.full_width * moved / (self._line_up.seconds * FPS))
        state = self._show(scene.number).state(picture)
        key = (scene.number, state, fade, passed)
        if self._last is None or self._last[0] != key:
            self._last = (key, self._paint(scene, picture, fade, passed))
        return self._last[1]

    def settled(self, scene: SceneTime) -> Image.Image:
        """The scene with everything in place, as it stands before the next scene."""
        return self.frame(round(scene.end * FPS) - 1)

    def _paint(self, scene: SceneTime, picture: int, fade: int, passed: int) -> Image.Image:
        settled = self._scene(scene, picture)
        still = fade == _FADE
        whole = settled.copy() if still else self._faded(scene, settled, fade / _FADE)
        self._paint_path(whole, scene.chapter, passed)
        return whole

    def _faded(self, scene: SceneTime, whole: Image.Image, share: float) -> Image.Image:
        """Between two scenes: by way of the bare wall, so that no text lies over a figure."""
        if scene.number:
            before = self._line_up.scenes[scene.number - 1]
            last = (round(before.end * FPS) - 1 - round(before.start * FPS)) // FRAMES
            old = self._scene(before, last)
            if _same_place(before, scene):
                return Image.blend(old, whole, share)
            if share < 0.5:
                bare = self._ground(before.chapter, self._show(before.number).wall(last))
                return Image.blend(old, bare, share * 2)
        bare = self._ground(scene.chapter, self._show(scene.number).wall(0))
        return Image.blend(bare, whole, max(0.0, share * 2 - 1))

    def _scene(self, scene: SceneTime, picture: int) -> Image.Image:
        """Everything but the path. The last few are kept: figures come back to their poses."""
        shown = self._show(scene.number)

        def paint() -> Image.Image:
            painted = self._ground(scene.chapter, shown.wall(picture)).copy()
            shown.paint(painted, picture)
            return painted

        return self._scenes.get((scene.number, shown.state(picture)), paint)

    def _show(self, number: int) -> Show:
        scene = self._line_up.scenes[number]
        return self._shows.get(number, lambda: show(scene, self._stage, self._assets))

    def _ground(self, chapter: int, wall: str) -> Image.Image:
        return self._grounds.get((chapter, wall), lambda: self._paint_ground(chapter, wall))

    def _paint_ground(self, chapter: int, wall: str) -> Image.Image:
        """What all pictures of a chapter have."""
        stage, font = self._stage, self._assets.font
        picture = empty_ground(wall)
        label = _label(_LABEL_SIZE, REGULAR, self._assets)
        paste(picture, Layer(label, stage.width - stage.left - label.width, _LABEL_TOP))
        title = title_block(self._line_up.chapters[chapter].titel, stage, self._assets)
        paste(picture, Layer(draw(title, INK), stage.left, _LABEL_TOP))
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


def _same_place(one: SceneTime, other: SceneTime) -> bool:
    a, b = one.scene, other.scene
    return bool(
        a.scen and b.scen and a.scen.plats == b.scen.plats and (a.kort is None) == (b.kort is None)
    )


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
    return draw(block, INK)
