"""The security headers of the site, for every server and for the page's own <meta>."""

from __future__ import annotations

import re

# Content Security Policy Level 3: nothing but the site's own files, nothing inline.
CSP: dict[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}

# The search page alone runs Pagefind, which is WebAssembly: docs/_dev/decisions/0008-sok.md
SEARCH_SCRIPT = "'self' 'wasm-unsafe-eval'"
_SEARCH_PAGE = re.compile(r"(?:^|/)sok/(?:index\.html)?$")

# A <meta> policy cannot carry these (CSP 3, section 3.3).
HEADER_ONLY = frozenset({"frame-ancestors", "sandbox", "report-uri", "report-to"})


def csp(*, meta: bool = False, search: bool = False) -> str:
    """The policy as one line; with ``meta`` only what a <meta> element can carry.

    search: the policy of a search page, see :func:`is_search_page`
    """
    policy = CSP | ({"script-src": SEARCH_SCRIPT} if search else {})
    return "; ".join(
        f"{name} {value}" for name, value in policy.items() if not (meta and name in HEADER_ONLY)
    )


def is_search_page(path: str) -> bool:
    """Whether an address is a search page of any variant: ``/sok/``, ``/lattlast/sok/``."""
    return _SEARCH_PAGE.search(path) is not None


def headers(path: str = "") -> dict[str, str]:
    """Header name → value for an address, the same in ``serve``, in tests and in production."""
    return {
        "Content-Security-Policy": csp(search=is_search_page(path)),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
