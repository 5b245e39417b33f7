"""What a film's files are called, in the cache and on the site alike.

Apart from the renderer, so that a build whose films are made already loads no video library.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and what is being made (Swedish)."""

METADATA_NAME = "metadata.json"
POSTER, POSTER_JPG = "affisch.webp", "affisch.jpg"


@dataclass(frozen=True)
class FileNames:
    """One version's files."""

    film: str
    captions: str
    chapters: str
    descriptions: str
    metadata: str
    small: str


def file_names(version: str) -> FileNames:
    """``textad.mp4``, ``textad.vtt``, ``textad-kapitel.vtt`` and so on."""
    return FileNames(
        film=f"{version}.mp4",
        captions=f"{version}.vtt",
        chapters=f"{version}-kapitel.vtt",
        descriptions=f"{version}-beskrivning.vtt",
        metadata=f"{version}-metadata.vtt",
        small=f"{version}-360p.mp4",
    )
