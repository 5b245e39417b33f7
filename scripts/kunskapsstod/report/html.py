"""The report as one accessible web page without JavaScript: headings are the way through it."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..check.runner import Outcome
from ..texts import message
from .scope import sentences
from .summary import KINDS, Summary, page_name

HERE = Path(__file__).parent
PAGES_SHOWN = 20


def as_html(summary: Summary, outcome: Outcome, when: datetime) -> str:
    """The page; ``report.css`` must lie beside it."""
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            summary=summary,
            scope=sentences(outcome, when),
            kinds=KINDS,
            pages_shown=PAGES_SHOWN,
        )
    )


def stylesheet() -> str:
    """The report's style, a file of its own: a strict CSP stops inline ones."""
    return (HERE / "report.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,  # excerpts are the checked pages' own HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=message, page_name=page_name)
    environment.filters["page_name"] = page_name
    return environment
