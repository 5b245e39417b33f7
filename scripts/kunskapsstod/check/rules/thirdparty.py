"""Nothing is fetched from anyone else, and nothing runs inline (site.md: strict CSP, 0 requests).

A plain <a> may lead anywhere: the reader chooses to follow it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ._page import found

FETCHING = "script, img, source, video, audio, track, iframe, frame, embed, object, use, image"
ATTRIBUTES = ("src", "srcset", "href", "xlink:href", "poster", "data")
# <link> types that make the browser fetch or connect; canonical and alternate do not.
LINK_TYPES = frozenset(
    (
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "prefetch",
        "preconnect",
        "preload",
        "apple-touch-icon",
        "stylesheet",
    )
)
# A <script> of these types is data, which CSP does not stop (CSP 3, 4.2.3 with HTML 4.12.1).
DATA_TYPES = frozenset(("application/json", "application/ld+json", "importmap"))


def third_party(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No picture, script, style, font, film or form leads to another origin."""
    links = [
        link
        for link in page.all("link[rel]")
        if LINK_TYPES & set((link.attributes.get("rel") or "").lower().split())
    ]
    for node in [*page.all(FETCHING), *links]:
        for name in ATTRIBUTES:
            value = node.attributes.get(name) or ""
            for address in value.split(",") if name == "srcset" else [value]:
                parts = address.split()
                if parts and site.resolve(page.facts, parts[0]).kind == "outside":
                    yield found(page, "static.third-party", node, address=parts[0])
    for node in page.all("form[action]"):
        address = node.attributes.get("action") or ""
        if site.resolve(page.facts, address).kind == "outside":
            yield found(page, "static.third-party", node, address=address)


def inline_code(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No inline script, style or event attribute: the site's policy stops them all."""
    for node in page.all("script:not([src])"):
        if (node.attributes.get("type") or "").lower() not in DATA_TYPES:
            yield found(page, "static.inline-code", node, code="<script>")
    for node in page.all("style"):
        yield found(page, "static.inline-code", node, code="<style>")
    for node in page.all("[style]"):
        yield found(page, "static.inline-code", node, code="style=")
    for node in page.all("a[href]"):
        if (node.attributes.get("href") or "").strip().lower().startswith("javascript:"):
            yield found(page, "static.inline-code", node, code="javascript:")
    for node in page.all("*"):
        for name in node.attributes:
            if name.startswith("on") and name[2:].isalpha():
                yield found(page, "static.inline-code", node, code=f"{name}=")
