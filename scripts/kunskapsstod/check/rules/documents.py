"""Links to documents: one that fetches a PDF says so. What is in the PDF is for the PDF layer."""

from __future__ import annotations

from collections.abc import Iterable

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ._page import found, name_of


def pdf_link(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A link to a PDF says that it is one."""
    for node in page.all("a[href]"):
        href = (node.attributes.get("href") or "").lower()
        if href.split("#")[0].endswith(".pdf") and "pdf" not in name_of(node, page).lower():
            yield found(page, "static.pdf-link", node)
