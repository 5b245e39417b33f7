"""Opens a film file and nothing else.

FFmpeg takes more than films for films: a text file can be a playlist that makes it open other
files or fetch addresses, and a name can be a protocol. Only containers that hold their own
pictures and sound are let in, and only as a file on the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer

# By FFmpeg's names; see `ffmpeg -demuxers`.
_CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2",
    "matroska,webm",
    "avi",
    "mpegts",
    "mpeg",
    "mxf",
    "asf",
    "flv",
    "ogg",
    "dv",
    "ivf",
    "nut",
    "mpegvideo",
    "h264",
    "hevc",
    "m4v",
    "gxf",
    "rm",
    "wtv",
)
_INVALID = 1094995529
"""FFmpeg's number for data that makes no sense."""
_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": ",".join(_CONTAINERS)}


def packets(container: InputContainer, *tracks: Any) -> Iterator[Any]:
    """The film's packets. Raises av.error.InvalidDataError where it cannot be read on.

    PyAV knows the tracks there were when the film was opened: one that turns up in the middle of
    a damaged file is an index out of its range.
    """
    try:
        yield from container.demux(*tracks)
    except IndexError:
        raise av.error.InvalidDataError(_INVALID, "track") from None


def open_film(path: Path) -> InputContainer:
    """The film, opened for reading. Raises av.error.FFmpegError or OSError."""
    # Absolute: "-" and "concat:" at the start of a name mean nothing special then.
    return av.open(str(path.absolute()), options=_OPTIONS, metadata_errors="replace")
