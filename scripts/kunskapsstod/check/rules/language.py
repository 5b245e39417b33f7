"""The page's language, and words of another left behind in its interface (WCAG 3.1.1, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from selectolax.lexbor import LexborNode

from ...models.finding import Finding
from ...models.loading import load
from ...models.site import BuiltSite, PageDoc
from ...texts import interface
from ._page import found, language_at, text_of

WORD_FILE = Path(__file__).parent.parent / "english.yml"

# BCP 47 as far as a page needs it: language, then subtags of 1–8 letters or digits.
TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.IGNORECASE)

# Where the interface speaks. Running text is left alone: it may quote English.
LABEL_ATTRIBUTES = (
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "title",
    "alt",
    "placeholder",
    "label",
)
LABEL_ELEMENTS = (
    "title, button, label, legend, summary, option, nav a, nav h2, nav span, nav p, "
    "body > header a, body > footer a, body > footer h2, "
    '.admonition-title, .headerlink, [role="status"], [role="alert"], '
    '[class*="hidden"], [class*="sr-only"]'
)
# Words of the Swedish interface that are also English.
SHARED = frozenset({"film", "start", "text", "video"})
# A name keeps its å, ä and ö in English; it begins with a capital letter.
SWEDISH_WORD = re.compile(r"(?<![\w.@/-])[a-zåäö]*[åäö][a-zåäö]*")
BUTTONS = 'input[type="submit"], input[type="button"], input[type="reset"]'


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    phrases: tuple[str, ...]
    words: frozenset[str]
    signals: frozenset[str]


@cache
def _words() -> _Words:
    return load(WORD_FILE, _Words)


def lang_valid(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """<html lang> is there and is a language tag."""
    lang = page.facts.lang
    if not lang or not TAG.fullmatch(lang):
        yield found(page, "static.lang-valid", page.first("html"), lang=lang or "–")


def lang_folder(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """<html lang> is the language the folder promises: easy-read says sv-simple."""
    lang = page.facts.lang
    if lang and TAG.fullmatch(lang) and lang.lower() != page.facts.language:
        yield found(
            page, "static.lang-folder", page.first("html"), lang=lang, want=page.facts.language
        )


def english(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No English in labels, titles and hidden texts of a page that is not English."""
    told: set[str] = set()
    for node, label in _labels(page):
        if label in told or language_at(node).lower().startswith("en"):
            continue
        verdict = judge(label)
        if verdict:
            told.add(label)
            yield found(page, "static.english", node, doubt=verdict == "look", text=label)


def swedish(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No Swedish in labels, titles and hidden texts of an English page, unless it says so."""
    told: set[str] = set()
    for node, label in _labels(page):
        if label in told or not language_at(node).lower().startswith("en"):
            continue
        verdict = judge_english_label(label)
        if verdict:
            told.add(label)
            yield found(page, "static.swedish", node, doubt=verdict == "look", text=label)


@cache
def _swedish_labels() -> frozenset[str]:
    """What the Swedish interface says and the English one does not."""
    said = {_plain(words) for tag in ("sv", "sv-simple") for words in interface(tag).values()}
    return frozenset(said - {_plain(words) for words in interface("en").values()} - SHARED)


def judge_english_label(label: str) -> str:
    """``"fault"`` for a label of the Swedish interface, ``"look"`` for one with a Swedish word."""
    if _plain(label) in _swedish_labels():
        return "fault"
    return "look" if SWEDISH_WORD.search(label) else ""


def _plain(label: str) -> str:
    return " ".join(label.lower().split()).strip(" .:…!?¶")


def judge(label: str) -> str:
    """``"fault"`` for a known English label, ``"look"`` for one that reads like it, else ``""``."""
    words = _words()
    lowered = _plain(label)
    if lowered in words.words or any(phrase in lowered for phrase in words.phrases):
        return "fault"
    found_words = set(re.findall(r"[a-zåäö]+", lowered))
    return "look" if len(found_words) > 1 and found_words & words.signals else ""


def _labels(page: PageDoc) -> Iterator[tuple[LexborNode, str]]:
    for name in LABEL_ATTRIBUTES:
        for node in page.all(f"[{name}]"):
            yield node, node.attributes.get(name) or ""
    for node in page.all(BUTTONS):
        yield node, node.attributes.get("value") or ""
    for node in page.all(LABEL_ELEMENTS):
        text = text_of(node)
        if len(text) <= 120:  # longer is running text that happens to be hidden
            yield node, text
    # A component's words for its script travel in its data attributes (data-copied="…").
    for node in page.all("[data-module]"):
        for name, value in node.attributes.items():
            if value and name.startswith("data-") and " " in value:
                yield node, value
