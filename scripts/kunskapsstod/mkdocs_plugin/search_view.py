"""What the search page is drawn from: every page and word from A to Ö, and the site's forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..content import values
from ..content.front_matter import Source
from ..content.glossary import alphabetical
from ..content.hyphenation import without
from ..texts import text
from .state import SiteState
from .variants import VARIANTS, Variant, page_url

SEARCH_PAGE = "sok.md"
SEARCH_TEMPLATE = "search.html"
GLOSSARY_PAGE = "ordlista.md"
# Addresses hold no å, ä or ö, and anchors none either.
_PLAIN = {"å": "aa", "ä": "ae", "ö": "oe"}


@dataclass(frozen=True)
class Entry:
    """A link of the list; ``is_word``: to a word in the glossary."""

    title: str
    href: str
    is_word: bool = False


@dataclass(frozen=True)
class Letter:
    """A letter and what begins with it. ``id`` is the letter's anchor."""

    letter: str
    id: str
    entries: tuple[Entry, ...]


def letters(state: SiteState, variant: Variant, root: str) -> tuple[Letter, ...]:
    """Every page of the variant and every word of the glossary, letter by letter.

    root: the relative way from the page to the site's root
    """
    entries = [*_pages(state, variant, root), *_words(state, variant, root)]
    entries.sort(key=lambda entry: (alphabetical(entry.title), entry.is_word))
    return tuple(
        Letter(first.upper(), f"bokstav-{_PLAIN.get(first, first)}", tuple(group))
        for first, group in groupby(entries, key=_initial)
    )


def _initial(entry: Entry) -> str:
    return next((char for char in entry.title.lower() if char.isalnum()), "#")


def _pages(state: SiteState, variant: Variant, root: str) -> Iterator[Entry]:
    for source in state.sources.values():
        if source.language == variant.tag and source.page_uri != SEARCH_PAGE:
            address = (root + page_url(source.page_uri, variant)) or "./"
            yield Entry(_title(source, state, variant), address)


def _title(source: Source, state: SiteState, variant: Variant) -> str:
    # The start page's own title is an invitation; in a list it is looked for by what it is.
    if source.page_uri == "index.md":
        return text("search.start_page", variant.tag)
    return without(values.fill(source.meta.title, state.values, markdown=False))


def _words(state: SiteState, variant: Variant, root: str) -> Iterator[Entry]:
    if state.source(GLOSSARY_PAGE, variant.tag) is None:
        return
    glossary = root + page_url(GLOSSARY_PAGE, variant)
    for word in state.glossary.words:
        yield Entry(word.word, f"{glossary}#{word.id}", is_word=True)


def search_forms(variant: Variant) -> str:
    """Every form of the guide as JSON for the script: its tag, its addresses, its name here."""
    return json.dumps(
        {
            form.tag: {
                "prefix": form.prefix,
                "name": text(
                    "switch.short" if form.language == variant.language else "switch.short_abroad",
                    form.tag,
                ),
            }
            for form in VARIANTS.values()
        },
        ensure_ascii=False,
    )
