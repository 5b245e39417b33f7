"""What a film file is made of: container, codecs, how it can be sought in. Nothing is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from ...errors import fault

_MOST_BOXES = 10_000
_KEYFRAME = 1
"""Flag of an index entry (FFmpeg's AVINDEX_KEYFRAME)."""


@dataclass(frozen=True)
class Media:
    """One film file.

    mp4:           an MP4, not for example a QuickTime film under that name
    faststart:     the index (``moov``) stands before the picture and sound (``mdat``)
    profile, level, pixels: of the picture ("High", 31 for 3.1, "yuv420p")
    keyframe_gap:  seconds between the two keyframes that are farthest apart
    audio, audio_profile, channels: of the first sound track; ``audio`` is None without sound
    """

    seconds: float
    mp4: bool
    faststart: bool
    video: str
    profile: str
    level: int
    pixels: str
    keyframe_gap: float
    audio: str | None
    audio_profile: str
    channels: int


def read_media(path: Path) -> Media:
    """Reads the file's header and index. Raises Faults when it is no film."""
    try:
        boxes = _boxes(path)
        with av.open(path) as container:
            if not container.streams.video:
                raise fault("film.no_picture", path, name=path.name)
            video = container.streams.video[0]
            audio = next(iter(container.streams.audio), None)
            seconds = (container.duration or 0) / av.time_base
            picture = video.codec_context
            return Media(
                seconds=round(seconds, 3),
                mp4="mp4" in container.format.name and boxes.brand != "qt  ",
                faststart=boxes.faststart,
                video=picture.name,
                profile=str(picture.profile or ""),
                level=int(getattr(picture, "level", 0) or 0),
                pixels=str(picture.pix_fmt or ""),
                keyframe_gap=_keyframe_gap(container, video, seconds),
                audio=audio.codec_context.name if audio else None,
                audio_profile=str(audio.codec_context.profile or "") if audio else "",
                channels=audio.codec_context.layout.nb_channels if audio else 0,
            )
    except (av.error.FFmpegError, OSError, ValueError):
        raise fault("film.not_a_film", path, name=path.name) from None


@dataclass(frozen=True)
class _Boxes:
    brand: str
    faststart: bool


def _boxes(path: Path) -> _Boxes:
    """The outermost boxes of an MP4 (ISO/IEC 14496-12 §4.2): a size, a name, and what is in it."""
    brand = ""
    order: list[str] = []
    with path.open("rb") as file:
        end = path.stat().st_size
        at = 0
        while at + 8 <= end and len(order) < _MOST_BOXES:
            file.seek(at)
            head = file.read(16)
            size, name = int.from_bytes(head[:4], "big"), head[4:8].decode("latin-1")
            if size == 1:
                size = int.from_bytes(head[8:16], "big")
            elif size == 0:
                size = end - at
            if size < 8:
                break
            if name == "ftyp":
                brand = head[8:12].decode("latin-1")
            order.append(name)
            at += size
    return _Boxes(brand, "moov" in order and "moov" in order[: _index(order, "mdat")])


def _index(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _keyframe_gap(container: InputContainer, video: VideoStream, seconds: float) -> float:
    base = float(video.time_base or 0)
    entries = video.index_entries
    if len(entries) > 1:
        times = [entry.timestamp * base for entry in entries if entry.flags & _KEYFRAME]
    else:
        packets = (packet for packet in container.demux(video) if packet.is_keyframe)
        times = [float(packet.pts or 0) * base for packet in packets if packet.pts is not None]
    if not times:
        return seconds
    first = times[0]
    marks = [time - first for time in times] + [seconds]
    return round(max((b - a for a, b in pairwise(marks)), default=seconds), 3)
