"""Words the synthetic voice would read badly, exchanged before it gets them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

DICTIONARY = Path(__file__).with_name("uttal.yml")


class Pronunciation:
    """Exchanges whole words, whatever their case, for how they sound."""

    def __init__(self, own: Mapping[str, str]) -> None:
        """``own``: a script's words, which come before those all films share."""
        said = _shared() | {word.casefold(): sound for word, sound in own.items()}
        words = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
        self._said = said
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    def of(self, text: str) -> str:
        """The text as the voice should get it."""
        return self._pattern.sub(lambda match: self._said[match.group().casefold()], text)


@cache
def _shared() -> dict[str, str]:
    entries = YAML(typ="safe").load(DICTIONARY.read_text(encoding="utf-8"))
    return {str(word).casefold(): str(sound) for word, sound in entries.items()}
