"""One reading of a whole film: its times, its keyframes, its loudness, and whether it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import Any

import av
from av.container import InputContainer

from ..opening import open_film, packets
from ..sound import Loudness, Meter
from .sound_chain import SoundChain
from .source import Source, picture_track

_GAP = 0.1
"""Seconds of sound that may be missing before it is said to have a gap."""
_UNEVEN = 0.2
"""How much longer or shorter than the usual one a picture may be shown, as a part of it."""
_UNEVEN_SHARE = 0.005
_LOST_SECONDS = 0.7
_LOST_PART = 0.01
"""What may be missing at the end: encoders and containers disagree on the last picture."""

Tell = Callable[[float], None]
"""Told how many seconds of the film are done."""


@dataclass(frozen=True)
class Scan:
    """What was seen.

    start:         time of the first picture, in the file's own time
    seconds:       from the first picture to the end of the last
    heard_until:   to the end of the sound, from the first picture; 0 without sound
    pictures:      how many there are
    interval:      usual seconds between two pictures
    uneven:        the interval changes (variable frame rate)
    keyframes:     longest time between two places one can jump to, in seconds
    trimmed:       the file hides some of its pictures (edit list)
    sound_start:   seconds from the first picture to the first sound; None without sound
    sound_gaps:    there are holes in the sound
    lufs, peak:    loudness of the sound as it will be heard, in stereo; None without sound
    faults:        how many pieces the decoder could not make sense of
    lost:          seconds missing at the end, against what the file declares
    jump:          longest time without a new picture, or without sound, between two that are
    """

    start: float
    seconds: float
    heard_until: float
    pictures: int
    interval: float
    uneven: bool
    keyframes: float
    trimmed: bool
    sound_start: float | None
    sound_gaps: bool
    lufs: float | None
    peak: float | None
    faults: int
    lost: float
    jump: float

    @property
    def silent(self) -> bool:
        """There is a sound track but nothing to hear in it."""
        return self.lufs is not None and self.lufs < -65


@dataclass
class _Seen:
    times: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    end: float = 0.0
    sound_end: float = 0.0
    sound_start: float | None = None
    gaps: bool = False
    trimmed: bool = False
    faults: int = 0
    jump: float = 0.0


def scan(source: Source, tell: Tell | None = None) -> Scan:
    """Reads the film through. Raises av.error.FFmpegError when it cannot be opened again."""
    seen = _Seen()
    meter = Meter() if source.sound else None
    chain = SoundChain() if source.sound else None
    with open_film(source.path) as container:
        track = picture_track(container)
        assert track is not None
        sound = next(iter(container.streams.audio), None) if meter else None
        tracks = [track, sound] if sound is not None else [track]
        step = float(1 / (source.picture.rate or 25))
        told = 0.0
        for packet in _whole(packets(container, tracks), seen):
            if packet.stream is track:
                time = _time(packet.pts if packet.pts is not None else packet.dts, packet.time_base)
                if time is None or not packet.size:
                    continue
                seen.faults += packet.is_corrupt
                if packet.is_discard:
                    seen.trimmed = True
                    continue
                seen.times.append(time)
                if packet.is_keyframe:
                    seen.keys.append(time)
                length = float((packet.duration or 0) * packet.time_base) or step
                seen.end = max(seen.end, time + length)
                if tell and time - told >= 1:
                    told = time
                    tell(time)
            elif meter is not None and chain is not None:
                _hear(packet, seen, chain, meter)
        if meter is not None and chain is not None:
            for piece in chain.end():
                meter.push(piece)
        lost = _lost(container, source, seen)
    heard = meter.result() if meter else None
    return _summed_up(seen, step, heard, lost)


def _whole(every: Iterator[Any], seen: _Seen) -> Iterator[Any]:
    """The packets, until the file ends or cannot be read on."""
    while True:
        try:
            packet = next(every)
        except StopIteration:
            return
        except av.error.FFmpegError:
            seen.faults += 1
            return
        yield packet


def _time(ticks: int | None, base: Fraction | None) -> float | None:
    return None if ticks is None or base is None else float(ticks * base)


def _hear(packet: Any, seen: _Seen, chain: SoundChain, meter: Meter) -> None:
    try:
        frames = packet.decode()
    except av.error.FFmpegError:
        seen.faults += 1
        return
    for frame in frames:
        assert isinstance(frame, av.AudioFrame)
        if frame.time is not None:
            if seen.sound_start is None:
                seen.sound_start = frame.time
            elif frame.time - seen.sound_end > _GAP:
                seen.gaps = True
                seen.jump = max(seen.jump, frame.time - seen.sound_end)
            seen.sound_end = max(seen.sound_end, frame.time + frame.samples / frame.sample_rate)
        for piece in chain.push(frame):
            meter.push(piece)


def _lost(container: InputContainer, source: Source, seen: _Seen) -> float:
    """Seconds the file promises but does not hold."""
    end = max(seen.end, seen.sound_end)
    first = min(seen.times, default=0.0)
    lost = 0.0
    track = picture_track(container)
    if source.container.startswith("mov") and track and track.duration and track.time_base:
        # Each track has its own promise: the sound may be whole and the picture not.
        lost = float(track.duration * track.time_base) - (seen.end - first)
    elif source.seconds and source.container not in ("mpegts", "mpeg"):
        start = (container.start_time or 0) / av.time_base
        lost = source.seconds - (end - start)
    allowed = max(_LOST_SECONDS, _LOST_PART * (source.seconds or 0))
    return lost if lost > min(allowed, 0.25 * (source.seconds or allowed)) else 0.0


def _summed_up(seen: _Seen, step: float, heard: Loudness | None, lost: float) -> Scan:
    times = sorted(seen.times)
    start = times[0] if times else 0.0
    gaps = [b - a for a, b in pairwise(times)]
    usual = median(gaps) if gaps else step
    odd = sum(abs(gap - usual) > _UNEVEN * usual for gap in gaps)
    keys = [*sorted(seen.keys), seen.end]
    longest = max((b - a for a, b in pairwise(keys)), default=seen.end - start)
    return Scan(
        start=start,
        seconds=max(0.0, seen.end - start),
        heard_until=max(0.0, seen.sound_end - start),
        pictures=len(times),
        interval=usual,
        uneven=odd > _UNEVEN_SHARE * len(gaps) and odd > 1,
        keyframes=longest,
        trimmed=seen.trimmed,
        sound_start=None if seen.sound_start is None else seen.sound_start - start,
        sound_gaps=seen.gaps,
        lufs=heard.integrated if heard else None,
        peak=heard.peak if heard else None,
        faults=seen.faults,
        jump=max([seen.jump, *gaps]),
        lost=lost,
    )
