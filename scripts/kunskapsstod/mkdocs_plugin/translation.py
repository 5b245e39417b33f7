"""What a page in another language than Swedish needs: what is Swedish in it says so.

A screen reader changes its voice at ``lang`` (WCAG 3.1.2), and a reader who knows no Swedish is
told before following a link that leads to it. Swedish pages pass through untouched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from ..content.hyphenation import without
from ..texts import text
from .forms import nearest
from .profile_view import ProfileView
from .state import SiteState
from .variants import DEFAULT, Variant

# What kommun.yml says in words. Names, numbers and addresses on the web are in no language.
_WORDS = (
    "enhet",
    "telefontid",
    "besok",
    "besok_oppet",
    "socialjour_tid",
    "lex_sarah_mottagare",
    "lex_sarah_text",
    "intresse_text",
    "delar_med",
)
# English has no ending for "the": the title stands in its plain form after it.
_TITLES = {
    "kontaktsekreteraren": "titel.kontaktsekreterare",
    "kontaktsekreteraren_stor": "titel.kontaktsekreterare",
}


_ALL_SWEDISH = re.compile(r"<p><em>([^<]*)</em></p>")
_HREFLANG = Markup(' hreflang="{}"')


def swedish(words: str) -> Markup:
    """Words marked as Swedish, for a template."""
    return Markup('<span lang="{}">{}</span>').format(DEFAULT.language, words)


def profile_for(profile: ProfileView, values: dict[str, str], variant: Variant) -> ProfileView:
    """The municipality as a variant's pages show it: on a translated page its words are marked."""
    if not variant.translated:
        return profile
    given = {name: getattr(profile, name) for name in _WORDS}
    given |= {name: values[key] for name, key in _TITLES.items()}
    marked: dict[str, Any] = {name: swedish(said) for name, said in given.items() if said}
    return replace(profile, **marked)


def mark_terms(html: str, variant: Variant) -> str:
    """On a translated page, what the author set in italics is a Swedish word: ``*lex Sarah*``."""
    if not variant.translated:
        return html
    marked = f'lang="{DEFAULT.language}"'
    # A whole paragraph, such as the line that names a law, is no term: it is Swedish as it stands.
    html = _ALL_SWEDISH.sub(rf"<p {marked}>\1</p>", html)
    # <i> is HTML's element for words of another language; <em> would stress them.
    return html.replace("<em>", f"<i {marked}>").replace("</em>", "</i>")


def unhyphenated(html: str, variant: Variant) -> str:
    """A translated page without soft hyphens: they stand where Swedish compounds may break."""
    return without(html) if variant.translated else html


def hreflang(page_uri: str, variant: Variant, state: SiteState) -> Markup:
    """The attribute of a link to a page that can only be read in another language, or nothing."""
    form = nearest(page_uri, variant, state)
    return Markup("") if form.language == variant.language else _HREFLANG.format(form.tag)


def note(page_uri: str, variant: Variant, state: SiteState) -> str:
    """What such a link says after its words: `` (in Swedish)``."""
    foreign = nearest(page_uri, variant, state).language != variant.language
    return f" {text('other.in_swedish', variant.tag)}" if foreign else ""


def link_marker(variant: Variant, state: SiteState) -> Callable[[str, str], tuple[str, str]] | None:
    """For a link in Markdown to a page without a form in the reader's language.

    Page uri and the author's words → the words to show, and attributes. None for Swedish pages.
    """
    if not variant.translated:
        return None

    def marked(page_uri: str, words: str) -> tuple[str, str]:
        source = state.source(page_uri, DEFAULT.tag)
        titles = {source.meta.title, source.meta.menu_title} if source else set()
        # The page's own title is Swedish; any other words are the author's, in their language.
        shown = f'<span lang="{DEFAULT.language}">{words}</span>' if words in titles else words
        attributes = f"{{:{hreflang(page_uri, variant, state)} }}"
        return shown + note(page_uri, variant, state), attributes

    return marked
