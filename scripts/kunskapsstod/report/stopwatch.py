"""How long each stage of a check takes, heard from its progress."""

from __future__ import annotations

import time
from collections.abc import Callable

from ..check.runner import Progress


class Stopwatch:
    """Passes progress on; ``seconds`` says what each stage took, label → seconds, in order.

    A stage tells of its work when it is done, so the time since the last word is its own.
    """

    def __init__(self, progress: Progress, now: Callable[[], float] = time.monotonic) -> None:
        self.seconds: dict[str, float] = {}
        self._progress = progress
        self._now = now
        self._last = now()

    def __call__(self, done: int, total: int, label: str) -> None:
        now = self._now()
        self.seconds[label] = self.seconds.get(label, 0.0) + now - self._last
        self._last = now
        self._progress(done, total, label)
