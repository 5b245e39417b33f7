"""How a fault is planted: small edits of the files of a built site. Each fails if it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

HERE = Path(__file__).parent

# The pages that faults are planted in, by what is on them.
START = ""
TEXT = "roller/sekretess/"
"""Running text, a table, hard words, law notes, contact, an easy-read twin and an English one."""
EASY = "lattlast/roller/sekretess/"
FILM = "filmer/roller/"
SEARCH = "sok/"
GLOSSARY = "ordlista/"
LIST = "mallar/uppfoljning/"
STATEMENT = "om/tillganglighet/"
MISSING = "404.html"

# New files lie at the root of the site; a page two folders down finds them here.
STYLE, SCRIPT = "planted.css", "planted.js"


class Fault(BaseModel):
    """One entry of faults.yml; what the fields mean stands there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    plants: str
    drawn_from: tuple[str, ...] = Field(alias="from")
    wcag: tuple[str, ...]
    hurts: str


@cache
def faults() -> dict[str, Fault]:
    """The list, id → fault, in the order of the file."""
    data = yaml.safe_load((HERE / "faults.yml").read_text("utf-8"))
    return {fault.id: fault for fault in TypeAdapter(list[Fault]).validate_python(data)}


Edit = Callable[[str], str]


@dataclass(frozen=True)
class Plant:
    """Edits that put one fault into a built site.

    page:    the page it is planted in, and the one that is judged
    edits:   what is done to that page's HTML
    files:   file → bytes, or None for one that is taken away
    rewrite: file → what is done to its text
    """

    page: str
    edits: tuple[Edit, ...] = ()
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    rewrite: Mapping[str, Edit] = field(default_factory=dict)


def plant(
    page: str,
    *edits: Edit,
    css: str = "",
    js: str = "",
    files: Mapping[str, bytes | None] | None = None,
    rewrite: Mapping[str, Edit] | None = None,
) -> Plant:
    """A plant; ``css`` and ``js`` become files of their own, since the policy stops inline ones."""
    made: dict[str, bytes | None] = dict(files or {})
    up = "../" * page.count("/")
    extra: list[Edit] = []
    if css:
        made[STYLE] = css.encode()
        extra.append(sub("</head>", f'<link rel="stylesheet" href="{up}{STYLE}"></head>'))
    if js:
        made[SCRIPT] = js.encode()
        extra.append(sub("</head>", f'<script type="module" src="{up}{SCRIPT}"></script></head>'))
    return Plant(page, (*edits, *extra), made, dict(rewrite or {}))


def sub(pattern: str, replacement: str, count: int = 1) -> Edit:
    """Replaces what a regular expression finds (``.`` is also a line break); 0 for every place."""

    def edit(text: str) -> str:
        changed, times = re.subn(pattern, replacement, text, count=count, flags=re.DOTALL)
        assert times, f"nothing to change: {pattern}"
        return changed

    return edit


def relative(html: str) -> str:
    """The page for missing addresses has addresses from the root: here it lies below it."""
    return re.sub(r'(href|src|action)="/(?!/)', r'\1="./', html)


def put(html: str) -> Edit:
    """HTML within the running text of :data:`TEXT`, where an author would write it."""
    return sub(r'(<h2 id="bilder">.*?</h2>)', r"\1" + html.replace("\\", r"\\"))


def drop(pattern: str, count: int = 1) -> Edit:
    """Takes away what a regular expression finds."""
    return sub(pattern, "", count)
