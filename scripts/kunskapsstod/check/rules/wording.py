"""How words are written and linked: what a screen reader, or somebody in a hurry, makes of them.

WCAG 1.1.1 (ASCII art, F72), 1.3.1 (F34, F43), 1.3.2 (F32), 2.4.4 (F84), 3.1.2, 3.2.5 (F22).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ._page import ancestors, found, is_hidden, language_at, name_of, text_of

# lexbor matches ":is(a, b) c" only where c is a child: the content is asked for by its element.
MAIN = "main"
HEADINGS = "h1, h2, h3, h4, h5, h6"
# Says nothing of where it leads, not even beside the sentence it stands in.
SAYS_NOTHING = re.compile(
    r"(klicka |tryck |läs |gå )?(här|mer|denna länk|den här länken|länk|länken)\W*"
    r"|(click |read )?(here|more|this link|link)\W*",
    re.IGNORECASE,
)
BARE_ADDRESS = re.compile(r"(https?://|www\.)\S+/\S*", re.IGNORECASE)
NEW_WINDOW = re.compile(r"\b(nytt? (fönster|flik)|new (window|tab))\b", re.IGNORECASE)
# Three single letters or more with blanks between: "N E J", not "7 a och 9 b".
SPACED = re.compile(r"(?<![\w.])(?:[A-ZÅÄÖ] ){2,}[A-ZÅÄÖ](?!\w)|(?<![\w.])(?:\w ){4,}\w(?!\w)")
# A table drawn with blanks, or a picture drawn with signs.
COLUMNS = re.compile(r"\S {3,}\S")
LONG_HEADING = 120
# The commonest words of each language that the other does not have.
ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "you",
        "your",
        "with",
        "this",
        "that",
        "will",
        "from",
        "are",
        "can",
        "before",
        "was",
        "they",
        "have",
        "not",
        "by",
        "or",
        "it",
        "at",
        "be",
        "a",
    ]
)
SWEDISH = frozenset(
    [
        "och",
        "att",
        "det",
        "som",
        "är",
        "en",
        "ett",
        "på",
        "för",
        "inte",
        "du",
        "av",
        "med",
        "den",
        "till",
        "kan",
        "har",
        "om",
        "de",
        "ni",
        "vi",
        "din",
    ]
)
FEW_WORDS = 8
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
# The guide's own way to give an address always says what does not belong in a letter.
WITH_NOTE = "ks-ways"


def link_text(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A link says where it leads."""
    for node in page.all("a[href]"):
        name = " ".join(name_of(node, page).split())
        # A list of contents says what the page's own headings say.
        inside = (node.attributes.get("href") or "").startswith("#")
        if (
            not inside
            and not is_hidden(node)
            and (SAYS_NOTHING.fullmatch(name) or BARE_ADDRESS.fullmatch(name))
        ):
            yield found(page, "static.link-text", node, name=name)


def new_window(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A link that opens a new window says so."""
    for node in page.all('a[target="_blank"], form[target="_blank"]'):
        told = f"{name_of(node, page)} {node.attributes.get('title') or ''}"
        if not NEW_WINDOW.search(told):
            yield found(page, "static.new-window", node)


def spaced_letters(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No word is spaced out with blanks: a screen reader spells it."""
    for node, text in _blocks(page):
        if hit := SPACED.search(text):
            yield found(page, "static.spaced-letters", node, text=hit[0])


def drawn_text(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No table and no picture is drawn with signs in preformatted text."""
    for node in page.all("pre"):
        lines = [line for line in node.text().splitlines() if line.strip()]
        text = "".join("".join(lines).split())
        columns = sum(1 for line in lines if COLUMNS.search(line.strip()))
        signs = sum(1 for sign in text if not sign.isalnum())
        if columns > 1 or (len(lines) > 1 and signs > len(text) / 2):
            yield found(page, "static.drawn-text", node)


def long_heading(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A heading is a heading, not a paragraph in large letters."""
    for node in page.all(f"{MAIN} :is({HEADINGS})"):
        text = text_of(node)
        if len(text) > LONG_HEADING or text.count(". ") > 1:
            yield found(page, "static.long-heading", node)


def foreign_text(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A paragraph in another language says so with lang."""
    for node, text in _blocks(page):
        for part in node.css("[lang]"):
            text = text.replace(text_of(part), " ")
        words = re.findall(r"[a-zåäö]+", text.lower())
        if len(words) < FEW_WORDS:
            continue
        english = sum(word in ENGLISH for word in words) / len(words)
        swedish = sum(word in SWEDISH for word in words) / len(words)
        tag = language_at(node).lower()
        other = swedish > 0.2 > english if tag.startswith("en") else english > 0.2 > swedish * 2
        if other and tag.startswith(("sv", "en")):
            yield found(page, "static.foreign-text", node, text=text[:60])


def plain_mail(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """An e-mail address comes with a word that secrets do not belong in a plain letter."""
    for node, text in _blocks(page):
        if (hit := MAIL.search(text)) and not any(
            WITH_NOTE in (part.attributes.get("class") or "").split() for part in ancestors(node)
        ):
            yield found(page, "static.plain-mail", node, mail=hit[0])


def _blocks(page: PageDoc) -> Iterator[tuple[LexborNode, str]]:
    """Paragraphs, list items, cells and headings of the content, with their text."""
    css = f"{MAIN} :is(p, li, td, th, dd, dt, {HEADINGS})"
    for node in page.all(css):
        if not is_hidden(node) and not any(
            part.mem_id != node.mem_id for part in node.css("p, li")
        ):
            yield node, text_of(node)
