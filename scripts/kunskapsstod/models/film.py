"""Films as data: what templates, the player and the checks need to know about each film.

A film has three full renderings, its *versions*: ``textad`` (captioned), ``teckensprak``
(interpreted into Swedish Sign Language, BCP 47 ``swl``) and ``syntolkad`` (audio-described,
may be longer). Every time is in seconds from the start of that version.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

VERSION_IDS = ("textad", "teckensprak", "syntolkad")

# Where films lie on the built site: media/filmer/<film>/<file>
SITE_FOLDER = "media/filmer"


@dataclass(frozen=True)
class Chapter:
    """A named part of the film; ``starts`` maps version id → seconds."""

    id: str
    title: str
    starts: dict[str, float]


@dataclass(frozen=True)
class Cue:
    """One paragraph of the descriptive transcript.

    kind:    ``"speech"`` or ``"picture"`` (what is seen, and text in the picture)
    speaker: who says it ("Berättare"); None for a picture
    chapter: id of the chapter it belongs to
    starts:  version id → seconds; a version that lacks the cue lacks the key
    """

    id: str
    kind: str
    text: str
    speaker: str | None
    chapter: str
    starts: dict[str, float]


@dataclass(frozen=True)
class Version:
    """One rendering of the film.

    file:               the MP4 on disk
    src, captions_src, chapters_src: addresses below the site's root; captions in WebVTT
    burned_in_captions: the picture itself carries the text, so no track may be on by default
    interpreter:        a sign-language interpreter is in the picture (False in example films)
    described:          what is seen is told by a voice
    """

    id: str
    file: Path
    src: str
    seconds: float
    bytes: int
    width: int
    height: int
    captions: Path | None
    captions_src: str | None
    chapters_file: Path | None
    chapters_src: str | None
    burned_in_captions: bool
    interpreter: bool
    described: bool


@dataclass(frozen=True)
class Film:
    """One film with its versions, as a page shows it.

    example: made by this project until the municipality brings its own; said on the page
    poster, poster_jpg: WebP and JPEG on disk; poster_src, poster_jpg_src their addresses
    poster_alt: what the poster shows
    """

    id: str
    title: str
    title_simple: str
    description: str
    description_simple: str
    example: bool
    voice: str | None
    versions: tuple[Version, ...]
    chapters: tuple[Chapter, ...]
    transcript: tuple[Cue, ...]
    poster: Path
    poster_src: str
    poster_jpg: Path
    poster_jpg_src: str
    poster_alt: str

    def version(self, version_id: str) -> Version | None:
        """The version with that id, or None when the film lacks it."""
        return next((v for v in self.versions if v.id == version_id), None)
