"""Progress of one version: several stages told as one line that only goes forward."""

from __future__ import annotations

from dataclasses import dataclass

from ...texts import message
from ..names import Progress
from .scan import Tell

_WEIGHTS = {"reading": 2, "sound": 8, "pictures": 90, "joining": 2}
"""About how long each stage takes for a second of film, against the others."""


@dataclass
class Steps:
    """Tells of the stages of one version as one line of progress."""

    name: str
    seconds: float
    before: int
    total: int
    progress: Progress | None
    done: float = 0

    def start(self, stage: str) -> Tell:
        label = message(f"film_import.stage.{stage}", version=self.name)
        weight = _WEIGHTS[stage]
        begun = self.done
        self.done += weight * self.seconds

        def tell(seconds: float) -> None:
            if self.progress:
                now = begun + weight * min(seconds, self.seconds)
                self.progress(self.before + round(now), self.total, label)

        tell(0)
        return tell


def work_of(seconds: float) -> int:
    """Units of progress one version is worth."""
    return round(sum(_WEIGHTS.values()) * seconds)
