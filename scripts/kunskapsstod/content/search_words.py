"""Words for the search (``docs/_data/sokord.yml``): what readers say for what the pages call else.

The words are put into the search index when a site is built; no page shows them.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ..errors import Fault
from ..models.loading import line_of, load, read_yaml, suggestion

Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Group = Annotated[tuple[Term, ...], Field(min_length=2)]
PageTerms = Annotated[tuple[Term, ...], Field(min_length=1)]


class SearchWords(BaseModel):
    """``sokord.yml``.

    grupper:  words that mean about the same: a page with one of them is found by the others
    sidor:    page uri → words the page is found by, though it never uses them
    stoppord: words that say nothing of what a reader looks for
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    grupper: tuple[Group, ...] = ()
    sidor: dict[str, PageTerms] = Field(default_factory=dict)
    stoppord: tuple[Term, ...] = ()


def load_search_words(path: Path) -> SearchWords:
    """Read and check the file. Raises Faults with file and line."""
    return load(path, SearchWords)


def unknown_pages(words: SearchWords, pages: Collection[str], path: Path) -> list[Fault]:
    """A fault for each page the file names that does not exist; ``pages`` are page uris."""
    wrong = [uri for uri in words.sidor if uri not in pages]
    if not wrong:
        return []
    data = read_yaml(path)
    return [
        Fault(
            "search.unknown_page",
            path,
            "sidor",
            line_of(data, ("sidor", uri)),
            {"name": uri, "suggestion": suggestion(uri, sorted(pages))},
        )
        for uri in wrong
    ]
