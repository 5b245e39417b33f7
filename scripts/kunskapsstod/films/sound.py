"""From spoken pieces to a film's sound track with the right loudness.

The target is EBU R 128's (−23 LUFS integrated), so that no film is louder than the next.
Loudness is measured by FFmpeg's ``ebur128`` on the stereo sound, as players get it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import av.filter
import numpy as np
from numpy.typing import NDArray

from .speech import RATE as SPEECH_RATE

RATE = 48_000
"""Samples a second in the film."""
TARGET = -23.0
"""LUFS."""
TOLERANCE = 1.0
"""LU either way."""
PEAK_LIMIT = -1.0
"""dBTP in the film; AAC can add a little, so before it the limit is half a decibel lower."""
_PEAK_BEFORE_AAC = PEAK_LIMIT - 0.5
_BLOCK = 4_800
_EDGE = 0.005
"""Seconds a piece is faded in and out, so that it does not click."""

Stereo = NDArray[np.float32]
"""Two rows of samples, −1 to 1."""


@dataclass(frozen=True)
class Loudness:
    """``integrated`` in LUFS, ``peak`` in dBTP."""

    integrated: float
    peak: float


def lay_out(
    pieces: Iterable[tuple[float, NDArray[np.float32]]], seconds: float
) -> NDArray[np.float32]:
    """Pieces of speech, each from its time in seconds, on an otherwise silent track."""
    track = np.zeros(round(seconds * SPEECH_RATE), np.float32)
    for start, samples in pieces:
        piece = samples.copy()
        edge = min(round(_EDGE * SPEECH_RATE), len(piece) // 2)
        if edge:
            slope = np.linspace(0, 1, edge, dtype=np.float32)
            piece[:edge] *= slope
            piece[-edge:] *= slope[::-1]
        at = round(start * SPEECH_RATE)
        room = track[at : at + len(piece)]
        room += piece[: len(room)]
    return track


def finish(speech: NDArray[np.float32]) -> Stereo:
    """The speech in stereo at the film's rate, brought to :data:`TARGET`."""
    stereo = _stereo(speech)
    now = measure(stereo)
    gain = min(TARGET - now.integrated, _PEAK_BEFORE_AAC - now.peak)
    stereo *= np.float32(10 ** (gain / 20))
    return stereo


def measure(sound: Stereo) -> Loudness:
    """Integrated loudness and true peak of stereo sound at :data:`RATE`."""
    meter = Meter()
    for start in range(0, sound.shape[1], _BLOCK):
        meter.push(_frame(sound[:, start : start + _BLOCK], start))
    return meter.result()


def measure_file(path: Path) -> Loudness:
    """Integrated loudness and true peak of a film's first sound track, as stereo."""
    meter = Meter()
    with av.open(path) as container:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=RATE)
        for frame in container.decode(audio=0):
            for stereo in resampler.resample(frame):
                meter.push(stereo)
    return meter.result()


class Meter:
    """FFmpeg's ``ebur128``, which writes its running values into each frame it passes on."""

    def __init__(self) -> None:
        self._graph = av.filter.Graph()
        source = self._graph.add_abuffer(
            format="fltp", sample_rate=RATE, layout="stereo", time_base=Fraction(1, RATE)
        )
        meter = self._graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
        source.link_to(meter)
        meter.link_to(self._graph.add("abuffersink"))
        self._graph.configure()
        self._integrated = float("-inf")
        self._peak = 0.0

    def push(self, frame: av.AudioFrame | None) -> None:
        self._graph.push(frame)
        while True:
            try:
                metadata = self._graph.pull().metadata
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            if "lavfi.r128.I" in metadata:
                self._integrated = float(metadata["lavfi.r128.I"])
            for key, value in metadata.items():
                if key.startswith("lavfi.r128.true_peaks_ch"):
                    self._peak = max(self._peak, float(value))

    def result(self) -> Loudness:
        self.push(None)
        peak = 20 * float(np.log10(self._peak)) if self._peak > 0 else float("-inf")
        return Loudness(self._integrated, peak)


def _stereo(mono: NDArray[np.float32]) -> Stereo:
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=RATE)
    pieces: list[Stereo] = []
    # Piece by piece: the whole film in one frame took half a gigabyte.
    for start in range(0, len(mono), _BLOCK):
        block = np.ascontiguousarray(mono[np.newaxis, start : start + _BLOCK])
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
        frame.sample_rate, frame.pts = SPEECH_RATE, start
        frame.time_base = Fraction(1, SPEECH_RATE)
        pieces += [_samples(one) for one in resampler.resample(frame)]
    pieces += [_samples(one) for one in resampler.resample(None)]
    return np.concatenate(pieces, axis=1)


def _samples(frame: av.AudioFrame) -> Stereo:
    return frame.to_ndarray().astype(np.float32, copy=False)


def _frame(samples: Stereo, at: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples), format="fltp", layout="stereo"
    )
    frame.sample_rate = RATE
    frame.time_base = Fraction(1, RATE)
    frame.pts = at
    return frame
