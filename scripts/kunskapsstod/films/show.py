"""What every kind of picture has in common: a scene is shown picture by picture."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Protocol

from PIL import Image

from .actions import PICTURES
from .timeline import FPS

FRAMES = round(FPS / PICTURES)
"""Frames a picture of movement lasts: "on twos"."""


class Show(Protocol):
    """One scene's picture, above the line."""

    def state(self, picture: int) -> Hashable:
        """What is seen at that picture of the scene; the same value, the same pixels."""

    def wall(self, picture: int) -> str:
        """The colour behind everything, ``#rrggbb``."""

    def paint(self, ground: Image.Image, picture: int) -> None:
        """Lays everything on the ground."""


def pictures(seconds: float) -> int:
    """How many pictures of movement begin in that time."""
    return round(seconds * PICTURES)
