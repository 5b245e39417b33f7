"""``film.yml``: what a film is called, and which files belong to it.

Keys are Swedish in ASCII, because a municipality edits them. Two kinds of film share the model:
one the municipality has (``versioner`` with files) and an example film of this project
(``exempel: true`` with a ``manus``), which is rendered when the site is built.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from .loading import ValueFault

MANIFEST_NAME = "film.yml"
DEFAULT_ORDER = 100

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Checksum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PosterEntry(_Strict):
    """The still picture shown before the film starts.

    fil: picture file in the film's folder (WebP, JPEG or PNG); an example film draws its own
    alt: what the picture shows, for those who do not see it
    """

    fil: Text | None = None
    alt: Text


class OriginEntry(_Strict):
    """Where a version's file came from; written by ``films import``.

    fil:    the name of the file that was brought in
    sha256: its checksum
    andrat: what was changed on the way; empty when the file was taken as it was
    """

    fil: Text
    sha256: Checksum
    andrat: tuple[Text, ...] = ()


class VersionEntry(_Strict):
    """One rendering and what belongs to it. Files lie in the film's folder.

    fil:           the film, MP4 with H.264 and AAC
    liten:         the same in 360 lines, for slow networks
    undertexter:   its captions, WebVTT
    kapitel:       its chapters, WebVTT
    beskrivningar: what is seen, as text cues for a screen reader, WebVTT
    metadata:      cues for programs, WebVTT
    inbrand_text:  the captions are part of the picture and cannot be turned off
    tolk:          a sign-language interpreter is seen; must be said for ``teckensprak``
    sha256, storlek, langd: checksum, size in bytes and length in seconds of ``fil`` when it was
                   brought in; written by ``films import``
    ursprung:      what it was made from
    """

    fil: Text
    liten: Text | None = None
    undertexter: Text | None = None
    kapitel: Text | None = None
    beskrivningar: Text | None = None
    metadata: Text | None = None
    inbrand_text: bool = False
    tolk: bool | None = None
    sha256: Checksum | None = None
    storlek: int | None = Field(default=None, ge=1)
    langd: float | None = Field(default=None, gt=0)
    ursprung: OriginEntry | None = None


class VersionEntries(_Strict):
    """The three renderings; one that is missing is left out."""

    textad: VersionEntry | None = None
    teckensprak: VersionEntry | None = None
    syntolkad: VersionEntry | None = None


class ConsentEntry(_Strict):
    """Whether those who can be recognised in the film have agreed to be shown.

    finns:    ``ja``, ``nej``, or ``ingen-medverkar`` when nobody can be recognised
    datum:    when the last of them agreed
    forvaras: where the signed consents are kept, for example a registration number. It is for
              the municipality itself and is never published
    """

    finns: Literal["ja", "nej", "ingen-medverkar"]
    datum: date | None = None
    forvaras: Text | None = None


class RightsEntry(_Strict):
    """Who owns the film and what it may be used for.

    agare:    who owns the rights
    villkor:  what the municipality may do with it, in plain words
    samtycke: the consent of those seen in it
    """

    agare: Text
    villkor: Text | None = None
    samtycke: ConsentEntry | None = None


class CheckedEntry(_Strict):
    """The last judgement of the film's files; written by ``films check`` and ``films import``.

    regler:  edition of the rules
    fel:     how many faults were found
    se_over: how many places a person should look at
    """

    datum: date
    regler: Text
    fel: int = Field(ge=0)
    se_over: int = Field(default=0, ge=0)


class FilmManifest(_Strict):
    """A whole ``film.yml``.

    id:             the folder's name; part of the film's address: a–z, 0–9 and hyphen
    titel, om:      title, and one or two sentences on what the film is about
    titel_lattlast, om_lattlast: the same in easy-read Swedish
    exempel:        made by this project, until the municipality brings its own film
    manus:          file name of an example film's script
    ordning:        place in the list of films, lowest first
    rost:           who or what is heard, if it should be said ("Datorröst")
    affisch:        still picture
    versioner:      the renderings of a film that is not rendered from a script
    rattigheter:    who owns the film, and that those seen in it agreed
    kontroll:       when its files were last judged
    """

    id: Text
    titel: Text
    titel_lattlast: Text
    om: Text
    om_lattlast: Text
    exempel: bool = False
    manus: Text | None = None
    ordning: int = Field(default=DEFAULT_ORDER)
    rost: Text | None = None
    affisch: PosterEntry
    versioner: VersionEntries = VersionEntries()
    rattigheter: RightsEntry | None = None
    kontroll: CheckedEntry | None = None

    @field_validator("id")
    @classmethod
    def _address_part(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValueFault("film.bad_id", value=value)
        return value
