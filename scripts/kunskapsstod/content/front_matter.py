"""Splits a page into front matter and body, and checks the front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault, Faults, fault
from ..models.loading import parse_yaml, read_text, validate
from ..models.page import PageMeta
from ..models.quick import quick

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Draft:
    """One Markdown file, split but with its front matter not yet judged.

    uri:       path below docs, as MkDocs writes it (``"roller/sekretess.sv-simple.md"``)
    path:      the file a person can mend, for messages
    language:  ``"sv"`` or a variant's tag
    front:     the front matter's YAML; None when the file has none
    body:      the Markdown below it
    body_line: number of the file's line on which the body starts, counted from 1
    """

    uri: str
    path: Path
    language: str
    front: str | None
    body: str
    body_line: int

    @property
    def page_uri(self) -> str:
        """The uri without the variant: the same for a page and its twin."""
        return strip_variant(self.uri)[0]


def strip_variant(uri: str) -> tuple[str, str]:
    """``"a/b.sv-simple.md"`` → ``("a/b.md", "sv-simple")``; ``"a/b.md"`` → ``("a/b.md", "sv")``."""
    match = re.fullmatch(r"(.+)\.([a-z]{2}(?:-[A-Za-z]+)?)\.md", uri)
    return (f"{match.group(1)}.md", match.group(2)) if match else (uri, "sv")


@dataclass(frozen=True)
class Source(Draft):
    """One page of the guide: a draft whose front matter is right."""

    meta: PageMeta


def read_draft(path: Path, uri: str) -> Draft:
    """Read and split one page. Raises Faults when the file cannot be read as text."""
    text = read_text(path, "").replace("\r\n", "\n")
    match = _FRONT.match(text)
    language = strip_variant(uri)[1]
    if match is None:
        return Draft(uri, path, language, None, text, 1)
    start = match.end()
    line = text[:start].count("\n") + 1
    return Draft(uri, path, language, match.group(1), text[start:], line)


def judge(draft: Draft) -> Source:
    """The page, with its front matter checked. Raises Faults for everything wrong in it."""
    path = draft.path
    if draft.front is None:
        raise fault("page.no_front_matter", path, line=1)
    meta = quick(draft.front, PageMeta)
    if meta is None:
        data = parse_yaml(draft.front, path, first_line=2)
        meta = validate(data, PageMeta, path, first_line=2)
    faults: list[Fault] = []
    if meta.reviewed is not None and meta.reviewer is None:
        faults.append(Fault("page.reviewed_without_reviewer", path, "reviewer"))
    if meta.review_by < meta.written:
        faults.append(Fault("page.review_before_written", path, "review_by"))
    if faults:
        raise Faults(faults)
    return Source(draft.uri, path, draft.language, draft.front, draft.body, draft.body_line, meta)


def read_source(path: Path, uri: str) -> Source:
    """Read one page whole. Raises Faults."""
    return judge(read_draft(path, uri))
