"""The ledger: what there is of every film, what is missing, and why it is published all the same.

One truth for the page about the films' versions, for the note beside a player and for the
accessibility statement. Where consents are kept is never part of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..models.film import Film
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
