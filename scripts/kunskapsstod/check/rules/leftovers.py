"""Marks of Markdown, templates and HTML that were meant to become something and did not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ._page import ancestors, found

# Where code and raw text are meant to stand as they are.
LITERAL = frozenset(("code", "pre", "kbd", "samp", "script", "style", "template", "textarea"))

# /// blocks, {{ values }}, {% tags %}, {# comments #}, [[ wiki links ]], ::: containers,
# !!! and ??? admonitions. "file:///" and "https://" are none of them.
MARKS = re.compile(
    r"(?<![:/\w])/{3,}(?!/)|\{\{|\}\}|\{%|%\}|\{#|#\}|\[\[|\]\]|:{3,}|^\s*[!?]{3}\s*\w"
)
# May be meant: a person must look.
DOUBTFUL = re.compile(r"\*\*\w|\w\*\*|\]\(\S|^\s*#{1,6} \w|\{:? ?[.#][\w-]+")
RAW_HTML = re.compile(
    r"</?(a|br|b|div|em|h[1-6]|hr|i|img|li|ol|p|span|strong|table|td|th|tr|ul)(\s[^<>]*)?/?>"
    r"|&(amp|lt|gt|nbsp|shy|quot|#\d+);",
    re.IGNORECASE,
)
ATTRIBUTES = ("alt", "aria-label", "content", "href", "placeholder", "src", "title", "value")


def leftover(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No mark of an unknown block or an unfilled value is shown."""
    for node, text in _texts(page):
        if hit := MARKS.search(text):
            yield found(page, "static.leftover", node, mark=_around(text, hit))
        elif hit := DOUBTFUL.search(text):
            yield found(page, "static.leftover", node, doubt=True, mark=_around(text, hit))
    for name in ATTRIBUTES:
        for node in page.all(f"[{name}]"):
            value = (node.attributes.get(name) or "").replace("%7B", "{").replace("%7D", "}")
            if hit := re.search(r"\{\{|\}\}|\{%|%\}", value):
                yield found(page, "static.leftover", node, mark=_around(value, hit))


def raw_html(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No tag and no character reference is shown as text."""
    for node, text in _texts(page):
        if hit := RAW_HTML.search(text):
            yield found(page, "static.raw-html", node, mark=_around(text, hit))


def _texts(page: PageDoc) -> Iterator[tuple[LexborNode, str]]:
    """Text as it stands in one piece, with the element that holds it."""
    root = page.first("html")
    if root is None:
        return
    for node in root.traverse(include_text=True):
        if not node.is_text_node:
            continue
        holder = node.parent
        if holder is None or any(part.tag in LITERAL for part in ancestors(holder)):
            continue
        text = node.text(deep=False)
        if text.strip():
            yield holder, text


def _around(text: str, hit: re.Match[str]) -> str:
    start, end = max(0, hit.start() - 15), min(len(text), hit.end() + 25)
    return " ".join(text[start:end].split())
