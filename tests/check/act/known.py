"""Known disagreements, each with its reason; what is not among them is news."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from .agreement import Judged

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Known:
    """One disagreement that has been looked at: our answer, and why it differs."""

    answer: str
    reason: str


@cache
def known() -> dict[tuple[str, str], Known]:
    """(rule, case) → disagreement, from known.yml."""
    data = YAML(typ="safe").load(HERE / "known.yml")
    return {
        (rule, case): Known(answer, data["reasons"][reason])
        for rule, cases in data["known"].items()
        for case, (answer, reason) in cases.items()
    }


def news(judged: list[Judged]) -> list[str]:
    """One line for each new, changed or vanished disagreement."""
    lines = []
    for one in judged:
        answers = one.disagreements
        for case in one.outcomes:
            before = known().get((one.rule.id, case))
            was, now = before.answer if before else "", answers.get(case, "")
            if was != now:
                lines.append(f"{one.rule.id} {case}: {now or 'agrees'} (was: {was or 'agrees'})")
    return lines
