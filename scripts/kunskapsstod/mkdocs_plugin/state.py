"""Everything one build knows: read once, before the first page, with all faults told at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from ..content.addresses import AddressFile, load_addresses
from ..content.build_day import build_day
from ..content.front_matter import Source
from ..content.glossary import Glossary, check_sources, load_glossary, make_glossary
from ..content.guide_data import GuideData, check_step_sources, load_guide_data
from ..content.illustrations import Illustration, load_illustrations
from ..content.news import Item, items, load_news
from ..content.search_words import (
    SearchQuestions,
    SearchWords,
    load_search_questions,
    load_search_words,
    page_faults,
)
from ..content.sources import Register, site_register
from ..content.supervision import Supervision, load_supervision
from ..content.twins import pairs
from ..errors import Fault, Faults
from ..films import gaps
from ..films.library import load_films
from ..models.evidence import Evidence, read_evidence
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
    glossary: Glossary
    search: SearchWords
    questions: SearchQuestions
    addresses: AddressFile
    news: list[Item]
    sources: dict[str, Source]
    local_pages: frozenset[str]
    hidden_twins: frozenset[str]
    older_twins: frozenset[str]
    today: date
    supervision: Supervision
    evidence: Evidence | None = None
    menus: dict[str, str] = field(default_factory=dict)

    def source(self, page_uri: str, language: str) -> Source | None:
        """A page in one language, by its uri without variant; None when it does not exist."""
        if language == DEFAULT.tag:
            return self.sources.get(page_uri)
        return self.sources.get(f"{page_uri.removesuffix('.md')}.{language}.md")


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
    register = attempt(lambda: site_register(project))
    supervision = attempt(lambda: load_supervision(base.data))
    evidence = attempt(lambda: read_evidence(project.site))
    glossary = attempt(lambda: load_glossary(base.data / "ordlista.yml"))
    if glossary and register:
        faults += check_sources(glossary, register, base.data / "ordlista.yml")
    search = attempt(lambda: load_search_words(base.data / "sokord.yml"))
    questions = attempt(lambda: load_search_questions(base.data / "sokfragor.yml"))
    known = profile_values(profile) if profile else None
    faults += laid.pages.faults
    read = pages.read_pages(laid.pages.files)
    faults += read.faults
    # A page the municipality has replaced takes its twins along; what is listed for them is right.
    written = read.uris | laid.pages.hidden
    for given, name in ((search, "sokord.yml"), (questions, "sokfragor.yml")):
        if given:
            faults += page_faults(given.sidor, written, base.data / name)
    data = attempt(lambda: load_guide_data(base.data, illustrations, read.names))
    if data and register:
        faults += check_step_sources(data, register, base.data)
    freed = laid.pages.local | laid.pages.hidden
    addresses = attempt(
        lambda: load_addresses(base.data / "adresser.yml", read.drafts, freed, read.unsure)
    )
    news = attempt(lambda: load_news(base.data / "nytt.yml", read.names))
    if known:
        texts = {"ordlista": glossary, "grundprocess": data, "natverkskarta": data, "nytt": news}
        for name in (name for name, right in texts.items() if right):
            faults += pages.unknown_values_in_data(base.data / f"{name}.yml", known)
    films_there = film_names(project)
    faults += pages.check_bodies(read, known, illustrations, films_there, laid.docs)
    faults += pages.check_metas(read, register, illustrations, films_there)
    faults += pages.check_menu(nav_pages, read, mkdocs_yml)
    if profile:
        faults += gaps.unknown_films(profile, films_there, project.profile)
    if profile and not faults and profile.status == "publicerad":
        # What may not be published is told before minutes go to drawing example films.
        draft = attempt(lambda: load_films(project, render=False))
        faults += gaps.refusals(draft or (), profile)
    # Films last, and only when all else is right: rendering them takes minutes.
    films = None if faults else attempt(lambda: load_films(project, progress))
    if faults:
        raise Faults(faults)
    assert profile and known and illustrations and register and data and glossary
    assert search and questions and news and addresses and supervision and films is not None
    return SiteState(
        project,
        laid.docs,
        profile,
        known,
        {film.id: film for film in films},
        illustrations,
        register,
        data,
        make_glossary(glossary, known, register),
        search,
        questions,
        addresses,
        items(news, read.sources, known),
        read.sources,
        laid.pages.local,
        laid.pages.hidden,
        frozenset(pair.twin.uri for pair in pairs(read.sources) if pair.state == "older"),
        build_day(),
        supervision,
        evidence,
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
