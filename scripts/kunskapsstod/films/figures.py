"""A figure in a pose → SVG: one clean contour, limbs that bend where limbs bend.

Figures look right and stand with their heels about x = 0 on the ground, y = 0; y goes down.
Limbs are drawn twice (outline, then inside), as in the guide's drawings. Hands and feet are
given, elbows and knees are found: so a hand is where the thing is that it holds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from .heads import INK_FILL, PAPER_FILL, SOFT_FILL, Look, head
from .held import HELD

Point = tuple[float, float]

STANDING, SEATED = 152.0, 110.0
"""Height of the hip above the ground."""
_UPPER_ARM, _FOREARM = 54.0, 56.0
_THIGH, _SHIN, _ANKLE = 67.0, 66.0, 20.0
_SHOULDER = (4.0, -84.0)
_POURS = 28.0
"""Degrees a jug is tipped when something runs out of it."""
_TORSO = "M-30 10c-8-40-8-86 8-114c10-16 40-16 50 0c12 24 14 76 8 114z"
_SHOE = "M-12 20c0-12 8-20 20-20c4 10 14 12 24 14c4 2 4 6 4 6z"
_BAG = "M-24-92c-22-2-34 22-34 56c0 20 6 30 20 30h18z"


@dataclass(frozen=True)
class Foot:
    """Where a foot is: x from the figure's place, height above ground, heel lifted (degrees)."""

    x: float = 0.0
    lift: float = 0.0
    turn: float = 0.0


@dataclass(frozen=True)
class Pose:
    """How a figure holds itself.

    hip:        height above the ground; ``shift`` moves it sideways
    lean:       degrees the body leans forward
    nod:        degrees the head is bent forward
    near, far:  hands, from the shoulder (x forward, y down); far None: behind the body
    mouth:      0 closed, 1 half open, 2 open
    open_hand:  the near hand shows its palm
    back:       the near elbow points backwards
    held:       what is in the near hand, a name of ``HELD``, tipped by ``tilt`` degrees;
                ``fly`` is how high above the hand it is
    """

    hip: float = STANDING
    shift: float = 0.0
    lean: float = 0.0
    nod: float = 0.0
    near: Point = (8.0, 104.0)
    far: Point | None = None
    near_foot: Foot = Foot(-4.0)
    far_foot: Foot = Foot(8.0)
    mouth: int = 0
    open_hand: bool = False
    back: bool = False
    held: str | None = None
    tilt: float = 0.0
    fly: float = 0.0


def between(one: Pose, other: Pose, share: float) -> Pose:
    """A pose on the way from one to the other; ``share`` from 0 to 1."""

    def mix(a: float, b: float) -> float:
        return round(a + (b - a) * share, 2)

    def foot(a: Foot, b: Foot) -> Foot:
        return Foot(mix(a.x, b.x), mix(a.lift, b.lift), mix(a.turn, b.turn))

    def hand(a: Point, b: Point) -> Point:
        return mix(a[0], b[0]), mix(a[1], b[1])

    later = other if share >= 0.5 else one
    near, far = hand(one.near, other.near), later.far
    if one.far is not None and other.far is not None:
        far = hand(one.far, other.far)
    return replace(
        later,
        hip=mix(one.hip, other.hip),
        shift=mix(one.shift, other.shift),
        lean=mix(one.lean, other.lean),
        nod=mix(one.nod, other.nod),
        tilt=mix(one.tilt, other.tilt),
        fly=mix(one.fly, other.fly),
        near=near,
        far=far,
        near_foot=foot(one.near_foot, other.near_foot),
        far_foot=foot(one.far_foot, other.far_foot),
    )


def eased(share: float) -> float:
    """A share of a movement that starts and stops gently."""
    return round(share * share * (3 - 2 * share), 3)


def body(look: Look, pose: Pose) -> str:
    """Everything but the near arm, which may lie over a table."""
    hip = (pose.shift, -pose.hip)
    parts = []
    if look.wheelchair:
        parts.append(_CHAIR_BEHIND)
    if pose.far is not None:
        parts.append(_arm(look, pose, pose.far, far=True))
    parts.append(_leg(look, (hip[0] + 2, hip[1]), pose.far_foot))
    if not look.wheelchair:
        parts.append(_leg(look, (hip[0] - 4, hip[1]), pose.near_foot))
    upper = f'<path d="{_TORSO}" fill="{look.top}"/>{head(look, pose.mouth, pose.nod)}'
    if look.bag:
        upper = f'<path d="{_BAG}" fill="{SOFT_FILL}"/>{upper}'
    parts.append(f'<g transform="{_upper(pose)}">{upper}</g>')
    if look.wheelchair:
        parts.append(_CHAIR_BEFORE)
    return "".join(parts)


def near_arm(look: Look, pose: Pose) -> str:
    """The near arm with what it holds."""
    return _arm(look, pose, pose.near, far=False)


def joints(pose: Pose) -> tuple[Point, Point, Point]:
    """Shoulder, elbow and wrist of the near arm."""
    shoulder = _shoulder(pose)
    target = (shoulder[0] + pose.near[0], shoulder[1] + pose.near[1])
    elbow, wrist = _bend(shoulder, target, _UPPER_ARM, _FOREARM, clockwise=pose.back)
    return shoulder, elbow, wrist


def _upper(pose: Pose) -> str:
    turned = f" rotate({pose.lean:g})" if pose.lean else ""
    return f"translate({pose.shift:g} {-pose.hip:g}){turned}"


def _shoulder(pose: Pose) -> Point:
    angle = math.radians(pose.lean)
    x, y = _SHOULDER
    return (
        pose.shift + x * math.cos(angle) - y * math.sin(angle),
        -pose.hip + x * math.sin(angle) + y * math.cos(angle),
    )


def _arm(look: Look, pose: Pose, hand: Point, *, far: bool) -> str:
    x, y = _shoulder(pose)
    if far:
        x += 6
    target = (x + hand[0], y + hand[1])
    elbow, wrist = _bend((x, y), target, _UPPER_ARM, _FOREARM, clockwise=pose.back and not far)
    limb = f"M{x:.1f} {y:.1f}L{elbow[0]:.1f} {elbow[1]:.1f}L{wrist[0]:.1f} {wrist[1]:.1f}"
    dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
    length = math.hypot(dx, dy) or 1.0
    palm = (wrist[0] + dx / length * 9, wrist[1] + dy / length * 9)
    thing = "" if far or pose.held is None else HELD[pose.held]
    at = f"translate({palm[0]:.1f} {palm[1]:.1f})"
    tipped = f"translate({palm[0]:.1f} {palm[1] - pose.fly:.1f})"
    if pose.tilt:
        tipped += f" rotate({pose.tilt:g})"
    stream = ""
    if thing and pose.held == "kanna" and pose.tilt > _POURS:
        stream = f'<path d="M{palm[0] + 49:.1f} {palm[1] + 14:.1f}v34" stroke-width="3"/>'
    if pose.open_hand and not far:
        turn = math.degrees(math.atan2(dx, -dy))
        fingers = f'<g transform="{at} rotate({turn:.1f})">{_OPEN_HAND}</g>'
    else:
        fingers = f'<circle cx="{palm[0]:.1f}" cy="{palm[1]:.1f}" r="10.5" fill="{PAPER_FILL}"/>'
    return (
        (f'<g transform="{tipped}">{thing}</g>{stream}' if thing else "")
        + f'<path d="{limb}" stroke-width="29"/>'
        f'<path d="{limb}" stroke="{look.top}" stroke-width="21"/>{fingers}'
    )


def _leg(look: Look, hip: Point, foot: Foot) -> str:
    ankle = (foot.x, -_ANKLE - foot.lift - _below_ground(foot.turn))
    knee, end = _bend(hip, ankle, _THIGH, _SHIN, clockwise=True)
    limb = f"M{hip[0]:.1f} {hip[1]:.1f}L{knee[0]:.1f} {knee[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"
    shoe = (
        f'<g transform="translate({end[0]:.1f} {end[1]:.1f}) rotate({foot.turn:g})">'
        f'<path d="{_SHOE}" fill="{INK_FILL}"/></g>'
    )
    return (
        f'{shoe}<path d="{limb}" stroke-width="33"/>'
        f'<path d="{limb}" stroke="{look.legs}" stroke-width="25"/>{shoe}'
    )


def _below_ground(turn: float) -> float:
    """How far heel or toe would sink when the shoe is turned about the ankle."""
    angle = math.radians(abs(turn))
    length = 36 if turn > 0 else 12
    return length * math.sin(angle) + _ANKLE * math.cos(angle) - _ANKLE


def _bend(
    start: Point, end: Point, first: float, second: float, *, clockwise: bool
) -> tuple[Point, Point]:
    """The joint between two bones, and where the second ends: at ``end`` if it is in reach."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    distance = math.hypot(dx, dy) or 0.01
    reach = min(distance, first + second - 0.5)
    reach = max(reach, abs(first - second) + 0.5)
    ux, uy = dx / distance, dy / distance
    along = (first**2 - second**2 + reach**2) / (2 * reach)
    aside = math.sqrt(max(0.0, first**2 - along**2)) * (1 if clockwise else -1)
    joint = (start[0] + ux * along + uy * aside, start[1] + uy * along - ux * aside)
    return joint, (start[0] + ux * reach, start[1] + uy * reach)


_OPEN_HAND = (
    f'<path d="M-9 6c-3-10-3-18-1-24c1-4 6-4 7 0l1-6c1-4 6-4 7 0v5c2-4 7-3 7 1c1 8 1 16-2 24z'
    f'" fill="{PAPER_FILL}" stroke-width="3.5"/>'
    f'<path d="M-8-4l-7-8c-3-3-7 0-5 4l10 13" fill="{PAPER_FILL}" stroke-width="3.5"/>'
)
_CHAIR_BEHIND = (
    '<path d="M-30-206h-26M-30-206c6 40 8 76 8 108M100-22h26c4 0 4 6 4 6"/>'
    f'<circle cx="92" cy="-14" r="14" fill="{PAPER_FILL}"/>'
)
_CHAIR_BEFORE = (
    '<circle cx="6" cy="-68" r="66"/>'
    f'<circle cx="6" cy="-68" r="7" fill="{INK_FILL}"/>'
    '<path d="M6-134v132M-60-68h132M-41-115l94 94M53-115l-94 94" stroke-width="2"/>'
)
