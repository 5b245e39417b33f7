"""Where a line may break: soft hyphens in long Swedish compounds, none before a law's §.

The break points are written by hand (``texts/hyphenation.txt``): automatic patterns cut
compounds in the wrong place, and a wrong cut is harder to read than a long word.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

_LONG_WORD = re.compile(r"\w{14,}")
SOFT_HYPHEN = "\u00ad"
# What stands before " §", and how long it is at most.
_NUMBER = re.compile(r"\d(?: [a-z](?:–[a-z])?)?$")
_NUMBER_LENGTH = 5
_FILE = Path(__file__).parents[1] / "texts" / "hyphenation.txt"


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, list[int]]]:
    cuts: dict[str, list[int]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        parts = entry.split("-")
        places, position = [], 0
        for part in parts[:-1]:
            position += len(part)
            places.append(position)
        cuts["".join(parts)] = places
    longest_first = sorted(cuts, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE), cuts


def hyphenate(text: str) -> str:
    """The text with soft hyphens in the long compounds the list knows; the rest is untouched.

    A word that fits a narrow line whole is never cut: a browser would break it sooner than it
    must, and a broken word is harder to read (design rule for easy-read: 13 letters).
    """
    return _LONG_WORD.sub(lambda match: _cut(match.group(0)), text)


def _cut(long_word: str) -> str:
    pattern, cuts = _pattern()

    def one(match: re.Match[str]) -> str:
        word = match.group(0)
        places = [0, *cuts[word.lower()], len(word)]
        return SOFT_HYPHEN.join(word[a:b] for a, b in pairwise(places))

    return pattern.sub(one, long_word)


def sections_kept(text: str) -> str:
    """The text with a law's section on one line: no-break spaces in ``24 b §``."""
    # Looked for from the sign: a page has thousands of figures, in its drawings, and few sections.
    kept, *rest = text.split(" §")
    for part in rest:
        number = _NUMBER.search(kept[-_NUMBER_LENGTH:])
        if number is None:
            kept += f" §{part}"
            continue
        joined = number.group(0).replace(" ", "\u00a0")
        kept = f"{kept[: -len(joined)]}{joined}\u00a0§{part}"
    return kept


def without(text: str) -> str:
    """The text as it is in attributes, titles and search: no soft hyphens."""
    return text.replace(SOFT_HYPHEN, "")
