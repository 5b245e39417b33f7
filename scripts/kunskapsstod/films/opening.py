"""Opens a film file and nothing else.

FFmpeg takes more than films for films: a text file can be a playlist that makes it open other
files or fetch addresses, and a name can be a protocol. Only containers that hold their own
pictures and sound are let in, and only as a file on the disk.
"""

from __future__ import annotations

from pathlib import Path

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
_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": ",".join(_CONTAINERS)}


def open_film(path: Path) -> InputContainer:
    """The film, opened for reading. Raises av.error.FFmpegError or OSError."""
    # Absolute: "-" and "concat:" at the start of a name mean nothing special then.
    return av.open(str(path.absolute()), options=_OPTIONS, metadata_errors="replace")
