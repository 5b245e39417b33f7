"""A caption file's bytes → its text, or one sentence on why it cannot be read.

WebVTT is UTF-8 and nothing else (https://www.w3.org/TR/webvtt1/#file-structure): a browser shows
a file in another encoding with the wrong letters, and says nothing.
"""

from __future__ import annotations

import stat
from pathlib import Path

from ..errors import fault

MAX_BYTES = 2_000_000
"""Captions of a day of speech are below one million bytes: a larger file is something else."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_captions(path: Path, missing_remedy: str = "") -> str:
    """The text of a UTF-8 file; a byte order mark is allowed and stays.

    Raises Faults when it is missing, unreadable, larger than :data:`MAX_BYTES` (it is then not
    read at all) or in another encoding.
    """
    raw = read_limited(path, missing_remedy)
    if raw.startswith(_UTF16) or raw[1::2].count(0) > len(raw) // 4:
        raise fault("vtt.utf16", path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise fault("vtt.not_utf8", path, line=line) from None


def read_limited(path: Path, missing_remedy: str = "") -> bytes:
    """The bytes of a file of a reasonable size. Raises Faults."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise fault("file.missing", path, remedy=missing_remedy)
        if state.st_size > MAX_BYTES:
            size, limit = state.st_size // 1_000_000, MAX_BYTES // 1_000_000
            raise fault("vtt.too_large", path, size=size, limit=limit)
        return path.read_bytes()
    except PermissionError:
        raise fault("file.unreadable", path) from None
    except (OSError, ValueError, RuntimeError):
        # Not there, a chain of links that leads back to itself, or a name no system can have.
        raise fault("file.missing", path, remedy=missing_remedy) from None
