"""Puts picture and sound that are finished into one MP4, without coding anything again."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import av

from ..opening import open_film, packets
from .scan import Tell
from .sound_track import MP4
from .source import picture_track


def join(
    picture: Path,
    sound: Path | None,
    target: Path,
    start: tuple[float, float] = (0.0, 0.0),
    tell: Tell | None = None,
) -> None:
    """Writes ``target``: the picture track of one file and the sound track of another.

    start: the times in the two files that both become 0
    """
    with ExitStack() as stack:
        inputs = [(stack.enter_context(open_film(picture)), start[0], True)]
        if sound is not None:
            inputs.append((stack.enter_context(open_film(sound)), start[1], False))
        out = stack.enter_context(av.open(target, "w", "mp4", options=MP4))
        ways = []
        for container, begin, moving in inputs:
            track = picture_track(container) if moving else container.streams.audio[0]
            assert track is not None
            made = out.add_stream_from_template(track, opaque=True)
            # Tracks say in what language they are and nothing else of where they come from.
            made.metadata.clear()
            made.metadata["language"] = "swe"
            ways.append(_shifted(container, track, made, begin))
        told = 0.0
        for time, _, packet in heapq.merge(*ways, key=lambda item: item[:2]):
            out.mux(packet)
            if tell and time - told >= 1:
                told = time
                tell(time)


def _shifted(
    container: Any, track: Any, made: Any, begin: float
) -> Iterator[tuple[float, int, Any]]:
    for packet in packets(container, track):
        if packet.dts is None or not packet.size:
            continue
        offset = round(begin / packet.time_base)
        packet.dts -= offset
        if packet.pts is not None:
            packet.pts -= offset
        packet.stream = made
        yield float(packet.dts * packet.time_base), made.index, packet
