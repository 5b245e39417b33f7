"""Captions as SubRip (SRT), which most programs for films read."""

from __future__ import annotations

from collections.abc import Iterable

from ..webvtt import VttCue


def as_srt(cues: Iterable[VttCue]) -> str:
    """A whole SRT file: times with a comma, cues numbered from 1."""
    blocks = []
    for number, cue in enumerate(cues, 1):
        times = f"{_time(cue.start)} --> {_time(cue.end)}"
        blocks.append("\n".join((str(number), times, *cue.lines)))
    return "\n\n".join(blocks) + "\n"


def _time(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02},{rest % 1000:03}"
