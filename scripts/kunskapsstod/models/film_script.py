"""``manus.yml``: the script an example film is rendered from.

One script gives all three renderings, their captions, chapters and transcript, so that they
can never tell different things.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from .loading import ValueFault

SCRIPT_NAME = "manus.yml"
MOST_LINES = 4

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Card(_Strict):
    """Text in the picture: alone, with a drawing, or beside a scene.

    rubrik:   heading in the picture
    rader:    lines under it. As many lines as sentences: each appears with its sentence;
              otherwise all are there from the start
    teckning: name of a drawing in ``overrides/assets/illustrations``, which stands still
    foremal:  name of a thing that moves (an envelope that opens …), ``films/things.py``
    """

    rubrik: Text
    rader: tuple[Text, ...] = Field(default=(), max_length=MOST_LINES)
    teckning: Text | None = None
    foremal: Text | None = None


class Deed(_Strict):
    """Something a person does, until the next thing.

    gor:    name of an action (``films/actions.py``), or ``kommer`` (walks in from the edge to
            the person's place, and sits down if it is a seat) or ``gar`` (walks out)
    replik: starts with that sentence of the scene, counted from 1; 0 is when the scene starts
    efter:  seconds after that
    """

    gor: Text
    replik: int = Field(default=0, ge=0)
    efter: float = Field(default=0.0, ge=0, le=30)


class Person(_Strict):
    """Somebody in a scene.

    figur: name of a figure (``films/heads.py``)
    vid:   name of a place in the setting
    ser:   faces ``hoger`` or ``vanster``; otherwise as the place has it
    bar:   name of a thing in the hand when nothing else is done (``films/held.py``)
    gor:   what is done, in order; a name by itself is done from the start
    """

    figur: Text
    vid: Text
    ser: Literal["hoger", "vanster"] | None = None
    bar: Text | None = None
    gor: tuple[Deed, ...] = ()

    @field_validator("gor", mode="before")
    @classmethod
    def _names(cls, value: object) -> object:
        if isinstance(value, list):
            return [{"gor": deed} if isinstance(deed, str) else deed for deed in value]
        return value


class Play(_Strict):
    """People who do something somewhere.

    plats:    name of a setting (``films/settings.py``)
    ljus:     ``dag``, ``kvall``, or ``skymning`` (evening comes while one watches)
    personer: who is there; those further down stand before those further up
    """

    plats: Text
    ljus: Literal["dag", "skymning", "kvall"] = "dag"
    personer: tuple[Person, ...] = Field(min_length=1)


Names = tuple[tuple[Text, ...], ...]


class Scene(_Strict):
    """One picture and what is said over it. The picture is one of:

    kort:     text, with a drawing or a thing that moves beside it
    scen:     people who do something, over the whole width; with ``kort`` beside its text
    process:  the guide's own process (``docs/_data/grundprocess.yml``). For every sentence,
              ids of the steps that light up while it is said
    karta:    the network map (``docs/_data/natverkskarta.yml``), and areas in the same way

    bild:     the picture in words, and what moves in it: spoken in the described rendering, in
              the transcript, and as text for a screen reader. Text in the picture need not be
              repeated here, it is added by itself
    repliker: what the voice says, a sentence an item
    """

    kort: Card | None = None
    scen: Play | None = None
    process: Names | None = None
    karta: Names | None = None
    bild: Text
    repliker: tuple[Text, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_picture(self) -> Scene:
        kinds = (self.kort or self.scen, self.process, self.karta)
        if sum(kind is not None for kind in kinds) != 1:
            raise ValueFault("film.one_picture")
        if self.scen and self.kort and (self.kort.teckning or self.kort.foremal):
            raise ValueFault("film.two_drawings")
        lit = self.process or self.karta
        if lit and len(lit) != len(self.repliker):
            raise ValueFault("film.lit_by_sentence", count=len(self.repliker))
        return self


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

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """Every scene of every chapter, in order."""
        return tuple(scene for chapter in self.kapitel for scene in chapter.scener)

    def drawings(self) -> tuple[str, ...]:
        """Names of every drawing used, sorted, each once."""
        used = {scene.kort.teckning for scene in self.scenes if scene.kort}
        return tuple(sorted({name for name in used if name} | {self.affisch}))
