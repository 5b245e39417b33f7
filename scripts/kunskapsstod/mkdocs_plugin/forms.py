"""The forms of a page: which there are, how one leads to another, and the site map of them all.

A switch leads to the *same* page and stands only where that page exists. Nothing is ever served
as a form it is not: docs/_dev/decisions/0002-lattlast-som-sprakvariant.md
"""

from __future__ import annotations

from dataclasses import dataclass

from ..texts import text
from .state import SiteState
from .variants import DEFAULT, VARIANTS, Variant, page_url


@dataclass(frozen=True)
class Usual:
    """What one who usually reads a form is told on a page in another, in the form's words."""

    told: str
    link: str
    hide: str


@dataclass(frozen=True)
class Form:
    """Another form of a page, as the switch offers it, in the words of the form it leads to.

    hreflang: the form's language tag
    lang:     the words' language when the page around them has another, else empty
    short:    the form's name, for the header
    long:     what following the link does, for the head of the page
    first:    the same language in easier words: what most readers of this page may look for
    usual:    what one who usually reads that form is told here
    """

    href: str
    hreflang: str
    lang: str
    short: str
    long: str
    first: bool
    usual: Usual | None


@dataclass(frozen=True)
class Alternate:
    """One form of a page, as search engines are told of it (hreflang)."""

    lang: str
    href: str


@dataclass(frozen=True)
class SitemapEntry:
    """One address, when its text was last written or reviewed, and all its forms."""

    href: str
    lastmod: str
    alternates: tuple[Alternate, ...]


def existing(page_uri: str, state: SiteState) -> list[Variant]:
    """The variants a page is written in, the standard one first."""
    return [form for form in VARIANTS.values() if state.source(page_uri, form.tag)]


def nearest(page_uri: str, variant: Variant, state: SiteState) -> Variant:
    """The variant in which a reader of ``variant`` can read a page: their own, or the standard."""
    return variant if state.source(page_uri, variant.tag) else DEFAULT


def others(page_uri: str, variant: Variant, state: SiteState, root: str) -> tuple[Form, ...]:
    """Every other form of a page; ``root`` is the relative way to the site's root."""
    return tuple(
        _offered(page_uri, form, variant, root)
        for form in existing(page_uri, state)
        if form is not variant
    )


def _offered(page_uri: str, form: Variant, variant: Variant, root: str) -> Form:
    same = form.language == variant.language
    return Form(
        href=(root + page_url(page_uri, form)) or "./",
        hreflang=form.tag,
        lang="" if same else form.language,
        short=text("switch.short" if same else "switch.short_abroad", form.tag),
        long=text("switch.long" if same else "switch.long_abroad", form.tag),
        first=same and form.easy,
        # A link from elsewhere leads to the standard text; in the other forms readers stay.
        usual=_usual(form) if variant is DEFAULT else None,
    )


def _usual(form: Variant) -> Usual:
    keys = ("switch.usual", "switch.usual_link", "switch.usual_hide")
    return Usual(*(text(key, form.tag) for key in keys))


def alternates(page_uri: str, state: SiteState) -> tuple[Alternate, ...]:
    """Absolute addresses of all forms of a page; none when there is only one."""
    site = state.profile.webbadress.rstrip("/") + "/"
    forms = existing(page_uri, state)
    if len(forms) < 2:
        return ()
    return tuple(Alternate(form.tag, site + page_url(page_uri, form)) for form in forms)


def sitemap(state: SiteState) -> tuple[SitemapEntry, ...]:
    """Every page of every variant, in the order of the files."""
    site = state.profile.webbadress.rstrip("/") + "/"
    entries = []
    for source in state.sources.values():
        changed = max(source.meta.written, source.meta.reviewed or source.meta.written)
        url = site + page_url(source.page_uri, VARIANTS[source.language])
        entries.append(SitemapEntry(url, changed.isoformat(), alternates(source.page_uri, state)))
    return tuple(entries)
