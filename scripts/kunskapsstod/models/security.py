"""The security headers of the site, for every server and for the page's own <meta>."""

from __future__ import annotations

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

# A <meta> policy cannot carry these (CSP 3, section 3.3).
HEADER_ONLY = frozenset({"frame-ancestors", "sandbox", "report-uri", "report-to"})


def csp(*, meta: bool = False) -> str:
    """The policy as one line; with ``meta`` only what a <meta> element can carry."""
    return "; ".join(
        f"{name} {value}" for name, value in CSP.items() if not (meta and name in HEADER_ONLY)
    )


def headers() -> dict[str, str]:
    """Header name → value, the same in ``serve``, in tests and in production."""
    return {
        "Content-Security-Policy": csp(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
