"""What a page needs beside its words: a place in the site map, a policy, files one can afford."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from ...models import security
from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ...texts import message
from ._page import found

SITE_MAP = "sitemap.xml"
# A whole first view of the guide is 60 kB (docs/_dev): one file of this size is eight of them.
HEAVY = 500_000
POLICY = 'meta[http-equiv="Content-Security-Policy"]'


def site_map(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """The site map names every page, and no other (WCAG 2.4.5, technique G63)."""
    listed = _listed(site)
    facts = page.facts
    if listed is None or facts.redirect or facts.is_error_page:
        return
    if facts.address not in listed:
        problem = message("check.problem.map_lacks")
        yield found(page, "static.site-map", problem=problem)
    if facts.address == "":
        for address in sorted(listed - site.pages.keys()):
            problem = message("check.problem.map_lies", address=f"/{address}")
            yield found(page, "static.site-map", problem=problem)


def policy(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Each page carries the site's security policy, whole (models/security.py)."""
    if page.facts.redirect or page.first("body > header nav") is None:
        return
    node = page.first(POLICY)
    written = (node.attributes.get("content") or "") if node is not None else ""
    want = security.csp(meta=True, search=security.is_search_page(f"/{page.address}"))
    if _directives(written) != _directives(want):
        yield found(page, "static.policy", node, policy=written or "–")


def heavy_file(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No picture, script or style weighs so much that a small connection has to wait for it."""
    for node in page.all("img[src], script[src], link[rel=stylesheet][href], input[src]"):
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        target = site.resolve(page.facts, address)
        if target.kind == "file":
            size = (site.root / target.address).stat().st_size
            if size > HEAVY:
                weight = f"{size / 1e6:.1f}".replace(".", ",")
                yield found(page, "static.heavy-file", node, file=target.address, size=weight)


@lru_cache(maxsize=2)
def _listed(site: BuiltSite) -> frozenset[str] | None:
    """Addresses the site map names; None when the site has none."""
    if SITE_MAP not in site.files:
        return None
    tree = LexborHTMLParser((site.root / SITE_MAP).read_bytes().decode("utf-8", "replace"))
    paths = (urlsplit(node.text().strip()).path for node in tree.css("loc"))
    return frozenset(path.removeprefix(site.base_path) for path in paths)


def _directives(written: str) -> set[tuple[str, ...]]:
    return {tuple(sorted(part.split())) for part in written.split(";") if part.strip()}
