"""The guide's process and network map, as the films need them: names and order.

Read from the very files the pages are drawn from (``docs/_data``), so that film and page can
never tell different things.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ..models.loading import load
from ..project import find_base


class _Part(BaseModel):
    """A part of a file: what else stands there is for the pages."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Step(_Part):
    """A step of the process; ``bild`` names its drawing."""

    id: str
    titel: str
    bild: str


class Area(_Part):
    """An area of life; ``kort`` are the lines of its label, ``plats`` the kontaktperson's own."""

    id: str
    titel: str
    kort: tuple[str, ...]
    plats: bool = False


class _Middle(_Part):
    titel: str


class _Process(_Part):
    steg: tuple[Step, ...]


class _Map(_Part):
    mitten: _Middle
    omraden: tuple[Area, ...]


class Diagrams(_Part):
    """Both; ``areas`` with the kontaktperson's own place first, as the page has them."""

    steps: tuple[Step, ...]
    person: str
    areas: tuple[Area, ...]

    def title(self, name: str) -> str:
        """The title of the step or area with that id."""
        titles = {part.id: part.titel for part in self.steps}
        titles |= {part.id: part.titel for part in self.areas}
        return titles[name]


@lru_cache(maxsize=4)
def diagrams(folder: Path | None = None) -> Diagrams:
    """Both files of ``folder``, or of the base. Raises Faults when one cannot be read."""
    folder = folder or find_base().data
    process = load(folder / "grundprocess.yml", _Process)
    network = load(folder / "natverkskarta.yml", _Map)
    areas = tuple(sorted(network.omraden, key=lambda area: not area.plats))
    return Diagrams(steps=process.steg, person=network.mitten.titel, areas=areas)
