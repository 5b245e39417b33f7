"""What a page says about itself in its front matter, and what the start page adds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from .fields import Day

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Audience = Literal["kontaktperson", "person", "kommun"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EntryLink(_Strict):
    """A link in one of the start page's entries: a page of the guide and its label."""

    page: Text
    title: Text


class Entry(_Strict):
    """One of the start page's ways in, for one kind of reader."""

    title: Text
    text: Text
    illustration: Text
    links: tuple[EntryLink, ...]


class FilmTeaser(_Strict):
    """The start page's film: its id and the words beside it."""

    film: Text
    title: Text
    text: Text


class ReadingPath(_Strict):
    """The start page's path of pages to read in order."""

    title: Text
    text: Text
    steps: tuple[EntryLink, ...]


class StartContact(_Strict):
    """Heading and words of the start page's contact block."""

    title: Text
    text: Text


class PageMeta(_Strict):
    """Front matter of one page. Dates are days; ``sources`` and ``laws`` are ids in kallor.yml."""

    title: Text
    description: Text
    audience: tuple[Audience, ...] = Field(min_length=1)
    menu_title: Text | None = None
    illustration: Text | None = None
    template: Literal["main.html", "start.html", "search.html"] = "main.html"
    written: Day
    reviewed: Day | None = None
    reviewer: Text | None = None
    review_by: Day
    sources: tuple[Text, ...] = ()
    laws: dict[str, Text] = Field(default_factory=dict)
    film: Text | None = None
    protected: bool = False
    # Prints on one sheet: a checklist or a form to fill in with a pen.
    sheet: bool = False
    twin_of_hash: Text | None = None
    # Why the page has no easy-read twin, or rests on no source: said once, then not asked for.
    without_twin: Text | None = None
    without_sources: Text | None = None
    # Only the start page uses these; template: start.html draws them.
    entries: tuple[Entry, ...] = ()
    film_teaser: FilmTeaser | None = None
    path: ReadingPath | None = None
    contact: StartContact | None = None
