"""A whole document for paper: one page, many with title page and contents, or one drawn sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ..texts import text
from . import drawings, film_text, posters
from .links import Links
from .prepare import Prepared


@dataclass(frozen=True)
class Sender:
    """Who the handouts are from, as the built pages say it.

    logo:    the municipality's mark, as the header has it; may be empty
    example: the sentence of an invented municipality; empty for a real one
    """

    name: str
    logo: str
    brand: str
    example: str


@dataclass(frozen=True)
class Frame:
    """What every document of one run shares."""

    sender: Sender
    created: str
    day: str


def single(page: Prepared, frame: Frame, links: Links) -> str:
    """One page of the guide."""
    foot = _line(page, links) if page.sheet else _colophon(page, frame, links)
    body = f"{_sender(frame, page.language)}{page.html}{foot}"
    return _document(page.title, page.language, frame, _article(page, links, body))


def poster(page: Prepared, drawing: str, paper: str, frame: Frame, links: Links) -> str:
    """The process or the map as a sheet of its own."""
    drawn = posters.poster(page, drawing, paper)
    body = f"{_sender(frame, page.language)}{drawn}{_line(page, links)}"
    return _document(
        page.title, page.language, frame, _article(page, links, body, f"{drawing} {paper}")
    )


def film(page: Prepared, frame: Frame, links: Links) -> str:
    """A film's text."""
    told = film_text.film_text(page)
    body = f"{_sender(frame, page.language)}{told}{_colophon(page, frame, links)}"
    return _document(film_text.title(page), page.language, frame, _article(page, links, body))


def collection(
    title: str, address: str, language: str, pages: Sequence[Prepared], frame: Frame, links: Links
) -> str:
    """Many pages after a title page and contents with page numbers.

    address: where the reader finds them all on the web
    """
    rows = "".join(
        f'<li><a href="#{links.anchor(page.address, page.title)}">{escape(page.title)}</a>'
        f'<span class="number" data-to="#{links.anchor(page.address)}"></span></li>'
        for page in pages
    )
    front = (
        f'<section class="cover">{_sender(frame, language)}<h1 class="t1">{escape(title)}</h1>'
        f"{_origin(address, frame, links, language)}</section>"
        f'<section class="contents" data-address="{escape(links.spoken(address))}" '
        f'data-page="{escape(text("pdf.page", language))}"><h2 class="t2">'
        f'{escape(text("pdf.contents", language))}</h2><ol class="toc">{rows}</ol></section>'
    )
    articles = "".join(
        _article(page, links, page.html + (_line(page, links) if page.sheet else ""))
        for page in pages
    )
    return _document(title, language, frame, f"{front}{articles}")


def _document(title: str, language: str, frame: Frame, body: str) -> str:
    author = escape(frame.sender.name)
    easy = "easy" if language == "sv-simple" else ""
    html = (
        f'<!doctype html><html lang="{escape(language)}" class="{easy}"><head>'
        '<meta charset="utf-8">'
        f"<title>{escape(title)} – {author}</title>"
        f'<meta name="author" content="{author}">'
        f'<meta name="dcterms.created" content="{frame.created}">'
        f'<meta name="dcterms.modified" content="{frame.created}">'
        f"</head><body>{body}</body></html>"
    )
    return drawings.dress(html, frame.sender.brand)


def _article(page: Prepared, links: Links, body: str, classes: str = "") -> str:
    """One page's text; its foot is written from the data-attributes (see pdf.css)."""
    kind = "sheet" if page.sheet else "text"
    address = escape(links.spoken(page.address))
    return (
        f'<article class="{kind} {classes}" id="{links.anchor(page.address)}" '
        f'data-address="{address}" data-written="{escape(page.written)}" '
        f'data-page="{escape(text("pdf.page", page.language))}">{body}</article>'
    )


def _sender(frame: Frame, language: str) -> str:
    guide = escape(text("site.name", language))
    name = escape(frame.sender.name)
    return f'<div class="sender">{frame.sender.logo}<p><b>{name}</b> {guide}</p></div>'


def _origin(address: str, frame: Frame, links: Links, language: str) -> str:
    where = text("pdf.from", language, address=links.spoken(address), day=frame.day)
    example = f"<p>{escape(frame.sender.example)}</p>" if frame.sender.example else ""
    return f"<p>{escape(where)}</p>{example}"


def _colophon(page: Prepared, frame: Frame, links: Links) -> str:
    return f'<div class="colophon">{_origin(page.address, frame, links, page.language)}</div>'


def _line(page: Prepared, links: Links) -> str:
    """A sheet's one line of origin; in the text, for what stands in the margin is not read."""
    address = escape(links.spoken(page.address))
    return f'<p class="line">{address} – {escape(page.dates)}</p>'
