"""What the PDF command needs to know of a built guide: its pages in reading order, what they are.

All of it is read from the built pages themselves: the menu says the order, the body's class says
which pages are sheets, and the drawn picture says where the process and the map are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..models.profile import Profile
from ..models.site import LANGUAGE_FOLDERS, BuiltSite, PageDoc, PageFacts

SHEET_CLASS = "ks-sheet"
# The two pictures that are also sheets of their own: name of the sheet → what its page holds.
DRAWINGS = {"process": ".ks-steps", "natverkskarta": ".ks-areas"}
# Pages that are nothing on paper: search results and switches.
_TOOLS = ".ks-results, .ks-settings"


@dataclass(frozen=True)
class GuidePage:
    """One page of the guide that can be put on paper.

    title:   its h1, without soft hyphens
    drawing: "process" or "natverkskarta" when the page holds that picture
    film:    id of the film whose text the page holds
    """

    facts: PageFacts
    title: str
    sheet: bool
    drawing: str | None
    film: str | None = None

    @property
    def address(self) -> str:
        return self.facts.address

    @property
    def language(self) -> str:
        return self.facts.language


class Guide:
    """A built site and its profile, seen as something to print."""

    def __init__(self, site: BuiltSite, profile: Profile) -> None:
        self.site = site
        self.profile = profile

    @cached_property
    def pages(self) -> dict[str, GuidePage]:
        """Address → page, in reading order: as the menu has them, the others after."""
        found = {}
        for doc in self.site.read(self._addresses()):
            page = _read(doc)
            if page is not None:
                found[page.address] = page
        return {address: found[address] for address in self._in_order(found)}

    def full_address(self, address: str) -> str:
        """The web address of a page or file, with scheme."""
        return self.site.site_url + address

    def spoken(self, address: str) -> str:
        """The address as it is read aloud and written on paper: without scheme."""
        return self.full_address(address).split("://", 1)[1]

    def start(self, language: str) -> str:
        """The address of a variant's start page."""
        return next((f"{f}/" for f, tag in LANGUAGE_FOLDERS.items() if tag == language), "")

    def _addresses(self) -> list[str]:
        return [
            address
            for address, facts in self.site.pages.items()
            if not facts.redirect and not facts.is_error_page
        ]

    def _in_order(self, found: dict[str, GuidePage]) -> list[str]:
        order: dict[str, int] = {}
        for start in ("", *(f"{folder}/" for folder in LANGUAGE_FOLDERS)):
            if start not in self.site.pages:
                continue
            for doc in self.site.read([start]):
                for link in doc.all("nav.ks-menu a[href]"):
                    target = self.site.resolve(doc.facts, link.attributes.get("href") or "")
                    order.setdefault(target.address, len(order))
        return sorted(found, key=lambda address: (order.get(address, len(order)), address))


def _read(doc: PageDoc) -> GuidePage | None:
    heading = doc.first("main h1")
    if heading is None or doc.first(_TOOLS) is not None:
        return None
    body = doc.first("body")
    classes = (body.attributes.get("class") or "").split() if body else []
    drawing = next((name for name, css in DRAWINGS.items() if doc.first(f"main {css}")), None)
    title = " ".join(heading.text().replace("\u00ad", "").split())
    return GuidePage(doc.facts, title, SHEET_CLASS in classes, drawing, _film(doc))


def _film(doc: PageDoc) -> str | None:
    """The film's id, which its text's heading begins with."""
    heading = doc.first("main .ks-film__transcript h2[id]")
    name = (heading.attributes.get("id") or "") if heading is not None else ""
    return name.removesuffix("-text") or None
