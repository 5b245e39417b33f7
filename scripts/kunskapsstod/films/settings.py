"""The places scenes are played in: what stands there, and where people can be.

Places are drawn in the measures of the guide's drawings (600 × 380, the ground at y = 376) and
go on to both sides, for a picture that is wider. Some of them are the drawings' own.
"""

from __future__ import annotations

from dataclasses import dataclass

from .actions import SITS, SITS_AT_TABLE, STANDS, Rest
from .props import (
    BENCH,
    CALL,
    COUNTER,
    FLASK,
    FRIDGE,
    GAME_TABLE,
    MEETING_TABLE,
    PARTITION,
    ROUND_TABLE,
    SANDPIT,
    SMALL_DESK,
    TOOLS,
    Prop,
    bush,
    ceiling_lamp,
    chair,
    house,
    lamp_post,
    picture,
    plant,
    shelf,
    tree,
    window,
)

MIDDLE, GROUND_Y = 300.0, 376.0


@dataclass(frozen=True)
class Spot:
    """Where somebody can be. ``right``: faces right."""

    x: float
    right: bool
    rest: Rest = STANDS


@dataclass(frozen=True)
class Setting:
    """A place.

    behind, before: props behind people, and before them (their near arms lie over those)
    spots:          name in a script → spot
    outdoors:       the wall is the sky, and darkens in the evening
    """

    behind: tuple[Prop, ...]
    before: tuple[Prop, ...]
    spots: dict[str, Spot]
    outdoors: bool = False


_PARK = (tree(566, 0.86), tree(-130), bush(20), tree(742, 1.05), bush(664))

SETTINGS = {
    "parkbank": Setting(
        (*_PARK, BENCH),
        (FLASK,),
        {
            "vanster": Spot(186, True, SITS),
            "hoger": Spot(414, False, SITS),
        },
        outdoors=True,
    ),
    "lekplats": Setting(
        (tree(-130), bush(20), BENCH, tree(770, 1.05), SANDPIT),
        (),
        {"vanster": Spot(186, True, SITS), "hoger": Spot(590, False)},
        outdoors=True,
    ),
    "park": Setting(
        (tree(44, 0.94), tree(-170, 0.8), bush(560), tree(720), bush(-70)),
        (),
        {
            "vanster": Spot(190, True),
            "hoger": Spot(410, False),
            "mitten": Spot(300, True),
            "langt-vanster": Spot(90, True),
            "langt-hoger": Spot(510, False),
        },
        outdoors=True,
    ),
    "gata": Setting(
        (
            house(-200, 170, 150),
            house(-10, 150, 190),
            lamp_post(636),
            house(430, 170, 130),
            tree(724, 0.8),
            house(790, 150, 170),
        ),
        (),
        {
            "vanster": Spot(190, True),
            "hoger": Spot(410, False),
            "mitten": Spot(300, True),
            "langt-vanster": Spot(40, True),
            "langt-hoger": Spot(560, False),
        },
        outdoors=True,
    ),
    "kafe": Setting(
        (
            ceiling_lamp(300),
            window(-140, 150),
            window(590, 150),
            plant(20),
            chair(126, right=True),
        ),
        (ROUND_TABLE,),
        {"vanster": Spot(126, True, SITS_AT_TABLE), "hoger": Spot(478, False, SITS_AT_TABLE)},
    ),
    "spelbord": Setting(
        (
            window(250),
            chair(118, right=True),
            chair(482, right=False),
            shelf(-70),
            plant(604),
            picture(720),
        ),
        (GAME_TABLE,),
        {"vanster": Spot(118, True, SITS_AT_TABLE), "hoger": Spot(482, False, SITS_AT_TABLE)},
    ),
    "kok": Setting(
        (FRIDGE, TOOLS, window(-180, 110), window(560, 120), plant(760)),
        (COUNTER,),
        {"vanster": Spot(206, True), "hoger": Spot(470, False)},
    ),
    "kontor": Setting(
        (
            window(240, 120),
            chair(104, right=True),
            chair(496, right=False),
            shelf(650),
            plant(-40),
            picture(-150),
        ),
        (MEETING_TABLE,),
        {"vanster": Spot(104, True, SITS_AT_TABLE), "hoger": Spot(496, False, SITS_AT_TABLE)},
    ),
    "telefonsamtal": Setting(
        (
            PARTITION,
            CALL,
            window(-170, 110),
            plant(10),
            chair(560, right=False),
            shelf(712),
            picture(-230),
        ),
        (SMALL_DESK,),
        {"vanster": Spot(104, True), "hoger": Spot(560, False, SITS_AT_TABLE)},
    ),
    "rum": Setting(
        (window(216, 110), plant(20), picture(-130), picture(660), shelf(760)),
        (),
        {
            "vanster": Spot(140, True),
            "hoger": Spot(396, False),
            "langt-hoger": Spot(548, False),
        },
    ),
}
"""Name in a script → the place."""
