"""How a figure walks: a cycle of two steps, in which a foot on the ground stays where it is."""

from __future__ import annotations

from functools import lru_cache

from .figures import Foot, Pose, eased

STRIDE = 10.0
"""Units walked from one picture to the next: 125 a second."""
CYCLE = 20
"""Pictures of one whole cycle, two steps."""
_LIFT = 10.0


@lru_cache(maxsize=64)
def walking(step: int, held: str | None, cane: bool) -> Pose:
    """The pose at that picture of a walk. The foot on the ground stays where it is."""
    near, near_bob = _foot(step % CYCLE)
    far, _ = _foot((step + CYCLE // 2) % CYCLE)
    swing = near.x / 40.0
    near_hand = (6.0 - 30.0 * swing, 98.0)
    if held == "kasse":
        near_hand = (8.0 - 6.0 * swing, 104.0)
    elif held is not None:
        near_hand = (56.0, 24.0)
    if cane:
        near_hand = (52.0 - 3.0 * swing, 62.0)
        held = "kapp"
    return Pose(
        hip=145.0 + near_bob,
        lean=3.0,
        near=near_hand,
        far=(8.0 + 30.0 * swing, 94.0),
        near_foot=near,
        far_foot=far,
        held=held,
    )


def _foot(step: int) -> tuple[Foot, float]:
    """A foot's place in the walk, and how much the body rises with it."""
    half = CYCLE // 2
    reach = STRIDE * half / 2
    if step <= half:  # on the ground, and so moving back as the body moves on
        share = step / half
        turn = -16 * max(0.0, 1 - share * 5) + 26 * max(0.0, share * 4 - 3)
        rise = 3.0 * (1 - abs(2 * share - 1))
        return Foot(round(reach - STRIDE * step, 1), 0.0, round(turn, 1)), round(rise, 1)
    share = (step - half) / half
    lift = _LIFT * 4 * share * (1 - share)
    turn = 26 - 42 * share
    rise = 3.0 * (1 - abs(2 * share - 1))
    return Foot(round(-reach + 2 * reach * eased(share), 1), round(lift, 1), round(turn, 1)), round(
        rise, 1
    )
