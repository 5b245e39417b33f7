"""Puts the municipality's values into a page: ``{{ kommun.namn }}``.

Names are looked up in a flat mapping and nothing is evaluated, so a page can never run code.
Values are escaped for Markdown and HTML: a telephone number or a name can hold any character.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

# Doubled braces with anything between; only a dotted name is a value.
_MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)+)\s*")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~^=])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def fill(source: str, values: Mapping[str, str], *, markdown: bool = True) -> str:
    """The text with every value in place. Unknown names are left: see :func:`unknown`."""

    def one(match: re.Match[str]) -> str:
        name = _NAME.fullmatch(match.group(1))
        value = values.get(name.group(1)) if name else None
        if value is None:
            return match.group(0)
        return escape(value) if markdown else value

    return _MARK.sub(one, source) if "{{" in source else source


def unknown(source: str, values: Mapping[str, str]) -> list[tuple[int, str, str | None]]:
    """Every mark no value answers to: (line counted from 1, what stands there, near name)."""
    found = []
    for match in _MARK.finditer(source):
        name = _NAME.fullmatch(match.group(1))
        if name and name.group(1) in values:
            continue
        written = match.group(1).strip()
        near = difflib.get_close_matches(written, list(values), n=1, cutoff=0.6)
        line = source.count("\n", 0, match.start()) + 1
        found.append((line, written, near[0] if near else None))
    return found


def escape(value: str) -> str:
    """The value as text in Markdown: no markup, no HTML."""
    html = "".join(_HTML.get(char, char) for char in value)
    return _MARKDOWN.sub(r"\\\1", html)
