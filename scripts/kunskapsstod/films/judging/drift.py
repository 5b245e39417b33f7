"""How far captions are from the voice, and whether they run faster or slower than it.

First roughly: when captions are shown is laid over when someone speaks, at every shift up to half
a minute and at the stretches that wrong frame rates give (25/24 and the like), and the best fit
is taken. Then closely: each caption that begins after a pause is compared with where the voice
begins after that pause, and the middle of the differences is the answer. Ends are not used: good
captions stay a little after the voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..webvtt import VttCue
from .hearing import Sound

_STEP = 0.05
_FARTHEST = 30.0
_NEAR = 0.7
"""Seconds round a cue's start in which the voice's beginning is looked for."""
_FEWEST = 4
_SPREAD = 0.15
"""Seconds from the middle within which a difference agrees with it."""
_AGREE = 0.6
"""Share of the differences that must agree for the answer to be sure."""
_ALIKE = 0.25
"""Correlation below which the two have nothing to do with each other."""
_BETTER = 1.2
"""How many times more must agree for another stretch to be believed, and at least two more."""

STRETCHES = {
    "25/24": 25 / 24,
    "24/25": 24 / 25,
    "25/23,976": 25 * 1001 / 24000,
    "23,976/25": 24000 / 1001 / 25,
    "24/23,976": 1.001,
    "23,976/24": 1 / 1.001,
    "30/25": 30 / 25,
    "25/30": 25 / 30,
}


@dataclass(frozen=True)
class Drift:
    """What would bring the captions in step: ``time × stretch + shift`` (seconds).

    name:  the stretch as a ratio of frame rates, if it is a known one
    worst: seconds off where it is farthest
    sure:  many captions give the same answer
    """

    shift: float
    stretch: float
    name: str
    worst: float
    sure: bool

    def mended(self, cues: Sequence[VttCue]) -> tuple[VttCue, ...]:
        """The cues as they would stand in step."""
        return tuple(
            replace(
                cue,
                start=cue.start * self.stretch + self.shift,
                end=cue.end * self.stretch + self.shift,
            )
            for cue in cues
        )


def estimate(cues: Sequence[VttCue], sound: Sound) -> Drift | None:
    """How far the cues are from the voice, or None when too little is said to tell."""
    return _estimate(tuple(cues), sound)


@lru_cache(maxsize=8)  # two rules ask the same of each version
def _estimate(cues: tuple[VttCue, ...], sound: Sound) -> Drift | None:
    if len(cues) < _FEWEST or len(sound.stretches) < 2:
        return None
    times = np.array([(cue.start, cue.end) for cue in cues])
    voice = np.array([(one.start, one.end) for one in sound.stretches])
    best = _fit(times, voice, 1.0, "")
    for name, stretch in STRETCHES.items():
        other = _fit(times, voice, stretch, name)
        if other.agreeing >= max(best.agreeing * _BETTER, best.agreeing + 2):
            best = other
    if best.likeness < _ALIKE or best.agreeing < _FEWEST:
        return None
    shift = round(best.shift, 2) + 0.0  # no minus before nothing
    ends = [float(at * (best.stretch - 1) + shift) for at in (times[0, 0], times[-1, 0])]
    sure = best.agreeing >= best.near * _AGREE
    return Drift(shift, best.stretch, best.name, max(ends, key=abs), sure)


@dataclass(frozen=True)
class _Fit:
    """The best shift for one stretch: how alike the two then are, and how many beginnings of the
    voice are near a cue's, and of these how many agree on the shift."""

    stretch: float
    name: str
    shift: float
    likeness: float
    near: int
    agreeing: int


def _fit(times: NDArray[np.float64], voice: NDArray[np.float64], stretch: float, name: str) -> _Fit:
    length = float(max(times.max() * stretch, voice.max())) * 1.25 + 1
    shift, likeness = _best_shift(_activity(times * stretch, length), _activity(voice, length))
    # Speech can be as regular as a clock: what moves nothing is believed before what fits as well.
    fits = []
    for tried in (0.0, shift):
        offsets = _offsets(times[:, 0] * stretch + tried, voice[:, 0])
        middle = float(np.median(offsets)) if len(offsets) else 0.0
        agreeing = int(np.sum(np.abs(offsets - middle) <= _SPREAD))
        fits.append(_Fit(stretch, name, tried + middle, likeness, len(offsets), agreeing))
    return max(fits, key=lambda fit: fit.agreeing)


def _activity(spans: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    """1 where something is, 0 where nothing is, in steps of :data:`_STEP`."""
    track = np.zeros(int(length / _STEP) + 2)
    for start, end in np.clip(np.rint(spans / _STEP).astype(int), 0, len(track) - 1):
        track[start:end] = 1
    return track


def _best_shift(cues: NDArray[np.float64], voice: NDArray[np.float64]) -> tuple[float, float]:
    """The shift in seconds at which the two fit best, and how well (correlation)."""
    one, other = cues - cues.mean(), voice - voice.mean()
    scale = float(np.sqrt((one**2).sum() * (other**2).sum()))
    if scale == 0:
        return 0.0, 0.0
    size = 1 << (2 * len(one) - 1).bit_length()
    spectrum = np.fft.rfft(other, size) * np.conj(np.fft.rfft(one, size))
    fits = np.fft.irfft(spectrum, size) / scale
    reach = min(int(_FARTHEST / _STEP), len(one) - 1)
    near = np.concatenate((fits[-reach:], fits[: reach + 1]))
    best = int(near.argmax())
    # Of two that fit nearly as well the one that moves nothing is the likelier.
    if near[reach] >= near[best] - 0.02:
        best = reach
    return (best - reach) * _STEP, float(near[best])


def _offsets(starts: NDArray[np.float64], voices: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each beginning of the voice, how far the nearest cue is from it, when one is near."""
    found = []
    for begins in voices:
        difference = begins - starts
        nearest = difference[np.abs(difference).argmin()]
        if abs(nearest) <= _NEAR:
            found.append(nearest)
    return np.array(found)
