"""Everything one build knows: read once, before the first page, with all faults told at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from ..content import block_lint, links, values
from ..content.front_matter import Source, read_source, strip_variant
from ..content.guide_data import GuideData, load_guide_data
from ..content.illustrations import Illustration, load_illustrations
from ..content.sources import Register, load_register, unknown
from ..errors import Fault, Faults
from ..films.library import load_films
from ..models.film import Film
from ..models.loading import suggestion
from ..models.profile import Profile
from ..models.profile_loading import load_profile
from ..models.profile_loading import values as profile_values
from ..project import Project
from .variants import DEFAULT, VARIANTS

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
    docs: Path,
    local_pages: frozenset[str],
    nav_pages: list[str],
    mkdocs_yml: Path,
    progress: Progress | None = None,
) -> SiteState:
    """Read and check everything a build rests on.

    docs:        the folder of pages (the base's, or base and local merged)
    local_pages: uris that are the municipality's own
    nav_pages:   page uris the menu names

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
    data = attempt(lambda: load_guide_data(base.data, illustrations or {}))
    # Films last, and only when all else is right: rendering them takes minutes.
    sources = _read_pages(docs, faults)
    known = profile_values(profile) if profile else None
    films: tuple[Film, ...] | None = None
    if not faults:
        films = attempt(lambda: load_films(project, progress))
    film_ids = {film.id for film in films} if films is not None else None
    if illustrations is not None and register is not None:
        faults += _check_pages(sources, known, set(illustrations), register, film_ids)
    faults += _check_menu(nav_pages, sources, mkdocs_yml)
    if faults:
        raise Faults(faults)
    assert profile and known and illustrations and register and data and films is not None
    return SiteState(
        project,
        docs,
        profile,
        known,
        {film.id: film for film in films},
        illustrations,
        register,
        data,
        sources,
        local_pages,
        build_day(),
    )


def _read_pages(docs: Path, faults: list[Fault]) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        if uri.startswith(("_data/", "_dev/")):
            continue
        if strip_variant(uri)[1] not in VARIANTS:
            faults.append(
                Fault("page.unknown_language", path, params={"name": strip_variant(uri)[1]})
            )
            continue
        try:
            sources[uri] = read_source(path, uri)
        except Faults as error:
            faults.extend(error.faults)
    return sources


def _check_pages(
    sources: dict[str, Source],
    known: dict[str, str] | None,
    illustrations: set[str],
    register: Register,
    film_ids: set[str] | None,
) -> list[Fault]:
    faults: list[Fault] = []
    pages = {source.page_uri for source in sources.values()}
    sets: dict[str, set[str]] = {
        "illustration": illustrations,
        "contact": set(block_lint.CONTACT_KINDS),
        "film_parts": {"allt", "spelare"},
    }
    for source in sources.values():
        # Films are not read while other files are wrong; their names are then not judged.
        names = sets | {"film": film_ids if film_ids is not None else _film_names(source)}
        faults += block_lint.lint(source.body, source.path, source.body_line, names)
        faults += links.broken(source.body, source.uri, source.path, source.body_line, pages)
        faults += unknown(source.meta, register, source.path)
        faults += _check_meta(source, pages, illustrations, film_ids)
        if known is not None:
            faults += _unknown_values(source, known)
        if source.language != DEFAULT.tag and source.page_uri not in sources:
            faults.append(
                Fault("page.twin_without_original", source.path, params={"name": source.page_uri})
            )
    return faults


def _film_names(source: Source) -> set[str]:
    return {
        line.split("|", 1)[1].strip() for line in source.body.splitlines() if "/// film |" in line
    }


def _unknown_values(source: Source, known: dict[str, str]) -> list[Fault]:
    text = source.path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    from ..texts import message

    return [
        Fault(
            "values.unknown",
            source.path,
            None,
            line,
            {
                "name": "{{ " + written + " }}",
                "suggestion": message("value.did_you_mean", candidate=near)
                if near
                else message("values.see_list"),
            },
        )
        for line, written, near in values.unknown(text, known)
    ]


def _check_meta(
    source: Source, pages: set[str], illustrations: set[str], film_ids: set[str] | None
) -> list[Fault]:
    meta, path = source.meta, source.path
    faults: list[Fault] = []

    def wrong(code: str, key: str, name: str, among: set[str]) -> None:
        near = suggestion(name, sorted(among)) if among else ""
        faults.append(Fault(code, path, key, params={"name": name, "suggestion": near}))

    pictures = [("illustration", meta.illustration)] if meta.illustration else []
    pictures += [("entries", entry.illustration) for entry in meta.entries]
    for key, name in pictures:
        if name not in illustrations:
            wrong("page.unknown_illustration", key, name, illustrations)
    film_names = [("film", meta.film)] if meta.film else []
    if meta.film_teaser:
        film_names.append(("film_teaser", meta.film_teaser.film))
    for key, name in film_names:
        if film_ids is not None and name not in film_ids:
            wrong("page.unknown_film", key, name, film_ids)
    targets = [("entries", item.page) for entry in meta.entries for item in entry.links]
    targets += [("path", item.page) for item in (meta.path.steps if meta.path else ())]
    for key, name in targets:
        if name not in pages:
            wrong("page.unknown_page", key, name, pages)
    return faults


def _check_menu(nav_pages: list[str], sources: dict[str, Source], path: Path) -> list[Fault]:
    return [
        Fault("nav.missing_page", path, "nav", params={"name": uri})
        for uri in nav_pages
        if uri not in sources
    ]
