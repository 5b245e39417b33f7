"""The paths of one site: a municipality's small site folder over the guide's base.

The base (docs, overrides, film sources, mkdocs.yml) ships inside the package; in a checkout
it is the repository itself. The repository root is at the same time a site folder, for the
example municipality.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PROFILE_NAME = "kommun.yml"
WORK_NAME = ".kunskapsstod"


@dataclass(frozen=True)
class Base:
    """The guide's own files: what every municipality shares."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def data(self) -> Path:
        return self.docs / "_data"

    @property
    def overrides(self) -> Path:
        return self.root / "overrides"

    @property
    def films(self) -> Path:
        return self.root / "media" / "films"

    @property
    def mkdocs_yml(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def npm_root(self) -> Path:
        """Where package.json and its lock file lie."""
        return self.root


@dataclass(frozen=True)
class Project:
    """One municipality's site folder over the base."""

    site: Path
    base: Base

    @property
    def profile(self) -> Path:
        return self.site / PROFILE_NAME

    @property
    def own_docs(self) -> Path | None:
        """The municipality's own pages, or None when it has none beside the base's."""
        docs = self.site / "docs"
        return docs if docs.is_dir() and docs.resolve() != self.base.docs.resolve() else None

    @property
    def own_films(self) -> Path:
        return self.site / "media" / "films"

    @property
    def work(self) -> Path:
        """What a build may throw away and make again: merged pages, earlier results."""
        return self.site / WORK_NAME

    @property
    def default_out(self) -> Path:
        return self.site / "site"


def find_base() -> Base:
    """The base inside an installed package, else the checkout this file lies in."""
    packaged = PACKAGE / "_base"
    return Base(packaged if packaged.is_dir() else PACKAGE.parents[1])


def open_project(site: Path | str = ".") -> Project:
    """The project of a site folder. Nothing is read; a missing folder shows when it is used."""
    return Project(Path(site).resolve(), find_base())


def cache_folder() -> Path:
    """The user's cache for this program, by the platform's custom; all sites share it.

    Holds rendered example films and the check's Node packages: building many municipalities
    makes each of them once.
    """
    if os.name == "nt":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Caches"
    else:
        root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "kunskapsstod"
