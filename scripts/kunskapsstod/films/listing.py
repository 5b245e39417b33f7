"""``films list``: what films the site has, as rows of words."""

from __future__ import annotations

from dataclasses import dataclass

from ..models.film import Film
from ..project import Project
from ..texts import message
from .amounts import length, size
from .library import load_films
from .site_folder import demand_site

_COLUMNS = ("id", "title", "kind", "versions", "captions", "checked")


@dataclass(frozen=True)
class Row:
    """One film. ``cells`` in the order of :func:`headers`."""

    cells: tuple[str, ...]


def film_rows(project: Project) -> list[Row]:
    """Every film, as it is now: nothing is rendered. Raises Faults."""
    demand_site(project)
    return [_row(film) for film in load_films(project, render=False)]


def headers() -> list[str]:
    """What the columns are called."""
    return [message(f"film_list.{column}").capitalize() for column in _COLUMNS]


def spoken(row: Row) -> str:
    """The row as one sentence after another, for a screen reader or a file."""
    return message("film_list.row", **dict(zip(_COLUMNS, row.cells, strict=True)))


def _row(film: Film) -> Row:
    versions = [
        message(
            "film_list.version",
            version=_version(version.id),
            length=length(version.seconds),
            size=size(version.bytes),
        )
        for version in film.versions
    ]
    return Row(
        (
            film.id,
            film.title,
            message(f"film_list.{'example' if film.example else 'own'}"),
            "; ".join(versions) or message("film_list.not_rendered"),
            _captions(film),
            _checked(film),
        )
    )


def _version(version: str) -> str:
    return message(f"film.version.{version}")


def _captions(film: Film) -> str:
    """The versions that have text, and how; or that none has."""
    words = []
    for version in film.versions:
        if version.captions:
            words.append(_version(version.id))
        elif version.burned_in_captions:
            words.append(f"{_version(version.id)} ({message('film_list.burned_in')})")
    return ", ".join(words) or message("film_list.no_captions")


def _checked(film: Film) -> str:
    checked = film.checked
    if checked is None:
        return message("film_list.never")
    key = "faults" if checked.faults else "clean"
    return message(f"film_list.{key}", day=checked.day.isoformat(), count=checked.faults)
