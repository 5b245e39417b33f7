"""What a person asks for when a film is brought in, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ...errors import Fault
from ...models.film import VERSION_IDS

TITLES = ("titel", "titel_lattlast", "om", "om_lattlast")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Order:
    """Everything that can be said on the command line.

    film:        the film's id
    versions:    version → file
    tracks:      kind ("undertexter", "kapitel", "beskrivningar") → as typed
    titles:      titel, titel_lattlast, om, om_lattlast
    poster_time: as typed ("0:12")
    interpreter: whether one is seen in ``teckensprak``; None when not said
    burned:      versions whose picture carries the text
    rights:      agare, villkor, samtycke, datum, forvaras
    despite:     take the film even though it is damaged
    """

    film: str
    versions: Mapping[str, Path] = field(default_factory=dict)
    tracks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    poster: Path | None = None
    poster_time: str | None = None
    poster_alt: str | None = None
    interpreter: bool | None = None
    burned: tuple[str, ...] = ()
    rights: Mapping[str, str] = field(default_factory=dict)
    despite: bool = False

    @property
    def ordered(self) -> dict[str, Path]:
        """The versions in their usual order."""
        return {v: self.versions[v] for v in VERSION_IDS if v in self.versions}


def order_from(film: str, given: Mapping[str, Any]) -> Order:
    """The order of the command line's options, by their names there; None when left out."""

    def words(*keys: str) -> dict[str, str]:
        return {key: given[key].strip() for key in keys if given.get(key) and given[key].strip()}

    return Order(
        film=film,
        versions={version: given[version] for version in VERSION_IDS if given.get(version)},
        tracks={
            "undertexter": given.get("vtt") or (),
            "kapitel": given.get("kapitel") or (),
            "beskrivningar": given.get("beskrivning") or (),
        },
        titles=words(*TITLES),
        poster=given.get("poster"),
        poster_time=given.get("poster_tid"),
        poster_alt=words("affisch_alt").get("affisch_alt"),
        interpreter=given.get("tolk"),
        burned=tuple(given.get("inbrand") or ()),
        rights=words("agare", "villkor", "samtycke", "datum", "forvaras"),
        despite=bool(given.get("despite")),
    )


def is_film_id(name: str) -> bool:
    """Whether it can be a folder and a part of an address."""
    return bool(_ID.fullmatch(name)) and len(name) <= 60


def seconds_of(time: str) -> float:
    """``0:12``, ``1:02:03`` or ``12.5`` in seconds. Raises Faults' Fault code as ValueError."""
    if not re.fullmatch(r"(\d+:)?(\d+:)?\d+([.,]\d+)?", time):
        raise ValueError(time)
    total = 0.0
    for piece in time.replace(",", ".").split(":"):
        total = 60 * total + float(piece)
    return total


def faults_of(order: Order) -> list[Fault]:
    """What is wrong with the order in itself, before any file is looked at."""
    faults = []
    if not is_film_id(order.film):
        faults.append(Fault("film_import.bad_id", params={"value": repr(order.film)}))
    if order.poster and order.poster_time:
        faults.append(Fault("film_import.two_stills"))
    if order.poster_time:
        try:
            seconds_of(order.poster_time)
        except ValueError:
            faults.append(Fault("film_import.bad_time", params={"value": order.poster_time}))
    if day := order.rights.get("datum"):
        try:
            date.fromisoformat(day)
        except ValueError:
            faults.append(Fault("film_import.bad_day", params={"value": day}))
    return faults
