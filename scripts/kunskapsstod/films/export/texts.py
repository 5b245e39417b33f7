"""A film's captions, chapters and transcript as the text files others use."""

from __future__ import annotations

import html
from collections.abc import Iterable

from ...models.film import Film
from ...texts import message
from ..figures import clock
from ..webvtt import VttCue


def as_srt(cues: Iterable[VttCue]) -> str:
    """SubRip: what most programs for films read. Times with a comma, cues numbered from 1."""
    blocks = []
    for number, cue in enumerate(cues, 1):
        times = f"{_time(cue.start)} --> {_time(cue.end)}"
        blocks.append("\n".join((str(number), times, *cue.lines)))
    return "\n\n".join(blocks) + "\n"


def _time(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02},{rest % 1000:03}"


def transcript(film: Film, easy: bool) -> str:
    """The film as text: chapter by chapter, what is said and what is seen."""
    title = film.title_simple if easy else film.title
    about = film.description_simple if easy else film.description
    lines = [title, "=" * len(title), "", about, ""]
    chapter = ""
    starts = {one.id: one for one in film.chapters}
    for cue in film.transcript:
        if cue.chapter != chapter and cue.chapter in starts:
            chapter = cue.chapter
            begun = min(starts[chapter].starts.values(), default=None)
            heading = starts[chapter].title
            heading += f" ({clock(begun)})" if begun is not None else ""
            lines += [heading, "-" * len(heading), ""]
        if cue.kind == "picture":
            lines += [message("film_export.picture", text=cue.text), ""]
        else:
            lines += [f"{cue.speaker}: {cue.text}" if cue.speaker else cue.text, ""]
    return "\n".join(html.unescape(line) for line in lines).rstrip() + "\n"
