"""Whom a finding hurts, as DIGG's ten situations of use (EN 301 549 V3.2.1, clause 4.2).

The statement and the report use the same answer, so that they never contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..content.statement import SITUATIONS
from ..models.evidence import Situation
from ..models.finding import Finding
from .catalogue import criteria, who_keys

# Whom a rule hurts (rules.yml, criteria.yml) → situations of use.
_SITUATIONS: dict[str, tuple[Situation, ...]] = {
    "blind": ("no_vision",),
    "low_vision": ("low_vision",),
    "deaf": ("no_hearing", "low_hearing"),
    "keyboard": ("fine_motor", "reach"),
    "cognitive": ("cognition",),
    "everyone": ("no_vision", "low_vision", "fine_motor", "cognition"),
}
_BY_CRITERION: dict[str, tuple[Situation, ...]] = {
    "1.4.1": ("no_colour", "low_vision"),
    "2.3.1": ("flicker",),
}


def situations_of(finding: Finding) -> tuple[Situation, ...]:
    """The situations a finding hurts in; empty when it hurts no visitor."""
    return situations(who_keys(finding), finding.criterion)


def situations(who: Iterable[str], criterion: str) -> tuple[Situation, ...]:
    """DIGG's situations of use for the groups a rule names, in their own order."""
    found = {*_BY_CRITERION.get(criterion, ())} or {
        situation for key in who for situation in _SITUATIONS[key]
    }
    return tuple(situation for situation in SITUATIONS if situation in found)


def who_of(criterion: str) -> tuple[str, ...]:
    """Whom a broken criterion hurts; everyone for a clause that is no criterion."""
    return criteria()[criterion].who if criterion in criteria() else ("everyone",)
