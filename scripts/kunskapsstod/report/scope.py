"""What a report rests on, in sentences: when, how many pages, by what, and the limits of it."""

from __future__ import annotations

from datetime import date, datetime

from ..check.browser.findings import STATES
from ..check.runner import LAYERS, Outcome
from ..films.judging import RULES_EDITION
from ..texts import message, text
from .summary import counted, state_name


def sentences(outcome: Outcome, when: datetime) -> list[str]:
    """What was looked at and how: nobody may take a half check for a whole one.

    The first says when and how much. Beside them stand ``report.scope_half``, when
    :func:`is_half`, and what no check can find, ``report.limits``.
    """
    lines = [
        message(
            "report.made",
            when=swedish_time(when),
            pages=counted("report.pages", len(outcome.pages)),
        ),
    ]
    if not outcome.pages:
        return [*lines, message("report.nothing_changed")]
    if "static" in outcome.layers:
        lines.append(message("report.scope_static"))
    if "text" in outcome.layers:
        lines.append(message("report.scope_text"))
    if "media" in outcome.layers:
        lines.append(message("report.scope_media", edition=RULES_EDITION))
    if "pdf" in outcome.layers:
        part = "scope_pdf" if outcome.whole else "scope_pdf_linked"
        lines.append(message(f"report.{part}"))
    if "browser" not in outcome.layers or outcome.engine is None:
        lines.append(message("report.scope_no_browser"))
    else:
        lines.append(
            message(
                "report.scope_browser",
                browser=f"Chromium {outcome.engine.chromium}",
                pa11y=outcome.engine.pa11y,
                axe=outcome.engine.axe,
                states="; ".join(state_name(state.name) for state in STATES),
            )
        )
    if "opened" in outcome.layers:
        lines.append(message("report.scope_opened"))
    if "behaviour" in outcome.layers:
        lines.append(message("report.scope_behaviour"))
    if outcome.reused and outcome.oldest:
        pages = counted("report.pages", outcome.reused)
        oldest = swedish_day(outcome.oldest)
        lines.append(message("report.scope_reused", pages=pages, day=oldest))
    return lines


def is_half(outcome: Outcome) -> bool:
    """Whether some page or layer was left out."""
    return not outcome.whole or set(outcome.layers) != set(LAYERS)


def swedish_time(when: datetime) -> str:
    """``22 november 2026 kl. 17.46``."""
    return f"{swedish_day(when)} kl. {when:%H.%M}"


def swedish_day(day: date) -> str:
    """``22 november 2026``."""
    return f"{day.day} {months()[day.month - 1]} {day.year}"


def months() -> list[str]:
    """The months' names, as the pages have them."""
    return text("months").split()


def duration(seconds: float) -> str:
    """``4 s``, ``3 min 12 s``, ``under 1 sekund``."""
    whole = round(seconds)
    if whole < 1:
        return message("report.less_than_second")
    if whole < 60:
        return message("report.seconds", seconds=whole)
    return message("report.minutes", minutes=whole // 60, seconds=whole % 60)
