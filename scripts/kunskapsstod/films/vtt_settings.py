"""The line of a cue that has its times and settings, read as a browser reads it.

https://www.w3.org/TR/webvtt1/#collect-webvtt-cue-timings-and-settings
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from .vtt_cue import Problem, Settings

_STRICT = re.compile(
    r"(?:([0-9]{2,8}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})[ \t]+-->[ \t]+"
    r"(?:([0-9]{2,8}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?:[ \t]+(.*))?"
)
"""As the standard wants it written: what nearly every cue looks like."""
# As browsers take it: hours with any number of figures, no blanks needed. Eight figures are
# eleven thousand years; a browser has no limit, but a number must end somewhere.
_TIME = r"([0-9]{1,8}):([0-9]{2})(?::([0-9]{2}))?\.([0-9]{3})(?![0-9])"
_LOOSE = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}(.*)", re.DOTALL)
_COMMA = re.compile(r"[0-9],[0-9]{1,3}")
_MANY_MINUTES = re.compile(r"(?:^|[^0-9])[6-9][0-9]:[0-9]{2}[.,]")
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
_LINE = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?)")

_VERTICAL = ("rl", "lr")
_LINE_ALIGN = ("start", "center", "end")
_POSITION_ALIGN = ("line-left", "center", "line-right")
_ALIGN = ("start", "center", "end", "left", "right")


def read_times(line: str) -> tuple[float, float, str] | None:
    """Start, end (seconds) and the text of the settings; None when a browser finds no times."""
    strict = _STRICT.fullmatch(line)
    if strict is not None:
        parts = strict.groups()
        return _seconds(parts[:4]), _seconds(parts[4:8]), parts[8] or ""
    loose = _LOOSE.fullmatch(line)
    if loose is None:
        return None
    start, end = (_browser_seconds(loose.groups()[at : at + 4]) for at in (0, 4))
    return None if start is None or end is None else (start, end, loose.group(9))


def why_no_times(line: str, number: int) -> Problem:
    """What is wrong with times that no browser can read."""
    if _COMMA.search(line):
        code = "vtt.comma"
    elif _MANY_MINUTES.search(line):
        code = "vtt.many_minutes"
    else:
        code = "vtt.bad_times"
    return Problem(code, number, {"text": _short(line)})


def is_loose(line: str) -> bool:
    """A browser reads the times, but the standard wants them written otherwise."""
    return _STRICT.fullmatch(line) is None


def read_settings(
    text: str, number: int, regions: Collection[str]
) -> tuple[Settings | None, list[Problem]]:
    """The settings, and each that a browser would leave out. ``regions`` are those defined."""
    settings = Settings()
    problems: list[Problem] = []
    seen: set[str] = set()
    for token in text.split():
        name, colon, value = token.partition(":")
        changed = _with(settings, name, value) if colon and name and value else None
        if changed is None:
            problems.append(Problem("vtt.bad_setting", number, {"text": _short(token)}))
            continue
        if name == "region" and value not in regions:
            problems.append(Problem("vtt.no_region", number, {"text": _short(value)}))
            continue
        if name in seen:
            problems.append(Problem("vtt.setting_twice", number, {"text": name}))
        seen.add(name)
        settings = changed
    return (settings if settings != Settings() else None), problems


def _with(settings: Settings, name: str, value: str) -> Settings | None:
    """The settings with one more, or None when a browser would leave it out."""
    first, comma, second = value.partition(",")
    percent = _PERCENT.fullmatch(first if name in ("line", "position") else value)
    share = float(percent.group(1)) if percent else None
    if share is not None and share > 100:
        return None
    match name:
        case "region":
            return replace(settings, region=value)
        case "vertical" if value in _VERTICAL:
            return replace(settings, vertical=value)
        case "align" if value in _ALIGN:
            return replace(settings, align=value)
        case "size" if share is not None:
            return replace(settings, size=share)
        case "position" if share is not None and (not comma or second in _POSITION_ALIGN):
            return replace(settings, position=share, position_align=second or None)
        case "line" if not comma or second in _LINE_ALIGN:
            if share is None and not _LINE.fullmatch(first):
                return None
            place = float(first) if share is None else share
            return replace(
                settings, line=place, line_percent=share is not None, line_align=second or None
            )
    return None


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    # In whole thousandths, so that the same time is the same number however it was written.
    return ((hours * 3600 + minutes * 60 + seconds) * 1000 + thousandths) / 1000


def _browser_seconds(parts: tuple[str | None, ...]) -> float | None:
    """§6.3: what stands first is hours when it is not two figures below 60, or three follow."""
    first, second, third, thousandths = parts
    if third is None:
        if first is None or len(first) != 2 or int(first) > 59:
            return None
        first, second, third = "0", first, second
    if int(second or 0) > 59 or int(third or 0) > 59:
        return None
    return _seconds((first, second, third, thousandths))


def _short(text: str, limit: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
