"""The rules for a PDF: id → function, in one table. What each rule is stands in ``rules.yml``.

Sources: PDF/UA-1 (ISO 14289-1:2014), W3C's PDF techniques PDF1–PDF23, EN 301 549 clause 10. A
rule is a plain function ``(Document) -> Iterable[Hit]`` and says nothing of a file that is not
tagged at all: that is one fault, not a hundred.

Own rules, since the libraries that have some are for tests only: outloud brings PyMuPDF (AGPL),
page-validation is 50 MB and unfinished. There they see to it that these rules are right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ..texts import message
from .pdf_document import MOST_ELEMENTS, Document, is_element, kids, notes, text

# From this many pages on a reader needs a way to find her place (PDF2, PDF9).
LONG = 6
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_HEADING = re.compile(r"H([1-6])")
_PUSH_BUTTON = 1 << 16


@dataclass(frozen=True)
class Hit:
    """One thing a rule has to say.

    page:    number of the page, or 0 for the whole document
    excerpt: what stands there
    doubt:   a person must look
    params:  values for the rule's sentence
    """

    page: int = 0
    excerpt: str = ""
    doubt: bool = False
    params: dict[str, str] = field(default_factory=dict)


Rule = Callable[[Document], Iterable[Hit]]


def tags(doc: Document) -> Iterable[Hit]:
    """Tagged, and no text left outside the tags (PDF/UA-1 7.1)."""
    if not doc.tagged:
        yield Hit(params={"problem": message("check.pdf.no_tags")})
        return
    for number, facts in enumerate(doc.pages, 1):
        if facts.loose:
            yield Hit(number, params={"problem": message("check.pdf.loose_text")})


def language(doc: Document) -> Iterable[Hit]:
    """The document's language (PDF/UA-1 7.2, PDF16)."""
    said = text(doc.root.get("/Lang"))
    if not said:
        yield Hit(params={"problem": message("check.pdf.no_language")})
    elif not _LANGUAGE.fullmatch(said):
        yield Hit(params={"problem": message("check.pdf.bad_language", lang=said)})


def title(doc: Document) -> Iterable[Hit]:
    """A title, shown in the window's name instead of the file's (PDF/UA-1 7.1, PDF18)."""
    info = text(doc.pdf.docinfo.get("/Title")) if doc.pdf.trailer.get("/Info") else ""
    if not (doc.metadata("dc:title") or info):
        yield Hit(params={"problem": message("check.pdf.no_title")})
    elif (doc.root.get("/ViewerPreferences") or {}).get("/DisplayDocTitle") is not True:
        yield Hit(params={"problem": message("check.pdf.title_not_shown")})


def promise(doc: Document) -> Iterable[Hit]:
    """The file says itself that it follows PDF/UA (PDF/UA-1 5)."""
    if doc.tagged and not doc.metadata("pdfuaid:part"):
        yield Hit()


def figures(doc: Document) -> Iterable[Hit]:
    """Pictures have a description, or are no part of the structure (PDF/UA-1 7.3, PDF1, PDF4)."""
    for one in doc.elements:
        if one.type in ("Figure", "Formula") and not one.text_of("/Alt", "/ActualText"):
            yield Hit(one.page)


def tables(doc: Document) -> Iterable[Hit]:
    """Tables have header cells that say what they head (PDF/UA-1 7.5, PDF6, PDF20)."""
    elements = doc.elements
    for table in elements:
        if table.type != "Table":
            continue
        cells = _cells(table.node, doc)
        if "TD" in cells and "TH" not in cells:
            yield Hit(table.page, params={"problem": message("check.pdf.no_headers")})
    by_id = any("/Headers" in one.node or one.attribute("/Table", "/Headers") for one in elements)
    for cell in elements:
        if cell.type == "TH" and not by_id and cell.attribute("/Table", "/Scope") is None:
            yield Hit(cell.page, params={"problem": message("check.pdf.no_scope")})


def _cells(table: Any, doc: Document) -> set[str]:
    """Types of what is in a table; a table inside it is another."""
    roles = doc.root.StructTreeRoot.get("/RoleMap") or {}
    found: set[str] = set()
    waiting = kids(table)
    for _ in range(MOST_ELEMENTS):
        if not waiting:
            break
        kid = waiting.pop()
        if is_element(kid):
            kind = str(roles.get(str(kid.S), kid.S)).removeprefix("/")
            found.add(kind)
            waiting += kids(kid) if kind != "Table" else []
    return found


def headings(doc: Document) -> Iterable[Hit]:
    """No level is skipped on the way down (PDF/UA-1 7.4, PDF9); a long text has headings."""
    level, any_heading = 0, False
    for one in doc.elements:
        match = _HEADING.fullmatch(one.type)
        any_heading |= bool(match) or one.type in ("H", "Title")
        if match is None:
            continue
        now = int(match[1])
        if now > level + 1:
            found = message("check.pdf.level_skipped", now=f"H{now}", want=f"H{level + 1}")
            yield Hit(one.page, params={"problem": found})
        level = now
    if doc.tagged and not any_heading and len(doc.pdf.pages) >= LONG:
        yield Hit(doubt=True, params={"problem": message("check.pdf.no_headings")})


def scanned(doc: Document) -> Iterable[Hit]:
    """Text that is text, not only a picture of it (PDF7)."""
    pages = doc.pages
    bare = [n for n, facts in enumerate(pages, 1) if facts.image and not facts.text]
    whole = not any(facts.text for facts in pages)
    for number in bare[:1] if whole else bare:
        what = "all_scanned" if whole else "page_scanned"
        yield Hit(number, doubt=not whole, params={"problem": message(f"check.pdf.{what}")})


def links(doc: Document) -> Iterable[Hit]:
    """A link is in the structure and says where it leads (PDF/UA-1 7.18.5, PDF11, PDF13)."""
    if not doc.tagged:
        return
    named: dict[tuple[int, int], bool] = {}
    for one in doc.elements:
        if one.type != "Link" and "Link" not in one.inside:
            continue
        said = bool(one.text_of("/Alt", "/ActualText"))
        held = kids(one.node)
        marks = [kid for kid in held if not is_element(kid) and not _reference(kid)]
        for kid in held:
            if _reference(kid):
                named[kid.Obj.objgen] = said or bool(marks) or len(held) > 1
    for number, note in doc.links():
        target = _target(note)
        if note.objgen not in named:
            yield Hit(number, target, params={"problem": message("check.pdf.link_outside")})
        elif not named[note.objgen] and not text(note.get("/Contents")):
            yield Hit(number, target, params={"problem": message("check.pdf.link_mute")})


def _reference(kid: Any) -> bool:
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" and "/Obj" in kid


def _target(note: Any) -> str:
    return text((note.get("/A") or {}).get("/URI"))


def bookmarks(doc: Document) -> Iterable[Hit]:
    """A long document has bookmarks (PDF2)."""
    outlines = doc.root.get("/Outlines") or {}
    if len(doc.pdf.pages) >= LONG and "/First" not in outlines:
        yield Hit(params={"pages": str(len(doc.pdf.pages))})


def tab_order(doc: Document) -> Iterable[Hit]:
    """Where Tab stops, it follows the structure (PDF/UA-1 7.18.3, PDF3)."""
    for number, page in enumerate(doc.pdf.pages, 1):
        if doc.tagged and notes(page) and page.obj.get("/Tabs") != "/S":
            yield Hit(number)


def fields(doc: Document) -> Iterable[Hit]:
    """A field says what to write in it (PDF/UA-1 7.18.4, PDF10, PDF12)."""
    for one in doc.fields():
        pressed = int(one.get("/Ff", 0)) & _PUSH_BUTTON and (one.get("/MK") or {}).get("/CA")
        if not text(one.get("/TU")) and not pressed:
            yield Hit(excerpt=text(one.get("/T")))


TABLE: dict[str, Rule] = {
    "pdf.tags": tags,
    "pdf.language": language,
    "pdf.title": title,
    "pdf.promise": promise,
    "pdf.figure": figures,
    "pdf.table": tables,
    "pdf.headings": headings,
    "pdf.scanned": scanned,
    "pdf.link": links,
    "pdf.bookmarks": bookmarks,
    "pdf.tab-order": tab_order,
    "pdf.field": fields,
}
