"""The guide's Markdown blocks: ``/// viktigt | …`` and the others in ``docs/_dev/skriva-sidor.md``.

A block becomes either a plain element (its content is Markdown) or a *slot*: an empty element
with ``data-ks-slot`` that :mod:`.slots` later fills from a component template, when the page
and its address are known.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree  # noqa: N813 - as Markdown itself calls it

from pymdownx.blocks.block import Block, type_html_identifier, type_string

SLOT = "data-ks-slot"


def slot(parent: etree.Element, component: str, /, **params: str) -> etree.Element:
    """An empty element that a component will replace; params become data attributes."""
    attributes = {SLOT: component} | {
        f"data-ks-{key}": value for key, value in params.items() if value
    }
    return etree.SubElement(parent, "div", attributes)


def title_of(box: etree.Element, name: str, text: str) -> None:
    """The box's title, with the class ``<name>__title``."""
    # A paragraph until the table of contents is drawn, which it should not be in;
    # structure.Titles then makes it the heading it is.
    etree.SubElement(box, "p", {"class": f"{name}__title"}).text = text


class _Titled(Block):  # type: ignore[misc]
    """A box whose title is the block's argument."""

    ARGUMENT = True
    TAG = "div"
    CLASS = ""

    def on_create(self, parent: etree.Element) -> etree.Element:
        box = etree.SubElement(parent, self.TAG, {"class": self.CLASS})
        title_of(box, self.CLASS, self.argument)
        return box


class Important(_Titled):
    """``viktigt``: what the reader must not miss, with a picture. At most one a page."""

    NAME = "viktigt"
    CLASS = "ks-callout"
    OPTIONS = {"bild": ["", type_string]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        box = etree.SubElement(parent, "div", {"class": self.CLASS})
        if self.options["bild"]:
            slot(box, "symbol", name=self.options["bild"])
        self._body = etree.SubElement(box, "div", {"class": f"{self.CLASS}__body"})
        title_of(self._body, self.CLASS, self.argument)
        return box

    def on_add(self, block: etree.Element) -> etree.Element:
        return self._body


class Example(_Titled):
    """``exempel``: a situation the reader will recognise."""

    NAME = "exempel"
    CLASS = "ks-example"


class LawNote(_Titled):
    """``lagrum``: the law behind a section, set in the margin by :mod:`.structure`."""

    NAME = "lagrum"
    TAG = "aside"
    CLASS = "ks-law"


class Table(Block):  # type: ignore[misc]
    """``tabell``: a Markdown table with a caption; the first column becomes row headers."""

    NAME = "tabell"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        # Its own class keeps other tables apart; structure.py does the rest when cells exist.
        return etree.SubElement(
            parent, "div", {"class": "ks-table", "data-ks-caption": self.argument}
        )


class Local(Block):  # type: ignore[misc]
    """``lokalt``: what holds in this municipality only, marked with its name."""

    NAME = "lokalt"
    ARGUMENT = True
    OPTIONS = {"id": ["lokalt", type_html_identifier]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        box = etree.SubElement(parent, "div", {"class": "ks-local"})
        slot(box, "local-name")
        heading = etree.SubElement(box, "h2", {"id": self.options["id"]})
        heading.text = self.argument
        return box


class Contact(Block):  # type: ignore[misc]
    """``kontakt``: whom to reach and how, drawn from kommun.yml."""

    NAME = "kontakt"
    ARGUMENT = True
    OPTIONS = {"rubrik": ["", type_string], "id": ["", type_string]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        return slot(
            parent,
            "contact",
            kind=self.argument,
            title=self.options["rubrik"],
            id=self.options["id"],
        )


class Picture(Block):  # type: ignore[misc]
    """``bild``: an illustration standing on its line."""

    NAME = "bild"
    ARGUMENT = True
    OPTIONS = {"alt": [None, type_string]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        element = slot(parent, "picture", name=self.argument)
        element.set("class", "ks-picture")
        if self.options["alt"] is not None:
            element.set("data-ks-alt", self.options["alt"])
        return element


class _Box(Block):  # type: ignore[misc]
    CLASS = ""

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": self.CLASS})


class WordBox(_Box):
    """``ordbox``: a word explained where it stands (easy-read)."""

    NAME = "ordbox"
    CLASS = "ks-wordbox"


class Links(_Box):
    """``lankar``: large rows of links; text after the dash is what the page gives."""

    NAME = "lankar"
    CLASS = "ks-links"


class Questions(_Box):
    """``fragor``: questions to talk about."""

    NAME = "fragor"
    CLASS = "ks-questions"


class Film(Block):  # type: ignore[misc]
    """``film``: a film with player, chapters and text."""

    NAME = "film"
    ARGUMENT = True
    OPTIONS = {"visa": ["allt", type_string]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        return slot(parent, "film", id=self.argument, show=self.options["visa"])


BLOCKS: tuple[type[Block], ...] = (
    Important,
    Example,
    LawNote,
    Table,
    Local,
    Contact,
    Picture,
    WordBox,
    Links,
    Questions,
    Film,
)
