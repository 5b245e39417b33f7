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
from ..models.loading import read_text, suggestion
from ..texts import message
from .variants import DEFAULT, VARIANTS, page_url


@dataclass
class Pages:
    """Every page of the docs folder: drafts that could be read, sources that are right.

    unread: uris of pages that are there, though their files could not be read
    """

    drafts: dict[str, Draft] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    @property
    def uris(self) -> set[str]:
        """Every page there is."""
        return self.drafts.keys() | self.unread

    @property
    def unsure(self) -> set[str]:
        """Pages whose text is not known for certain: unread, or with no end to the front matter."""
        return self.unread | {uri for uri, draft in self.drafts.items() if not draft.split}

    @property
    def names(self) -> set[str]:
        """The pages' uris without variant: what a link can lead to."""
        return {strip_variant(uri)[0] for uri in self.uris}


def read_pages(files: Mapping[str, Path]) -> Pages:
    """All pages; ``files`` maps docs uri → the file a person can mend."""
    read = Pages()
    taken: dict[str, Path] = {}
    for uri, path in sorted(files.items()):
        misnamed = _misnamed(uri, path)
        if misnamed is not None:
            read.faults.append(misnamed)
            continue
        page, language = strip_variant(uri)
        address = page_url(page, VARIANTS[language])
        first = taken.setdefault(address, path)
        if first is not path:
            params: dict[str, object] = {"other": Fault("", first).place(), "address": address}
            read.faults.append(Fault("page.same_address", path, params=params))
            continue
        try:
            read.drafts[uri] = read_draft(path, uri)
        except Faults as error:
            read.unread.add(uri)
            read.faults += error.faults
            continue
        try:
            read.sources[uri] = judge(read.drafts[uri])
        except Faults as error:
            read.faults += error.faults
    return read


def _misnamed(uri: str, path: Path) -> Fault | None:
    """The fault of a file name that says another language or kind of page than it means."""
    language = strip_variant(uri)[1]
    if language not in VARIANTS:
        return Fault("page.unknown_language", path, params={"name": language})
    *_, last = uri.removesuffix(".md").split(".")
    if uri.endswith(f".{DEFAULT.tag}.md"):
        name = f"{path.name.removesuffix(f'.{DEFAULT.tag}.md')}.md"
        return Fault("page.default_language", path, params={"name": name})
    if language == DEFAULT.tag and "." in uri.removesuffix(".md"):
        # egen.SV-simple.md, egen.lattlast.md: meant as a twin, taken for a page of its own.
        plain = last.lower().replace("_", "-").replace("ä", "a")
        if plain in (*VARIANTS, "lattlast", "svsimple", "simple", "engelska", "english"):
            return Fault("page.unknown_language", path, params={"name": last})
    if not uri.endswith(".md"):
        name = f"{path.stem}.md"
        return Fault("page.wrong_ending", path, params={"name": name})
    return None


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
        if draft.language != DEFAULT.tag and page not in read.uris:
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
        meta = source.meta
        if register is not None:
            faults += sources.unknown(source, register)
        pictures = [("illustration", meta.illustration)] if meta.illustration else []
        pictures += [("entries", entry.illustration) for entry in meta.entries]
        film_names = [("film", meta.film)] if meta.film else []
        film_names += [("film_teaser", meta.film_teaser.film)] if meta.film_teaser else []
        pages = [("entries", item.page) for entry in meta.entries for item in entry.links]
        pages += [("path", step.page) for step in (meta.path.steps if meta.path else ())]
        if illustrations is not None:
            faults += _unknown("page.unknown_illustration", source, pictures, illustrations)
        faults += _unknown("page.unknown_film", source, film_names, films)
        faults += _unknown("page.unknown_page", source, pages, targets)
    return faults


def check_menu(nav_pages: list[str], read: Pages, mkdocs_yml: Path) -> list[Fault]:
    """Pages the menu names that do not exist."""
    return [
        Fault("nav.missing_page", mkdocs_yml, "nav", params={"name": uri})
        for uri in nav_pages
        if uri not in read.uris
    ]


def _unknown(
    code: str, source: Source, given: list[tuple[str, str]], among: Collection[str]
) -> list[Fault]:
    near = links.near_page if code == "page.unknown_page" else suggestion
    return [
        Fault(
            code,
            source.path,
            key,
            source.line(key),
            {"name": name, "suggestion": near(name, sorted(among))},
        )
        for key, name in given
        if name not in among
    ]


def _unknown_values(draft: Draft, known: Mapping[str, str]) -> list[Fault]:
    # The front matter starts on the second line, below its own dashes.
    parts = ((draft.front or "", 2), (draft.body, draft.body_line))
    return [f for text, first in parts for f in unknown_values(text, known, draft.path, first)]


def unknown_values(text: str, known: Mapping[str, str], path: Path, first: int = 1) -> list[Fault]:
    """A fault for each value no one knows in a text that starts at line ``first`` of its file."""
    faults = []
    for line, written, near in values.unknown(text, known):
        hint = message("value.did_you_mean", candidate=near) if near else message("values.see_list")
        params: dict[str, object] = {"name": f"{{{{ {written} }}}}", "suggestion": hint}
        faults.append(Fault("values.unknown", path, None, line + first - 1, params))
    return faults


def unknown_values_in_data(path: Path, known: Mapping[str, str]) -> list[Fault]:
    """The same for a data file that is right in itself. Raises Faults when it cannot be read."""
    return unknown_values(read_text(path, ""), known, path)
