"""What a template needs to know about the page it draws."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from math import ceil
from typing import Any

from ..content import values
from ..content.front_matter import Source
from ..content.hyphenation import without
from ..content.sources import Citation, citations
from ..models.film import Film
from ..models.page import PageMeta
from ..texts import text
from . import film_view, forms
from .state import SiteState
from .variants import DEFAULT, VARIANTS, Variant, page_url

# Words a minute for "Tar ungefär … minuter": a calm pace, and a slower one for easy-read.
# An estimate of ours, rounded up; no claim about any reader.
WORDS_A_MINUTE = {False: 200, True: 120}
_WORD = re.compile(r"\w+")
# Lists to look something up in. Nobody reads them through.
_LOOKED_UP = re.compile(r"^/// (?:ordlista|kallor|filmregister)\b", re.MULTILINE)
_MARKUP = re.compile(r"^///.*$|^ {4}\w+:.*$|\{[#.][^}]*\}|\]\([^)]*\)", re.MULTILINE)


@dataclass(frozen=True)
class Link:
    """A crumb or a heading."""

    title: str
    href: str | None = None
    id: str = ""


@dataclass(frozen=True)
class Teaser:
    """The start page's film and its length in words."""

    film: Film
    length: str


@dataclass(frozen=True)
class PageView:
    """One page, ready to draw. Every href is relative to the page unless it says otherwise."""

    meta: PageMeta
    title: str
    html_title: str
    lead: tuple[str, ...]
    description: str
    canonical: str
    address: str
    alternates: tuple[forms.Alternate, ...]
    forms: tuple[forms.Form, ...]
    translated: bool
    crumbs: tuple[Link, ...]
    toc: tuple[Link, ...]
    minutes: int
    citations: tuple[Citation, ...]
    illustration: str | None
    film: Film | None
    is_film_page: bool
    is_start: bool
    teaser: Teaser | None
    local: bool
    overdue: bool
    older: bool
    data: str | None


def make_view(source: Source, variant: Variant, state: SiteState, root: str, toc: Any) -> PageView:
    """The view of one page; ``toc`` is MkDocs's table of contents."""

    def filled(value: str) -> str:
        return values.fill(value, state.values, markdown=False)

    meta = source.meta
    url = page_url(source.page_uri, variant)
    title = filled(meta.title).replace("&shy;", "\u00ad")
    lead = tuple(filled(line) for line in meta.description.splitlines() if line.strip())
    site = state.profile.webbadress.rstrip("/") + "/"
    is_start = source.page_uri == "index.md"
    film = state.films.get(meta.film) if meta.film else None
    kommun = state.values["kommun.namn"]
    plain_title = without(title)
    teaser = state.films.get(meta.film_teaser.film) if meta.film_teaser else None
    return PageView(
        meta=_filled_meta(meta, state),
        title=title,
        html_title=text(
            "site.title",
            variant.tag,
            page=text("site.name", variant.tag) if is_start else plain_title,
            kommun=kommun,
        ),
        lead=lead,
        description=without(" ".join(lead)),
        canonical=site + url,
        address=(site + url).split("://", 1)[1],
        alternates=forms.alternates(source.page_uri, state),
        forms=forms.others(source.page_uri, variant, state, root),
        translated=variant.translated,
        crumbs=_crumbs(source, variant, state, root),
        toc=tuple(Link(unescape(item.title), id=item.id) for item in _second_level(toc) if item.id),
        minutes=0 if is_start else reading_minutes(source, state),
        citations=tuple(citations(meta, state.register)),
        illustration=meta.illustration,
        film=film,
        is_film_page=source.page_uri.startswith("filmer/") and film is not None,
        is_start=is_start,
        teaser=Teaser(teaser, length(_seconds(teaser), variant)) if teaser else None,
        local=source.uri in state.local_pages,
        overdue=meta.review_by < state.today,
        older=source.uri in state.older_twins,
        data=film_view.LEDGER_DATA if source.page_uri == film_view.LEDGER_PAGE else None,
    )


def reading_minutes(source: Source, state: SiteState) -> int:
    """About how long the page takes to read, and its film to see; whole minutes, at least 1.

    0 for a list to look something up in.
    """
    if _LOOKED_UP.search(source.body):
        return 0
    easy = VARIANTS[source.language].easy
    said = _MARKUP.sub(" ", source.body) + _drawn(source.body, state, easy=easy)
    seconds = 60 * len(_WORD.findall(said)) / WORDS_A_MINUTE[easy]
    film = state.films.get(source.meta.film) if source.meta.film else None
    if film and "/// film" in source.body:
        seconds += _seconds(film)
    return max(1, ceil(seconds / 60))


def _drawn(body: str, state: SiteState, *, easy: bool) -> str:
    """What the page says besides, drawn from data: the process's steps, the map's areas."""
    texts: list[str] = []
    if "/// process" in body:
        for step in state.data.steps(easy=easy, known=state.values):
            texts += [step.title, *step.text, *step.you, *step.who, step.written, step.rule]
    if "/// karta" in body:
        for area in state.data.areas(easy=easy, known=state.values):
            texts += [area.title, *area.text, area.who]
    return " ".join(texts)


def length(seconds: float, variant: Variant) -> str:
    """A film's length in words: seconds below a minute and a half, else whole minutes."""
    if seconds < 90:
        return text("time.seconds", variant.tag, seconds=round(seconds))
    minutes = round(seconds / 60)
    return text("time.minutes", variant.tag, minutes=minutes)


def _seconds(film: Film) -> float:
    version = film.version("textad") or film.versions[0]
    return version.seconds


def _second_level(toc: Any) -> list[Any]:
    found = []
    for item in toc or ():
        found += [item] if item.level == 2 else _second_level(item.children)
    return found


def _crumbs(source: Source, variant: Variant, state: SiteState, root: str) -> tuple[Link, ...]:
    """The folder's own first page, when there is one above this page."""
    folder = source.page_uri.rpartition("/")[0]
    parent = f"{folder}/index.md"
    if not folder or parent == source.page_uri:
        return ()
    above = state.source(parent, variant.tag)
    if above is None:
        return ()
    title = values.fill(above.meta.title, state.values, markdown=False)
    return (Link(without(title), root + page_url(parent, variant)),)


def _filled_meta(meta: PageMeta, state: SiteState) -> PageMeta:
    """The start page's words with the municipality's values in place."""
    if not (meta.entries or meta.contact or meta.path or meta.film_teaser):
        return meta
    data = meta.model_dump()

    def walk(node: Any) -> Any:
        if isinstance(node, str):
            return values.fill(node, state.values, markdown=False)
        if isinstance(node, dict):
            return {key: walk(value) for key, value in node.items()}
        if isinstance(node, list | tuple):
            return tuple(walk(value) for value in node)
        return node

    return PageMeta.model_validate(walk(data))


def not_found_view(state: SiteState) -> PageView:
    """The view of 404.html: the start page's, with its own title and no other form."""
    start = make_view(state.sources["index.md"], DEFAULT, state, "", ())
    title = text("not_found.title")
    return replace(
        start,
        title=title,
        html_title=text("site.title", page=title, kommun=state.profile.namn),
        lead=(text("not_found.text"),),
        description=text("not_found.text"),
        alternates=(),
        forms=(),
        is_start=False,
        illustration=None,
    )


def page_link(page_uri: str, variant: Variant, state: SiteState, root: str) -> str:
    """The relative address of a page in the reader's form, or in the standard one."""
    form = forms.nearest(page_uri, variant, state)
    return (root + page_url(page_uri, form)) or "./"


def minutes_of(page_uri: str, variant: Variant, state: SiteState) -> int:
    """Reading time of another page in the reader's form; 0 when it does not exist."""
    source = state.source(page_uri, variant.tag) or state.source(page_uri, DEFAULT.tag)
    return reading_minutes(source, state) if source else 0
