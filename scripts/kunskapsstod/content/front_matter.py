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
class Source:
    """One Markdown file, read and split.

    uri:       path below docs, as MkDocs writes it (``"roller/sekretess.sv-simple.md"``)
    path:      the file on disk, for messages
    language:  ``"sv"`` or a variant's tag
    meta:      checked front matter
    body:      the Markdown below it
    body_line: number of the file's line on which the body starts, counted from 1
    """

    uri: str
    path: Path
    language: str
    meta: PageMeta
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


def read_source(path: Path, uri: str) -> Source:
    """Read one page. Raises Faults for every fault in the front matter."""
    text = read_text(path, "").replace("\r\n", "\n")
    match = _FRONT.match(text)
    if match is None:
        raise fault("page.no_front_matter", path, line=1)
    meta = quick(match.group(1), PageMeta)
    if meta is None:
        data = parse_yaml(match.group(1), path, first_line=2)
        meta = validate(data, PageMeta, path, first_line=2)
    language = strip_variant(uri)[1]
    faults: list[Fault] = []
    if meta.reviewed is not None and meta.reviewer is None:
        faults.append(Fault("page.reviewed_without_reviewer", path, "reviewer"))
    if meta.review_by < meta.written:
        faults.append(Fault("page.review_before_written", path, "review_by"))
    if faults:
        raise Faults(faults)
    return Source(
        uri, path, language, meta, text[match.end() :], text[: match.end()].count("\n") + 1
    )
