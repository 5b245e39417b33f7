"""Style rules inside an SVG, turned into attributes.

Drawing programs put a logo's colours in a ``<style>`` element or ``style`` attributes. The
site's content security policy allows neither inside a page, and a rule such as ``.cls-1`` would
colour the rest of the page too, so each declaration becomes the presentation attribute of the
same name (SVG 2, section 6.6). Only what drawing programs write is read: lists of simple
selectors (``path``, ``.cls-1``, ``#a``, ``path.cls-1``) with plain declarations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
# Of no use in a logo without its fonts and other files, and cannot change its shapes or colours.
_HARMLESS_AT_RULE = re.compile(
    r"@(?:import|charset|namespace)\b[^;{}]*;|@font-face\s*\{[^{}]*\}", re.IGNORECASE
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(\*|[A-Za-z][\w-]*)?(#[\w-]+)?((?:\.[\w-]+)*)")


class UnreadableStyle(ValueError):  # noqa: N818 - not a fault in our code
    """The sheet holds more than simple rules, so dropping it would change how the logo looks."""


@dataclass(frozen=True)
class Rule:
    """One selector with its declarations."""

    element: str | None
    id: str | None
    classes: frozenset[str]
    declarations: dict[str, str]

    @property
    def weight(self) -> tuple[int, int, int]:
        """Specificity (Selectors Level 4, section 17)."""
        return (self.id is not None, len(self.classes), self.element is not None)

    def matches(self, element: str, id_: str | None, classes: frozenset[str]) -> bool:
        return (
            self.element in (None, element)
            and (self.id is None or self.id == id_)
            and self.classes <= classes
        )


def read_sheet(source: str) -> list[Rule]:
    """The rules of a ``<style>`` element, in order. Raises UnreadableStyle."""
    source = _HARMLESS_AT_RULE.sub("", _COMMENT.sub("", source))
    rules: list[Rule] = []
    for selectors, body in _RULE.findall(source):
        declarations = read_declarations(body)
        for selector in selectors.split(","):
            found = _SELECTOR.fullmatch(selector.strip())
            if not found or not selector.strip():
                raise UnreadableStyle(selector.strip())
            element, id_, classes = found.groups()
            rules.append(
                Rule(
                    element if element != "*" else None,
                    id_[1:] if id_ else None,
                    frozenset(filter(None, classes.split("."))),
                    declarations,
                )
            )
    if _RULE.sub("", source).strip():
        raise UnreadableStyle(source)
    return rules


def read_declarations(source: str) -> dict[str, str]:
    """``fill:#fff; stroke:none`` as a mapping, with ``!important`` taken away."""
    found: dict[str, str] = {}
    for declaration in _COMMENT.sub("", source).split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = re.sub(r"\s*!\s*important\s*$", "", value.strip())
    return found


def styled(rules: Iterable[Rule], element: str, attributes: dict[str, str]) -> dict[str, str]:
    """The element's attributes with its rules and its own ``style`` laid over them."""
    classes = frozenset(attributes.get("class", "").split())
    result = {k: v for k, v in attributes.items() if k not in ("class", "style")}
    hits = [rule for rule in rules if rule.matches(element, attributes.get("id"), classes)]
    for rule in sorted(hits, key=lambda rule: rule.weight):  # stable: later wins among equals
        result.update(rule.declarations)
    result.update(read_declarations(attributes.get("style", "")))
    return result
