"""What is new in the guide: the content's own changelog (``docs/_data/nytt.yml``)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ..errors import Fault, Faults
from ..models.fields import Day
from ..models.loading import line_of, load, read_yaml
from . import values
from .front_matter import Source
from .links import near_page

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Entry(BaseModel):
    """One change, as the file has it; ``sidor`` are docs uris without variant."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    datum: Day
    titel: Text
    text: Text
    sidor: tuple[Text, ...] = Field(min_length=1)


class NewsFile(BaseModel):
    """``nytt.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    nytt: tuple[Entry, ...]


@dataclass(frozen=True)
class Item:
    """One change ready to show; ``id`` stays the same as long as its day and title do."""

    day: date
    title: str
    text: str
    pages: tuple[str, ...]

    @property
    def id(self) -> str:
        words = "".join(c if c.isascii() and c.isalnum() else " " for c in _ascii(self.title))
        return f"{self.day.isoformat()}-{'-'.join(words.lower().split())}"


def load_news(path: Path, pages: Collection[str]) -> NewsFile:
    """Read the file. Raises Faults: for its form, and for pages that do not exist.

    pages: docs uris of every page, without variant
    """
    data = load(path, NewsFile)
    faults = []
    seen: set[tuple[date, str]] = set()
    for number, entry in enumerate(data.nytt):
        # The feed knows an entry by its day and title.
        if (entry.datum, entry.titel) in seen:
            line = line_of(read_yaml(path), ("nytt", number))
            faults.append(
                Fault("news.twice", path, f"nytt.{number + 1}", line, {"title": entry.titel})
            )
        seen.add((entry.datum, entry.titel))
        for page in entry.sidor:
            if page not in pages:
                line = line_of(read_yaml(path), ("nytt", number, "sidor"))
                params: dict[str, object] = {
                    "name": page,
                    "suggestion": near_page(page, pages),
                }
                key = f"nytt.{number + 1}.sidor"
                faults.append(Fault("page.unknown_page", path, key, line, params))
    if faults:
        raise Faults(faults)
    return data


def items(data: NewsFile, sources: Mapping[str, Source], known: Mapping[str, str]) -> list[Item]:
    """Everything new, newest first: the file's entries, and pages an expert has reviewed.

    known: the values pages use
    """

    def fill(text: str) -> str:
        return values.fill(text, known, markdown=False)

    found = [Item(e.datum, fill(e.titel), fill(e.text), e.sidor) for e in data.nytt]
    reviewed: dict[date, list[str]] = {}
    for page in sources.values():
        if page.meta.reviewed and page.language == "sv":
            reviewed.setdefault(page.meta.reviewed, []).append(page.uri)
    return sorted(
        [*found, *(Item(day, "", "", tuple(uris)) for day, uris in reviewed.items())],
        key=lambda item: item.day,
        reverse=True,
    )


def _ascii(text: str) -> str:
    return text.translate(str.maketrans("åäöéÅÄÖÉ", "aaoeAAOE"))
