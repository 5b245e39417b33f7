"""Page and twin: a twin remembers which wording of its original it was compared with."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .front_matter import Source, strip_variant

KEY = "twin_of_hash"


@dataclass(frozen=True)
class Pair:
    """An original and one of its twins.

    state: "same" (compared with this wording), "older" (the original has changed since) or
    "never" (no one has said that the two were compared)
    """

    original: Source
    twin: Source
    state: str


def wording(source: Source) -> str:
    """The digest of a page's text: 16 hex digits of SHA-256 over its words.

    Front matter and spacing are left out, so that a new review date or a moved line break does
    not make every twin older.
    """
    return hashlib.sha256(" ".join(source.body.split()).encode()).hexdigest()[:16]


def pairs(sources: Mapping[str, Source]) -> list[Pair]:
    """Every twin with its original, in the order of the uris. ``sources`` maps docs uri → page."""
    found = []
    for uri, twin in sorted(sources.items()):
        page, language = strip_variant(uri)
        original = sources.get(page)
        if language == "sv" or original is None:
            continue
        known = twin.meta.twin_of_hash
        state = "never" if known is None else "same" if known == wording(original) else "older"
        found.append(Pair(original, twin, state))
    return found


def mark_compared(chosen: Iterable[Pair]) -> list[Path]:
    """Write into each twin that it was compared with its original as it is now.

    Returns the files that changed. Each is replaced whole, so that a kill leaves the old one.
    Raises OSError when a file cannot be written.
    """
    changed = []
    for pair in chosen:
        digest = wording(pair.original)
        if pair.twin.meta.twin_of_hash == digest:
            continue
        _replace(pair.twin.path, digest)
        changed.append(pair.twin.path)
    return changed


def _replace(path: Path, digest: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    newline = next((mark for mark in ("\r\n", "\n", "\r") if mark in text), "\n")
    lines = text.split(newline)
    # The front matter ends at the first line of dashes after the one it starts with.
    end = next(n for n, line in enumerate(lines) if n and line.rstrip() == "---")
    old = next((n for n, line in enumerate(lines[:end]) if line.startswith(f"{KEY}:")), None)
    # As text: a digest of digits only would be read as a number.
    lines[end if old is None else old : end if old is None else old + 1] = [f'{KEY}: "{digest}"']
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(newline.join(lines))
    fresh = Path(name)
    fresh.chmod(path.stat().st_mode)
    fresh.replace(path)
