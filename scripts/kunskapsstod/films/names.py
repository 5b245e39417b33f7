"""What a film's files are called, in the cache and on the site alike.

Apart from the renderer, so that a build whose films are made already loads no video library.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and what is being made (Swedish)."""

TEXTS_NAME = "filmtexter"
"""Folder in the project's work folder with PDFs of films' texts, for the next build."""
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


def text_name(film_id: str, *, easy: bool = False) -> str:
    """The film as text, without ending: ``roller-text``, in easy-read ``lattlast-roller-text``."""
    return f"{'lattlast-' if easy else ''}{film_id}-text"


def kept_pdf(name: str, source: bytes) -> str:
    """What a PDF of the film's text is called until a build takes it along.

    source: the text file it was made beside. A text that has changed since gets no old PDF.
    """
    return f"{name}-{hashlib.sha256(source).hexdigest()[:12]}.pdf"


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
