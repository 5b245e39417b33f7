"""Every word a person reads, kept out of the code.

``texts/<language>.yml``        words of the site's interface (language = sv, sv-simple, en)
``texts/messages/<area>.yml``   what commands and faults say, always in Swedish

``sv-simple`` only holds the words that differ from ``sv``; ``en`` holds all (kept by a test).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
DEFAULT_LANGUAGE = "sv"


class MissingTextError(KeyError):
    """A key that no file in ``texts/`` holds: a mistake in our code, not in the user's input."""


@cache
def _flat(path: Path) -> dict[str, str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(path.read_text(encoding="utf-8"), loader) or {}
    return dict(_walk(data, ""))


def _walk(node: Any, prefix: str) -> Any:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _walk(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def own_words(language: str) -> dict[str, str]:
    """The interface words one language's own file holds, dotted key → text."""
    return dict(_flat(HERE / f"{language}.yml"))


@cache
def interface(language: str) -> dict[str, str]:
    """All interface words of one language, dotted key → text, with Swedish filled in below."""
    words = dict(_flat(HERE / f"{DEFAULT_LANGUAGE}.yml"))
    if language != DEFAULT_LANGUAGE:
        path = HERE / f"{language}.yml"
        if path.exists():
            words.update(_flat(path))
    return words


def text(key: str, language: str = DEFAULT_LANGUAGE, **params: object) -> str:
    """One interface text with its ``{placeholders}`` filled in.

    Raises :class:`MissingTextError` when the key is in no file.
    """
    try:
        template = interface(language)[key]
    except KeyError:
        raise MissingTextError(f"{key} ({language})") from None
    return template.format(**params) if params else template


@cache
def _messages() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((HERE / "messages").glob("*.yml")):
        found.update(_flat(path))
    return found


def message(key: str, **params: object) -> str:
    """One sentence of a command or a fault, in Swedish, with its placeholders filled in.

    Raises :class:`MissingTextError` when the key is in no file.
    """
    try:
        template = _messages()[key]
    except KeyError:
        raise MissingTextError(key) from None
    return template.format(**params) if params else template
