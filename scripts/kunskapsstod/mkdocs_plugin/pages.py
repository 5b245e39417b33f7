"""Reads every page before any is built, and tells of all that is wrong with all of them.

What is wrong with a front matter does not hide what is wrong with the text below it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..content import block_lint, links, sources, values
from ..content.front_matter import Draft, Source, judge, read_draft, strip_variant
from ..content.site_pages import NOT_PAGES
from ..errors import Fault, Faults
from ..models.loading import suggestion
from ..texts import message
from .variants import DEFAULT, VARIANTS


@dataclass
class Pages:
    """Every page of the docs folder: drafts that could be read, sources that are right."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        """The pages' uris without variant: what a link can lead to."""
        return {strip_variant(uri)[0] for uri in self.drafts}


def read_pages(files: Mapping[str, Path]) -> Pages:
    """All pages; ``files`` maps docs uri → the file a person can mend."""
    read = Pages()
    for uri, path in sorted(files.items()):
        language = strip_variant(uri)[1]
        if language not in VARIANTS:
            read.faults.append(Fault("page.unknown_language", path, params={"name": language}))
            continue
        try:
            read.drafts[uri] = read_draft(path, uri)
            read.sources[uri] = judge(read.drafts[uri])
        except Faults as error:
            read.faults += error.faults
    return read


def check_bodies(
    read: Pages,
    known: Mapping[str, str] | None,
    illustrations: Collection[str] | None,
    films: Collection[str],
    docs: Path,
) -> list[Fault]:
    """Blocks, links and values of every page, and twins that have no original.

    known, illustrations: None when they could not be read; they are then not judged.
    docs: the folder whose pictures and other files a page may link to
    """
    faults: list[Fault] = []
    names: dict[str, Collection[str]] = {
        "contact": block_lint.CONTACT_KINDS,
        "film": films,
        "film_parts": ("allt", "spelare"),
        "register_parts": ("lagar", "ovriga", "granskning"),
        "statement_parts": block_lint.STATEMENT_PARTS,
    }
    if illustrations is not None:
        names["illustration"] = illustrations
    targets = read.names | _files(docs)
    for uri, draft in read.drafts.items():
        page = strip_variant(uri)[0]
        faults += block_lint.lint(draft.body, draft.path, draft.body_line, names)
        faults += links.broken(draft.body, uri, draft.path, draft.body_line, targets)
        if known is not None:
            faults += _unknown_values(draft, known)
        if draft.language != DEFAULT.tag and page not in read.drafts:
            faults.append(Fault("page.twin_without_original", draft.path, params={"name": page}))
    return faults


def _files(docs: Path) -> set[str]:
    """Everything in the folder that is no page and is published."""
    found = (path.relative_to(docs).as_posix() for path in docs.rglob("*.*") if path.is_file())
    return {uri for uri in found if not uri.endswith(".md") and not uri.startswith(NOT_PAGES)}


def check_metas(
    read: Pages,
    register: sources.Register | None,
    illustrations: Collection[str] | None,
    films: Collection[str],
) -> list[Fault]:
    """Names in the front matters that lead to nothing."""
    faults: list[Fault] = []
    targets = read.names
    for source in read.sources.values():
        meta, path = source.meta, source.path
        if register is not None:
            faults += sources.unknown(meta, register, path)
        pictures = [("illustration", meta.illustration)] if meta.illustration else []
        pictures += [("entries", entry.illustration) for entry in meta.entries]
        film_names = [("film", meta.film)] if meta.film else []
        film_names += [("film_teaser", meta.film_teaser.film)] if meta.film_teaser else []
        pages = [("entries", item.page) for entry in meta.entries for item in entry.links]
        pages += [("path", step.page) for step in (meta.path.steps if meta.path else ())]
        if illustrations is not None:
            faults += _unknown("page.unknown_illustration", path, pictures, illustrations)
        faults += _unknown("page.unknown_film", path, film_names, films)
        faults += _unknown("page.unknown_page", path, pages, targets)
    return faults


def check_menu(nav_pages: list[str], read: Pages, mkdocs_yml: Path) -> list[Fault]:
    """Pages the menu names that do not exist."""
    return [
        Fault("nav.missing_page", mkdocs_yml, "nav", params={"name": uri})
        for uri in nav_pages
        if uri not in read.drafts
    ]


def _unknown(
    code: str, path: Path, given: list[tuple[str, str]], among: Collection[str]
) -> list[Fault]:
    return [
        Fault(code, path, key, params={"name": name, "suggestion": suggestion(name, sorted(among))})
        for key, name in given
        if name not in among
    ]


def _unknown_values(draft: Draft, known: Mapping[str, str]) -> list[Fault]:
    faults = []
    # The front matter starts on the second line, below its own dashes.
    for text, first in ((draft.front or "", 2), (draft.body, draft.body_line)):
        for line, written, near in values.unknown(text, known):
            hint = (
                message("value.did_you_mean", candidate=near)
                if near
                else message("values.see_list")
            )
            params: dict[str, object] = {"name": f"{{{{ {written} }}}}", "suggestion": hint}
            faults.append(Fault("values.unknown", draft.path, None, line + first - 1, params))
    return faults
