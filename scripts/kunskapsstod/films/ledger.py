"""The ledger: what there is of every film, what is missing, and why it is published all the same.

One truth for the page about the films' versions, for the note beside a player and for the
accessibility statement. Where consents are kept is never part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..models.film import VERSION_IDS, Film, Version
from ..models.film_gap import GapKind
from ..models.profile import Profile
from .gaps import accepted, gaps

# Success criterion of WCAG 2.1 and its level; A and AA are what DOS-lagen (2018:1937) asks for.
CRITERIA: dict[GapKind, tuple[str, str]] = {
    "textad": ("1.2.2", "A"),
    "undertexter": ("1.2.2", "A"),
    "syntolkad": ("1.2.5", "AA"),
    "teckensprak": ("1.2.6", "AAA"),
    "tolk": ("1.2.6", "AAA"),
    "transkription": ("1.2.8", "AAA"),
}


@dataclass(frozen=True)
class Lack:
    """One thing a film lacks.

    versions: ids of the versions it is about, when only some lack it
    reason:   why the municipality publishes all the same; None when it has not said so
    """

    kind: GapKind
    versions: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True)
class Entry:
    """One film and what it lacks."""

    film: Film
    lacks: tuple[Lack, ...]

    @property
    def accepted(self) -> tuple[Lack, ...]:
        """What is missing and published all the same, each with its reason."""
        return tuple(lack for lack in self.lacks if lack.reason)


def ledger(films: Iterable[Film], profile: Profile) -> tuple[Entry, ...]:
    """Every film's entry, in the films' order. Pure."""
    reasons = accepted(profile)
    return tuple(
        Entry(
            film,
            tuple(
                Lack(gap.kind, gap.versions, reasons.get((gap.film, gap.kind)))
                for gap in gaps(film)
            ),
        )
        for film in films
    )


def evidence(entries: Iterable[Entry]) -> str:
    """The ledger as JSON text, for what is made of a build afterwards.

    Lengths in seconds, sizes in bytes, days as ISO 8601.
    """
    data = {"films": [_entry(entry) for entry in entries]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(entry: Entry) -> dict[str, Any]:
    film = entry.film
    rights, checked = film.rights, film.checked
    return {
        "id": film.id,
        "title": film.title,
        "example": film.example,
        "versions": {v.id: _version(v) for v in film.versions},
        "missing_versions": [name for name in VERSION_IDS if film.version(name) is None],
        "transcript": bool(film.transcript),
        "chapters": len(film.chapters),
        "rights": rights and {"owner": rights.owner, "terms": rights.terms},
        "consent": rights and rights.consent,
        "checked": checked
        and {
            "day": checked.day.isoformat(),
            "rules": checked.rules,
            "faults": checked.faults,
            "looks": checked.looks,
        },
        "gaps": [
            {
                "kind": lack.kind,
                "versions": list(lack.versions),
                "criterion": CRITERIA.get(lack.kind, (None, None))[0],
                "level": CRITERIA.get(lack.kind, (None, None))[1],
                "accepted": lack.reason,
            }
            for lack in entry.lacks
        ],
    }


def _version(version: Version) -> dict[str, Any]:
    captions = [
        *(["file"] if version.captions else []),
        *(["picture"] if version.burned_in_captions else []),
    ]
    return {
        "address": version.src,
        "seconds": version.seconds,
        "bytes": version.bytes,
        "small_bytes": version.small.bytes if version.small else None,
        "captions": captions,
        "captions_language": "sv" if captions else None,
        "audio_description": version.described,
        "text_descriptions": version.descriptions is not None,
        "sign_language": "swl" if version.interpreter else None,
        "sha256": version.sha256,
    }
