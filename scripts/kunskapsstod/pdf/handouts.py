"""Which PDFs to make: what the user asked for → handouts, each with its pages and file name."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..content.front_matter import strip_variant
from ..errors import Fault, Faults
from ..films.names import TEXTS_NAME, text_name
from ..models.site import DEFAULT_LANGUAGE, LANGUAGE_FOLDERS, page_address
from ..texts import MissingTextError, message, text
from .guide import Guide, GuidePage

Kind = Literal["page", "section", "drawing", "film"]
PAPERS = ("a3", "a4")
WHOLE = "guiden"


@dataclass(frozen=True)
class Handout:
    """One PDF to make.

    name:  the file's name without ending
    kind:  "page" (one page), "section" (many, with title page and contents), "drawing" (the
           process or the map on one sheet), "film" (a film's text)
    paper: "a3" (lying) or "a4"
    room:  how many pages it is meant for: one side of a sheet, or both for a drawing on A4, where
           picture and words would be too small on one; None when it may be of any length
    """

    name: str
    kind: Kind
    title: str
    language: str
    pages: tuple[GuidePage, ...]
    paper: str = "a4"
    room: int | None = None


def plan(guide: Guide, wanted: Sequence[str]) -> list[Handout]:
    """What to make: the pages and sections asked for, or every sheet when none is.

    A section is an address with pages below it (``roller/``); the start page's address (``/``,
    ``lattlast/``) is the whole guide in that form. A page may also be named by its source file
    (``process/index.md``). ``filmtexter`` is the text of every film, ``roller-text`` that of one.
    Raises Faults naming all that do not exist.
    """
    known = {handout.name: handout for handout in sheets(guide)}
    if not wanted:
        return list(known.values())
    texts = {handout.name: handout for handout in film_texts(guide)}
    known |= texts
    found: dict[str, Handout] = {}
    faults = []
    for word in wanted:
        if word == TEXTS_NAME and texts:
            found |= texts
            continue
        handout = known.get(word.removesuffix(".pdf")) or _resolve(guide, word)
        if handout is None:
            hint = _suggestion(_bare(guide, word), _names(guide, known))
            faults.append(Fault("pdf.unknown", params={"name": word, "suggestion": hint}))
        else:
            found[handout.name] = handout
    if faults:
        raise Faults(faults)
    return list(found.values())


def sheets(guide: Guide) -> list[Handout]:
    """What is printed most: forms and checklists, and the process and the map on their own."""
    found = [_page(guide, page) for page in guide.pages.values() if page.sheet]
    for page in guide.pages.values():
        if page.drawing:
            found += [_drawing(page, paper) for paper in PAPERS]
    named: dict[str, Handout] = {}
    for handout in found:
        named.setdefault(handout.name, handout)
    return list(named.values())


def film_texts(guide: Guide) -> list[Handout]:
    """The text of every film, in each form that has a page for it."""
    return [
        Handout(
            text_name(page.film, easy=page.language != DEFAULT_LANGUAGE),
            "film",
            page.title,
            page.language,
            (page,),
        )
        for page in guide.pages.values()
        if page.film
    ]


def _resolve(guide: Guide, word: str) -> Handout | None:
    bare = _bare(guide, word)
    if bare.endswith(".md"):
        uri, language = strip_variant(bare)
        page = guide.pages.get(page_address(uri, language))
        return _page(guide, page) if page and page.language == language else None
    address = f"{bare}/" if bare else ""
    language = LANGUAGE_FOLDERS.get(bare.split("/", 1)[0], DEFAULT_LANGUAGE)
    below = [
        page
        for page in guide.pages.values()
        if page.address.startswith(address) and page.language == language
    ]
    if any(page.address != address for page in below):
        return _section(guide, address, language, below)
    return _page(guide, below[0]) if below else None


def _bare(guide: Guide, word: str) -> str:
    """The address below the site's root, however it was written: copied, typed or a file name."""
    written = word.strip().split("://", 1)[-1].split("#", 1)[0]
    root = guide.spoken("")
    written = written.removeprefix(root).removeprefix(root.rstrip("/"))
    written = written.strip("/").removeprefix("./").removeprefix("docs/")
    return "" if written == "." else written.removesuffix("/index.html")


def _page(guide: Guide, page: GuidePage) -> Handout:
    # A page with others below it has its section's address; its own file is called after it.
    whole = any(
        a != page.address and a.startswith(page.address) and p.language == page.language
        for a, p in guide.pages.items()
    )
    name = _file_name(f"{page.address}index" if whole else page.address)
    room = 1 if page.sheet else None
    return Handout(name, "page", page.title, page.language, (page,), room=room)


def _section(guide: Guide, address: str, language: str, below: list[GuidePage]) -> Handout:
    start = guide.start(language)
    # The start page is a way in, not a text: on paper the contents take its place.
    pages = tuple(page for page in below if page.address != start)
    if address == start:
        return Handout(
            _file_name(address) or WHOLE, "section", text("site.name", language), language, pages
        )
    own = next((page for page in pages if page.address == address), None)
    title = own.title if own else _folder_title(address.removeprefix(start), language)
    return Handout(_file_name(address), "section", title, language, pages)


def _folder_title(folder: str, language: str) -> str:
    """A folder's name in words: ours for the guide's own folders, else the folder's name."""
    name = folder.strip("/")
    try:
        return text(f"pdf.sections.{name}", language)
    except MissingTextError:
        return name.rpartition("/")[2].replace("-", " ").capitalize()


def _drawing(page: GuidePage, paper: str) -> Handout:
    folder = next((f for f, tag in LANGUAGE_FOLDERS.items() if tag == page.language), "")
    name = "-".join(part for part in (folder, page.drawing or "", paper) if part)
    room = 1 if paper == "a3" else 2
    return Handout(name, "drawing", page.title, page.language, (page,), paper, room)


def _file_name(address: str) -> str:
    return address.strip("/").replace("/", "-")


def _suggestion(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(f"{name}/", known, n=1, cutoff=0.7)
    if near:
        return message("value.did_you_mean", candidate=near[0])
    return message("pdf.see_address")


def _names(guide: Guide, known: dict[str, Handout]) -> list[str]:
    """Everything that can be asked for: pages, the folders above them, sheets, films' texts."""
    folders = {
        address[: index + 1]
        for address in guide.pages
        for index, letter in enumerate(address)
        if letter == "/"
    }
    drawn = {handout.name for handout in known.values() if handout.kind in ("drawing", "film")}
    return sorted(folders | drawn | {TEXTS_NAME})
