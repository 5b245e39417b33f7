"""A scene with people: the place, those who are there, and what they do."""

from __future__ import annotations

from collections.abc import Hashable

from PIL import Image

from ..models.film_script import Card, Play
from .acting import Actor, Standing
from .actions import PICTURES
from .card_layout import CardLayers, lay_out
from .card_show import paint_text, reveals, shown
from .few import Few
from .figures import body, near_arm
from .heads import LOOKS
from .layers import Layer
from .look import (
    DUSK,
    DUSK_HOUSE,
    GROUND,
    LAMPLIGHT,
    LINEN,
    NIGHT_PANE,
    PAPER,
    SOFT,
    TEXT_FLOOR,
    WIDTH,
    Assets,
    Stage,
)
from .props import GLOW, LIT, SKY, WALL, Prop
from .settings import GROUND_Y, SETTINGS
from .sprites import Camera, Sprite, draw_sprite
from .timeline import SceneTime

_TALL, _LOW = 368.0, 338.0
"""Height of a scene in which somebody stands, and of one where all sit; and a little."""
_FULL = 1.12
_BESIDE_TEXT, _WINDOW = 0.96, 612
"""Scale and left edge of a scene that has text on its left."""
_UNDER_TEXT = (0.8, 0.74, 0.68, 0.62, 0.56)
_TOP = 97
"""Nothing of a scene above this pixel: there is the path with the chapters."""
_BODY, _ARM = (-100.0, -385.0, 130.0, 8.0), (-90.0, -340.0, 190.0, 8.0)
_DUSK_STEPS = 16
_DUSK_SECONDS = 3.2
_DUSK_AFTER = 1.6


class PlayShow:
    """A scene with ``scen``, and perhaps text beside it."""

    def __init__(self, scene: SceneTime, stage: Stage, assets: Assets) -> None:
        play = scene.scene.scen
        assert play is not None
        self._setting = SETTINGS[play.plats]
        self._light = play.ljus
        self._layers, self._camera = frame(scene.scene.kort, play, stage, assets)
        self._reveals = reveals(scene)
        edges = self._camera.unit(self._camera.left), self._camera.unit(self._camera.right)
        self._beside_text = self._layers is not None
        self._actors = [
            Actor(person, self._setting, scene.starts, edges) for person in play.personer
        ]
        self._edges = edges
        self._drawn = Few[Layer](4)

    def state(self, picture: int) -> Hashable:
        """Where everybody is, how dark it is, and how far the text has come."""
        people = tuple(actor.at(picture) for actor in self._actors)
        return people, self._dusk(picture), shown(self._reveals, picture)

    def wall(self, picture: int) -> str:
        """The sky's colour out of doors."""
        if not self._setting.outdoors:
            return LINEN
        return _mixed(LINEN, DUSK, self._dusk(picture) / _DUSK_STEPS)

    def paint(self, ground: Image.Image, picture: int) -> None:
        """From the back to the front: place, bodies, tables, arms, text."""
        dusk = self._dusk(picture)
        people = [actor.at(picture) for actor in self._actors]
        seen = [person for person in people if person is not None]
        self._lay(ground, self._props(False, dusk))
        for person in seen:
            draw_sprite(ground, _sprite(person, arm=False), self._camera)
        self._lay(ground, self._props(True, dusk))
        for person in seen:
            draw_sprite(ground, _sprite(person, arm=True), self._camera)
        if self._layers:
            paint_text(ground, self._layers, shown(self._reveals, picture))

    def _dusk(self, picture: int) -> int:
        """0 in daylight to ``_DUSK_STEPS`` in the evening."""
        if self._light != "skymning":
            return _DUSK_STEPS if self._light == "kvall" else 0
        passed = (picture / PICTURES - _DUSK_AFTER) / _DUSK_SECONDS
        return round(_DUSK_STEPS * min(1.0, max(0.0, passed)))

    def _props(self, before: bool, dusk: int) -> Layer:
        return self._drawn.get((before, dusk), lambda: self._draw_props(before, dusk))

    def _draw_props(self, before: bool, dusk: int) -> Layer:
        """The place as one layer, within the camera's edges."""
        camera = self._camera
        size = camera.right - camera.left, GROUND + 4 - _TOP
        picture = Image.new("RGBA", size)
        share = dusk / _DUSK_STEPS
        colours = {
            SKY: _mixed(SOFT, NIGHT_PANE, share),
            GLOW: _mixed(LINEN, LAMPLIGHT, share) if share else "none",
            LIT: _mixed(SOFT, LAMPLIGHT, share),
            WALL: _mixed(PAPER, DUSK_HOUSE, share),
        }
        shifted = Camera(camera.scale, camera.middle - camera.left, 0, size[0])
        for prop in self._setting.before if before else self._setting.behind:
            if not self._has_room(prop):
                continue
            svg = prop.svg
            for name, colour in colours.items():
                svg = svg.replace(name, colour)
            high = -(GROUND + 2 - _TOP) / camera.scale
            sprite = Sprite(
                f'<g transform="translate(0 {-GROUND_Y:g})">{svg}</g>',
                (prop.left - 80, high, prop.right + 80, 8.0),
                0.0,
            )
            layer = Image.new("RGBA", (size[0], GROUND + 4))
            draw_sprite(layer, sprite, shifted)
            picture.alpha_composite(layer.crop((0, _TOP, size[0], GROUND + 4)))
        return Layer(picture, camera.left, _TOP)

    def _has_room(self, prop: Prop) -> bool:
        """Beside text a thing is there whole or not at all, and nothing hangs down over text."""
        if not self._beside_text:
            return True
        whole = prop.left >= self._edges[0] and prop.right <= self._edges[1]
        return whole and (self._camera.left > 0 or not prop.hangs)

    @staticmethod
    def _lay(ground: Image.Image, layer: Layer) -> None:
        ground.paste(layer.picture, (layer.left, layer.top), layer.picture)


def frame(
    card: Card | None, play: Play, stage: Stage, assets: Assets
) -> tuple[CardLayers | None, Camera]:
    """Where text and scene go. Raises Faults when the text has no room."""
    if card is None:
        return None, Camera(_FULL, stage.width // 2, 0, stage.width)
    if stage.width == WIDTH:
        width = WIDTH - _WINDOW
        box = Layer(Image.new("RGBA", (width, 1)), _WINDOW, _TOP)
        camera = Camera(_BESIDE_TEXT, _WINDOW + width // 2, _WINDOW, WIDTH)
        return lay_out(card, stage, assets, [box]), camera
    boxes = {
        GROUND - round(height(play) * scale): Camera(scale, stage.width // 2, 0, stage.width)
        for scale in _UNDER_TEXT
    }
    layers = lay_out(
        card,
        stage,
        assets,
        [Layer(Image.new("RGBA", (stage.width, 1)), 0, min(top, TEXT_FLOOR)) for top in boxes],
    )
    assert layers.drawing is not None
    return layers, boxes[layers.drawing.top]


def height(play: Play) -> float:
    """How high the scene is, in the setting's measures."""
    spots = SETTINGS[play.plats].spots
    seated = all(
        LOOKS[person.figur].wheelchair or spots[person.vid].rest.seated for person in play.personer
    )
    return _LOW if seated else _TALL


def _sprite(person: Standing, *, arm: bool) -> Sprite:
    svg = (near_arm if arm else body)(person.look, person.pose)
    size = person.look.size
    left, top, right, bottom = _ARM if arm else _BODY
    if size != 1:
        svg = f'<g transform="scale({size})" stroke-width="{4 / size:.2f}">{svg}</g>'
    box = (left * size, top * size, right * size, bottom)
    return Sprite(svg, box, person.x, mirrored=not person.right)


def _mixed(one: str, other: str, share: float) -> str:
    parts = (
        round(int(one[i : i + 2], 16) * (1 - share) + int(other[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
