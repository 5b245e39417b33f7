"""Documents to fetch: a PDF that can be read aloud, and a link that says it is one.

EN 301 549 V3.2.1, 10.1.3.1 (structure), 10.2.4.2 (title), 10.3.1.1 (language); ISO 14289-1.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ...texts import message
from ._page import found, name_of

STREAM = re.compile(rb"<<(?:(?!endobj).)*?>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
# What the catalogue and the metadata of the file must say.
DEMANDS = {
    "pdf_untagged": re.compile(rb"/StructTreeRoot\b"),
    "pdf_language": re.compile(rb"/Lang\s*[(<]\s*\S"),
    "pdf_title": re.compile(
        rb"<dc:title>.*?<rdf:li[^>]*>\s*[^<\s]|/Title\s*[(<]\s*[^)>\s]", re.DOTALL
    ),
}


def pdf(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A PDF has structure, a language and a title."""
    for node in page.all("a[href]"):
        href = node.attributes.get("href") or ""
        if not href.split("#")[0].lower().endswith(".pdf"):
            continue
        target = site.resolve(page.facts, href)
        if target.kind == "file":
            for lack in _lacks(site.root / target.address):
                problem = message(f"check.problem.{lack}")
                yield found(page, "static.pdf", node, file=target.address, problem=problem)


def pdf_link(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A link to a PDF says that it is one."""
    for node in page.all("a[href]"):
        href = (node.attributes.get("href") or "").lower()
        if href.split("#")[0].endswith(".pdf") and "pdf" not in name_of(node, page).lower():
            yield found(page, "static.pdf-link", node)


@cache
def _lacks(file: Path) -> tuple[str, ...]:
    """Which demands the file does not meet. Its compressed parts are read too."""
    data = file.read_bytes()
    for packed in STREAM.findall(data):
        try:
            data += zlib.decompressobj().decompress(packed)
        except zlib.error:
            continue
    return tuple(lack for lack, wanted in DEMANDS.items() if not wanted.search(data))
