"""Which guide this is, in a few letters: the same input gives the same site and the same name.

Evidence of a check names the guide it is about. The evidence itself and the protocol of tests
by hand are no part of it: the statement they are drawn into may change without the rest.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from .. import __version__
from ..models.film import Film
from ..texts import HERE as TEXTS
from .assets import Assets
from .state import SiteState

_LENGTH = 12


def guide_digest(state: SiteState, assets: Assets) -> str:
    """Digest of everything a page is made from: texts, templates, data, profile and films."""
    found = hashlib.sha256(f"{__version__}\0{assets.folder}\0".encode())

    def add(*parts: str) -> None:
        for part in parts:
            found.update(part.encode() + b"\0")

    for uri in sorted(state.sources):
        source = state.sources[uri]
        add(uri, repr(source.meta), source.body)
    base = state.project.base
    for folder, pattern in ((base.overrides, "*.html"), (base.data, "*.yml"), (TEXTS, "*.yml")):
        for path in sorted(folder.rglob(pattern)):
            add(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
    add(state.profile.model_dump_json())
    for film in state.films.values():
        add(repr(_without_places(film)))
    return found.hexdigest()[:_LENGTH]


def _without_places(film: Film) -> Film:
    """The film without where its files lie on this machine."""
    here = Path()
    versions = tuple(
        replace(
            version,
            file=here,
            captions=here,
            chapters_file=here,
            descriptions=here,
            metadata=here,
            small=None,
        )
        for version in film.versions
    )
    return replace(film, versions=versions, poster=here, poster_jpg=here)
