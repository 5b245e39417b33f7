"""What a report rests on, in sentences: when, how many pages, by what, and the limits of it."""

from __future__ import annotations

from datetime import datetime

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
    if "static" in outcome.layers:
        lines.append(message("check.report.scope_static"))
    if "text" in outcome.layers:
        lines.append(message("check.report.scope_text"))
    if "media" in outcome.layers:
        lines.append(message("check.report.scope_media", edition=RULES_EDITION))
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
    if "behaviour" in outcome.layers:
        lines.append(message("check.report.scope_behaviour"))
    lines.append(message("check.report.limits"))
    return lines


def swedish_time(when: datetime) -> str:
    """``22 november 2026 kl. 17.46``."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year} kl. {when:%H.%M}"
