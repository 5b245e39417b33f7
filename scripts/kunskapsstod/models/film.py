"""Films as data: what templates, the player and the checks need to know about each film.

A film has three full renderings, its *versions*: ``textad`` (captioned), ``teckensprak``
(interpreted into Swedish Sign Language, BCP 47 ``swl``) and ``syntolkad`` (audio-described,
may be longer). Every time is in seconds from the start of that version.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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
class Rendition:
    """The same version in a smaller picture (360 lines), for slow networks and small budgets."""

    file: Path
    src: str
    bytes: int
    width: int
    height: int


@dataclass(frozen=True)
class Version:
    """One rendering of the film.

    file:               the MP4 on disk
    src, …_src:         addresses below the site's root; every track is WebVTT
    burned_in_captions: the picture itself carries the text, so no track may be on by default
    interpreter:        a sign-language interpreter is in the picture (False in example films)
    described:          what is seen is told by a voice
    descriptions:       what is seen, as text cues for a screen reader (``kind="descriptions"``)
    metadata:           cues for programs (``kind="metadata"``)
    small:              the smaller rendition, if there is one
    example:            of an example film of this project, which has no interpreter to show
    sha256:             checksum of ``file`` when it was brought in; None when never recorded
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
    descriptions: Path | None = None
    descriptions_src: str | None = None
    metadata: Path | None = None
    metadata_src: str | None = None
    small: Rendition | None = None
    sha256: str | None = None
    example: bool = False


@dataclass(frozen=True)
class Rights:
    """Who owns the film, and whether those seen in it have agreed.

    consent: ``"ja"``, ``"nej"`` or ``"ingen-medverkar"`` (nobody can be recognised); None when
             the manifest says nothing
    kept:    where the signed consents are kept ("dnr 2026/123"); never published
    """

    owner: str
    terms: str | None
    consent: str | None
    consent_day: date | None
    kept: str | None


@dataclass(frozen=True)
class Checked:
    """When the film's files were last judged, by which edition of the rules, and the result."""

    day: date
    rules: str
    faults: int
    looks: int


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
    rights: Rights | None = None
    checked: Checked | None = None

    def version(self, version_id: str) -> Version | None:
        """The version with that id, or None when the film lacks it."""
        return next((v for v in self.versions if v.id == version_id), None)
