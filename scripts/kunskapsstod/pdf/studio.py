"""Makes one handout: its pages prepared, put together, rendered and mended."""

from __future__ import annotations

from collections.abc import Callable

from ..content.build_day import build_day
from ..models.site import PageDoc
from ..texts import text
from . import document, drawings
from .engine import Engine, Rendered, created
from .guide import Guide
from .handouts import Handout
from .links import Links
from .mend import mend
from .nodes import words
from .prepare import Prepared, prepare

OnPage = Callable[[int], None]
Sizes = tuple[float, ...]

EASY = "sv-simple"

# Type sizes in points, standard and easy-read: text has one, a sheet the largest that fits its
# paper. Below the last no one shall have to read; the sheet then becomes too long, and says so.
TEXT = ((11.5,), (14.0,))
SHEET = (
    (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5),
    (14.0, 13.5, 13.0, 12.5, 12.0, 11.5),
)


class Studio:
    """Turns handouts of one guide into PDFs."""

    def __init__(self, guide: Guide, engine: Engine) -> None:
        self._guide = guide
        self._engine = engine

    def render(self, handout: Handout, on_page: OnPage = lambda number: None) -> Rendered:
        """One handout as a whole, mended PDF. ``on_page`` hears of each page laid out."""
        links = Links(self._guide, [page.address for page in handout.pages])
        put_together = {
            "page": self._single,
            "section": self._section,
            "drawing": self._drawing,
            "film": self._film,
        }[handout.kind]
        html, sizes = put_together(handout, links)
        rendered = self._engine.render(html, sizes, handout.room or 1, on_page)
        return Rendered(mend(rendered.data, links.names), rendered.pages)

    def _single(self, handout: Handout, links: Links) -> tuple[str, Sizes]:
        doc = self._read(handout)[0]
        frame = self._frame(doc)
        page = prepare(doc, links, sheet=handout.pages[0].sheet)
        return document.single(page, frame, links), _sizes(page)

    def _section(self, handout: Handout, links: Links) -> tuple[str, Sizes]:
        docs = self._read(handout)
        frame = self._frame(docs[0])
        pages = [
            prepare(doc, links, sheet=page.sheet, level=2)
            for doc, page in zip(docs, handout.pages, strict=True)
        ]
        lang = docs[0].facts.lang or handout.language
        # A folder need not be a page: the start page is where they are all found.
        start = self._guide.start(handout.language)
        html = document.collection(handout.title, start, lang, pages, frame, links)
        return html, TEXT[lang == EASY]

    def _drawing(self, handout: Handout, links: Links) -> tuple[str, Sizes]:
        doc = self._read(handout)[0]
        frame = self._frame(doc)
        page = prepare(doc, links, sheet=True)
        drawing = handout.pages[0].drawing or ""
        return document.poster(page, drawing, handout.paper, frame, links), _sizes(page)

    def _film(self, handout: Handout, links: Links) -> tuple[str, Sizes]:
        doc = self._read(handout)[0]
        page = prepare(doc, links)
        return document.film(page, self._frame(doc), links), _sizes(page)

    def _read(self, handout: Handout) -> list[PageDoc]:
        return list(self._guide.site.read([page.address for page in handout.pages]))

    def _frame(self, doc: PageDoc) -> document.Frame:
        """Sender and day, as the page's own header and footer say them."""
        example = doc.first(".ks-footer__mark p")
        profile = self._guide.profile
        sender = document.Sender(
            profile.namn, self._logo(doc), profile.farg.ljus, words(example) if example else ""
        )
        day = build_day()
        months = text("months", doc.facts.language).split()
        return document.Frame(sender, created(), f"{day.day} {months[day.month - 1]} {day.year}")

    def _logo(self, doc: PageDoc) -> str:
        """The municipality's mark, as the page's header has it."""
        sender = doc.first(".ks-sender")
        if sender is None:
            return ""
        drawings.name_all(sender)
        Links(self._guide, []).pictures(sender, doc.facts)
        logo = sender.css_first("svg, img")
        return (logo.html or "") if logo is not None else ""


def _sizes(page: Prepared) -> Sizes:
    return (SHEET if page.sheet else TEXT)[page.language == EASY]
