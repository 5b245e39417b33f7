"""Headings, ids and landmarks: what a screen reader builds its map of the page from.

HTML Living Standard 4.3.11 (headings), ARIA in HTML (landmarks), WCAG 1.3.1 and 2.4.6.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

from selectolax.lexbor import LexborNode

from ...models.finding import Finding
from ...models.html import VOID
from ...models.site import BuiltSite, PageDoc
from ...texts import message
from ._page import found, is_hidden, name_of

HEADINGS = "h1, h2, h3, h4, h5, h6"
# Attributes whose value names ids elsewhere on the page: there a double id breaks something.
REFERENCES = (
    "for",
    "headers",
    "list",
    "popovertarget",
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
)
CONTROLS = "a[href], button, select, textarea, input:not([type=hidden])"
MAY_EXPAND = frozenset(("a", "button", "input", "select", "summary"))
DASH = re.compile(r"\s*([-–—•*·]|\d+[.)])\s+\w")
MAIN = 'main, [role="main"]'
NAVIGATION = 'nav, [role="navigation"]'
# Void elements, and those whose end the standard lets one leave out (HTML 13.1.2.4).
MAY_BE_OPEN = VOID | frozenset(
    [
        "html",
        "head",
        "body",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "colgroup",
        "caption",
        "rt",
        "rp",
    ]
)


def one_h1(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Exactly one h1: the page's own name."""
    if page.facts.redirect:
        return
    headings = [node for node in page.all("h1") if not is_hidden(node)]
    if not headings:
        yield found(page, "static.one-h1", count="0")
    for extra in headings[1:]:
        yield found(page, "static.one-h1", extra, count=str(len(headings)))


def heading_order(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Inside main, no level is skipped on the way down.

    The shell's headings (menu, footer) stand outside main and have an order of their own. An h1
    that stands before main counts as its first.
    """
    place = page.first(MAIN) or page.first("body")
    if place is None:
        return
    level = 0 if place.css_first("h1") is not None or page.first("h1") is None else 1
    for node in place.css(HEADINGS):
        if is_hidden(node):
            continue
        now = int((node.tag or "h1")[1])
        if now > level + 1:
            yield found(page, "static.heading-order", node, now=f"h{now}", want=f"h{level + 1}")
        level = now


def empty_heading(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A heading says something."""
    for node in page.all(HEADINGS):
        if not is_hidden(node) and not name_of(node, page):
            yield found(page, "static.empty-heading", node, tag=node.tag or "")


def duplicate_id(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """An id stands once. Where nothing points at it, a person judges (WCAG 2.2 dropped 4.1.1)."""
    nodes = page.all("[id]")
    counts = Counter(str(node.attributes["id"]) for node in nodes)
    repeated = {name for name, count in counts.items() if count > 1}
    if not repeated:
        return
    used = set(_referred(page))
    told: set[str] = set()
    for node in nodes:
        name = str(node.attributes["id"])
        if name not in repeated:
            continue
        if name in told:  # the second and later ones are the ones to change
            yield found(
                page,
                "static.duplicate-id",
                node,
                doubt=name not in used,
                id=name,
                count=str(counts[name]),
            )
        told.add(name)


def landmarks(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """One main, and navigations that can be told apart (axe: landmark-one-main, -unique)."""
    if page.facts.redirect:
        return
    mains = [node for node in page.all(MAIN) if not is_hidden(node)]
    if len(mains) != 1:
        yield found(
            page, "static.landmarks", mains[1] if mains else None, problem=_main_count(len(mains))
        )
    navigations = [node for node in page.all(NAVIGATION) if not is_hidden(node)]
    names = [_landmark_name(node, page) for node in navigations]
    for node, name in zip(navigations, names, strict=True):
        if len(navigations) > 1 and not name:
            yield found(
                page, "static.landmarks", node, problem=message("check.problem.nav_unnamed")
            )
        elif name and names.count(name) > 1:
            problem = message("check.problem.nav_same_name", name=name)
            yield found(page, "static.landmarks", node, problem=problem)


def table_headers(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A table of facts has header cells (WCAG 1.3.1, F91)."""
    for node in page.all("table"):
        layout = node.attributes.get("role") in ("presentation", "none")
        headed = node.css_first('th, [role="columnheader"], [role="rowheader"]') is not None
        if not layout and not headed and len(node.css("tr")) > 1:
            yield found(page, "static.table-headers", node)


def fake_list(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A list is a list, not lines that begin with a dash (WCAG 1.3.1, H48)."""
    for node in page.all("p"):
        if len(node.css("br")) > 1:
            lines = re.split(r"<br\s*/?>", node.html or "")
            marked = [line for line in lines if DASH.match(re.sub("<[^>]+>", "", line))]
            if len(marked) > 2:
                yield found(page, "static.fake-list", node)


def nested_controls(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No control stands in another: what would a press on it mean? (HTML 4.5.1, 4.10.6)"""
    for node in page.all(CONTROLS):
        inner = [one for one in node.css(CONTROLS) if one.mem_id != node.mem_id]
        if inner:
            yield found(page, "static.nested-controls", inner[0])


def expanded(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Open or closed is said of what one presses (ARIA 1.2, aria-expanded)."""
    for node in page.all("[aria-expanded]"):
        if node.tag not in MAY_EXPAND and not node.attributes.get("role"):
            yield found(page, "static.expanded", node, tag=node.tag or "")


def dialog_name(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A dialog says what it is about (WCAG 4.1.2)."""
    for node in page.all('dialog, [role="dialog"], [role="alertdialog"]'):
        if not _landmark_name(node, page):
            yield found(page, "static.dialog-name", node)


def unclosed(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """What is begun in the HTML is ended in it (WCAG 2.1, 4.1.1, F70).

    A parser closes what is left open as well as it can, and the tree does not show it.
    """
    reader = _Open()
    reader.feed(page.facts.file.read_text("utf-8", "replace"))
    reader.close()
    for tag in dict.fromkeys(reader.wrong + reader.open):
        yield found(page, "static.unclosed", tag=tag)


class _Open(HTMLParser):
    """Which elements are left open, of those that the HTML standard lets nobody leave open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in MAY_BE_OPEN:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """``<path/>`` is whole."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            if tag not in MAY_BE_OPEN:
                self.wrong.append(tag)
            return
        while (last := self.open.pop()) != tag:
            self.wrong.append(last)


def _main_count(count: int) -> str:
    if not count:
        return message("check.problem.main_missing")
    return message("check.problem.main_many", count=count)


def _landmark_name(node: LexborNode, page: PageDoc) -> str:
    """A landmark is named by attributes only, never by what stands in it (ARIA 1.2, 5.2.8.5)."""
    for part in (node.attributes.get("aria-labelledby") or "").split():
        target = page.first(f'[id="{part}"]') if '"' not in part else None
        if target is not None and (name := name_of(target, page)):
            return name
    label = node.attributes.get("aria-label") or node.attributes.get("title") or ""
    return label.strip()


def _referred(page: PageDoc) -> Iterable[str]:
    for name in REFERENCES:
        for node in page.all(f"[{name}]"):
            yield from (node.attributes.get(name) or "").split()
    for node in page.all('a[href^="#"]'):
        yield (node.attributes.get("href") or "")[1:]
