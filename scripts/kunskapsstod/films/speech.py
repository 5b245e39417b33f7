"""A synthetic Swedish voice: sentences → sound, with the time of each word.

eSpeak NG comes as a library inside the package ``espeakng-loader`` (see :mod:`.voice`). No
Swedish neural voice is published on PyPI, which is why the voice sounds like a machine, and
the films say so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..errors import fault
from ..project import PACKAGE
from .voice import RATE as RATE

_SILENT = 0.002
"""Amplitude (1 = full) below which the edges of a sentence are cut as silence."""


@dataclass(frozen=True)
class Voice:
    """How it sounds. ``pitch`` from 0 to 100, 50 is the voice's own."""

    pitch: int = 50


NARRATOR = Voice(50)
# Lower, so that one hears when it is the picture that is described.
DESCRIBER = Voice(36)

Sentence = tuple[str, Voice]
"""Text, in which phonemes may stand in double brackets (``[[kOnt'akt]]``), and who says it."""


@dataclass(frozen=True)
class Speech:
    """Something said.

    samples: mono, −1 to 1, :data:`RATE` a second, without silence at the edges
    words:   (index of the word's first character in the text, seconds from the start)
    """

    samples: NDArray[np.float32]
    words: tuple[tuple[int, float], ...]

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE


@lru_cache(maxsize=8)
def say(sentences: tuple[Sentence, ...]) -> dict[Sentence, Speech]:
    """Every sentence spoken, in one go: the same sentences give the same sound, always.

    Raises Faults when the voice cannot be started.
    """
    asked = json.dumps([(text, voice.pitch) for text, voice in sentences])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PACKAGE.parent), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-m", "kunskapsstod.films.voice"],
        input=asked.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        check=False,
    )
    head, _, sound = done.stdout.partition(b"\n")
    if done.returncode != 0 or not head:
        raise fault("film.no_voice")
    told = json.loads(head)
    samples = np.frombuffer(sound, np.int16)
    ends = np.cumsum(told["samples"])
    return {
        sentence: _trimmed(samples[end - count : end], words)
        for sentence, end, count, words in zip(
            sentences, ends, told["samples"], told["words"], strict=True
        )
    }


def _trimmed(raw: NDArray[np.int16], words: list[tuple[int, float]]) -> Speech:
    samples = raw.astype(np.float32) / np.float32(32768)
    loud = np.flatnonzero(np.abs(samples) > _SILENT)
    if not len(loud):
        return Speech(samples[:0], ())
    first, last = int(loud[0]), int(loud[-1]) + 1
    cut = samples[first:last]
    cut.flags.writeable = False
    return Speech(cut, tuple((at, max(0.0, time - first / RATE)) for at, time in words))
