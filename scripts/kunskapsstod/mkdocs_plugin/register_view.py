"""What the guide rests on and what is new in it, as the pages about the guide show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..content import values
from ..content.front_matter import Source
from ..content.glossary import alphabetical
from ..content.hyphenation import without
from ..content.news import Item
from ..content.review import resting_on
from .state import SiteState
from .variants import DEFAULT, Variant, page_url

# Docs uri of a page, without variant → its address from the page being drawn.
Link = Callable[[str], str]


@dataclass(frozen=True)
class PageLink:
    """A page by name; ``where`` is the law's sections it rests on."""

    title: str
    href: str
    where: str = ""


@dataclass(frozen=True)
class Row:
    """A law or source: what it is called, where it is read, when it was, who rests on it."""

    id: str
    name: str
    detail: str
    address: str | None
    checked: date
    pages: tuple[PageLink, ...]


@dataclass(frozen=True)
class ReviewRow:
    """A page and its dates."""

    page: PageLink
    written: date
    reviewed: date | None
    reviewer: str | None
    review_by: date
    overdue: bool


@dataclass(frozen=True)
class NewsRow:
    """One change and the pages it is about; ``title`` is empty for a review."""

    id: str
    day: date
    title: str
    text: str
    pages: tuple[PageLink, ...]


def laws(state: SiteState, link: Link) -> list[Row]:
    """The law register, in alphabetical order: SFS number, wording, pages with their sections."""
    rows = [
        Row(key, f"{law.namn} ({law.sfs})", law.lydelse, None, law.kontrollerad, pages)
        for key, law in state.register.lagar.items()
        if (pages := _resting(key, state, link))
    ]
    return sorted(rows, key=lambda row: alphabetical(row.name))


def sources(state: SiteState, link: Link) -> list[Row]:
    """The other sources, by publisher."""
    rows = [
        Row(
            key,
            source.titel,
            f"{source.utgivare}{f', {source.ar}' if source.ar else ''}",
            source.adress,
            source.kontrollerad,
            pages,
        )
        for key, source in state.register.kallor.items()
        if (pages := _resting(key, state, link))
    ]
    return sorted(rows, key=lambda row: (alphabetical(row.detail), alphabetical(row.name)))


def reviews(state: SiteState, link: Link) -> list[ReviewRow]:
    """Every standard page with its dates, the one due first on top."""
    rows = [
        ReviewRow(
            PageLink(_title(source, state), link(source.uri)),
            source.meta.written,
            source.meta.reviewed,
            source.meta.reviewer,
            source.meta.review_by,
            source.meta.review_by < state.today,
        )
        for source in state.sources.values()
        if source.language == DEFAULT.tag
    ]
    return sorted(rows, key=lambda row: (row.review_by, alphabetical(row.page.title)))


def news(items: list[Item], state: SiteState, variant: Variant, link: Link) -> list[NewsRow]:
    """Every change with links to its pages, in the reader's form where it exists."""

    def page(uri: str) -> PageLink:
        source = state.source(uri, variant.tag) or state.sources[uri]
        return PageLink(_title(source, state), link(uri))

    return [
        NewsRow(item.id, item.day, item.title, item.text, tuple(map(page, item.pages)))
        for item in items
    ]


def absolute(state: SiteState) -> Link:
    """Links that hold outside the site, as a feed's must."""
    site = state.profile.webbadress.rstrip("/") + "/"
    return lambda uri: site + page_url(uri, DEFAULT)


def _resting(key: str, state: SiteState, link: Link) -> tuple[PageLink, ...]:
    resting = resting_on(key, state.sources)
    return tuple(
        PageLink(_title(one.source, state), link(one.source.uri), one.where)
        for one in resting
        if one.source.language == DEFAULT.tag
    )


def _title(source: Source, state: SiteState) -> str:
    return without(values.fill(source.meta.title, state.values, markdown=False))
