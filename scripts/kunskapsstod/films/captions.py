"""Sentences → captions: broken where one would draw breath, timed word by word.

The measures are those of Swedish broadcasters and web guides: at most two lines of 42
characters, at most 17 characters a second, a cue from 5/6 to 7 seconds, two frames between
cues; lines break after punctuation and before conjunctions and prepositions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .timeline import FPS, Line, Timeline
from .webvtt import VttCue

LINE_LENGTH = 42
LINES = 2
READING_SPEED = 17.0
"""Characters a second."""
SHORTEST, LONGEST = 5 / 6, 7.0
_GAP = 2 / FPS
_HOLD = 0.6
"""Seconds a caption may stay after its words, if nothing follows at once."""

_JOINING = "och men eller utan som att om när för på i med till från hos av vid"
_ALSO_JOINING = "där under över efter innan sedan så eftersom medan vad hur"
_LEADING = "en ett den det de din ditt dina sin sitt sina inte är ska kan får har du ni vi alla lex"
_PRONOUNS = "du dig ni er jag mig hen sig vi oss"
_TRAILING = frozenset(_PRONOUNS.split())
_BREAK_BEFORE = frozenset(f"{_JOINING} {_ALSO_JOINING}".split())
_NEVER_BREAK_AFTER = frozenset(f"{_JOINING} {_LEADING} enligt".split())


def captions(line_up: Timeline) -> tuple[VttCue, ...]:
    """Every caption of a rendering, in order."""
    found: list[VttCue] = []
    lines = line_up.lines
    for number, line in enumerate(lines):
        following = lines[number + 1].start if number + 1 < len(lines) else line_up.seconds
        found += _cues_of(line, following)
    return tuple(found)


@cache
def broken(text: str) -> tuple[tuple[str, ...], ...]:
    """The text as cues of one or two lines, broken at the best places.

    Every way to break is weighed (few cues, even lines, the upper one not longer, breaks where
    the sentence has its joints), and the lightest is taken.
    """
    words = text.split()
    best: dict[tuple[int, int], tuple[float, list[list[str]]]] = {(0, LINES): (0.0, [])}
    for end in range(1, len(words) + 1):
        for start in range(end):
            line = " ".join(words[start:end])
            if len(line) > LINE_LENGTH and end - start > 1:
                continue
            for used in range(1, LINES + 1):
                before = best.get((start, used))
                if before is None:
                    continue
                cost, cues = before
                joint = _joint(words, start)
                _offer(best, (end, 1), cost + 30 + joint * 3 + _raggedness(line), [*cues, [line]])
                if used < LINES and cues:
                    longer = len(cues[-1][-1]) - len(line)
                    uneven = max(longer, -longer - 16, 0) / 4
                    _offer(
                        best,
                        (end, used + 1),
                        cost + 8 + joint + _raggedness(line) + uneven,
                        [*cues[:-1], [*cues[-1], line]],
                    )
    _, cues = min(
        (best[len(words), used] for used in range(1, LINES + 1) if (len(words), used) in best),
        key=lambda choice: choice[0],
    )
    return tuple(tuple(cue) for cue in cues)


def _offer(
    best: dict[tuple[int, int], tuple[float, list[list[str]]]],
    place: tuple[int, int],
    cost: float,
    cues: list[list[str]],
) -> None:
    if place not in best or cost < best[place][0]:
        best[place] = (cost, cues)


def _joint(words: list[str], at: int) -> float:
    """How bad it is to break before the word ``at``: 0 after punctuation, 12 inside a phrase."""
    if at == 0:
        return 0.0
    before, after = words[at - 1], words[at].casefold().strip(",.?!")
    if before[-1] in ",.:;?!–":
        return 0.0
    if before.casefold() in _NEVER_BREAK_AFTER:
        return 12.0
    if after in _TRAILING:
        return 10.0
    return 2.0 if after in _BREAK_BEFORE else 7.0


def _raggedness(line: str) -> float:
    return ((LINE_LENGTH - len(line)) / 12) ** 2


def _cues_of(line: Line, following: float) -> list[VttCue]:
    parts = _short_enough(line, broken(line.text))
    starts = [start for _, start in parts]
    ends = [start - _GAP for start in starts[1:]]
    last, start = parts[-1]
    to_read = sum(len(text) for text in last) / READING_SPEED
    wanted = max(line.end + _HOLD, start + SHORTEST, start + to_read)
    ends.append(min(wanted, following - _GAP, start + LONGEST))
    return [
        VttCue(start, end, part, line.speaker)
        for (part, start), end in zip(parts, ends, strict=True)
    ]


def _short_enough(
    line: Line, parts: Sequence[tuple[str, ...]]
) -> list[tuple[tuple[str, ...], float]]:
    """Each part with its start. One that is said too slowly for one caption becomes two."""
    timed: list[tuple[tuple[str, ...], float]] = []
    passed = 0
    for part in parts:
        lengths = [len(text.split()) for text in part]
        after = passed + sum(lengths)
        end = line.words[after] if after < len(line.words) else line.end
        start = line.words[passed] if passed else line.start
        if end - start > LONGEST and len(part) == LINES:
            timed += [((part[0],), start), ((part[1],), line.words[passed + lengths[0]])]
        else:
            timed.append((part, start))
        passed = after
    return timed
