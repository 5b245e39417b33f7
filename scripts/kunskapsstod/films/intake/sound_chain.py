"""Sound of any kind → stereo at 48 kHz on the film's own time line, as FFmpeg filters do it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
import av.filter

from ..sound import RATE

_HEADROOM_RATE = 192_000
"""Peaks between the samples show when there are four times as many (ITU-R BS.1770, annex 2)."""


class SoundChain:
    """Brings one sound track to stereo, 48 kHz, without holes.

    start: the time in the file that becomes 0; what is heard before it is cut, and what starts
           later is preceded by silence
    gain:  dB
    limit: dBTP that no peak may pass; None leaves peaks alone
    """

    def __init__(self, start: float | None = None, gain: float = 0, limit: float | None = None):
        self._start = start
        self._gain = gain
        self._limit = limit
        self._graph: av.filter.Graph | None = None
        self._kind: tuple[object, ...] = ()

    def push(self, frame: av.AudioFrame) -> Iterator[av.AudioFrame]:
        """Takes what was decoded, gives what is ready."""
        if frame.pts is not None and self._start is not None:
            frame.pts -= round(self._start / (frame.time_base or Fraction(1, frame.sample_rate)))
        kind = (frame.sample_rate, frame.format.name, frame.layout.name, frame.time_base)
        if kind != self._kind or self._graph is None:
            yield from self.end()
            self._graph = self._made(frame)
            self._kind = kind
        self._graph.push(frame)
        yield from self._ready()

    def end(self) -> Iterator[av.AudioFrame]:
        """What was still on its way."""
        if self._graph is not None:
            self._graph.push(None)
            yield from self._ready()
            self._graph = None

    def _ready(self) -> Iterator[av.AudioFrame]:
        assert self._graph is not None
        while True:
            try:
                frame = self._graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            assert isinstance(frame, av.AudioFrame)
            yield frame

    def _made(self, frame: av.AudioFrame) -> av.filter.Graph:
        graph = av.filter.Graph()
        base = frame.time_base or Fraction(1, frame.sample_rate)
        steps = [
            graph.add_abuffer(
                format=frame.format,
                sample_rate=frame.sample_rate,
                layout=frame.layout,
                time_base=base,
            )
        ]
        even = f"{RATE}:out_chlayout=stereo:out_sample_fmt=fltp"
        if self._start is not None:
            # The first of several kinds of sound is preceded by silence, the others follow it.
            first = 0 if not self._kind else round(float((frame.pts or 0) * base) * RATE)
            even += f":async=1:first_pts={max(0, first)}"
        steps.append(graph.add("aresample", even))
        if self._gain:
            steps.append(graph.add("volume", f"{self._gain:.3f}dB:precision=float"))
        if self._limit is not None:
            steps.append(graph.add("aresample", str(_HEADROOM_RATE)))
            ceiling = 10 ** (self._limit / 20)
            steps.append(
                graph.add(
                    "alimiter", f"limit={ceiling:.5f}:attack=3:release=60:level=false:latency=true"
                )
            )
            steps.append(graph.add("aresample", str(RATE)))
        steps.append(graph.add("aformat", f"sample_fmts=fltp:sample_rates={RATE}"))
        steps.append(graph.add("asetnsamples", "n=1024:p=0"))
        steps.append(graph.add("abuffersink"))
        graph.link_nodes(*steps).configure()
        return graph
