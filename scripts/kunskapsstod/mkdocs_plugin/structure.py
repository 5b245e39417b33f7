"""Gives a page's element tree its shape: sections with a law margin, tables, link rows, hyphens.

Authors write a flat page; the tree processors here wrap what follows each ``h2`` into a section,
move its law notes beside it, and make tables and link lists accessible as they stand.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree  # noqa: N813 - as Markdown itself calls it
from typing import Any

from markdown.treeprocessors import Treeprocessor

from ..content.hyphenation import hyphenate
from .blocks import SLOT

_WIDE = {
    "film",
    "process",
    "network-map",
    "contact",
    "glossary",
    "register",
    "fees",
    "film-register",
    "statement",
}
_WIDE_CLASSES = {"ks-local", "ks-table ks-table--wide"}
# A table of more columns than this needs the page's whole width.
_COLUMNS_BESIDE_MARGIN = 3
DASH = re.compile(r"^\s*[–—-]\s*")


class Tables(Treeprocessor):
    """Caption, header scope and a focusable, named region around every table."""

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag != "table":
                    continue
                caption = parent.get("data-ks-caption", "")
                if caption:
                    element = etree.Element("caption")
                    element.text = caption
                    table.insert(0, element)
                    del parent.attrib["data-ks-caption"]
                    wrapper = parent
                else:
                    wrapper = etree.Element("div", {"class": "ks-table"})
                    wrapper.tail, table.tail = table.tail, None
                    parent[index] = wrapper
                    wrapper.append(table)
                    caption = _heading_before(root, wrapper)
                # A wide table scrolls inside its region: it must be reachable by keyboard
                # and have a name of its own (WCAG 2.1.1, 4.1.2).
                wrapper.set("role", "region")
                wrapper.set("tabindex", "0")
                wrapper.set("aria-label", caption)
                if len(list(table.iter("th"))) > _COLUMNS_BESIDE_MARGIN:
                    wrapper.set("class", "ks-table ks-table--wide")
                _scope(table)


def _scope(table: etree.Element) -> None:
    for cell in table.iter("th"):
        cell.set("scope", "col")
        cell.attrib.pop("style", None)
    heads = [cell.text or "" for cell in table.iter("th")]
    body = table.find("tbody")
    for row in body if body is not None else ():
        for position, cell in enumerate(row):
            # Inline alignment would break the content security policy.
            cell.attrib.pop("style", None)
            # A row to fill in by hand has no head yet; an empty one would be read as a fault.
            if position == 0 and "".join(cell.itertext()).strip():
                cell.tag = "th"
                cell.set("scope", "row")
            elif position < len(heads):
                cell.set("data-head", "".join(heads[position]))


def _heading_before(root: etree.Element, target: etree.Element) -> str:
    last = ""
    for element in root.iter():
        if element is target:
            break
        if element.tag in ("h2", "h3"):
            last = "".join(element.itertext())
    return last


def linked_items(
    box: etree.Element,
) -> list[tuple[etree.Element, etree.Element, etree.Element]]:
    """The items of a box's lists that hold a link: (item, what holds the link, the link)."""
    found = []
    for item in box.iter("li"):
        paragraph = item.find("p")
        holder = item if paragraph is None else paragraph
        link = holder.find("a")
        if link is not None:
            found.append((item, holder, link))
    return found


class LinkRows(Treeprocessor):
    """``- [Title](page.md) – what it gives`` becomes one large link with both texts inside."""

    def run(self, root: etree.Element) -> None:
        for box in root.iter("div"):
            if box.get("class") != "ks-links":
                continue
            for _, _, link in linked_items(box):
                rest = DASH.sub("", link.tail or "").strip()
                link.tail = None
                title = etree.Element("span", {"class": "ks-links__title"})
                title.text, link.text = link.text, None
                for child in list(link):
                    link.remove(child)
                    title.append(child)
                body = etree.SubElement(link, "span")
                body.append(title)
                if rest:
                    # A space keeps the two apart when the link is read aloud as one name.
                    title.tail = " "
                    etree.SubElement(body, "span", {"class": "ks-links__text"}).text = rest
                icon = etree.SubElement(link, "span", {SLOT: "icon", "data-ks-name": "arrow"})
                icon.text = " "


class Titles(Treeprocessor):
    """The title of a box is a heading: one level below its section's, or its own section's."""

    def run(self, root: etree.Element) -> None:
        level = "h2"
        for child in root:
            if child.tag == "h2":
                level = "h3"
            for element in child.iter("p"):
                if element.get("class", "").endswith("__title"):
                    element.tag = level


class Sections(Treeprocessor):
    """Wraps the page: a lead part, then one section for each ``h2``."""

    def __init__(self, md: Any, *, easy: bool) -> None:
        super().__init__(md)
        self.easy = easy

    def run(self, root: etree.Element) -> None:
        sections: list[list[etree.Element]] = [[]]
        for child in list(root):
            root.remove(child)
            starts = child.tag == "h2" or _is_wide(child)
            if starts or (sections[-1] and _is_wide(sections[-1][-1])):
                sections.append([])
            sections[-1].append(child)
        for number, children in enumerate(s for s in sections if s):
            root.append(self._section(children, first=number == 0))

    def _section(self, children: list[etree.Element], *, first: bool) -> etree.Element:
        if len(children) == 1 and _is_wide(children[0]):
            children[0].set("class", f"ks-wide {children[0].get('class', '')}".strip())
            return children[0]
        section = etree.Element("section", {"class": "ks-section"})
        if first and children[0].tag != "h2":
            section.tag = "div"
        notes = [child for child in children if child.get("class") == "ks-law"]
        text = [child for child in children if child not in notes]
        if self.easy:
            # The picture stands above its heading: it is the section's first line.
            pictures = [child for child in text if child.get(SLOT) == "picture"]
            text = pictures + [child for child in text if child not in pictures]
        column = etree.SubElement(section, "div", {"class": "ks-section__text"})
        column.extend(text)
        if notes:
            margin = etree.SubElement(section, "div", {"class": "ks-section__margin"})
            heading = next((child for child in text if child.tag == "h2"), None)
            about = "".join(heading.itertext()) if heading is not None else ""
            for note in notes:
                title = "".join(note[0].itertext())
                # Several notes on a page may share a title; a landmark's name must not.
                note.set("aria-label", f"{title}: {about}" if about else title)
                margin.append(note)
        return section


def _is_wide(element: etree.Element) -> bool:
    return element.get(SLOT) in _WIDE or element.get("class") in _WIDE_CLASSES


class Hyphens(Treeprocessor):
    """Soft hyphens in long compounds: in headings, tables and links, in easy-read everywhere."""

    TAGS = frozenset({"h2", "h3", "h4", "th", "a", "strong"})

    def __init__(self, md: Any, *, easy: bool) -> None:
        super().__init__(md)
        self.easy = easy

    def run(self, root: etree.Element) -> None:
        self._walk(root, inside=self.easy)

    def _walk(self, element: etree.Element, *, inside: bool) -> None:
        here = inside or element.tag in self.TAGS
        if here and element.text and element.tag not in ("code", "pre"):
            element.text = hyphenate(element.text)
        for child in element:
            self._walk(child, inside=here)
            if here and child.tail:
                child.tail = hyphenate(child.tail)
