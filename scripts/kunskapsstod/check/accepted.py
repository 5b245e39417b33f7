"""Reviewed false positives: which findings a person has judged right as they are, and why.

An entry covers a part of the shared shell, never a whole rule: it needs a selector, and one
that takes in the page's main content is refused here and covers nothing in the pages.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator, model_validator
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from ..models.finding import Finding, Severity
from ..models.loading import ValueFault, load
from ..models.site import PageDoc
from .catalogue import rules

FILE = Path(__file__).parent / "accepted.yml"
UNUSED = "check.accepted-unused"
# A part of the shell goes by an id, a class or an attribute: "nav li" is too much, and so is
# everything in an element, or the main content by whatever name.
PINNED = re.compile(r"[#.\[]")
MAIN = re.compile(r"role=.?main|^main\b|^body\b|^html\b")

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Entry(BaseModel):
    """One reviewed false positive."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: Text
    selector: Text
    pages: Text = "*"
    reason: Text
    date: datetime.date
    reviewer: Literal["developer", "specialist", "user"]

    @model_validator(mode="before")
    @classmethod
    def _has_selector(cls, data: Any) -> Any:
        if isinstance(data, dict) and not str(data.get("selector") or "").strip():
            raise ValueFault("check.accepted.whole_rule")
        return data

    @field_validator("rule")
    @classmethod
    def _known_rule(cls, rule: str) -> str:
        family, _, name = rule.partition(".")
        if rule not in rules() and not (family in ("axe", "htmlcs") and name):
            raise ValueFault("check.accepted.unknown_rule", rule=rule)
        return rule

    @field_validator("selector")
    @classmethod
    def _narrow(cls, selector: str) -> str:
        for part in selector.split(","):
            last = (part.replace(">", " ").split() or [""])[-1]
            if not PINNED.search(part) or MAIN.search(last) or last == "*":
                raise ValueFault("check.accepted.too_wide", selector=selector)
        try:
            LexborHTMLParser("<p></p>").css(selector)
        except SelectolaxError:
            raise ValueFault("check.accepted.bad_selector", selector=selector) from None
        return selector


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    accepted: tuple[Entry, ...]


class Accepted:
    """The entries, and which of them a run has used."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._used: set[int] = set()

    @classmethod
    def read(cls, file: Path = FILE) -> Accepted:
        """The entries of a file. Raises Faults for every entry that is wrong."""
        return cls(load(file, _File).accepted)

    @property
    def selectors(self) -> list[str]:
        """Every entry's selector, in order; the worker answers with positions in this list."""
        return [entry.selector for entry in self.entries]

    def reason(self, rule: str, page: str, covering: Iterable[int]) -> str | None:
        """Why the finding is accepted, when one of the covering entries is about its rule."""
        for position in covering:
            entry = self.entries[position]
            if entry.rule == rule and fnmatchcase(page, entry.pages):
                self._used.add(position)
                return entry.reason
        return None

    def covering(self, page: PageDoc, selector: str) -> list[int]:
        """Positions of the entries whose part of the page holds the selected element."""
        try:
            node = page.first(selector) if selector else None
        except SelectolaxError:  # an id with a colon in it
            node = None
        if node is None:
            return []
        return [
            position for position, entry in enumerate(self.entries) if _within(node, entry.selector)
        ]

    def unused(self) -> list[Finding]:
        """Advice for every entry that covered nothing in this run."""
        return [
            Finding(
                page="",
                rule=UNUSED,
                severity=Severity.ADVICE,
                selector=entry.selector,
                params={"rule": entry.rule, "selector": entry.selector},
            )
            for position, entry in enumerate(self.entries)
            if position not in self._used
        ]


def _within(node: LexborNode, selector: str) -> bool:
    current: LexborNode | None = node
    while current is not None and current.is_element_node:
        # lexbor's css_matches also answers for what stands in the element.
        if any(one.mem_id == current.mem_id for one in current.css(selector)):
            return current.tag != "main" and current.css_first("main") is None
        current = current.parent
    return False
