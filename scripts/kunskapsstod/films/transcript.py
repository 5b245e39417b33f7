"""The descriptive transcript: what is said and what is seen, paragraph by paragraph.

An example film's transcript comes from its script. A municipality's own film has no script, but
its captions tell who says what, and the captions of its described rendering also what is seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ..models.film import VERSION_IDS, Chapter, Cue
from ..models.film_script import FilmScript
from ..texts import message
from .describing import in_words
from .vtt_cue import VttCue

if TYPE_CHECKING:  # a page is drawn with this module, and should not load the sound libraries
    from .timeline import Timeline

_PAUSE = 2.0
"""Seconds of silence that start a new paragraph."""
_LONG = 240
"""Characters after which a paragraph ends with its sentence."""
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')


def chapters_of_script(script: FilmScript, line_ups: Mapping[str, Timeline]) -> tuple[Chapter, ...]:
    """The script's chapters with their start in each version there is a timeline for."""
    return tuple(
        Chapter(
            chapter.id,
            chapter.titel,
            _rounded({v: line_up.chapter_starts[number] for v, line_up in line_ups.items()}),
        )
        for number, chapter in enumerate(script.kapitel)
    )


def transcript_of_script(script: FilmScript, line_ups: Mapping[str, Timeline]) -> tuple[Cue, ...]:
    """For every scene one paragraph on what is seen, and one with what is said."""
    cues: list[Cue] = []
    scenes = [(chapter.id, scene) for chapter in script.kapitel for scene in chapter.scener]
    for number, (chapter, scene) in enumerate(scenes):
        times = {version: line_up.scenes[number] for version, line_up in line_ups.items()}
        seen = {v: next((s.start for s in t.lines if s.picture), t.start) for v, t in times.items()}
        said = {v: next(s.start for s in t.lines if not s.picture) for v, t in times.items()}
        place = f"{chapter}-{number + 1}"
        picture = in_words(scene, number == 0)
        speech = " ".join(scene.repliker)
        narrator = message("film.narrator")
        cues.append(Cue(f"{place}-bild", "picture", picture, None, chapter, _rounded(seen)))
        cues.append(Cue(f"{place}-tal", "speech", speech, narrator, chapter, _rounded(said)))
    return tuple(cues)


def chapters_of_files(title: str, files: Mapping[str, Sequence[VttCue]]) -> tuple[Chapter, ...]:
    """Chapters of an own film, from each version's file; they must be equally many.

    A film without chapters is one chapter with the name "Hela filmen".
    """
    if not files:
        return (Chapter("hela-filmen", message("film.whole_film"), {}),)
    first = next(iter(files.values()))
    taken: set[str] = set()
    chapters = []
    for number, cue in enumerate(first):
        identifier = _slug(cue.text) or f"kapitel-{number + 1}"
        if identifier in taken:
            identifier = f"{identifier}-{number + 1}"
        taken.add(identifier)
        starts = {version: cues[number].start for version, cues in files.items()}
        chapters.append(Chapter(identifier, cue.text, starts))
    return tuple(chapters)


def transcript_of_captions(
    captions: Mapping[str, Sequence[VttCue]],
    chapters: Sequence[Chapter],
    descriptions: Mapping[str, Sequence[VttCue]] | None = None,
) -> tuple[Cue, ...]:
    """Paragraphs from captions; ``captions`` maps version id → its cues.

    The version whose captions also say what is seen tells most, so it leads. Without one,
    ``descriptions`` (version id → what is seen, as text cues) are put in where what is being said
    ends. A paragraph's time in another version is where that version has the same words.
    """
    described = [v for v, cues in captions.items() if any(is_describer(c.speaker) for c in cues)]
    in_text = [v for v in VERSION_IDS if v in captions and v in (descriptions or {})]
    order = (*described, *in_text, "syntolkad", "textad", "teckensprak")
    lead = next((v for v in order if v in captions), None)
    if lead is None:
        return ()
    begins = [c.starts.get(lead, 0.0) for c in chapters]
    told = captions[lead]
    if descriptions and lead in descriptions and not described:
        told = _with_pictures(told, descriptions[lead], begins)
    same = {v: _same_words(told, cues) for v, cues in captions.items() if v != lead}
    found: list[Cue] = []
    for first, cues in _paragraphs(told, begins):
        starts = {lead: cues[0].start}
        for version, other in same.items():
            if first in other:
                starts[version] = captions[version][other[first]].start
        picture = is_describer(cues[0].speaker)
        chapter = _chapter_at(cues[0].start, lead, chapters)
        found.append(
            Cue(
                f"replik-{len(found) + 1}",
                "picture" if picture else "speech",
                " ".join(cue.text for cue in cues),
                None if picture else cues[0].speaker,
                chapter.id,
                _rounded(starts),
            )
        )
    return tuple(found)


def is_describer(speaker: str | None) -> bool:
    """Whether it is the voice that tells what is seen."""
    return (speaker or "").casefold() == message("film.describer").casefold()


def introduced(cues: Sequence[Cue]) -> list[bool]:
    """For each paragraph whether it must say who speaks, or that it is a picture.

    Only a change is told: the same voice goes on unnamed until a picture, another voice or a
    new chapter. A film whose speakers nobody has named, with no pictures told, names nothing.
    """
    if not any(cue.kind == "picture" or cue.speaker for cue in cues):
        return [False] * len(cues)
    return [
        number == 0
        or cue.kind == "picture"
        or (cue.kind, cue.speaker, cue.chapter)
        != (cues[number - 1].kind, cues[number - 1].speaker, cues[number - 1].chapter)
        for number, cue in enumerate(cues)
    ]


def _with_pictures(
    said: Sequence[VttCue], seen: Sequence[VttCue], chapter_starts: Sequence[float]
) -> list[VttCue]:
    """What is said with what is seen between, never in the middle of a sentence."""
    merged = list(said)
    # From the end, so that places found earlier stay where they are.
    for cue in sorted(seen, key=lambda cue: cue.start, reverse=True):
        if not cue.text:
            continue
        at = next((n for n, s in enumerate(said) if s.start >= cue.start), len(said))
        start = cue.start
        while 0 < at < len(said) and _goes_on(said[at - 1], said[at], chapter_starts):
            start = max(start, said[at].start)
            at += 1
        picture = replace(cue, start=start, speaker=message("film.describer"))
        merged.insert(at, picture)
    return merged


def _goes_on(before: VttCue, after: VttCue, chapter_starts: Sequence[float]) -> bool:
    """Whether a sentence goes on from one cue to the next."""
    return (
        not before.text.endswith(_SENTENCE_ENDS)
        and before.speaker == after.speaker
        and after.start - before.end <= _PAUSE
        and not any(before.start < start <= after.start for start in chapter_starts)
    )


def _paragraphs(
    cues: Sequence[VttCue], chapter_starts: Sequence[float]
) -> list[tuple[int, list[VttCue]]]:
    """Cues that belong together, each run with the number of its first cue."""
    runs: list[tuple[int, list[VttCue]]] = []
    for number, cue in enumerate(cues):
        last = runs[-1][1] if runs else None
        if (
            last is None
            or cue.speaker != last[-1].speaker
            or cue.start - last[-1].end > _PAUSE
            or any(last[-1].start < start <= cue.start for start in chapter_starts)
            or (sum(len(c.text) for c in last) > _LONG and last[-1].text.endswith(_SENTENCE_ENDS))
        ):
            runs.append((number, [cue]))
        else:
            last.append(cue)
    return runs


def _same_words(lead: Sequence[VttCue], other: Sequence[VttCue]) -> dict[int, int]:
    """Number of a cue in ``lead`` → number of the cue with the same words in ``other``."""
    blocks = SequenceMatcher(
        None, [cue.text for cue in lead], [cue.text for cue in other], autojunk=False
    ).get_matching_blocks()
    return {b.a + step: b.b + step for b in blocks for step in range(b.size)}


def _chapter_at(seconds: float, version: str, chapters: Sequence[Chapter]) -> Chapter:
    begun = [c for c in chapters if c.starts.get(version, 0.0) <= seconds]
    return begun[-1] if begun else chapters[0]


def _rounded(starts: Mapping[str, float]) -> dict[str, float]:
    return {version: round(start, 3) for version, start in starts.items()}


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
