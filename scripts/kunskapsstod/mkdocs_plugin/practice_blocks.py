"""Blocks that a reader does something with: a path to walk, situations to try, boxes to tick."""

from __future__ import annotations

import xml.etree.ElementTree as etree  # noqa: N813 - as Markdown itself calls it

from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks.block import Block

from .blocks import SLOT, slot, title_of
from .structure import DASH, linked_items


class Checklist(Block):  # type: ignore[misc]
    """``checklista``: a list with empty boxes, to tick on paper."""

    NAME = "checklista"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        box = etree.SubElement(parent, "div", {"class": "ks-checklist"})
        title_of(box, "ks-checklist", self.argument)
        return box


class Situation(Block):  # type: ignore[misc]
    """``prova``: a situation to think about, with its possible answers (``val``) inside."""

    NAME = "prova"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        box = etree.SubElement(parent, "div", {"class": "ks-situation"})
        title_of(box, "ks-situation", self.argument)
        return box


class Choice(Block):  # type: ignore[misc]
    """``val``: one answer; a native disclosure whose inside explains what it would lead to."""

    NAME = "val"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        choice = etree.SubElement(parent, "details", {"class": "ks-answer"})
        etree.SubElement(choice, "summary").text = self.argument
        self._body = etree.SubElement(choice, "div", {"class": "ks-answer__body"})
        return choice

    def on_add(self, block: etree.Element) -> etree.Element:
        return self._body


class ReadingPath(Block):  # type: ignore[misc]
    """``vag``: pages to read in order, with time needed and, with script, what is done."""

    NAME = "vag"

    def on_create(self, parent: etree.Element) -> etree.Element:
        box = etree.SubElement(parent, "div", {"class": "ks-walk"})
        slot(box, "walk-progress")
        return box


class PathSteps(Treeprocessor):
    """``1. [Title](page.md) – what it gives`` in a path becomes a step with its reading time."""

    def run(self, root: etree.Element) -> None:
        for box in root.iter("div"):
            if box.get("class") != "ks-walk":
                continue
            for item, holder, link in linked_items(box):
                item.set("class", "ks-walk__step")
                time = etree.Element("span", {SLOT: "minutes", "data-ks-to": link.get("href", "")})
                place = list(holder).index(link) + 1
                # The time stands on a line of its own, where the dash was.
                time.text, time.tail = " ", " " + DASH.sub("", link.tail or "")
                link.tail = " "
                if not time.tail.strip() and [n.tag for n in holder[place : place + 1]] == ["br"]:
                    time.tail = holder[place].tail
                    holder.remove(holder[place])
                holder.insert(place, time)


BLOCKS: tuple[type[Block], ...] = (Checklist, Situation, Choice, ReadingPath)
