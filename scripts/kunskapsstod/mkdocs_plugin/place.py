"""Where a page stands: what everything drawn into it needs to know for its addresses."""

from __future__ import annotations

from dataclasses import dataclass

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
