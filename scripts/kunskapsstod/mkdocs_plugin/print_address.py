"""The address of a page, read aloud and written on paper, on every row of a list of links.

A style sheet can write out an attribute but not turn ``../orolig/`` into an address.
"""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urljoin

# The large link rows of structure.LinkRows.
_ROW = re.compile(r'<a href="([^"]+)"([^>]*)>(?=<span><span class="ks-links__title">)')


def write_out(html: str, canonical: str) -> str:
    """The page's HTML with ``data-address`` on links to pages of the guide.

    canonical: the page's own web address
    """

    def one(match: re.Match[str]) -> str:
        href, rest = match.groups()
        if "://" in href:
            return match.group(0)
        address = urljoin(canonical, unescape(href)).split("://", 1)[-1].split("#", 1)[0]
        return f'<a href="{href}"{rest} data-address="{escape(address)}">'

    return _ROW.sub(one, html)
