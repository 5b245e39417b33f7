"""Links, anchors and files inside the site lead somewhere; links have a name (WCAG 2.4.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ...texts import message
from ._page import found, is_hidden, name_of

# Attributes that hold one address each; srcset holds several.
ADDRESSES = ("href", "src", "poster", "data", "action", "formaction", "xlink:href")
# Fragments with a meaning to the browser or to our player instead of an id:
# #:~:text= (URL Fragment Text Directives), #t= (Media Fragments URI 1.0), #film=…&t=….
MEANINGFUL = re.compile(r":~:text=|(film=[a-z]+&)?t=[\d:.,]+$|film=[a-z]+$")


def broken_link(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Every address inside the site leads to a page or a file."""
    for node, address in _addresses(page):
        if site.resolve(page.facts, address).kind == "missing":
            yield found(page, "static.broken-link", node, address=address)


def broken_anchor(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Every #fragment inside the site is the id of an element on that page."""
    for node in page.all("a[href*='#'], area[href*='#'], use[href*='#'], use[xlink\\:href*='#']"):
        address = node.attributes.get("href") or node.attributes.get("xlink:href") or ""
        target = site.resolve(page.facts, address)
        if target.kind != "page" or not target.fragment or MEANINGFUL.match(target.fragment):
            continue
        # "#top" needs no element (HTML Living Standard 7.4.6.4).
        if target.fragment.lower() != "top" and target.fragment not in (
            site.pages[target.address].ids
        ):
            yield found(
                page,
                "static.broken-anchor",
                node,
                anchor=target.fragment,
                target=f"/{target.address}",
            )


def http_link(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No address without encryption."""
    for node, address in _addresses(page):
        if address.lower().startswith("http:"):
            yield found(page, "static.http-link", node, address=address)


def empty_link(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A link or a button has a name that can be read aloud."""
    for node in page.all('a[href], area[href], button, [role="link"], [role="button"]'):
        if is_hidden(node):
            continue
        name = name_of(node, page) or (node.attributes.get("alt") or "").strip()
        if not name:
            kind = "button" if node.tag == "button" else "link"
            yield found(page, "static.empty-link", node, kind=message(f"check.problem.{kind}"))


def _addresses(page: PageDoc) -> Iterator[tuple[LexborNode, str]]:
    for name in ADDRESSES:
        escaped = name.replace(":", "\\:")
        for node in page.all(f"[{escaped}]"):
            if name == "data" and node.tag != "object":
                continue
            if "hreflang" in node.attributes and node.tag == "link":  # twins.py judges these
                continue
            address = (node.attributes.get(name) or "").strip()
            if address and not address.startswith("#"):
                yield node, address
    for node in page.all("[srcset]"):
        for part in (node.attributes.get("srcset") or "").split(","):
            if part.strip():
                yield node, part.split()[0]
