"""Everything one build knows: read once, before the first page, with all faults told at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from ..content.front_matter import Source
from ..content.guide_data import GuideData, load_guide_data
from ..content.illustrations import Illustration, load_illustrations
from ..content.sources import Register, load_register
from ..errors import Fault, Faults
from ..films.library import load_films
from ..models.film import Film
from ..models.profile import Profile
from ..models.profile_loading import load_profile
from ..models.profile_loading import values as profile_values
from ..project import Project
from . import pages
from .overlay import Overlay
from .variants import DEFAULT

Progress = Callable[[int, int, str], None]
T = TypeVar("T")


@dataclass(frozen=True)
class SiteState:
    """The checked input of one build. ``sources`` maps docs uri → page."""

    project: Project
    docs: Path
    profile: Profile
    values: dict[str, str]
    films: dict[str, Film]
    illustrations: dict[str, Illustration]
    register: Register
    data: GuideData
    sources: dict[str, Source]
    local_pages: frozenset[str]
    hidden_twins: frozenset[str]
    today: date
    menus: dict[str, str] = field(default_factory=dict)

    def source(self, page_uri: str, language: str) -> Source | None:
        """A page in one language, by its uri without variant; None when it does not exist."""
        if language == DEFAULT.tag:
            return self.sources.get(page_uri)
        return self.sources.get(f"{page_uri.removesuffix('.md')}.{language}.md")


def build_day() -> date:
    """The day of the build: SOURCE_DATE_EPOCH (reproducible-builds.org) or today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()


def load_state(
    project: Project,
    laid: Overlay,
    nav_pages: list[str],
    mkdocs_yml: Path,
    progress: Progress | None = None,
) -> SiteState:
    """Read and check everything a build rests on.

    laid: the folder of pages, and which of them are the municipality's own
    nav_pages: page uris the menu names

    Raises Faults with every fault in profile, films, data and pages.
    """
    faults: list[Fault] = []

    def attempt(read: Callable[[], T]) -> T | None:
        try:
            return read()
        except Faults as error:
            faults.extend(error.faults)
            return None

    base = project.base
    profile = attempt(lambda: load_profile(project))
    illustrations = attempt(lambda: load_illustrations(base.overrides / "assets" / "illustrations"))
    register = attempt(lambda: load_register(base.data / "kallor.yml"))
    data = attempt(lambda: load_guide_data(base.data, illustrations))
    known = profile_values(profile) if profile else None
    read = pages.read_pages(laid.docs, laid.origin)
    faults += read.faults
    faults += pages.check_bodies(read, known, illustrations, film_names(project))
    faults += pages.check_metas(read, register, illustrations, film_names(project))
    faults += pages.check_menu(nav_pages, read, mkdocs_yml)
    # Films last, and only when all else is right: rendering them takes minutes.
    films = None if faults else attempt(lambda: load_films(project, progress))
    if faults:
        raise Faults(faults)
    assert profile and known and illustrations and register and data and films is not None
    return SiteState(
        project,
        laid.docs,
        profile,
        known,
        {film.id: film for film in films},
        illustrations,
        register,
        data,
        read.sources,
        laid.local,
        laid.hidden,
        build_day(),
    )


def film_names(project: Project) -> set[str]:
    """The films there are, by the names of their folders; none of them is read."""
    return {
        folder.name
        for root in (project.base.films, project.own_films)
        if root.is_dir()
        for folder in root.iterdir()
        if folder.is_dir() and not folder.name.startswith(".")
    }
