"""``manus.yml``: the script an example film is rendered from.

One script gives all three renderings, their captions, chapters and transcript, so that they
can never tell different things.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from .loading import ValueFault

SCRIPT_NAME = "manus.yml"
MOST_LINES = 4

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Card(_Strict):
    """What is seen.

    rubrik:   heading in the picture
    rader:    lines under it. As many lines as sentences: each appears with its sentence;
              otherwise all are there from the start
    teckning: name of a drawing in ``overrides/assets/illustrations``
    """

    rubrik: Text
    rader: tuple[Text, ...] = Field(default=(), max_length=MOST_LINES)
    teckning: Text | None = None


class Scene(_Strict):
    """One card and what is said over it.

    kort:     the card
    bild:     the drawing in words: spoken in the described rendering, and in the transcript.
              Text in the picture need not be repeated here, it is added by itself
    repliker: what the voice says, a sentence an item
    """

    kort: Card
    bild: Text
    repliker: tuple[Text, ...] = Field(min_length=1)


class ScriptChapter(_Strict):
    """A named part. ``id`` is kept when the title changes, for it is part of addresses."""

    id: Text
    titel: Text
    scener: tuple[Scene, ...] = Field(min_length=1)

    @field_validator("id")
    @classmethod
    def _address_part(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValueFault("film.bad_id", value=value)
        return value


class FilmScript(_Strict):
    """A whole ``manus.yml``.

    affisch: name of the drawing on the poster
    tal:     words the synthetic voice reads badly → how to write them for it, either spelled
             as they sound or as eSpeak NG's phonemes in double brackets; for words that are
             not in ``films/uttal.yml`` already
    kapitel: the chapters, in order
    """

    affisch: Text
    tal: dict[Text, Text] = Field(default_factory=dict)
    kapitel: tuple[ScriptChapter, ...] = Field(min_length=1)

    def drawings(self) -> tuple[str, ...]:
        """Names of every drawing used, sorted, each once."""
        used = {scene.kort.teckning for chapter in self.kapitel for scene in chapter.scener}
        return tuple(sorted({name for name in used if name} | {self.affisch}))
