"""Asks the tests one by one and saves after each answer: what ``kunskapsstod review`` does.

Nothing is answered beforehand: an empty line never means that something passed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..check.manual import proved_by
from ..models.protocol import FAILED, IRRELEVANT, PASSED, Shortcoming, Trial
from ..texts import message
from .protocol_file import add_trial
from .status import SiteDigests, State, Status

Say = Callable[[str], None]
Ask = Callable[[str], str]
"""Shows a question and gives the answer as it was typed, without spaces around it."""

_RESULTS = {"k": PASSED, "b": FAILED, "g": IRRELEVANT}
_SKIP, _STOP = "h", "s"
_LONG = 90
"""Minutes from which the time is told in hours."""


@dataclass(frozen=True)
class Tester:
    """Who makes the tests, and with what; asked once, offered again for each test."""

    who: str
    browser: str
    technology: str


def interview(
    waiting: Sequence[Status], now: SiteDigests, site: Path, today: date, ask: Ask, say: Say
) -> int:
    """Goes through the tests that wait; how many were answered.

    Stops when the person wants to; what is answered by then is saved. Raises Faults when the
    protocol cannot be written.
    """
    if not waiting:
        say(message("review.nothing_waits"))
        return 0
    say(message("review.hello", count=len(waiting), time=_time(waiting)))
    tester = Tester(
        _needed(ask, say, "review.ask_who"),
        _needed(ask, say, "review.ask_browser"),
        ask(message("review.ask_technology")),
    )
    done = 0
    for number, status in enumerate(waiting, 1):
        for line in instructions(status, number, len(waiting)):
            say(line)
        answer = _choice(ask, say)
        if answer == _STOP:
            break
        if answer == _SKIP:
            continue
        path = add_trial(site, _trial(status, _RESULTS[answer], tester, now, today, ask, say))
        done += 1
        say(message("review.saved", file=path.name))
    say(message("review.end", done=done, left=len(waiting) - done))
    return done


def instructions(status: Status, number: int, total: int) -> list[str]:
    """The test in words: what it is, what is needed, what to do and what should happen."""
    test = status.test
    lines = [
        "",
        message("review.test", number=number, total=total, title=test.titel),
        message("review.about", minutes=test.minuter, needs=test.behovs),
        message("review.proves", list=", ".join(one.id for one in proved_by(status.id))),
    ]
    if status.state is not State.NEVER:
        lines.append(standing(status))
    lines.append(message("review.pages"))
    lines += [f"  /{page}" for page in test.sidor]
    lines.append(message("review.do"))
    lines += [f"  {step}. {text}" for step, text in enumerate(test.gor, 1)]
    lines.append(message("review.right"))
    lines += [f"  - {text}" for text in test.ratt]
    return lines


def standing(status: Status) -> str:
    """How the test stands, in one sentence."""
    trial = status.trial
    if trial is None:
        return message("review.state.never")
    parts = {
        "day": trial.datum.isoformat(),
        "who": trial.vem,
        "pages": ", ".join(f"/{page}" for page in status.changed),
        "count": len(trial.brister),
    }
    sentence = message(f"review.state.{status.state.value}", **parts)
    return f"{sentence} {message('review.looks')}" if status.looks else sentence


def _trial(
    status: Status, result: str, tester: Tester, now: SiteDigests, today: date, ask: Ask, say: Say
) -> Trial:
    shortcomings = _shortcomings(ask, say) if result == FAILED else ()
    if result == IRRELEVANT:
        note: str | None = _needed(ask, say, "review.ask_reason")
    else:
        note = ask(message("review.ask_note")) or None
    return Trial(
        prov=status.id,
        datum=today,
        vem=tester.who,
        med=tester.browser,
        hjalpmedel=tester.technology or None,
        resultat=result,
        anteckning=note,
        brister=shortcomings,
        sidor={page: now.pages[page] for page in status.test.sidor if page in now.pages},
        guide=now.looks or None,
    )


def _shortcomings(ask: Ask, say: Say) -> tuple[Shortcoming, ...]:
    found: list[Shortcoming] = []
    while True:
        key = "review.ask_more" if found else "review.ask_what"
        what = _needed(ask, say, key) if not found else ask(message(key))
        if not what:
            return tuple(found)
        found.append(
            Shortcoming(
                vad=what,
                sida=ask(message("review.ask_page")).removeprefix("/") or None,
                alternativ=ask(message("review.ask_alternative")) or None,
            )
        )


def _time(waiting: Sequence[Status]) -> str:
    minutes = sum(status.test.minuter for status in waiting)
    if minutes < _LONG:
        return message("review.minutes", count=minutes)
    return message("review.hours", count=round(minutes / 60))


def _choice(ask: Ask, say: Say) -> str:
    while True:
        answer = ask(message("review.ask_result"))[:1].casefold()
        if answer in (*_RESULTS, _SKIP, _STOP):
            return answer
        say(message("review.answer_one"))


def _needed(ask: Ask, say: Say, key: str) -> str:
    while True:
        answer = ask(message(key))
        if answer:
            return answer
        say(message("review.answer_needed"))
