"""The search index of a built site: files that the search page fetches when someone searches."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from ...content.glossary import Glossary
from ...content.search_words import SearchWords
from ...models.site import twin_address
from . import engine
from .pages import BuiltPage, read_pages
from .words import Extra, hidden, words_of

FOLDER = "sokindex"
# Shorter words are no parts of compounds, and never corrected.
_SHORTEST = 3
# A heading on so many pages tells none of them apart.
_MANY = 4


Given = Mapping[str, Sequence[str]]


def write_index(
    site: Path, words: SearchWords, glossary: Glossary, page_words: Given, page_questions: Given
) -> int:
    """Index the pages of a built site into its folder ``sokindex``; the number of pages.

    page_words:     address → words from ``sokord.yml`` the page is found by
    page_questions: address → questions from ``sokfragor.yml`` that lead to the page

    Raises Faults when the index cannot be made.
    """
    out = site / FOLDER
    pages = sorted(read_pages(site), key=lambda page: (page.lang, page.address))
    twins = _twins(pages)
    found_by = {
        p.address: (*page_words.get(p.address, ()), *(t.title for t in twins[p.address]))
        for p in pages
    }
    stop = frozenset(word.lower() for word in words.stoppord)
    extra = Extra((*words.grupper, *_glossary_groups(glossary)), found_by, stop)
    documents: dict[str, str] = {}
    lists: dict[str, object] = {}
    common: set[str] = set()
    for lang, group in groupby(pages, key=lambda page: page.lang):
        ours = list(group)
        more = hidden(ours, extra, twins)
        documents |= {page.address: page.html(more[page.address]) for page in ours}
        lists[f"words.{lang}"] = _word_list(ours, more)
        common |= {text for text, count in _spread(ours).items() if count >= _MANY}
        lists[f"questions.{lang}"] = _questions(ours, found_by, page_questions, common)
    fragments = engine.run(documents, out)
    # Not as a filter of Pagefind's, whose files differ from run to run.
    sections = {page.address: page.section for page in pages}
    lists["pages"] = {
        "stop": sorted(words.stoppord),
        "pages": {name: [address, sections[address]] for name, address in fragments.items()},
        "common": sorted(common),
        "groups": [[word for word in group if " " not in word] for group in extra.groups],
    }
    for name, data in lists.items():
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return len(pages)


def _glossary_groups(glossary: Glossary) -> Iterable[tuple[str, ...]]:
    return [(word.word, *word.search) for word in glossary.words if word.search]


def _twins(pages: Sequence[BuiltPage]) -> dict[str, list[BuiltPage]]:
    """Address → the same page in the same language's other forms."""
    known = {(page.address, page.lang): page for page in pages}
    languages = sorted({page.lang for page in pages})
    return {
        page.address: [
            known[twin]
            for other in languages
            if other != page.lang and _language(other) == _language(page.lang)
            if (twin := (twin_address(page.address, page.lang, other), other)) in known
        ]
        for page in pages
    }


def _language(tag: str) -> str:
    return tag.partition("-")[0]


def _word_list(pages: Iterable[BuiltPage], more: dict[str, dict[str, str]]) -> list[str]:
    """Every word a search can find, the commonest first: what a misspelt word may have meant."""
    count: Counter[str] = Counter()
    for page in pages:
        texts = (page.title, page.lead, *(block.text for block in page.blocks))
        given = (*texts, *more[page.address].values())
        count.update({word for text in given for word in words_of(text)})
    words = [word for word in count if len(word) >= _SHORTEST]
    return sorted(words, key=lambda word: (-count[word], word))


def _spread(pages: Sequence[BuiltPage]) -> Counter[str]:
    """Heading → how often it stands."""
    return Counter(block.text for page in pages for block in page.blocks if block.tag != "p")


def _questions(
    pages: Sequence[BuiltPage], found_by: Given, asked: Given, common: Collection[str]
) -> dict[str, list[str]]:
    """Address → the page's title, its headings, and what readers may ask of it."""
    return {
        page.address: [
            page.title,
            *(b.text for b in page.blocks if b.tag != "p" and b.text not in common),
            *(term for term in found_by[page.address] if " " in term),
            *asked.get(page.address, ()),
        ]
        for page in pages
    }
