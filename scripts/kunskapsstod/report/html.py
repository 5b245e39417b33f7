"""The report as one accessible web page without JavaScript, and its style."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..check.catalogue import criterion_name
from ..texts import message, text
from . import filters
from .by_criterion import STATUSES, by_criterion
from .by_page import MANY_PAGES, PLACES_LISTED, by_page
from .by_situation import by_situation
from .history import new_tools
from .model import Report
from .pictures import MOST
from .scope import duration, is_half, sentences, swedish_time
from .summary import KINDS, Place, RuleGroup, counted, page_name, state_name
from .trend import trend

TEMPLATES = Path(__file__).parent / "templates"
FIRST = 5
PAGES_LINKED, PAGES_LISTED = 5, 200
PLACES_SHOWN = 5
# The report stays on the reader's disk or on an intranet: it needs nothing but its own files.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
# Only an element's own id can be gone to.
_ID = re.compile(r"^#[A-Za-z][\w-]*$")
# The browser speaks English.
_BROWSERS_WORDS = ("behaviour.console", "behaviour.policy", "static.english")


def as_html(report: Report) -> str:
    """The page; ``report.css`` and the pictures must lie beside it."""
    summary, outcome = report.summary, report.outcome
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            summary=summary,
            policy=POLICY,
            scope=sentences(outcome, report.when),
            half=is_half(outcome),
            kinds=KINDS,
            first=summary.to_do[:FIRST],
            to_do=summary.to_do,
            waiting=sum(one.state not in ("ok", "fails") for one in report.manual),
            pages=by_page(summary, outcome.pages),
            many=MANY_PAGES,
            criteria=by_criterion(summary, outcome.layers, report.manual),
            statuses=STATUSES,
            situations=by_situation(summary),
            drawing=trend(report.history.runs),
            runs=list(zip(report.history.runs, new_tools(report.history.runs), strict=True))[::-1],
            album=report.pictures,
            most_pictures=MOST,
            pages_linked=PAGES_LINKED,
            pages_listed=PAGES_LISTED,
            places_shown=PLACES_SHOWN,
            places_listed=PLACES_LISTED,
        )
    )


def stylesheet() -> str:
    """The report's style, a file of its own: a strict policy stops inline ones."""
    return (TEMPLATES / "report.css").read_text(encoding="utf-8") + "\n" + filters.rules()


def box(groups: Iterable[RuleGroup], part: bool = False) -> str:
    """The classes of what holds things; a whole part is never hidden itself."""
    held = filters.box_classes(groups)
    return f"part {held.removeprefix('box').strip()}".strip() if part else held


def shown_excerpt(place: Place) -> str:
    """The place's code or text, unless the sentence about it says the same."""
    return "" if place.excerpt in place.what else place.excerpt


def fragment(place: Place) -> str:
    """What to put after the page's address to get to the place; empty when it has no id."""
    return place.selector if _ID.match(place.selector) else ""


def excerpt_language(group: RuleGroup, place: Place) -> str:
    """The language of a place's excerpt, when it is not Swedish."""
    english = group.rule in _BROWSERS_WORDS or place.pages[0].startswith("en/")
    return "en" if english else ""


def situation_name(situation: str) -> str:
    """As the accessibility statement calls it."""
    return text(f"statement.situation.{situation}")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,  # excerpts are the checked pages' own HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        t=message,
        n=counted,
        things=filters.thing_classes,
        box=box,
        page_name=page_name,
        state_name=state_name,
        situation_name=situation_name,
        criterion_name=criterion_name,
        fragment=fragment,
        shown_excerpt=shown_excerpt,
        excerpt_language=excerpt_language,
        duration=duration,
        swedish_time=swedish_time,
    )
    return environment
