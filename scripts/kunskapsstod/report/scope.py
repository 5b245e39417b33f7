"""What a report rests on, in sentences: when, how many pages, by what, and the limits of it."""

from __future__ import annotations

from datetime import date, datetime

from ..check.browser.findings import STATES
from ..check.runner import Outcome
from ..films.judging import RULES_EDITION
from ..texts import message
from .summary import state_name

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


def sentences(outcome: Outcome, when: datetime) -> list[str]:
    """The report's opening: nobody may take a half check for a whole one."""
    lines = [
        message("check.report.made", when=swedish_time(when), pages=len(outcome.pages)),
    ]
    if not outcome.pages:
        return [*lines, message("check.report.nothing_changed")]
    if "static" in outcome.layers:
        lines.append(message("check.report.scope_static"))
    if "text" in outcome.layers:
        lines.append(message("check.report.scope_text"))
    if "media" in outcome.layers:
        lines.append(message("check.report.scope_media", edition=RULES_EDITION))
    if "pdf" in outcome.layers:
        part = "scope_pdf" if outcome.whole else "scope_pdf_linked"
        lines.append(message(f"check.report.{part}"))
    if "browser" not in outcome.layers or outcome.engine is None:
        lines.append(message("check.report.scope_no_browser"))
    else:
        lines.append(
            message(
                "check.report.scope_browser",
                browser=f"Chromium {outcome.engine.chromium}",
                pa11y=outcome.engine.pa11y,
                axe=outcome.engine.axe,
                states="; ".join(state_name(state.name) for state in STATES),
            )
        )
    if "opened" in outcome.layers:
        lines.append(message("check.report.scope_opened"))
    if "behaviour" in outcome.layers:
        lines.append(message("check.report.scope_behaviour"))
    if outcome.reused and outcome.oldest:
        oldest = swedish_day(outcome.oldest)
        lines.append(message("check.report.scope_reused", pages=outcome.reused, day=oldest))
    lines.append(message("check.report.limits"))
    return lines


def swedish_time(when: datetime) -> str:
    """``22 november 2026 kl. 17.46``."""
    return f"{swedish_day(when)} kl. {when:%H.%M}"


def swedish_day(day: date) -> str:
    """``22 november 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
