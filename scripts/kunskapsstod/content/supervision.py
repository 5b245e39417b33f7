"""Who supervises the accessibility of public websites (``docs/_data/tillsyn.yml``).

A file of its own, since the authority changes: DIGG becomes a part of PTS on 1 January 2027.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ..models.loading import load

FILE_NAME = "tillsyn.yml"


class Supervision(BaseModel):
    """The file; it explains its keys itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    myndighet: str
    kort: str
    adress: str
    visas: str
    galler_till: date
    sedan: str
    sedan_kort: str
    kalla: str


def load_supervision(data: Path) -> Supervision:
    """The file in the guide's data folder. Raises Faults with everything wrong in it."""
    return load(data / FILE_NAME, Supervision)
