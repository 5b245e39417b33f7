"""The film's still picture: the one at a given time, or the best of those looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from PIL import Image

from ..opening import open_film
from .plan import Plan
from .source import Picture, picture_track

_AFTER = 0.1
_BEFORE = 0.9
"""Parts of the film where no still is taken: titles at the start, names at the end."""
_LOOKED_AT = 40
_DARK, _BRIGHT = 32, 224
"""Mean luma (0–255) outside which a picture is nearly black or nearly white."""
_WIDEST = 1280


@dataclass(frozen=True)
class Still:
    """One picture of the film, upright and at most 1280 wide, and when it is shown (seconds)."""

    picture: Image.Image
    time: float


class StillPicker:
    """Sees every picture of a film in turn and keeps the one with most to see in it."""

    def __init__(self, picture: Picture, plan: Plan, seconds: float) -> None:
        self._picture = picture
        self._size = (plan.width, plan.height)
        self._next = _AFTER * seconds
        self._last = _BEFORE * seconds
        self._step = (self._last - self._next) / _LOOKED_AT
        self._score = -1.0
        self.best: Still | None = None

    def see(self, frame: av.VideoFrame, time: float) -> None:
        """Looks at some forty pictures; the first of all is kept until there is a better one."""
        if self.best is not None and not self._next <= time <= self._last:
            return
        if time >= self._next:
            self._next = time + self._step
        score = _score(frame) if time >= _AFTER * self._last else 0.0
        if score > self._score:
            self._score = score
            self.best = Still(upright(frame, self._picture.rotation, self._size), time)


def still_at(path: Path, time: float) -> Still:
    """The picture shown at ``time`` in a film that is finished (square pixels).

    Raises av.error.FFmpegError or OSError when it cannot be read, ValueError when the film has
    no picture there.
    """
    with open_film(path) as container:
        track = picture_track(container)
        if track is None or track.time_base is None:
            raise ValueError(path)
        start = float((track.start_time or 0) * track.time_base)
        container.seek(int((start + time) * av.time_base))
        last: av.VideoFrame | None = None
        for frame in container.decode(track):
            if frame.time is not None and last is not None and frame.time - start > time + 1e-3:
                break
            last = frame
        if last is None or last.time is None:
            raise ValueError(path)
        turned = round(last.rotation) % 360
        width, height = last.width, last.height
        size = (height, width) if turned % 180 else (width, height)
        return Still(upright(last, turned, size), last.time - start)


def _score(frame: av.VideoFrame) -> float:
    """How much there is to see: sharpness, nothing for what is nearly black, white or flat."""
    height = 180
    width = max(2, round(frame.width * height / frame.height))
    luma = frame.reformat(width=width, height=height, format="gray").to_ndarray().astype(np.int16)
    mean, spread = float(luma.mean()), float(luma.std())
    if not _DARK < mean < _BRIGHT or spread < 8:
        return spread / 1000
    # The Laplacian: large where neighbours differ, which in a blurred picture they do not.
    edges = (
        4 * luma[1:-1, 1:-1] - luma[:-2, 1:-1] - luma[2:, 1:-1] - luma[1:-1, :-2] - luma[1:-1, 2:]
    )
    return float(edges.std())


def upright(frame: av.VideoFrame, turned: int, size: tuple[int, int]) -> Image.Image:
    """The picture turned so many degrees counter-clockwise, in that size or at most 1280 wide."""
    width, height = size
    if max(size) > _WIDEST:
        width, height = (round(side * _WIDEST / max(size)) for side in size)
    # Scaled before it is a picture of its own: the largest films' are of a hundred megabytes.
    stored = (height, width) if turned % 180 else (width, height)
    scaled = frame.reformat(*stored, format="rgb24", interpolation="LANCZOS")
    image: Image.Image = Image.fromarray(scaled.to_ndarray())
    return image.rotate(turned, expand=True)


def save_still(picture: Image.Image, webp: Path, jpg: Path) -> None:
    """The still as WebP and as JPEG, for programs that know no WebP."""
    plain = picture.convert("RGB")
    if max(plain.size) > _WIDEST:
        plain.thumbnail((_WIDEST, _WIDEST), Image.Resampling.LANCZOS)
    plain.save(webp, quality=78, method=6)
    plain.save(jpg, quality=85, optimize=True)
