"""The links of a Markdown page to other pages of the guide."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..errors import Fault
from ..texts import message
from .front_matter import strip_variant

# [text](target "title") – images have the same form with ! in front and are links to files too.
_LINK = re.compile(
    r"\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]"
    r"\(\s*<?(?P<target>[^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)"
)
# [words]: target, below the text that uses it; [^1]: is a footnote.
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<target>[^\s>]+)>?", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


def page_links(body: str) -> list[tuple[int, str]]:
    """Every link to a place inside the guide: (line counted from 1, target as written)."""
    blanked = body
    for hidden in (_CODE, _COMMENT):
        blanked = hidden.sub(lambda match: re.sub(r"[^\n]", " ", match.group(0)), blanked)
    found = []
    for match in (*_LINK.finditer(blanked), *_REFERENCE.finditer(blanked)):
        target = match["target"]
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        found.append((blanked.count("\n", 0, match.start("target")) + 1, target))
    return found


def resolve(target: str, uri: str) -> str:
    """The docs-relative path a link on page ``uri`` leads to, without its anchor."""
    path = unquote(urlsplit(target).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))


def near_page(name: str, pages: Collection[str], otherwise: str | None = None) -> str:
    """What to say of a page that is not there: the one that was meant, when that is plain.

    Addresses share folders and endings, so likeness must be greater than for other words; and a
    page is suggested in the form that was asked for, when there are pages in it.

    otherwise: what to say when no page is meant plainly
    """
    wanted, form = strip_variant(name)
    alike = [uri for uri in sorted(pages) if strip_variant(uri)[1] == form] or sorted(pages)
    # Without what all of them end with, which would make any two alike.
    plain = {strip_variant(uri)[0].removesuffix(".md"): uri for uri in alike}
    near = get_close_matches(wanted.strip("/").removesuffix(".md"), plain, n=1, cutoff=0.8)
    if near:
        return message("value.did_you_mean", candidate=plain[near[0]])
    return message("link.mend") if otherwise is None else otherwise


def broken(body: str, uri: str, path: Path, first_line: int, pages: Collection[str]) -> list[Fault]:
    """A fault for each link that leads to no page of the guide and to no file beside them.

    pages: docs-relative paths of every page, without variant (``"roller/sekretess.md"``), and of
    every other file (``"bilder/karta.png"``).
    """
    faults = []
    for line, target in page_links(body):
        if resolve(target, uri) in pages:
            continue
        near = near_page(resolve(target, uri), pages)
        faults.append(
            Fault(
                "link.broken",
                path,
                None,
                line + first_line - 1,
                {"target": target, "suggestion": near},
            )
        )
    return faults


def redirect(
    body: str,
    uri: str,
    missing: Callable[[str], bool],
    address: Callable[[str], str],
    mark: Callable[[str, str], tuple[str, str]] | None = None,
) -> str:
    """The body with links to missing pages leading to another address, anchor dropped.

    missing: page uri → True when the link must lead elsewhere
    address: page uri → where
    mark:    page uri and the link's words → the words to show, and attributes to set after it
    """

    def one(match: re.Match[str]) -> str:
        target, words = match["target"], match["words"]
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path.endswith(".md"):
            return match[0]
        page = resolve(target, uri)
        if not missing(page):
            return match[0]
        shown, attributes = mark(page, words) if mark else (words, "")
        return f"[{shown}]({address(page)}){attributes}"

    return _LINK.sub(one, body)
