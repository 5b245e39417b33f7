"""Where a page and the site stand: what everything drawn needs to know for its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .variants import Variant


@dataclass(frozen=True)
class PagePlace:
    """Where the page being filled stands.

    uri:  the page's docs uri without variant (``"roller/sekretess.md"``)
    root: the relative way to the site's root
    """

    variant: Variant
    uri: str
    root: str

    def url(self, address: str) -> str:
        """The relative address of something below the site's root."""
        return f"{self.root}{address}" or "./"


def root_of(page: Any) -> str:
    """The relative way from a page to the site's root: ``"../../"``, empty on the start page."""
    url = str(page.url)
    return "../" * url.rstrip("/").count("/") + ("../" if url not in ("", "./") else "")


def absolute_root(address: str) -> str:
    """The path of the site's root on its server, with slashes: ``"/"``, ``"/guide/"``.

    address: the site's own (``webbadress``)
    """
    path = address.split("://", 1)[1].partition("/")[2].strip("/")
    return f"/{path}/" if path else "/"
