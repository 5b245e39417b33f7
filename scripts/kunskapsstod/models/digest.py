"""What a page and the site's looks were when somebody tested them, in a few letters."""

from __future__ import annotations

import hashlib
import re

from .site import BuiltSite, PageDoc

_LENGTH = 12
_ASSETS = re.compile(r"assets/[0-9a-f]{6,}/")
# They change with the day or with a review, not with what the page says.
_NOT_CONTENT = "article > footer, .ks-notice"


def page_digest(page: PageDoc) -> str:
    """Digest of the page's own content: words and markup, not the spaces between them.

    The page's tree is changed: read it anew for anything else.
    """
    for node in page.all(_NOT_CONTENT):
        node.decompose()
    main = page.first("main") or page.first("body")
    html = re.sub(r"\s+", " ", (main.html or "") if main else "")
    # The folder of style and scripts is named by what is in it; see looks_digest.
    return hashlib.sha256(_ASSETS.sub("assets/", html).encode()).hexdigest()[:_LENGTH]


def looks_digest(site: BuiltSite) -> str:
    """Name of the folder of stylesheets and scripts, which is a digest of what is in them."""
    return " ".join(sorted({m[0].split("/")[1] for m in map(_ASSETS.match, site.files) if m}))
