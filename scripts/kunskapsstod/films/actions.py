"""What a figure does: each action a few key poses that it goes between, calmly.

A figure changes pose over a third of a second and then holds it, "on twos" (12.5 pictures a
second): enough to see a gesture, and little enough to draw and to store.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from .figures import SEATED, Foot, Point, Pose, between, eased

PICTURES = 12.5
"""Pictures a second of what moves."""
_TURN = 0.4
"""Seconds from one key pose to the next."""
_TALK = (1, 2, 1, 0, 2, 1, 2, 0, 1, 0)
"""The mouth of one who talks, two pictures a step."""


@dataclass(frozen=True)
class Key:
    """A key pose and how long it lasts, the way to it included; None leaves it as at rest.

    near, far: hands, from the shoulder
    tilt:      degrees the thing in the hand is tipped; ``fly`` how high it is above the hand
    """

    seconds: float
    near: Point | None = None
    far: Point | None = None
    nod: float = 0.0
    lean: float = 0.0
    tilt: float = 0.0
    fly: float = 0.0


@dataclass(frozen=True)
class Action:
    """Key poses, shown over and over unless ``once``.

    talks:  the mouth moves
    held:   what is in the hand meanwhile
    back:   the near elbow points backwards, so that the face is free
    palm:   the hand is open
    """

    keys: tuple[Key, ...]
    talks: bool = False
    held: str | None = None
    back: bool = False
    palm: bool = False
    once: bool = False


_EAR, _MOUTH = (12.0, -62.0), (46.0, -42.0)

ACTIONS = {
    "vilar": Action((Key(60.0),)),
    "pratar": Action(
        (
            Key(1.1, (62, 14)),
            Key(0.9, (76, -8), nod=-2),
            Key(1.3, (58, 22)),
            Key(1.0, None),
            Key(1.0, (70, 4), nod=3),
        ),
        talks=True,
    ),
    "lyssnar": Action((Key(1.6), Key(0.6, nod=7), Key(2.4), Key(0.6, nod=5), Key(0.8))),
    "vinkar": Action(
        (
            Key(0.6, (68, -54)),
            Key(0.4, (84, -42)),
            Key(0.4, (64, -58)),
            Key(0.4, (84, -42)),
            Key(0.6, (66, -56)),
            Key(60.0),
        ),
        palm=True,
        once=True,
    ),
    "sager-stopp": Action((Key(60.0, (86, -32)),), palm=True, once=True),
    "pekar": Action((Key(60.0, (100, -22)),), once=True),
    "dricker": Action(
        (Key(1.0), Key(1.4, _MOUTH, nod=-3, tilt=-22), Key(2.2)),
        held="kopp",
    ),
    "haller-koppen": Action((Key(60.0),), held="kopp"),
    "haller-kaffe": Action(
        (Key(0.7, (76, -14)), Key(2.2, (80, -22), tilt=34), Key(60.0, (72, -6))),
        held="kanna",
        once=True,
    ),
    "haller-i": Action(
        (Key(0.9, (66, 6)), Key(2.2, (72, -8), tilt=34), Key(1.6, (66, 6))), held="kanna"
    ),
    "ror": Action(
        (Key(0.48, (74, 6)), Key(0.48, (84, 1)), Key(0.48, (93, 6)), Key(0.48, (84, 10))),
        held="sked",
    ),
    "ringer": Action(
        (Key(2.4, _EAR), Key(1.6, _EAR, nod=4)), talks=True, held="telefon", back=True
    ),
    "lyssnar-i-telefon": Action(
        (Key(2.0, _EAR), Key(0.6, _EAR, nod=6), Key(2.0, _EAR)), held="telefon", back=True
    ),
    "laser": Action((Key(2.2, (62, 4), nod=13), Key(1.8, (62, 2), nod=9)), held="papper"),
    "racker-papper": Action((Key(60.0, (98, 6)),), held="papper", once=True),
    "haller-papper": Action((Key(60.0, (56, 24)),), held="papper"),
    "visar-bild": Action((Key(2.4, (76, -18)), Key(1.2, (72, -10))), held="bildkort"),
    "skriver": Action(
        (Key(0.5, (78, 30), nod=10), Key(0.5, (84, 32), nod=10), Key(0.5, (80, 29), nod=10)),
        held="penna",
    ),
    "flyttar-pjas": Action(
        (Key(0.7, (98, 18)), Key(0.7, (92, -14)), Key(0.8, (104, 0)), Key(60.0, None)),
        held="pjas",
        once=True,
    ),
    "kastar-boll": Action(
        (
            Key(1.2, (50, 34)),
            Key(0.32, (54, 18), fly=0),
            Key(0.4, (54, 16), nod=-8, fly=80),
            Key(0.4, (50, 34), fly=0),
        ),
        held="boll",
    ),
}
"""Name in a script → the action. Each is described in :mod:`..models.film_script`."""

SEATED_FEET = (Foot(44.0), Foot(60.0))


@dataclass(frozen=True)
class Rest:
    """How somebody is when nothing is done: standing or seated, hands where they rest."""

    pose: Pose

    @property
    def seated(self) -> bool:
        return self.pose.hip < (SEATED + 20)


STANDS = Rest(Pose())
SITS = Rest(
    Pose(
        hip=SEATED,
        near=(52.0, 66.0),
        far=(58.0, 62.0),
        near_foot=SEATED_FEET[0],
        far_foot=SEATED_FEET[1],
    )
)
SITS_AT_TABLE = Rest(replace(SITS.pose, near=(86.0, 30.0), far=(80.0, 34.0)))
ROLLS = Rest(
    replace(SITS_AT_TABLE.pose, far_foot=Foot(84.0, 12.0), near=(76.0, 36.0), far=None, shift=0.0)
)


def pose_at(action: Action, rest: Rest, seconds: float) -> Pose:
    """The pose that long after the action began. Settles into one of few poses, for caching."""
    picture = int(seconds * PICTURES + 1e-6)
    return _pose(action, rest, picture)


@lru_cache(maxsize=4096)
def _pose(action: Action, rest: Rest, picture: int) -> Pose:
    now = picture / PICTURES
    total = sum(key.seconds for key in action.keys)
    if action.once:
        now = min(now, total - 0.01)
    lap, now = divmod(now, total)
    before = _held(action, rest, action.keys[-1]) if lap else _start(action, rest)
    for key in action.keys:
        target = _held(action, rest, key)
        if now < key.seconds:
            share = eased(min(1.0, now / min(_TURN, key.seconds)))
            pose = between(before, target, share)
            if action.talks:
                pose = replace(pose, mouth=_TALK[picture // 2 % len(_TALK)])
            return pose
        now -= key.seconds
        before = target
    raise AssertionError("the keys' seconds add up to the total")


def _start(action: Action, rest: Rest) -> Pose:
    return replace(rest.pose, held=action.held or rest.pose.held)


def _held(action: Action, rest: Rest, key: Key) -> Pose:
    pose = rest.pose
    near = key.near or pose.near
    raised = key.near is not None and action.palm
    return replace(
        pose,
        near=near,
        far=key.far or pose.far,
        nod=pose.nod + key.nod,
        lean=pose.lean + key.lean,
        tilt=key.tilt,
        fly=key.fly,
        held=action.held or pose.held,
        open_hand=raised,
        back=action.back,
    )


@lru_cache(maxsize=4096)
def change(one: Pose, other: Pose, picture: int, pictures: int) -> Pose:
    """The way from one pose to another, to sit down or to stand up."""
    return between(one, other, eased(min(1.0, picture / pictures)))
