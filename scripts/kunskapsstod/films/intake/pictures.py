"""A film's pictures, decoded once: the film made anew, its small rendition and a still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.filter

from ..opening import open_film, packets
from .plan import KEYFRAME_SECONDS, MAX_BITRATE, SHORT_SIDE, Plan
from .scan import Scan, Tell
from .sound_track import MP4
from .source import Picture, Source, picture_track
from .still import StillPicker

_BT709, _UNTAGGED = 1, 2
_LARGE = 1920 * 1088
_HDR = {16: "smpte2084", 18: "arib-std-b67"}
_TO_SDR = "in_primaries=bt2020:out_primaries=bt709:out_transfer=bt709:intent=perceptual"
_TURNED = {90: ["transpose=cclock"], 180: ["hflip", "vflip"], 270: ["transpose=clock"]}


@dataclass(frozen=True)
class Shown:
    """What came out of the decoder: pictures, and how many pieces it could not make sense of."""

    pictures: int
    faults: int


def make_pictures(
    source: Source,
    seen: Scan,
    plan: Plan,
    film: Path | None,
    small: Path | None,
    still: StillPicker | None = None,
    tell: Tell | None = None,
) -> Shown:
    """Decodes every picture; writes ``film`` and ``small`` (MP4, pictures only) when given.

    With neither the film is only looked through, which proves that it can be shown.
    """
    pictures = faults = 0
    told = 0.0
    with ExitStack() as stack:
        container = stack.enter_context(open_film(source.path))
        track = picture_track(container)
        assert track is not None
        track.thread_type = "AUTO"
        writer: _Writer | None = None
        if small is not None and plan.small is not None:
            # Made from the film that is made anew, if one is: it is upright and smaller already.
            picture = source.picture if film is None else _plain(source.picture)
            chain = Chain(picture, plan.small, plan.small_rate)
            writer = _Writer(stack, small, chain, _small_options(plan))
        if film is not None:
            chain = Chain(source.picture, (plan.width, plan.height), plan.rate)
            writer = _Writer(stack, film, chain, _film_options(plan), after=writer)
        step = seen.interval or 0.04
        time = -step
        for frame in _decoded(container, track):
            if frame is None:
                faults += 1
                continue
            pictures += 1
            faults += frame.is_corrupt
            base = frame.time_base or Fraction(1, 1000)
            if frame.pts is None:
                frame.pts = round((seen.start + time + step) / base)
            frame.pts -= round(seen.start / base)
            time = float(frame.pts * base)
            if still is not None:
                still.see(frame, time)
            if writer is not None:
                writer.write(frame)
            if tell and time - told >= 1:
                told = time
                tell(time)
        if writer is not None:
            writer.end()
    return Shown(pictures, faults)


def _plain(picture: Picture) -> Picture:
    """What the picture is like when it has been through a chain."""
    return replace(picture, rotation=0, interlaced=False, hdr=False, shape=Fraction(1))


def _decoded(container: Any, track: Any) -> Iterator[av.VideoFrame | None]:
    """Every picture; None for a piece that could not be decoded."""
    every = packets(container, track)
    while True:
        try:
            packet = next(every)
        except StopIteration:
            return
        except av.error.FFmpegError:
            yield None
            return
        try:
            yield from packet.decode()
        except av.error.FFmpegError:
            yield None


class Chain:
    """Filters from a decoded picture to one of the wanted size and rate, upright, even."""

    def __init__(self, picture: Picture, size: tuple[int, int], rate: Fraction | None) -> None:
        self._picture = picture
        self._size = size
        self._rate = rate
        self._graph: av.filter.Graph | None = None
        self._kind: tuple[object, ...] = ()

    def push(self, frame: av.VideoFrame) -> Iterator[av.VideoFrame]:
        kind = (frame.width, frame.height, frame.format.name, frame.time_base)
        if kind != self._kind or self._graph is None:
            yield from self.end()
            self._graph = self._made(frame)
            self._kind = kind
        self._graph.push(frame)
        yield from self._ready()

    def end(self) -> Iterator[av.VideoFrame]:
        if self._graph is not None:
            self._graph.push(None)
            yield from self._ready()
            self._graph = None

    def _ready(self) -> Iterator[av.VideoFrame]:
        assert self._graph is not None
        while True:
            try:
                frame = self._graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            assert isinstance(frame, av.VideoFrame)
            yield frame

    def _made(self, frame: av.VideoFrame) -> av.filter.Graph:
        graph = av.filter.Graph()
        graph.threads = 2
        source = graph.add_buffer(
            width=frame.width,
            height=frame.height,
            format=frame.format,
            time_base=frame.time_base,
        )
        steps = [source, *(graph.add(*step) for step in self._steps(frame))]
        steps.append(graph.add("buffersink"))
        graph.link_nodes(*steps).configure()
        return graph

    def _steps(self, frame: av.VideoFrame) -> list[tuple[str, str]]:
        steps = ["bwdif=mode=send_frame:deint=all"] if self._picture.interlaced else []
        # The first picture stands from the start, however late it comes.
        rate = [f"fps={self._rate}:start_time=0"] if self._rate is not None else []
        # Before the costly scaling, since pictures that are dropped need none; but it holds a few,
        # and of the largest there is not room for many.
        large = frame.width * frame.height > _LARGE
        steps += [] if large else rate
        width, height = self._size
        if self._picture.rotation % 180:
            width, height = height, width
        # Untagged pictures: the small ones of old are BT.601, the large ones BT.709.
        untagged = "bt601" if frame.height < 720 else "bt709"
        matrix = "auto" if int(frame.colorspace) != _UNTAGGED else untagged
        hdr = _HDR.get(int(frame.color_trc))
        dimmed = "" if hdr is None else f":in_transfer={hdr}:{_TO_SDR}"
        steps.append(
            f"scale={width}:{height}:flags=bicubic:in_color_matrix={matrix}"
            f":out_color_matrix=bt709:out_range=tv{dimmed}"
        )
        steps += rate if large else []
        steps += _TURNED.get(self._picture.rotation, [])
        steps += ["setsar=1", "format=yuv420p"]
        return [(name, args) for name, _, args in (step.partition("=") for step in steps)]


class _Writer:
    """One film being written from one chain; its pictures go on to the writer ``after`` it."""

    def __init__(
        self,
        stack: ExitStack,
        path: Path,
        chain: Chain,
        options: dict[str, str],
        after: _Writer | None = None,
    ) -> None:
        self._chain = chain
        self._after = after
        self._out = stack.enter_context(av.open(path, "w", "mp4", options=MP4))
        size, rate = chain._size, chain._rate or Fraction(25)
        self._track = self._out.add_stream("libx264", rate=rate, options=options)
        self._track.width, self._track.height = size
        self._track.pix_fmt = "yuv420p"
        self._track.time_base = 1 / rate
        context = self._track.codec_context
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = 1
        context.flags |= av.codec.context.Flags.bitexact

    def write(self, frame: av.VideoFrame) -> None:
        self._encode(self._chain.push(frame))

    def end(self) -> None:
        self._encode(self._chain.end())
        self._out.mux(self._track.encode(None))
        if self._after is not None:
            self._after.end()

    def _encode(self, frames: Iterator[av.VideoFrame]) -> None:
        for frame in frames:
            if self._after is not None:
                self._after.write(frame)
            # The decoder's own picture types would bind the encoder's hands.
            frame.pict_type = 0
            self._out.mux(self._track.encode(frame))


def _x264(rate: Fraction, crf: int, most: int, preset: str) -> dict[str, str]:
    keys = int(rate * Fraction(KEYFRAME_SECONDS))
    return {
        "preset": preset,
        "crf": str(crf),
        "profile": "high",
        "maxrate": str(most),
        "bufsize": str(2 * most),
        # Fixed threads: their number changes the bytes.
        "x264-params": f"keyint={keys}:min-keyint={max(1, keys // 4)}:threads=2:open-gop=0",
    }


def _film_options(plan: Plan) -> dict[str, str]:
    part = min(1.0, plan.width * plan.height / (SHORT_SIDE * SHORT_SIDE * 16 / 9))
    most = max(1_000_000, round(0.75 * MAX_BITRATE * part**0.75))
    return _x264(plan.rate, 21, most, "veryfast")


def _small_options(plan: Plan) -> dict[str, str]:
    return _x264(plan.small_rate, 25, 700_000, "veryfast")
