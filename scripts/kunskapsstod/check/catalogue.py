"""What the check knows about its rules: gravity, criterion, whom a fault hurts, the words.

``rules.yml`` and ``criteria.yml`` are the data; the sentences stand in
``texts/messages/check.yml``. axe brings Swedish sentences of its own (its ``sv`` locale), HTML
CodeSniffer has none, so ours stand there under ``check.htmlcs``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, RootModel

from ..models.finding import Finding, Severity
from ..models.loading import load
from ..texts import MissingTextError, message

HERE = Path(__file__).parent


class Rule(BaseModel):
    """One entry of rules.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    severity: Severity
    looks: bool = False
    criterion: str = ""
    who: tuple[str, ...] = ()


class Criterion(BaseModel):
    """One entry of criteria.yml: a WCAG success criterion and what proves it on a web page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    who: tuple[str, ...]
    level: Literal["A", "AA", "AAA"]
    since: Literal["2.0", "2.1", "2.2"]
    until: Literal["2.1"] | None = None
    rules: tuple[str, ...] = ()
    manual: tuple[str, ...] = ()
    absent: str = ""


class _Rules(RootModel[dict[str, Rule]]):
    pass


class _Criteria(RootModel[dict[str, Criterion]]):
    pass


@dataclass(frozen=True)
class Description:
    """A finding in words, for every report: all in Swedish, none of it empty but ``criterion``."""

    title: str
    what: str
    who: str
    remedy: str
    criterion: str


@cache
def rules() -> dict[str, Rule]:
    """Our own rules, id → entry, in the order of the file."""
    return load(HERE / "rules.yml", _Rules).root


@cache
def criteria() -> dict[str, Criterion]:
    """WCAG success criteria, number → entry."""
    return load(HERE / "criteria.yml", _Criteria).root


def describe(finding: Finding) -> Description:
    """The finding in words, whichever layer found it."""
    family = finding.rule.split(".", 1)[0]
    if family == "axe":
        title, what, remedy = _axe(finding)
    elif family == "htmlcs":
        title, what, remedy = _htmlcs(finding)
    else:
        key = f"check.rule.{finding.rule}"
        title, what, remedy = (
            message(f"{key}.{part}", **finding.params) for part in ("title", "what", "remedy")
        )
    criterion = criterion_name(finding.criterion)
    if criterion and is_of_document(finding.rule):
        criterion = message("check.pdf.clause", number=finding.criterion, criterion=criterion)
    return Description(title, what, _who(finding), remedy, criterion)


def is_of_document(rule: str) -> bool:
    """Whether a rule is about documents to download: its criterion counts in clause 10."""
    return rule.startswith("pdf.")


def criterion_name(number: str) -> str:
    """``"1.4.3"`` → ``"WCAG 1.4.3 Kontrast (minimum)"``; empty for no criterion."""
    if not number:
        return ""
    known = criteria().get(number)
    return f"WCAG {number} {known.name}" if known else f"WCAG {number}"


def criterion_link(number: str) -> str:
    """W3C's page, in English, on what the criterion means; empty for one we do not know.

    There is no Swedish page for every criterion whose address can be told from its number.
    """
    known = criteria().get(number)
    return f"https://www.w3.org/WAI/WCAG22/Understanding/{known.id}.html" if known else ""


def who_keys(finding: Finding) -> tuple[str, ...]:
    """Whom the finding hurts, as keys of ``check.who``."""
    rule = rules().get(finding.rule)
    known = criteria().get(finding.criterion)
    return rule.who if rule else known.who if known else ("everyone",)


def _who(finding: Finding) -> str:
    return ", ".join(message(f"check.who.{key}") for key in who_keys(finding))


def _axe(finding: Finding) -> tuple[str, str, str]:
    # "help" and "reasons" are axe's own words from its Swedish locale.
    title = finding.params.get("help") or message("check.axe.title")
    reasons = finding.params.get("reasons") or title
    if finding.severity is Severity.LOOK:
        return title, message("check.axe.look", reasons=reasons), message("check.remedy.look")
    return title, reasons, message(f"check.axe.{finding.params.get('choice', 'all')}")


def _htmlcs(finding: Finding) -> tuple[str, str, str]:
    code = finding.rule.removeprefix("htmlcs.")
    look = finding.severity is Severity.LOOK
    general = message("check.remedy.look" if look else "check.remedy.fault")
    # The longest beginning of the code that has a sentence: 4_1_2.H91.A.NoContent, 4_1_2.H91 …
    parts = code.split(".")
    for length in range(len(parts), 0, -1):
        key = f"check.htmlcs.code.{'.'.join(parts[:length])}"
        try:
            title = message(f"{key}.title")
            return title, message(f"{key}.what", **finding.params), general
        except MissingTextError:
            continue
    name = criterion_name(finding.criterion) or code
    return name, message("check.htmlcs.unknown", criterion=name, code=code), general
