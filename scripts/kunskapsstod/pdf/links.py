"""Links on paper: to a place in the same PDF, or to the web, with the address written out."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from selectolax.lexbor import LexborNode

from ..models.site import PageFacts, Target
from . import drawings
from .guide import Guide
from .nodes import element, kept, words


class Links:
    """The links of one PDF.

    pages: addresses of the pages that are in it
    names: target as written in the PDF → what it leads to, in words (for /Contents)
    """

    def __init__(self, guide: Guide, pages: Collection[str]) -> None:
        self._guide = guide
        self._pages = frozenset(pages)
        self.names: dict[str, str] = {}

    def prefix(self, address: str) -> str:
        """What every id of a page begins with, so that two pages may use the same id."""
        return f"s-{address.strip('/').replace('/', '-')}-"

    def anchor(self, address: str, title: str = "") -> str:
        """The id of a whole page; ``title`` names the links that lead there."""
        anchor = f"{self.prefix(address)}sida"
        if title:
            self.names.setdefault(anchor, title)
        return anchor

    def spoken(self, address: str) -> str:
        """An address of the guide as it is written on paper."""
        return self._guide.spoken(address)

    def file(self, page: PageFacts, href: str) -> str:
        """The local file behind an address in a page, as a file: address; empty if none."""
        target = self._guide.site.resolve(page, href)
        if target.kind != "file":
            return ""
        return (self._guide.site.root.resolve() / target.address).as_uri()

    def pictures(self, main: LexborNode, page: PageFacts) -> None:
        """Give every picture the place of its file; one whose file is missing goes."""
        for picture in main.css("img"):
            source = self.file(page, picture.attributes.get("src") or "")
            if source:
                picture.attrs["src"] = source
            else:
                picture.decompose()

    def rewrite(self, main: LexborNode, page: PageFacts) -> None:
        """Give every link its address on paper. Words explained in the glossary are no links."""
        for link in main.css("a"):
            if drawings.inside_drawing(link):
                continue
            href = link.attributes.get("href")
            target = self._guide.site.resolve(page, href) if href else None
            explained = "ks-word" in (link.attributes.get("class") or "").split()
            if target is None or target.kind == "missing" or explained:
                link.unwrap()
                continue
            self._write(link, target, page, href or "")

    def _write(self, link: LexborNode, target: Target, page: PageFacts, href: str) -> None:
        here = self._here(target)
        row = link.css_first(".ks-links__title")
        beside = link.css_first(".ks-links__text")
        name = words(row or link)
        shown = escape((row or link).text())
        if here:
            address, note = f"#{here}", ""
        elif target.kind in ("page", "file"):
            address = self._guide.full_address(target.address) + _fragment(target)
            note = self.spoken(target.address) if row else ""
        elif target.kind == "outside":
            address, note = target.address, target.address.split("://", 1)[1].rstrip("/")
        else:
            address, note = href, ""
        self.names.setdefault(address.removeprefix("#"), name)
        # WeasyPrint loses the link when an element stands inside it (Kozea/WeasyPrint#185):
        # the text is plain, and what belongs to it follows after.
        html = f'<a href="{escape(address)}">{shown}</a>'
        if beside is not None:
            html += f" – {escape(beside.text())}"
        if note and note not in name:
            html += f' <span class="address">({escape(note)})</span>'
        link.replace_with(element(f'<span class="link"{kept(link, "lang")}>{html}</span>'))

    def _here(self, target: Target) -> str:
        """The id in this PDF that an address leads to; empty when it leads out of it."""
        if target.kind != "page" or target.address not in self._pages:
            return ""
        ids = self._guide.site.pages[target.address].ids
        if target.fragment and target.fragment in ids:
            return f"{self.prefix(target.address)}{target.fragment}"
        return self.anchor(target.address)


def _fragment(target: Target) -> str:
    return f"#{target.fragment}" if target.fragment else ""
