"""The report's filter in CSS alone: native radio buttons and ``:has()``.

Everything stands in the page. A style hides what is not asked for, on screen only; a browser
without ``:has()`` shows everything and no filter. What holds things says in its classes which
it holds, so that a browser need not look inside: a page with thousands of things stays quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from ..content.statement import SITUATIONS
from ..models.evidence import Situation
from .summary import KINDS, RuleGroup

ALL = "all"
# Short, since a large report holds tens of thousands of them.
_KINDS = dict(zip(KINDS, "flva", strict=True))
_SITUATIONS = {situation: str(number) for number, situation in enumerate(SITUATIONS)}


def thing_classes(kind: str, situations: Iterable[Situation]) -> str:
    """The classes of one thing in the report."""
    return " ".join(["x", f"k{_KINDS[kind]}", *(f"s{_SITUATIONS[one]}" for one in situations)])


def box_classes(groups: Iterable[RuleGroup]) -> str:
    """The classes of what holds things of these groups, and is hidden when they all are."""
    held: set[str] = set()
    for group in groups:
        kind = _KINDS[group.kind]
        held.add(f"h{kind}")
        for situation in group.situations:
            held |= {f"h{_SITUATIONS[situation]}", f"h{kind}{_SITUATIONS[situation]}"}
    return " ".join(["box", *sorted(held)])


def rules() -> str:
    """The style: for each choice what it hides."""
    inner = "\n".join(f"  {rule}" for rule in _rules())
    return f"@media screen {{\n{inner}\n}}\n"


def _rules() -> Iterator[str]:
    for kind, code in _KINDS.items():
        yield f":root:has(#kind-{kind}:checked) .x:not(.k{code}) {{ display: none; }}"
    for situation, code in _SITUATIONS.items():
        yield f":root:has(#who-{situation}:checked) .x:not(.s{code}) {{ display: none; }}"
    for kind, who in product((ALL, *KINDS), (ALL, *SITUATIONS)):
        held = f".h{_KINDS.get(kind, '')}{_code(who)}"
        if held == ".h":
            continue
        chosen = f":root:has(#kind-{kind}:checked):has(#who-{who}:checked)"
        yield f"{chosen} .box:not({held}) {{ display: none; }}"
        # A whole part stays, and says that it holds nothing of what was asked for.
        yield f"{chosen} .part:not({held}) > .none-here {{ display: block; }}"


def _code(who: str) -> str:
    return next((code for situation, code in _SITUATIONS.items() if situation == who), "")
