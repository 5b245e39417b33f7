"""Explains hard words where they first stand on a page.

Each becomes a link to the glossary that carries its explanation: without script it leads there,
with script it is a button that opens the explanation in place (components/word).
"""

from __future__ import annotations

import re
from html import escape

from ..content.glossary import Glossary, Word
from ..models.html import VOID

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?\s*([a-zA-Z0-9]+)")
_CLASS = re.compile(r'class="([^"]*)"')
# Where no button belongs: headings and names, links, drawings, and what explains words itself.
_SKIPPED = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "button",
        "summary",
        "code",
        "pre",
        "th",
        "caption",
        "label",
        "svg",
        "script",
        "style",
        "select",
    ]
)
_SKIPPED_CLASSES = frozenset({"ks-law", "ks-wordbox", "ks-glossary"})
_WORD_BOX = re.compile(r'<div class="ks-wordbox">(.*?)</div>', re.DOTALL)
_STRONG = re.compile(r"<strong>(.*?)</strong>", re.DOTALL)


def explain(html: str, glossary: Glossary, title: str, address: str, *, easy: bool) -> str:
    """The page's HTML with each word's first occurrence explained.

    title:   the page's own; the words it is about are what the page itself explains
    address: of the glossary page, relative to this one
    """
    done = {found.word.id for found in glossary.find(title)} | _boxed(html, glossary)
    parts = _TAG.split(html)
    skipping: list[str] = []
    for index, part in enumerate(parts):
        if index % 2:
            _follow(part, skipping)
        elif part.strip() and not skipping:
            parts[index] = _mark(part, glossary, done, address, easy=easy)
    return "".join(parts)


def _follow(tag: str, skipping: list[str]) -> None:
    """Keep the stack of elements inside which nothing is marked; empty means: mark."""
    if not skipping and tag.startswith("</"):
        return
    match = _NAME.match(tag)
    if match is None:
        return
    name = match.group(1).lower()
    if name in VOID or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        if skipping[-1] == name:
            skipping.pop()
        return
    classes = _CLASS.search(tag)
    skipped = bool(classes and _SKIPPED_CLASSES & set(classes.group(1).split()))
    # Inside a skipped element every element counts, so that its own end is the one that counts.
    if skipping or name in _SKIPPED or skipped:
        skipping.append(name)


def _mark(text: str, glossary: Glossary, done: set[str], address: str, *, easy: bool) -> str:
    marked, position = [], 0
    for found in glossary.find(text):
        if found.word.id in done:
            continue
        done.add(found.word.id)
        marked.append(text[position : found.start])
        marked.append(_link(text[found.start : found.end], found.word, address, easy=easy))
        position = found.end
    return "".join((*marked, text[position:])) if marked else text


def _link(shown: str, word: Word, address: str, *, easy: bool) -> str:
    meaning = "\n".join(word.easy) if easy else word.definition
    said = escape(meaning).replace("\n", "&#10;")
    return (
        f'<a class="ks-word" data-module="ks-word" href="{address}#{word.id}" '
        f'data-word="{escape(word.word)}" data-meaning="{said}">{shown}</a>'
    )


def _boxed(html: str, glossary: Glossary) -> set[str]:
    """Words an easy-read page explains in a box of its own."""
    return {
        found.word.id
        for box in _WORD_BOX.findall(html)
        for strong in _STRONG.findall(box)
        for found in glossary.find(strong)
    }
