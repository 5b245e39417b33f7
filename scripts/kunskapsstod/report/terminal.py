"""The report as plain text: no colour and no drawing, so that a screen reader can follow.

Short: what was looked at, what to do first, the verdict, and where all of it stands.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from ..texts import message
from .model import Report
from .scope import is_half, sentences
from .summary import KINDS, RuleGroup, counted, page_name

WIDTH = 92
FIRST = 5
PAGES_SHOWN = 3


def as_text(report: Report, file: Path | None) -> str:
    """The whole text, the verdict last: there the reader's eye is. ``file``: the HTML report."""
    summary = report.summary
    told = sentences(report.outcome, report.when)
    lines = [_wrapped(line) for line in (told[:1] if report.outcome.pages else told)]
    if report.outcome.pages and is_half(report.outcome):
        lines.append(_wrapped(message("report.scope_half")))
    first = summary.to_do[:FIRST]
    if first:
        lines += ["", message("report.mend_first" if summary.faults else "report.look_first")]
        for number, group in enumerate(first, 1):
            lines += _group(number, group)
    rest = len(summary.to_do) - len(first)
    if rest > 0:
        lines.append(message("report.more", things=counted("report.things", rest)))
    others = [
        f"{message(f'check.severity.{kind}')}: {summary.counts[kind]}."
        for kind in KINDS[2:]
        if summary.counts[kind]
    ]
    if others:
        lines += ["", " ".join(others)]
    lines += ["", _wrapped(message("report.limits")), *report.notes, "", summary.verdict]
    if file is not None:
        lines.append(message("report.saved", file=file))
    return "\n".join(lines)


def _group(number: int, group: RuleGroup) -> Iterator[str]:
    words = group.description
    title = f"{words.title} ({words.criterion})" if words.criterion else words.title
    places = counted("report.places", len(group.own))
    at = message(f"report.at.{group.kind}", places=places)
    yield _wrapped(f"{number}. {title}: {at}", 2)
    yield _wrapped(group.own[0].what, 5)
    pages = sorted({page for place in group.own for page in place.pages})
    names = ", ".join(page_name(page) for page in pages[:PAGES_SHOWN])
    if len(pages) > PAGES_SHOWN:
        hidden = counted("report.pages", len(pages) - PAGES_SHOWN)
        names += " " + message("report.more_pages", pages=hidden)
    yield _wrapped(f"{message('report.where')}: {names}", 5)
    yield _wrapped(f"{message('report.remedy')}: {words.remedy}", 5)


def _wrapped(text: str, indent: int = 0) -> str:
    margin = " " * indent
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
