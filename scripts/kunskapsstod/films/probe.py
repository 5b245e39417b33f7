"""What a film file says of itself: length and picture size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av

from ..errors import fault
from .opening import open_film


@dataclass(frozen=True)
class Probe:
    """``seconds`` long; picture size in pixels, as shown (an upright phone film is upright)."""

    seconds: float
    width: int
    height: int


def probe(path: Path) -> Probe:
    """Opens the film and reads its header. Raises Faults when it is no film."""
    try:
        with open_film(path) as container:
            if not container.streams.video:
                raise fault("film.no_picture", path, name=path.name)
            stream = container.streams.video[0]
            if container.duration is not None:
                seconds = container.duration / av.time_base
            else:
                seconds = float((stream.duration or 0) * (stream.time_base or 0))
            width, height = stream.width, stream.height
            first = next(container.decode(stream), None)
            if first is not None and first.rotation % 180:
                width, height = height, width
    except (av.error.FFmpegError, OSError):
        raise fault("film.not_a_film", path, name=path.name) from None
    return Probe(round(seconds, 3), width, height)
