"""Every requirement on the site, and what proves each of them.

Three editions are kept apart: EN 301 549 V3.2.1 is what the Swedish law points to (through
MDFFS 2019:2 5 §) and rests on WCAG 2.1 A and AA; WCAG 2.2 A and AA is what the guide holds
itself to; of AAA there are a few criteria the guide promises.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ..models.loading import load
from ..texts import message
from .catalogue import Criterion, criteria, is_of_document
from .catalogue import rules as known_rules

HERE = Path(__file__).parent
EN, WCAG_22, PROMISE = "en", "wcag22", "promise"
"""Whose requirement it is: the law's standard, WCAG 2.2 A and AA, or our own promise."""

_WEB, DOCUMENT = "9", "10"


@dataclass(frozen=True)
class Requirement:
    """One requirement.

    id:        clause of EN 301 549 (``"9.1.4.3"``), or ``"WCAG 2.4.11"`` for one it has not
    name:      its Swedish name
    criterion: WCAG success criterion, or "" for a clause that is none
    level:     "A", "AA", "AAA" or "" for a clause that is no criterion
    sets:      which of :data:`EN`, :data:`WCAG_22` and :data:`PROMISE` ask for it
    rules:     automatic rules that can find it broken
    manual:    ids of the tests a person makes
    absent:    why it cannot be broken here, in Swedish; "" when it can
    """

    id: str
    name: str
    criterion: str
    level: str
    sets: frozenset[str]
    rules: tuple[str, ...]
    manual: tuple[str, ...]
    absent: str


class Clause(BaseModel):
    """One entry of clauses.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    rules: tuple[str, ...] = ()
    manual: tuple[str, ...] = ()
    absent: str = ""


class Documents(BaseModel):
    """How criteria are proved in documents to download."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    manual: str
    without: tuple[str, ...]
    absent: dict[str, tuple[str, ...]]


class Clauses(BaseModel):
    """A whole clauses.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    edition: str
    clauses: dict[str, Clause]
    documents: Documents


@cache
def clauses() -> Clauses:
    return load(HERE / "clauses.yml", Clauses)


@cache
def requirements() -> tuple[Requirement, ...]:
    """All of them: by clause, then those that EN 301 549 V3.2.1 does not have."""
    in_clauses = [_clause(number, clause) for number, clause in clauses().clauses.items()]
    for number, criterion in criteria().items():
        if _in_wcag_21(criterion):
            in_clauses.append(_web(number, criterion))
            if number not in clauses().documents.without:
                in_clauses.append(_document(number, criterion))
    beyond = [
        _beyond(number, criterion)
        for number, criterion in criteria().items()
        if not _in_wcag_21(criterion)
    ]
    return (*sorted(in_clauses, key=lambda one: _by_number(one.id)), *beyond)


@cache
def clauses_of(rule: str, criterion: str) -> tuple[str, ...]:
    """The clauses of EN 301 549 V3.2.1 a rule's finding breaks: ``("7.1.2", "9.1.2.2")``.

    A document breaks clause 10, a page clause 9. criterion: of the finding, or ""
    """
    chapter = DOCUMENT if is_of_document(rule) else _WEB
    return tuple(
        one.id
        for one in requirements()
        if EN in one.sets
        and (one.id == f"{chapter}.{criterion}" or (not one.criterion and rule in one.rules))
    )


def _in_wcag_21(criterion: Criterion) -> bool:
    return criterion.level != "AAA" and criterion.since != "2.2"


def _sets(criterion: Criterion) -> frozenset[str]:
    if criterion.level == "AAA":
        return frozenset({PROMISE})
    found = {WCAG_22} if criterion.until is None else set()
    return frozenset(found | ({EN} if _in_wcag_21(criterion) else set()))


def _clause(number: str, clause: Clause) -> Requirement:
    return Requirement(
        id=number,
        name=clause.name,
        criterion="",
        level="",
        sets=frozenset({EN}),
        rules=clause.rules,
        manual=clause.manual,
        absent=_reason(clause.absent),
    )


def _web(number: str, criterion: Criterion) -> Requirement:
    return _of_criterion(f"{_WEB}.{number}", number, criterion, _sets(criterion))


def _beyond(number: str, criterion: Criterion) -> Requirement:
    return _of_criterion(f"WCAG {number}", number, criterion, _sets(criterion))


def _of_criterion(
    clause: str, number: str, criterion: Criterion, sets: frozenset[str]
) -> Requirement:
    return Requirement(
        id=clause,
        name=criterion.name,
        criterion=number,
        level=criterion.level,
        sets=sets,
        rules=criterion.rules,
        manual=criterion.manual,
        absent=_reason(criterion.absent),
    )


def _document(number: str, criterion: Criterion) -> Requirement:
    documents = clauses().documents
    absent = next((why for why, which in documents.absent.items() if number in which), "")
    return Requirement(
        id=f"{DOCUMENT}.{number}",
        name=criterion.name,
        criterion=number,
        level=criterion.level,
        sets=frozenset({EN}),
        rules=() if absent else _document_rules(number),
        manual=() if absent else (documents.manual,),
        absent=_reason(absent),
    )


def _document_rules(number: str) -> tuple[str, ...]:
    return tuple(
        id for id, rule in known_rules().items() if is_of_document(id) and rule.criterion == number
    )


def _reason(absent: str) -> str:
    return message(f"requirements.absent.{absent}") if absent else ""


def _by_number(clause: str) -> list[int]:
    return [int(part) for part in clause.split(".")]
