"""Captions against the sound, and one version against another: are they in step?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import islice

from ...models.finding import Finding, Severity
from ...texts import message
from ..transcript import is_describer
from ..webvtt import CAPTIONS, CHAPTERS, VttCue, timestamp
from .drift import Drift, estimate
from .figures import decimal
from .hearing import Sound, Stretch
from .reading import Reading, Track, VersionReading

COVERAGE = 0.95
"""Share of what is said that must have a caption."""
DRIFT = 0.2
"""Seconds captions may come before or after the voice."""
_MEASURED_TO = 0.05
"""Seconds: the voice is found in steps of 20 ms, and begins softly."""
_AROUND = 0.35
"""Seconds a caption may come late or leave early and still be of what is said."""
_WORTH_TELLING = 0.5
"""Seconds of speech without a caption that count as missing."""
_FAR = 0.4
_SAME_WORDS = 0.97
_OTHER_WORDS = 3
"""So many words in a row that are others, in both versions, are more than a slip."""


def coverage(reading: Reading) -> Iterable[Finding]:
    """Everything said has a caption. What a describing voice says need not."""
    for one, track, sound in _heard(reading):
        found = estimate(track.said, sound)
        cues = track.said if found is None else found.mended(track.said)
        missing = uncovered(sound.stretches, cues)
        spoken = sum(stretch.end - stretch.start for stretch in sound.stretches)
        lost = sum(stretch.end - stretch.start for stretch in missing)
        if not spoken or 1 - lost / spoken >= COVERAGE:
            continue
        speechlike = sum(s.end - s.start for s in missing if s.speechlike)
        sure = sound.sure and speechlike >= lost / 2 and one.version.id != "syntolkad"
        yield reading.on_track(
            "captions.coverage",
            track,
            severity=Severity.FAULT if sure else Severity.LOOK,
            share=f"{100 * (1 - lost / spoken):.0f}",
            places=_places(missing),
        )


def drift(reading: Reading) -> Iterable[Finding]:
    """Captions come when the voice does."""
    for one, track, sound in _heard(reading):
        found = estimate(track.said, sound)
        if found is None or abs(found.worst) <= DRIFT + _MEASURED_TO:
            continue
        sure = found.sure and sound.sure and one.version.id != "syntolkad"
        if not sure and abs(found.worst) <= _FAR:
            continue
        yield reading.on_track(
            "captions.drift",
            track,
            severity=Severity.FAULT if sure else Severity.LOOK,
            seconds=decimal(abs(found.worst)),
            remedy=_mend(found),
        )


def same_words(reading: Reading) -> Iterable[Finding]:
    """What is said in one version is said in every other."""
    tracks = list(reading.tracks(CAPTIONS))
    words = {track.version: _words(track) for track in tracks}
    for lead in tracks[:1]:
        for track in tracks[1:]:
            for here, there in ((track, lead), (lead, track)):
                lost = _first_missing(here, words[there.version]) or _first_other(here, there)
                if lost is not None:
                    yield reading.on_track(
                        "captions.same-words",
                        here,
                        lost.line,
                        Severity.LOOK,
                        lost.text,
                        version=message(f"film.version.{there.version}"),
                    )


def chapters_in_step(reading: Reading) -> Iterable[Finding]:
    """The chapters are the same ones in every version, in the same order."""
    tracks = list(reading.tracks(CHAPTERS))
    for lead, track in ((tracks[0], track) for track in tracks[1:]):
        for one, other in zip(lead.cues, track.cues, strict=False):
            if one.text != other.text:
                yield reading.on_track(
                    "chapters.in-step",
                    track,
                    other.line,
                    excerpt=other.text,
                    title=one.text,
                    version=message(f"film.version.{lead.version}"),
                )


RULES: dict[str, Callable[[Reading], Iterable[Finding]]] = {
    "captions.coverage": coverage,
    "captions.drift": drift,
    "captions.same-words": same_words,
    "chapters.in-step": chapters_in_step,
}


def uncovered(stretches: Sequence[Stretch], cues: Sequence[VttCue]) -> list[Stretch]:
    """Parts of the speech that no cue is near, each at least :data:`_WORTH_TELLING` long."""
    spans = _joined(sorted((cue.start - _AROUND, cue.end + _AROUND) for cue in cues))
    ends = [end for _, end in spans]
    found = []
    for stretch in stretches:
        at = stretch.start
        first = bisect_left(ends, at)
        for start, end in islice(spans, first, None):
            if start >= stretch.end:
                break
            found.append((at, start, stretch.speechlike))
            at = end
        found.append((at, stretch.end, stretch.speechlike))
    return [Stretch(*one) for one in found if one[1] - one[0] >= _WORTH_TELLING]


def _joined(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same time as spans that do not touch, of spans in order."""
    joined: list[tuple[float, float]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _heard(reading: Reading) -> Iterable[tuple[VersionReading, Track, Sound]]:
    for one in reading.versions:
        track = one.tracks.get(CAPTIONS)
        if track is not None and track.said and one.sound is not None and not one.sound.silent:
            yield one, track, one.sound


def _places(stretches: Sequence[Stretch], most: int = 3) -> str:
    longest = sorted(stretches, key=lambda stretch: stretch.start - stretch.end)[:most]
    shown = [
        f"{timestamp(one.start)[3:-2]}–{timestamp(one.end)[3:-2]}".replace(".", ",")
        for one in sorted(longest, key=lambda stretch: stretch.start)
    ]
    more = message("check.film.and_more") if len(stretches) > most else ""
    return ", ".join(shown) + more


def _mend(found: Drift) -> str:
    if found.stretch != 1:
        return message(
            "check.film.stretched",
            factor=f"{found.stretch:.5f}".rstrip("0").replace(".", ","),
            name=found.name,
            shift=_signed(found.shift),
        )
    way = "late" if found.shift > 0 else "early"
    return message(f"check.film.{way}", seconds=decimal(abs(found.shift)))


def _words(track: Track) -> dict[str, int]:
    counted: dict[str, int] = {}
    for cue in track.said:
        for word in _split(cue):
            counted[word] = counted.get(word, 0) + 1
    return counted


def _first_missing(track: Track, other: dict[str, int]) -> VttCue | None:
    """The cue where most words are not in the other version, when they are too many in all."""
    left = dict(other)
    lost: list[tuple[float, VttCue]] = []
    total = missing = 0
    for cue in track.said:
        words = _split(cue)
        gone = 0
        for word in words:
            if left.get(word, 0) > 0:
                left[word] -= 1
            else:
                gone += 1
        total += len(words)
        missing += gone
        if words:
            lost.append((gone / len(words), cue))
    if not total or 1 - missing / total >= _SAME_WORDS:
        return None
    return max(lost, key=lambda one: one[0])[1]


def _first_other(track: Track, other: Track) -> VttCue | None:
    """The cue in the middle of which the other version says something else.

    What only one of them says, as a describing voice does, is no such place.
    """
    here = [(word, cue) for cue in track.said for word in _split(cue)]
    there = [word for cue in other.said for word in _split(cue)]
    matcher = SequenceMatcher(None, [word for word, _ in here], there, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "replace" and min(last - first, end - start) >= _OTHER_WORDS:
            return here[first][1]
    return None


def _split(cue: VttCue) -> list[str]:
    """The words of what is said; none for a describer."""
    if is_describer(cue.speaker):
        return []
    plain = "".join(c if c.isalnum() else " " for c in cue.text.casefold())
    return plain.split()


def _signed(value: float) -> str:
    return f"{'+' if value >= 0 else '−'}{decimal(abs(value))}"
