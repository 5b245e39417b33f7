"""The text of a cue: its tags and character references, read as a browser reads them.

https://www.w3.org/TR/webvtt1/#webvtt-cue-text-parsing-rules
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from .vtt_cue import Problem, Span
from .vtt_settings import read_times

_SPAN_TAGS = frozenset(("c", "i", "b", "u", "ruby", "rt", "v", "lang"))
_DEEPEST = 30
"""Tags in tags; a browser has no limit, but a text with more is no text."""
_START = re.compile(
    r"(?P<name>[^\t\n\f .]*)(?P<classes>(?:\.[^\t\n\f .]*)*)(?P<rest>.*)", re.DOTALL
)
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9A-Za-z]*|[0-9A-Za-z]*);?")


@dataclass
class _Open:
    """A tag that is not closed yet."""

    name: str
    at: int
    classes: tuple[str, ...] = ()
    voice: str | None = None
    language: str | None = None


@dataclass
class _Reading:
    line: int
    raw: str
    open: list[_Open] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    time: float = 0.0
    told: set[tuple[str, str]] = field(default_factory=set)

    def wrong(self, code: str, at: int, **params: object) -> None:
        """Told once a cue, at the first place: a file may have a hundred thousand of them."""
        key = (code, str(params))
        if key not in self.told:
            self.told.add(key)
            self.problems.append(Problem(code, self.line + self.raw.count("\n", 0, at), params))


def read_text(
    raw: str, line: int, shown: tuple[float, float]
) -> tuple[tuple[Span, ...], list[Problem]]:
    """The text's spans, and what a browser drops or reads otherwise than it was meant.

    line:  the number of the text's first line in its file
    shown: when its cue starts and ends (seconds): times in the text lie between these
    """
    if "<" not in raw and "&" not in raw:
        return ((Span(raw),) if raw else ()), []
    reading = _Reading(line, raw, time=shown[0])
    position = 0
    while position < len(raw):
        tag = raw.find("<", position)
        if tag < 0:
            _data(reading, raw[position:], position)
            break
        if tag > position:
            _data(reading, raw[position:tag], position)
        end = raw.find(">", tag)
        if end < 0:
            reading.wrong("vtt.open_tag", tag, text=_shown(raw[tag:]))
            end = len(raw)
        _tag(reading, raw[tag + 1 : end], tag, shown[1])
        position = end + 1
    for tag_open in reading.open:
        # A voice may speak to the end of its cue without being closed.
        if tag_open.name != "v":
            reading.wrong("vtt.open_span", tag_open.at, tag=tag_open.name)
    return tuple(reading.spans), reading.problems


def _data(reading: _Reading, text: str, at: int) -> None:
    for match in _REFERENCE.finditer(text):
        written = match.group()
        if html.unescape(written) == written:
            reading.wrong("vtt.ampersand", at + match.start(), text=written)
        elif not written.endswith(";"):
            reading.wrong("vtt.open_reference", at + match.start(), text=written)
    voice = next((one.voice for one in reversed(reading.open) if one.voice), None)
    language = next((one.language for one in reversed(reading.open) if one.language), None)
    tags = tuple(one.name for one in reading.open)
    classes = tuple(name for one in reading.open for name in one.classes)
    reading.spans.append(Span(html.unescape(text), tags, classes, voice, language))


def _tag(reading: _Reading, inner: str, at: int, end: float) -> None:
    if inner.startswith("/"):
        _end(reading, inner[1:], at)
    elif inner[:1].isdigit() and inner[0].isascii():
        times = read_times(f"{inner} --> {inner}")
        if times is None:
            reading.wrong("vtt.bad_time_tag", at, text=_shown(f"<{inner}>"))
        elif not reading.time < times[0] < end:
            reading.wrong("vtt.time_tag_order", at, text=_shown(f"<{inner}>"))
        else:
            reading.time = times[0]
    else:
        _start(reading, inner, at)


def _start(reading: _Reading, inner: str, at: int) -> None:
    match = _START.fullmatch(inner)
    name = match["name"] if match else ""
    if match is None or name not in _SPAN_TAGS:
        reading.wrong("vtt.unknown_tag", at, text=_shown(f"<{inner}>"))
        return
    if len(reading.open) >= _DEEPEST:
        reading.wrong("vtt.too_deep", at)
        return
    if name == "rt" and (not reading.open or reading.open[-1].name != "ruby"):
        reading.wrong("vtt.stray_rt", at)
        return
    said = " ".join(html.unescape(match["rest"]).split()) or None
    if name == "v" and said is None:
        reading.wrong("vtt.voice_unnamed", at)
    if name == "v" and any(one.name == "v" for one in reading.open):
        reading.wrong("vtt.nested_voice", at)
    if said is not None and name not in ("v", "lang"):
        reading.wrong("vtt.annotation", at, text=_shown(f"<{inner}>"), tag=name)
    classes = tuple(part for part in match["classes"].split(".") if part)
    voice = said if name == "v" else None
    language = said if name == "lang" else None
    reading.open.append(_Open(name, at, classes, voice, language))


def _end(reading: _Reading, name: str, at: int) -> None:
    current = reading.open[-1].name if reading.open else None
    if name == current:
        reading.open.pop()
    elif name == "ruby" and current == "rt":
        del reading.open[-2:]
    elif name in _SPAN_TAGS:
        reading.wrong("vtt.end_tag", at, tag=name)
    else:
        reading.wrong("vtt.unknown_tag", at, text=_shown(f"</{name}>"))


def _shown(text: str, limit: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
