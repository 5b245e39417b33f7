"""Who is where in a scene, and in which pose, at any picture of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..models.film_script import Person
from .actions import ACTIONS, PICTURES, ROLLS, STANDS, Rest, change, pose_at
from .figures import Pose
from .gait import CYCLE, STRIDE, walking
from .heads import LOOKS, Look
from .settings import Setting, Spot

_RISING = 8
"""Pictures it takes to sit down, or to stand up."""
_HALT = 3
"""Pictures from walking to standing."""
_BLEND = 4
"""Pictures from one action into the next."""
COMES, GOES = "kommer", "gar"

Clock = Callable[[int], float]
"""When a sentence of the scene starts (0: the scene itself), in seconds from its start."""


@dataclass(frozen=True)
class Standing:
    """A figure at one moment."""

    look: Look
    pose: Pose
    x: float
    right: bool


@dataclass(frozen=True)
class _Part:
    """One deed with its first picture and, for a walk, how many pictures of walking."""

    name: str
    start: int
    walk: int = 0


class Actor:
    """One person through one scene."""

    def __init__(
        self, person: Person, setting: Setting, clock: Clock, edges: tuple[float, float]
    ) -> None:
        """``edges``: where the picture ends, in the setting's measures."""
        self._look = LOOKS[person.figur]
        self._spot = setting.spots[person.vid]
        self._carried = person.bar
        self._right = person.ser == "hoger" if person.ser else self._spot.right
        self._rest = _rest(self._look, self._spot, person.bar)
        # One enters and leaves by the edge behind one's back.
        self._edge = edges[0] - 90 if self._right else edges[1] + 90
        steps = -(-abs(self._spot.x - self._edge) // STRIDE)
        self._walk = int(steps)
        self._parts = tuple(
            _Part(
                deed.gor,
                round((clock(deed.replik) + deed.efter) * PICTURES),
                self._walk if deed.gor in (COMES, GOES) else 0,
            )
            for deed in person.gor
        )

    def at(self, picture: int) -> Standing | None:
        """The figure at that picture of the scene (12.5 a second); None when it is not seen."""
        begun = [part for part in self._parts if part.start <= picture]
        if not begun:
            first = self._parts[0].name if self._parts else ""
            return None if first == COMES else self._still(self._rest.pose)
        part = begun[-1]
        since = picture - part.start
        if part.name == COMES:
            return self._coming(since)
        if part.name == GOES:
            return self._going(since)
        pose = self._doing(part, since)
        earlier = begun[-2] if len(begun) > 1 else None
        if since < _BLEND and not (earlier and earlier.name == COMES and self._late(earlier, part)):
            before = self._before(earlier, part)
            pose = change(before, pose, since + 1, _BLEND)
        if earlier and earlier.name == COMES:
            # Still on the way: what is to be done waits until one is there.
            arrived = earlier.start + earlier.walk + _HALT + (_RISING if self._rest.seated else 0)
            if picture < arrived:
                return self._coming(picture - earlier.start)
            pose = self._doing(part, picture - max(part.start, arrived))
        return self._still(pose)

    def _late(self, coming: _Part, part: _Part) -> bool:
        return coming.start + coming.walk + _RISING > part.start

    def _before(self, earlier: _Part | None, part: _Part) -> Pose:
        if earlier is None or earlier.name in (COMES, GOES):
            return self._rest.pose
        return self._doing(earlier, part.start - earlier.start)

    def _doing(self, part: _Part, since: int) -> Pose:
        return pose_at(ACTIONS[part.name], self._rest, since / PICTURES)

    def _still(self, pose: Pose) -> Standing:
        return Standing(self._look, pose, self._spot.x, self._right)

    def _coming(self, since: int) -> Standing:
        if since < self._walk:
            return self._walking(self._walk - since, since, forward=True)
        seated = since - self._walk
        if seated < _HALT:
            upright = _upright(self._carried, cane=self._look.cane)
            stopped = walking(self._walk % CYCLE, self._carried, self._look.cane)
            return self._still(change(stopped, upright, seated + 1, _HALT))
        seated -= _HALT
        if self._rest.seated and seated < _RISING:
            return self._still(
                change(_upright(self._carried, cane=False), self._rest.pose, seated, _RISING)
            )
        return self._still(self._rest.pose)

    def _going(self, since: int) -> Standing | None:
        """Turns round and walks out the way one came in."""
        rising = _RISING if self._rest.seated else 0
        if since < rising:
            return self._still(
                change(self._rest.pose, _upright(self._carried, cane=False), since, rising)
            )
        walked = since - rising
        if walked > self._walk:
            return None
        return self._walking(walked, walked, forward=False)

    def _walking(self, away: int, step: int, *, forward: bool) -> Standing:
        """``away``: pictures of walking from one's place."""
        behind = -1 if self._right else 1
        x = self._spot.x + behind * away * STRIDE
        pose = (
            self._rest.pose
            if self._look.wheelchair
            else walking(step % CYCLE, self._carried, self._look.cane)
        )
        return Standing(self._look, pose, x, self._right if forward else not self._right)


def _rest(look: Look, spot: Spot, carried: str | None) -> Rest:
    rest = ROLLS if look.wheelchair else spot.rest
    if look.cane and rest is STANDS:
        return Rest(replace(rest.pose, held="kapp", near=(34.0, 70.0)))
    if carried is not None:
        near = rest.pose.near if carried == "kasse" or rest.seated else (56.0, 24.0)
        return Rest(replace(rest.pose, held=carried, near=near))
    return rest


def _upright(carried: str | None, *, cane: bool) -> Pose:
    return _rest(LOOKS["kapp" if cane else "kort"], Spot(0, True), carried).pose
