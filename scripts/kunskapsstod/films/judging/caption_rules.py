"""How captions should be made: order, time to read, lines. One small function a rule.

The measures are those our own captions are made by (``films/captions.py``): those of Swedish
broadcasters and web guides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from ...models.finding import Finding, Severity
from ...texts import message
from ..captions import LINE_LENGTH, LINES, LONGEST, READING_SPEED, SHORTEST
from ..timeline import FPS
from ..webvtt import CAPTIONS, CHAPTERS, DESCRIPTIONS, METADATA, VttCue, timestamp
from .figures import short
from .reading import Reading, Track

COMFORTABLE = 15.0
"""Characters a second from which captions are worth a look."""
_ROUNDING = 0.002
"""Seconds: times are written in thousandths."""
_PAST_END = 0.1
"""Seconds a cue may end after the film: sound and picture seldom end at the same time."""
_GAP = 2 / FPS
_OUTRAGEOUS = 10.0
"""Seconds after which a caption that does not change is a fault, not something to look at."""

_TIMED = (CAPTIONS, CHAPTERS, DESCRIPTIONS, METADATA)
_DASHES = ("- ", "– ", "— ", "-", "–")


def syntax(reading: Reading) -> Iterable[Finding]:
    """What the standard forbids and browsers understand, once a kind and track."""
    for track in reading.tracks(*_TIMED):
        told: set[str] = set()
        for problem in track.parsed.harmless:
            if problem.code not in told:
                told.add(problem.code)
                yield reading.on_track(
                    "captions.syntax",
                    track,
                    problem.line,
                    Severity.LOOK,
                    problem=message(problem.code, **problem.params),
                )


def order(reading: Reading) -> Iterable[Finding]:
    """Cues stand in order of time."""
    for track in reading.tracks(*_TIMED):
        for before, cue in pairwise(track.cues):
            if cue.start < before.start:
                yield _on_cue(reading, "captions.order", track, cue)


def overlap(reading: Reading) -> Iterable[Finding]:
    """One caption is gone before the next comes."""
    for track in reading.tracks(CAPTIONS):
        for before, cue in pairwise(track.said):
            if before.end - cue.start > _ROUNDING:
                shared = short(before.end - cue.start)
                yield _on_cue(reading, "captions.overlap", track, cue, seconds=shared)


def duplicate_id(reading: Reading) -> Iterable[Finding]:
    """A cue's id is its own."""
    for track in reading.tracks(*_TIMED):
        seen: set[str] = set()
        for cue in track.cues:
            if cue.id in seen:
                yield _on_cue(reading, "captions.duplicate-id", track, cue, id=str(cue.id))
            elif cue.id is not None:
                seen.add(cue.id)


def empty_cue(reading: Reading) -> Iterable[Finding]:
    """A cue has words."""
    for track in reading.tracks(CAPTIONS, CHAPTERS, DESCRIPTIONS):
        for cue in track.cues:
            if not cue.lines:
                yield _on_cue(reading, "captions.empty-cue", track, cue)


def past_end(reading: Reading) -> Iterable[Finding]:
    """No cue is shown when the film is over."""
    for track in reading.tracks(*_TIMED):
        for cue in track.cues:
            if cue.end > track.seconds + _PAST_END:
                length = timestamp(track.seconds)
                yield _on_cue(reading, "captions.past-end", track, cue, length=length)


def reading_speed(reading: Reading) -> Iterable[Finding]:
    """There is time to read. The merely quick ones are told together."""
    for track in reading.tracks(CAPTIONS):
        quick = []
        for cue in track.said:
            speed = sum(map(len, cue.lines)) / max(cue.seconds, 0.001)
            if speed > READING_SPEED + 0.05:
                needed = short(sum(map(len, cue.lines)) / READING_SPEED)
                yield _on_cue(
                    reading,
                    "captions.reading-speed",
                    track,
                    cue,
                    speed=short(speed),
                    remedy=message("check.film.too_quick", seconds=needed),
                )
            elif speed > COMFORTABLE:
                quick.append((speed, cue))
        if quick:
            yield _together(
                reading,
                "captions.reading-speed",
                track,
                [cue for _, cue in quick],
                Severity.LOOK,
                speed=short(max(speed for speed, _ in quick)),
                remedy=message("check.film.quick", count=len(quick), of=len(track.said)),
            )


def line_length(reading: Reading) -> Iterable[Finding]:
    """A line has room on a small screen."""
    for track in reading.tracks(CAPTIONS):
        for cue in track.said:
            longest = max(map(len, cue.lines))
            if longest > LINE_LENGTH:
                yield _on_cue(reading, "captions.line-length", track, cue, length=str(longest))


def lines(reading: Reading) -> Iterable[Finding]:
    """At most two lines cover the picture."""
    for track in reading.tracks(CAPTIONS):
        for cue in track.said:
            if len(cue.lines) > LINES:
                yield _on_cue(reading, "captions.lines", track, cue, lines=str(len(cue.lines)))


def duration(reading: Reading) -> Iterable[Finding]:
    """A caption is seen before it goes, and goes before it is read twice."""
    for track in reading.tracks(CAPTIONS):
        slow = []
        for cue in track.said:
            if cue.seconds < SHORTEST - _ROUNDING or cue.seconds > _OUTRAGEOUS:
                yield _on_cue(reading, "captions.duration", track, cue, seconds=short(cue.seconds))
            elif cue.seconds > LONGEST + _ROUNDING:
                slow.append(cue)
        if slow:
            yield _together(
                reading,
                "captions.duration",
                track,
                slow,
                Severity.LOOK,
                seconds=short(max(cue.seconds for cue in slow)),
            )


def gap(reading: Reading) -> Iterable[Finding]:
    """Two captions in a row are seen to be two."""
    for track in reading.tracks(CAPTIONS):
        close = [
            cue
            for before, cue in pairwise(track.said)
            if -_ROUNDING <= cue.start - before.end < _GAP - _ROUNDING
        ]
        if close:
            yield _together(
                reading, "captions.gap", track, close, Severity.ADVICE, count=str(len(close))
            )


def speaker(reading: Reading) -> Iterable[Finding]:
    """Where several people speak it is said who. A machine cannot know that it is needed."""
    named = any(cue.voices for track in reading.tracks(CAPTIONS) for cue in track.said)
    for track in reading.tracks(CAPTIONS):
        voices = {voice for cue in track.said for voice in cue.voices}
        nameless = [cue for cue in track.said if not cue.voices]
        shared = [cue for cue in nameless if sum(map(_is_dashed, cue.lines)) > 1]
        # What the other versions tell, this one lacks.
        lost = named and not voices and len(nameless) > 1
        doubtful = nameless if len(voices) > 1 or lost else shared
        if doubtful:
            yield _together(
                reading,
                "captions.speaker",
                track,
                doubtful,
                Severity.LOOK,
                count=str(len(doubtful)),
            )


def chapters_overlap(reading: Reading) -> Iterable[Finding]:
    """A chapter ends where the next begins: no menu can show chapters in chapters."""
    for track in reading.tracks(CHAPTERS):
        for before, cue in pairwise(track.cues):
            if cue.start >= before.start and before.end - cue.start > _ROUNDING:
                yield _on_cue(reading, "chapters.overlap", track, cue, above=before.text)


RULES: dict[str, Callable[[Reading], Iterable[Finding]]] = {
    "captions.syntax": syntax,
    "captions.order": order,
    "captions.overlap": overlap,
    "captions.duplicate-id": duplicate_id,
    "captions.empty-cue": empty_cue,
    "captions.past-end": past_end,
    "captions.reading-speed": reading_speed,
    "captions.line-length": line_length,
    "captions.lines": lines,
    "captions.duration": duration,
    "captions.gap": gap,
    "captions.speaker": speaker,
    "chapters.overlap": chapters_overlap,
}


def _on_cue(reading: Reading, rule: str, track: Track, cue: VttCue, **params: str) -> Finding:
    return reading.on_track(rule, track, cue.line, Severity.FAULT, cue.text, **params)


def _together(
    reading: Reading,
    rule: str,
    track: Track,
    cues: list[VttCue],
    severity: Severity,
    **params: str,
) -> Finding:
    """One finding for many cues, at the first of them."""
    return reading.on_track(rule, track, cues[0].line, severity, cues[0].text, **params)


def _is_dashed(line: str) -> bool:
    return line.startswith(_DASHES)
