"""What a measurement found, kept as data and told as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

from .measure import LAYERS, Caught
from .planting import HERE, faults

FIRST, NOW = HERE / "first.yml", HERE / "caught.yml"
MARK = "<!-- table -->"

Kept = dict[str, dict[str, list[str]]]
"""Fault → layer → rules that tell of it. A fault that is not caught has no layer."""


@cache
def beside() -> dict[str, list[str]]:
    """Fault → rules that answer to the planting but do not say what is wrong."""
    return dict(yaml.safe_load((HERE / "beside.yml").read_text("utf-8")))


@cache
def reasons() -> dict[str, str]:
    """Fault → why no rule tells of it, and what does instead."""
    return dict(yaml.safe_load((HERE / "not_caught.yml").read_text("utf-8")))


def kept(caught: Caught) -> Kept:
    """A measurement as it is written down: without what only happened beside it."""
    made: Kept = {}
    for fault in faults():
        layers: dict[str, list[str]] = {}
        for layer, rule in sorted(caught.get(fault, ())):
            if rule not in beside().get(fault, ()):
                layers.setdefault(layer, []).append(rule)
        made[fault] = layers
    return made


def read(path: Path = NOW) -> Kept:
    """An earlier measurement."""
    return dict(yaml.safe_load(path.read_text("utf-8")))


def write(result: Kept, path: Path = NOW) -> None:
    """Kept for the tests, which hold the check to it."""
    text = yaml.safe_dump(result, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(text, "utf-8")


def figure(result: Mapping[str, Mapping[str, Iterable[str]]]) -> tuple[int, int]:
    """How many faults were caught, of how many."""
    return sum(bool(layers) for layers in result.values()), len(result)


def table(first: Kept, now: Kept) -> str:
    """The figures, what is not caught and why, and every fault with the rules that tell of it."""
    lines = ["| | first measurement | now |", "|---|---|---|"]
    (before, count), (after, _) = figure(first), figure(now)
    lines.append(
        f"| **caught** | **{before} of {count} ({before / count:.0%})** "
        f"| **{after} of {count} ({after / count:.0%})** |"
    )
    old, new = (Counter(layer for one in kept.values() for layer in one) for kept in (first, now))
    alone = Counter(next(iter(one)) for one in now.values() if len(one) == 1)
    for layer in LAYERS:
        lines.append(
            f"| told by `{layer}` | {old[layer]} | {new[layer]} ({alone[layer]} by it alone) |"
        )
    lines += ["", "## Not caught", "", "| fault | what is planted | why |", "|---|---|---|"]
    for fault, layers in now.items():
        if not layers:
            lines.append(f"| {fault} | {faults()[fault].plants} | {reasons().get(fault, '')} |")
    lines += ["", "## Every fault", "", "| fault | WCAG | drawn from | first | now |"]
    lines.append("|---|---|---|---|---|")
    for fault, layers in now.items():
        entry = faults()[fault]
        rules = ", ".join(f"`{rule}`" for found in layers.values() for rule in found)
        lines.append(
            f"| {fault} | {', '.join(entry.wcag)} | {', '.join(entry.drawn_from)} "
            f"| {', '.join(first.get(fault, {})) or '–'} | {rules or '**not caught**'} |"
        )
    return "\n".join(lines) + "\n"
