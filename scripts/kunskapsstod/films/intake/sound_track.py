"""A film's sound made anew: stereo, 48 kHz, AAC, as loud as every other film."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer

from ...errors import fault
from ..opening import open_film, packets
from ..sound import PEAK_LIMIT, RATE, TARGET, measure_file
from .plan import Plan
from .scan import Scan, Tell
from .sound_chain import SoundChain
from .source import Source

_BITS = 128_000
_AAC = {"aac_coder": "fast"}
# AAC moves peaks by some tenths of a decibel: before it the ceiling is lower.
_MARGIN = 0.5
_CLOSE = 0.5
"""LU: nearer than this to the target is near enough after the first try."""
_TRIES = 5
MP4 = {"movflags": "+faststart", "fflags": "+bitexact", "brand": "mp42"}


@dataclass(frozen=True)
class Heard:
    """Loudness of the finished sound: LUFS and dBTP."""

    lufs: float
    peak: float


def make_sound(
    source: Source, seen: Scan, plan: Plan, target: Path, tell: Tell | None = None
) -> Heard | None:
    """Writes ``target`` (MP4 with sound only) and measures it; None for a silent track.

    Raises Faults when nothing in the track can be decoded.

    Holding peaks back takes some loudness with them: what is missing is added in another try.
    """
    gain, ceiling, held = plan.gain, PEAK_LIMIT - _MARGIN, plan.limit
    for attempt in range(_TRIES):
        chain = SoundChain(seen.start, gain, ceiling if held else None)
        _encode(source, chain, target, tell if attempt == 0 else None)
        if not target.exists():  # FFmpeg writes no file that nothing was put in
            raise fault("film_import.unknown_sound", source.path)
        if seen.silent:
            return None
        now = measure_file(target)
        heard = Heard(now.integrated, now.peak)
        missing = TARGET - now.integrated
        over = now.peak - PEAK_LIMIT
        if over <= 0 and abs(missing) <= _CLOSE:
            break
        gain += missing
        held |= now.peak + missing > PEAK_LIMIT
        if over > 0:
            ceiling -= over + 0.1
    return heard


def _encode(source: Source, chain: SoundChain, target: Path, tell: Tell | None) -> None:
    with open_film(source.path) as container, av.open(target, "w", "mp4", options=MP4) as out:
        track = container.streams.audio[0]
        made = out.add_stream("aac", rate=RATE, layout="stereo", bit_rate=_BITS, options=_AAC)
        made.codec_context.flags |= av.codec.context.Flags.bitexact
        made.metadata["language"] = "swe"
        told = 0.0
        for piece in _pieces(container, track, chain):
            out.mux(made.encode(piece))
            if tell and piece.time is not None and piece.time - told >= 1:
                told = piece.time
                tell(told)
        out.mux(made.encode(None))


def _pieces(container: InputContainer, track: Any, chain: SoundChain) -> Iterator[av.AudioFrame]:
    every = packets(container, track)
    while True:
        try:
            packet = next(every)
            frames = packet.decode()
        except StopIteration:
            break
        except av.error.InvalidDataError:
            # The scan has counted it; here is only a hole, which the chain fills with silence.
            continue
        for frame in frames:
            yield from chain.push(frame)
    yield from chain.end()
