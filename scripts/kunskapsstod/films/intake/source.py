"""What a film file says of itself, in its header and its first pictures."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from ...errors import Faults, fault
from ..opening import open_film, packets

_HDR = {16, 18}
"""Transfer functions of ITU-R BT.2100: PQ and HLG."""
_LARGEST = 8192 * 4608
"""Picture elements of "8K" and a little more."""
_LOOKED_AT = 4
"""Pictures decoded to learn of interlacing and rotation."""


@dataclass(frozen=True)
class Picture:
    """The film's picture track.

    width, height: as stored, before rotation and pixel shape
    rotation:      degrees counter-clockwise to turn it upright: 0, 90, 180 or 270
    shape:         width of a pixel through its height
    rate:          pictures a second as declared; None when nothing sensible is
    hdr:           coded for a screen that is brighter than most
    """

    codec: str
    profile: str
    pixels: str
    width: int
    height: int
    rotation: int
    shape: Fraction
    rate: Fraction | None
    interlaced: bool
    hdr: bool


@dataclass(frozen=True)
class Sound:
    """The film's first sound track. ``rate`` in Hz."""

    codec: str
    profile: str
    rate: int
    channels: int


@dataclass(frozen=True)
class Source:
    """One film file that is brought in.

    container: FFmpeg's name for its kind
    seconds:   as declared; None for a kind that declares no length
    faststart: the index comes first, so that it plays before all has come (MP4 and MOV)
    brand:     ``ftyp`` of an MP4 ("isom"), empty for others
    extra:     it has tracks beside one picture and one sound (timecode, more sound …)
    located:   it says where it was recorded
    """

    path: Path
    bytes: int
    container: str
    seconds: float | None
    picture: Picture
    sound: Sound | None
    faststart: bool = False
    brand: str = ""
    extra: bool = False
    located: bool = False


def inspect(path: Path) -> Source:
    """Reads header and first pictures. Raises Faults when it is no film one can use."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise fault("film_import.not_a_file", path)
        if not size:
            raise fault("film_import.empty", path)
        with open_film(path) as container:
            return _read(path, size, container)
    except (av.error.PermissionError, PermissionError):
        raise fault("file.unreadable", path) from None
    except (av.error.FileNotFoundError, FileNotFoundError):
        raise fault("film_import.missing", path) from None
    except (av.error.FFmpegError, OSError, ValueError):
        raise _why_not(path) from None


def picture_track(container: InputContainer) -> VideoStream | None:
    """The track that moves; a cover picture is none."""
    cover = av.stream.Disposition.attached_pic
    tracks = [t for t in container.streams.video if not t.disposition & cover]
    return tracks[0] if tracks else None


def _read(path: Path, size: int, container: InputContainer) -> Source:
    track = picture_track(container)
    if track is None:
        raise fault(f"film_import.{'no_index' if _is_cut(path, size) else 'no_picture'}", path)
    context = track.codec_context
    if context is None or not track.width or not track.height:
        raise fault("film_import.unknown_codec", path)
    if track.width * track.height > _LARGEST:
        raise fault("film_import.too_large", path, width=track.width, height=track.height)
    sound = next(iter(container.streams.audio), None)
    if sound is not None and (sound.codec_context is None or not sound.rate):
        raise fault("film_import.unknown_sound", path)
    seconds = container.duration / av.time_base if container.duration else None
    # A cover picture and the like decode to one picture: no film.
    frames = list(islice(_frames(container, track), _LOOKED_AT))
    if not frames:
        raise fault("film_import.no_pictures_decoded", path)
    declared = track.average_rate or track.guessed_rate
    order, brand = _boxes(path) if container.format.name.startswith("mov") else (False, "")
    return Source(
        path=path,
        bytes=size,
        container=container.format.name,
        seconds=seconds,
        picture=Picture(
            codec=context.codec.canonical_name,
            profile=str(context.profile or ""),
            pixels=str(context.pix_fmt or ""),
            width=track.width,
            height=track.height,
            rotation=round(frames[0].rotation) % 360,
            shape=Fraction(track.sample_aspect_ratio or 1) or Fraction(1),
            rate=declared if declared and 1 <= declared <= 1000 else None,
            interlaced=any(frame.interlaced_frame for frame in frames),
            hdr=int(frames[0].color_trc) in _HDR,
        ),
        sound=None
        if sound is None
        else Sound(
            codec=sound.codec_context.codec.canonical_name,
            profile=str(sound.codec_context.profile or ""),
            rate=sound.rate,
            channels=sound.codec_context.layout.nb_channels,
        ),
        faststart=order,
        brand=brand,
        extra=len(container.streams) > 1 + (sound is not None),
        located=any("location" in key.lower() for key in container.metadata),
    )


def _frames(container: InputContainer, track: VideoStream) -> Iterator[av.VideoFrame]:
    """Pictures from the start, past damage the decoder complains of."""
    for packet in packets(container, track):
        try:
            yield from packet.decode()
        except av.error.InvalidDataError:
            continue


def _boxes(path: Path) -> tuple[bool, str]:
    """(index before the media and whole, brand) of an MP4, from its outermost boxes.

    ISO/IEC 14496-12, 4.2: size, type and, when the size is 1, a size of 64 bits.
    """
    seen: list[str] = []
    brand = ""
    with path.open("rb") as file:
        while len(seen) < 1000 and (box := _box(file)):
            kind, body, end = box
            if kind == "ftyp" and not brand:
                brand = file.read(4).decode("latin-1")
            seen.append(kind)
            if end <= body - 8:
                break
            file.seek(end)
    index = seen.index("moov") if "moov" in seen else len(seen)
    media = seen.index("mdat") if "mdat" in seen else len(seen)
    return index < media and "moof" not in seen, brand


def _is_cut(path: Path, size: int) -> bool:
    """Whether an MP4 ends inside its index."""
    with path.open("rb") as file:
        while box := _box(file):
            kind, body, end = box
            if kind == "moov" or end <= body - 8:
                return end > size
            file.seek(end)
    return False


def _box(file: BinaryIO) -> tuple[str, int, int] | None:
    start = file.tell()
    head = file.read(8)
    if len(head) < 8:
        return None
    size, kind = struct.unpack(">I4s", head)
    if size == 1:
        (size,) = struct.unpack(">Q", file.read(8).rjust(8, b"\0"))
    elif size == 0:
        size = 1 << 62
    return kind.decode("latin-1"), start + 8, start + size


def _why_not(path: Path) -> Faults:
    """Why FFmpeg would not take the file, as far as its first bytes tell."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except PermissionError:
        return fault("file.unreadable", path)
    except OSError:
        return fault("film_import.missing", path)
    if start[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free"):
        return fault("film_import.no_index", path)
    if start.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return fault("film_import.web_page", path)
    return fault("film_import.not_a_film", path)
