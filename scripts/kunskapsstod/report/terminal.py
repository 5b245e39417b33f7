"""The report as plain text: no colour and no drawing, so that a screen reader can follow."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ..check.runner import Outcome
from ..texts import message
from .scope import sentences
from .summary import KINDS, Place, RuleGroup, Summary, page_name

WIDTH = 92
PLACES_SHOWN = 4
PAGES_SHOWN = 4


def as_text(summary: Summary, outcome: Outcome, when: datetime, report: Path | None) -> str:
    """The whole text, gravest findings first, the verdict last: there the reader's eye is."""
    lines = [message("check.report.title"), *(_wrapped(line) for line in sentences(outcome, when))]
    for kind in KINDS[:3]:
        groups = summary.of_kind(kind)
        if groups:
            heading = f"{message(f'check.severity.{kind}')}: {summary.counts[kind]}"
            lines += ["", heading]
            for group in groups:
                lines += ["", *_group(group, report)]
    if summary.counts[KINDS[3]]:
        lines += ["", f"{message('check.severity.accepted')}: {summary.counts[KINDS[3]]}"]
    lines += ["", summary.verdict]
    if report is not None:
        lines.append(message("check.report.saved", file=report))
    return "\n".join(lines)


def _group(group: RuleGroup, report: Path | None) -> Iterator[str]:
    words = group.description
    rule = f"{words.criterion}, {group.rule}" if words.criterion else group.rule
    yield f"{words.title} ({rule})"
    said = ""
    for place in group.places[:PLACES_SHOWN]:
        if place.what != said:  # the same sentence is not read out for every place
            yield _wrapped(place.what, 2)
        said = place.what
        yield from _place(place)
    hidden = len(group.places) - PLACES_SHOWN
    if hidden > 0 and report is not None:
        yield _wrapped(message("check.report.more", count=hidden, file=report), 4)
    if words.who:
        yield _wrapped(f"{message('check.report.who')}: {words.who}.", 2)
    yield _wrapped(f"{message('check.report.remedy')}: {words.remedy}", 2)


def _place(place: Place) -> Iterator[str]:
    names = [page_name(page) for page in place.pages[:PAGES_SHOWN]]
    where = ", ".join(names)
    if len(place.pages) > PAGES_SHOWN:
        where = f"{names[0]} ({message('check.report.on_pages', count=len(place.pages))})"
    shown = f" [{place.shown}]" if place.shown else ""
    yield _wrapped(f"{where}{shown}", 4)
    if place.selector:
        yield f"      {place.selector}"


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
