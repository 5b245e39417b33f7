"""``film.yml``: what a film is called, and which files belong to it.

Keys are Swedish in ASCII, because a municipality edits them. Two kinds of film share the model:
one the municipality has (``versioner`` with files) and an example film of this project
(``exempel: true`` with a ``manus``), which is rendered when the site is built.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from .loading import ValueFault

MANIFEST_NAME = "film.yml"
DEFAULT_ORDER = 100

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PosterEntry(_Strict):
    """The still picture shown before the film starts.

    fil: picture file in the film's folder (WebP, JPEG or PNG); an example film draws its own
    alt: what the picture shows, for those who do not see it
    """

    fil: Text | None = None
    alt: Text


class VersionEntry(_Strict):
    """One rendering and what belongs to it. Files lie in the film's folder.

    fil:          the film, MP4 with H.264 and AAC
    undertexter:  its captions, WebVTT
    kapitel:      its chapters, WebVTT
    inbrand_text: the captions are part of the picture and cannot be turned off
    tolk:         a sign-language interpreter is seen; must be said for ``teckensprak``
    """

    fil: Text
    undertexter: Text | None = None
    kapitel: Text | None = None
    inbrand_text: bool = False
    tolk: bool | None = None


class VersionEntries(_Strict):
    """The three renderings; one that is missing is left out."""

    textad: VersionEntry | None = None
    teckensprak: VersionEntry | None = None
    syntolkad: VersionEntry | None = None


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

    @field_validator("id")
    @classmethod
    def _address_part(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValueFault("film.bad_id", value=value)
        return value
