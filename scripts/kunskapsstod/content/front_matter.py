"""Splits a page into front matter and body, and checks the front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault, Faults, fault
from ..models.loading import line_of, parse_yaml, read_text, validate
from ..models.page import PageMeta
from ..models.quick import quick

# The forms the guide is written in, as :func:`strip_variant` gives them.
FORMS = ("sv", "sv-simple", "en")

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Templates that draw one page only.
_OWN_TEMPLATES = {"start.html": "index.md", "search.html": "sok.md"}

# Text that stands below a front matter: a heading, a block.
_TEXT = re.compile(r"^(?:#{2,6} |/{3,} )", re.MULTILINE)


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
    def split(self) -> bool:
        """Whether its front matter ends where the text begins, so that the body is the body."""
        return self.front is not None and _TEXT.search(self.front) is None

    def line(self, *keys: int | str) -> int | None:
        """The line of a key in the front matter; None when it is not there."""
        if self.front is None:
            return None
        return line_of(parse_yaml(self.front, self.path, first_line=2), keys, 2)

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
    text = read_text(path, "").replace("\r\n", "\n").replace("\r", "\n")
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
        opened = draft.body.startswith("---")
        raise fault("page.open_front_matter" if opened else "page.no_front_matter", path, line=1)
    if not draft.split:  # ended by a line of the text that happens to be dashes
        raise fault("page.open_front_matter", path, line=1)
    meta = quick(draft.front, PageMeta)
    if meta is None:
        data = parse_yaml(draft.front, path, first_line=2)
        meta = validate(data, PageMeta, path, first_line=2)
    faults: list[Fault] = []
    if meta.reviewed is not None and meta.reviewer is None:
        line = draft.line("reviewed")
        faults.append(Fault("page.reviewed_without_reviewer", path, "reviewer", line))
    if meta.reviewer is not None and meta.reviewed is None:
        line = draft.line("reviewer")
        faults.append(Fault("page.reviewer_without_day", path, "reviewed", line))
    if meta.review_by < meta.written:
        line = draft.line("review_by")
        faults.append(Fault("page.review_before_written", path, "review_by", line))
    own = _OWN_TEMPLATES.get(meta.template, draft.page_uri)
    if own != draft.page_uri:
        line = draft.line("template")
        params: dict[str, object] = {"name": meta.template, "page": own}
        faults.append(Fault("page.template_elsewhere", path, "template", line, params))
    for key, given in (("audience", meta.audience), ("sources", meta.sources)):
        faults += [
            Fault("page.twice", path, key, draft.line(key), {"name": name})
            for name in dict.fromkeys(given)
            if given.count(name) > 1
        ]
    if faults:
        raise Faults(faults)
    return Source(draft.uri, path, draft.language, draft.front, draft.body, draft.body_line, meta)


def read_source(path: Path, uri: str) -> Source:
    """Read one page whole. Raises Faults."""
    return judge(read_draft(path, uri))
