"""The sentences of a Markdown page, each with the line it starts on, markup taken away.

What is counted is what a reader reads as text: headings, paragraphs, list items, table cells and
the titles of boxes. Blocks that are drawn from data, link targets and ids are not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from . import values
from .front_matter import Source

_BLOCK = re.compile(r"^/{3,}\s*(?P<name>[\w-]*)\s*(?:\|\s*(?P<title>.*))?$")
_OPTION = re.compile(r"^ {4}\w+:")
_ID = re.compile(r"\{[#.:][^}]*\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_HEADING = re.compile(r"^#{1,6}\s+")
_RULE = re.compile(r"^[\s|:-]+$")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`|~~)")
# A sentence ends with . ! ? or … before space and something that begins a new one.
_END = re.compile(r"(?<=[.!?…])[”\"»)]*\s+(?=[”\"«(–]*[A-ZÅÄÖÉ0-9])")
WORD = re.compile(r"[^\W\d_]+(?:[-:][^\W\d_]+)*")
# Blocks whose argument is a name of something, not words to read.
_NAMED = frozenset({"kontakt", "bild", "film"})


@dataclass(frozen=True)
class Sentence:
    """One sentence, heading, list item or table cell; ``line`` is counted from 1 in the file."""

    line: int
    text: str

    @property
    def words(self) -> list[str]:
        """Words of letters; a number is none."""
        return WORD.findall(self.text)


@dataclass(frozen=True)
class _Piece:
    """Text that belongs together: a paragraph, an item, a cell."""

    lines: tuple[tuple[int, str], ...]


def sentences(source: Source, known: Mapping[str, str]) -> list[Sentence]:
    """Every sentence of a page's lead and text, in order. ``known`` are the values pages use."""
    found: list[Sentence] = []
    for line in source.meta.description.splitlines():
        found += _split(_Piece(((_lead_line(source), line),)), known)
    for piece in _pieces(source.body, source.body_line):
        found += _split(piece, known)
    return found


def _lead_line(source: Source) -> int:
    for number, line in enumerate((source.front or "").splitlines(), 2):
        if line.startswith("description:"):
            return number
    return 1


def _pieces(body: str, first: int) -> Iterator[_Piece]:
    gathered: list[tuple[int, str]] = []
    for number, line in enumerate(body.split("\n"), first):
        block = _BLOCK.match(line)
        new = block or not line.strip() or _HEADING.match(line) or _ITEM.match(line)
        if (new or line.startswith("|") or _OPTION.match(line)) and gathered:
            yield _Piece(tuple(gathered))
            gathered = []
        if block:
            if block["title"] and block["name"] not in _NAMED:
                yield _Piece(((number, block["title"]),))
        elif _OPTION.match(line) or not line.strip() or _RULE.match(line):
            continue
        elif line.startswith("|"):
            for cell in line.strip("| ").split("|"):
                yield _Piece(((number, cell),))
        elif _HEADING.match(line):
            yield _Piece(((number, _HEADING.sub("", line)),))
        else:
            gathered.append((number, _ITEM.sub("", line)))
    if gathered:
        yield _Piece(tuple(gathered))


def _split(piece: _Piece, known: Mapping[str, str]) -> Iterator[Sentence]:
    """The piece's sentences; each knows the line it starts on."""
    text, starts = "", []
    for number, line in piece.lines:
        starts.append((len(text), number))
        text += plain(line, known) + " "
    position = 0
    for part in _END.split(text):
        begin = text.index(part, position)
        position = begin + len(part)
        if WORD.search(part):
            on_line = max(number for start, number in starts if start <= begin)
            yield Sentence(on_line, part.strip())


def plain(line: str, known: Mapping[str, str]) -> str:
    """One line as a reader sees it: values in place, markup and soft hyphens gone."""
    line = values.fill(line, known, markdown=False)
    line = _LINK.sub(r"\1", _ID.sub("", line)).replace("&shy;", "")
    return _EMPHASIS.sub("", unescape(line)).replace("\u00ad", "").strip()
