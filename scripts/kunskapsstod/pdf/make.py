"""What ``kunskapsstod pdf`` does: plan, prepare, render, mend and save each handout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..content.build_day import build_day
from ..models.profile import Profile
from ..models.profile_loading import load_profile
from ..models.site import BuiltSite, PageDoc
from ..project import Project
from ..texts import message, text
from ..writing import prepare_folder, write_files
from . import document, drawings
from .engine import Engine, Rendered, created
from .guide import Guide
from .handouts import Handout, plan
from .links import Links
from .mend import mend
from .nodes import words
from .prepare import Prepared, prepare

Progress = Callable[[int, int, str], None]
STYLESHEET = "pdf.css"
DEFAULT_FOLDER = "pdf"


@dataclass(frozen=True)
class Made:
    """One finished PDF. ``crowded``: it became more pages than it is meant for."""

    file: Path
    pages: int
    size: int
    crowded: bool = False


def make(
    project: Project,
    wanted: Sequence[str] = (),
    *,
    folder: Path | None = None,
    out: Path | None = None,
    progress: Progress = lambda done, total, label: None,
) -> list[Made]:
    """Make the PDFs asked for (default: every sheet) and save each when it is whole.

    folder: the built guide (default: the project's); out: where they are put (default: ``pdf``)

    Raises Faults when the guide is not built, a page does not exist, a library is missing or the
    folder cannot be written.
    """
    profile = load_profile(project)
    guide = Guide(BuiltSite(folder or project.default_out, profile.webbadress), profile)
    handouts = plan(guide, wanted)
    assets = project.base.overrides / "assets"
    target = (out or project.site / DEFAULT_FOLDER).resolve()
    engine = Engine(_stylesheet(assets, profile), (assets, guide.site.root))
    prepare_folder(target)
    studio = Studio(guide, engine)
    made = []
    for number, handout in enumerate(handouts):
        progress(number, len(handouts), message("pdf.making"))
        rendered = studio.render(handout)
        file = target / f"{handout.name}.pdf"
        write_files(target, {file.name: rendered.data})
        crowded = handout.room is not None and rendered.pages > handout.room
        made.append(Made(file, rendered.pages, len(rendered.data), crowded))
    progress(len(handouts), len(handouts), message("pdf.making"))
    return made


class Studio:
    """Turns handouts of one guide into PDFs."""

    def __init__(self, guide: Guide, engine: Engine) -> None:
        self._guide = guide
        self._engine = engine

    def render(self, handout: Handout) -> Rendered:
        """One handout as a whole, mended PDF."""
        draw = {"page": self._single, "section": self._section, "drawing": self._drawing}
        return draw[handout.kind](handout)

    def _single(self, handout: Handout) -> Rendered:
        sheet = handout.pages[0].sheet
        links = Links(self._guide, [handout.address])
        doc = self._read(handout)[0]
        frame = self._frame(doc)
        page = prepare(doc, links, sheet=sheet)
        html = document.single(page, frame, links, sheet=sheet)
        return self._finish(html, _sizes(page, sheet=sheet), links, handout.room or 1)

    def _section(self, handout: Handout) -> Rendered:
        links = Links(self._guide, [page.address for page in handout.pages])
        docs = self._read(handout)
        frame = self._frame(docs[0])
        pages = [prepare(doc, links, level=2) for doc in docs]
        lang = docs[0].facts.lang or handout.language
        html = document.collection(handout.title, handout.address, lang, pages, frame, links)
        return self._finish(html, _sizes(pages[0]), links)

    def _drawing(self, handout: Handout) -> Rendered:
        links = Links(self._guide, [handout.address])
        doc = self._read(handout)[0]
        frame = self._frame(doc)
        page = prepare(doc, links, sheet=True)
        drawing = handout.pages[0].drawing or ""
        html = document.poster(page, drawing, handout.paper, frame, links)
        return self._finish(html, _sizes(page, sheet=True), links, handout.room or 1)

    def _read(self, handout: Handout) -> list[PageDoc]:
        return list(self._guide.site.read([page.address for page in handout.pages]))

    def _finish(
        self, html: str, sizes: tuple[float, ...], links: Links, room: int = 1
    ) -> Rendered:
        rendered = self._engine.render(html, sizes, room)
        return Rendered(mend(rendered.data, links.names), rendered.pages)

    def _frame(self, doc: PageDoc) -> document.Frame:
        """Sender and day, as the page's own header and footer say them."""
        logo = doc.first(".ks-sender > svg, .ks-sender > img")
        example = doc.first(".ks-footer__mark p")
        mark = ""
        if logo is not None and logo.tag == "svg":
            drawings.name_all(logo.parent or logo)
            mark = logo.html or ""
        elif logo is not None:
            source = self._guide.site.resolve(doc.facts, logo.attributes.get("src") or "")
            uri = (self._guide.site.root.resolve() / source.address).as_uri()
            mark = f'<img class="logo" alt="" src="{uri}">'
        profile = self._guide.profile
        sender = document.Sender(
            profile.namn, mark, profile.farg.ljus, words(example) if example else ""
        )
        day = build_day()
        months = text("months", doc.facts.language).split()
        return document.Frame(sender, created(), f"{day.day} {months[day.month - 1]} {day.year}")


def _sizes(page: Prepared, *, sheet: bool = False) -> tuple[float, ...]:
    if page.language == "sv-simple":
        return document.EASY_SHEET if sheet else document.EASY
    return document.SHEET if sheet else document.TEXT


def _stylesheet(assets: Path, profile: Profile) -> str:
    font = (assets / "fonts" / "atkinson-hyperlegible-next-latin-wght-normal.woff2").resolve()
    head = (
        f"@font-face {{ font-family: '{drawings.FONT}'; src: url('{font.as_uri()}'); }}\n"
        f":root {{ --brand: {profile.farg.ljus}; }}\n"
    )
    return head + (assets / STYLESHEET).read_text(encoding="utf-8")
