"""The report by who is hurt: DIGG's ten situations of use."""

from __future__ import annotations

from dataclasses import dataclass

from ..content.statement import SITUATIONS
from ..models.evidence import Situation
from .summary import RuleGroup, Summary


@dataclass(frozen=True)
class SituationView:
    """The part's groups.

    found: situation → what hurts there; nobody: what hurts no visitor, but those who keep the
    guide; free: situations for which nothing was found
    """

    found: tuple[tuple[Situation, tuple[RuleGroup, ...]], ...]
    nobody: tuple[RuleGroup, ...]
    free: tuple[Situation, ...]


def by_situation(summary: Summary) -> SituationView:
    """The part about those who are hurt. A thing may stand under several situations."""
    told = [group for group in summary.groups if group.own]
    groups = {
        situation: tuple(group for group in told if situation in group.situations)
        for situation in SITUATIONS
    }
    return SituationView(
        found=tuple((situation, found) for situation, found in groups.items() if found),
        nobody=tuple(group for group in told if not group.situations),
        free=tuple(situation for situation, found in groups.items() if not found),
    )
