"""What a film can lack, and what a municipality publishes all the same, with its reason.

The group ``filmer`` of ``kommun.yml``. A gap has one name wherever it is told: in the refusal of
the build, in ``kommun.yml`` and on the page about the films' versions.
"""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, field_validator

from .contact import Group
from .fields import LongText, ShortText
from .loading import ValueFault

GapKind = Literal[
    "exempel",
    "textad",
    "undertexter",
    "teckensprak",
    "tolk",
    "syntolkad",
    "transkription",
    "rattigheter",
    "samtycke",
]
GAP_KINDS: tuple[GapKind, ...] = get_args(GapKind)


class AcceptedGap(Group):
    film: ShortText = Field(description="Filmens id: namnet på dess mapp, till exempel roller.")
    brist: GapKind = Field(description="Det som saknas, med det namn som bygget använder.")
    skal: LongText = Field(
        description="Varför ni publicerar ändå, och när det blir klart. Visas i guiden."
    )


class FilmSettings(Group):
    godtagna_brister: tuple[AcceptedGap, ...] = Field(
        default=(),
        description="Det som saknas i en film och som ni publicerar ändå.",
    )

    @field_validator("godtagna_brister", mode="after")
    @classmethod
    def _once_each(cls, value: tuple[AcceptedGap, ...]) -> tuple[AcceptedGap, ...]:
        seen: set[tuple[str, str]] = set()
        for gap in value:
            if (gap.film, gap.brist) in seen:
                raise ValueFault("gap.twice", film=gap.film, kind=gap.brist)
            seen.add((gap.film, gap.brist))
        return value
