"""What readers type in the search for what the pages call else. No page shows any of it.

``docs/_data/sokord.yml`` holds words, which are put into the search index when a site is built;
``docs/_data/sokfragor.yml`` holds whole questions, which a search is compared with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ..errors import Fault
from ..models.loading import line_of, load, read_yaml
from .links import near_page

Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Group = Annotated[tuple[Term, ...], Field(min_length=2)]
PageTerms = Annotated[tuple[Term, ...], Field(min_length=1)]
Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=90)]
PageQuestions = Annotated[tuple[Question, ...], Field(min_length=1)]


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


class SearchQuestions(BaseModel):
    """``sokfragor.yml``: page uri → what its readers may type; a translated page has its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    sidor: dict[str, PageQuestions] = Field(default_factory=dict)


def load_search_words(path: Path) -> SearchWords:
    """Read and check the file. Raises Faults with file and line."""
    return load(path, SearchWords)


def load_search_questions(path: Path) -> SearchQuestions:
    """Read and check the file. Raises Faults with file and line."""
    return load(path, SearchQuestions)


def page_faults(
    listed: Mapping[str, Sequence[str]], pages: Collection[str], path: Path
) -> list[Fault]:
    """A fault for each page the file names that does not exist, and for what a page has twice.

    listed: what the file's ``sidor`` holds; pages: page uris
    """
    unknown = [uri for uri in listed if uri not in pages]
    twice = [(uri, place) for uri, terms in listed.items() for place in _twice(terms)]
    if not unknown and not twice:
        return []
    data = read_yaml(path)
    faults = [
        Fault(
            "search.unknown_page",
            path,
            "sidor",
            line_of(data, ("sidor", uri)),
            {"name": uri, "suggestion": near_page(uri, pages)},
        )
        for uri in unknown
    ]
    return faults + [
        Fault(
            "search.twice",
            path,
            f"sidor.{uri}",
            line_of(data, ("sidor", uri, place)),
            {"term": listed[uri][place]},
        )
        for uri, place in twice
    ]


def _twice(terms: Sequence[str]) -> Iterator[int]:
    """The places of what stands in a list already."""
    seen: set[str] = set()
    for place, term in enumerate(terms):
        if term.lower() in seen:
            yield place
        seen.add(term.lower())
