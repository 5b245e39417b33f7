"""When everything happens in one rendering of a script: scenes, speech and chapters.

The captioned and the sign-language rendering share one timeline. The described one is longer:
before a scene's own speech a voice tells what is seen and reads the text in the picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..models.film import VERSION_IDS
from ..models.film_script import FilmScript, Scene, ScriptChapter
from ..texts import message
from .describing import STEM, told_scenes
from .diagrams import diagrams
from .pronunciation import Pronunciation
from .speech import DESCRIBER, NARRATOR, Sentence, Speech, Voice, say

FPS = 25

# Pauses, in seconds: long enough to read a card, short enough not to seem finished.
_BEFORE_SPEECH = 0.6
_BETWEEN_SENTENCES = 0.4
_AFTER_DESCRIPTION = 0.6
_AFTER_SCENE = 0.5
_AT_THE_END = 1.2


@dataclass(frozen=True)
class Line:
    """One sentence said. Times in seconds from the start of the film.

    words:   when each word of the text (between blanks) starts
    picture: it describes the picture
    """

    text: str
    speech: Speech
    start: float
    words: tuple[float, ...]
    picture: bool

    @property
    def end(self) -> float:
        return self.start + self.speech.seconds

    @property
    def speaker(self) -> str:
        """Who says it, as captions and transcript name the voice."""
        return message("film.describer" if self.picture else "film.narrator")


@dataclass(frozen=True)
class SceneTime:
    """A scene's place in the film.

    number:  counted through the whole film, from 0
    chapter: number of its chapter, from 0
    reveals: when each line of the card appears
    lit:     when each step or area lights up, in order; empty for other scenes
    """

    number: int
    chapter: int
    scene: Scene
    start: float
    end: float
    lines: tuple[Line, ...]
    reveals: tuple[float, ...]
    lit: tuple[tuple[str, float], ...] = ()

    def starts(self, sentence: int) -> float:
        """Seconds from the scene's start to that sentence of its own; 0 is the scene itself."""
        own = [line.start for line in self.lines if not line.picture]
        return own[sentence - 1] - self.start if sentence else 0.0


@dataclass(frozen=True)
class Timeline:
    """One rendering. ``seconds`` is a whole number of frames."""

    version: str
    chapters: tuple[ScriptChapter, ...]
    scenes: tuple[SceneTime, ...]
    seconds: float

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for scene in self.scenes for line in scene.lines)

    @property
    def chapter_starts(self) -> tuple[float, ...]:
        return tuple(
            next(scene.start for scene in self.scenes if scene.chapter == number)
            for number in range(len(self.chapters))
        )

    def scene_at(self, seconds: float) -> SceneTime:
        """The scene seen at that time."""
        return next((s for s in self.scenes if seconds < s.end), self.scenes[-1])


def timelines(script: FilmScript) -> dict[str, Timeline]:
    """Version id → its timeline."""
    return {version: timeline(script, version) for version in VERSION_IDS}


def timeline(script: FilmScript, version: str) -> Timeline:
    """The script's timeline in one version. The voice is run to learn how long speech takes."""
    studio = _Studio(script)
    scenes: list[SceneTime] = []
    now = 0.0
    for chapter, scene, told in told_scenes(script.kapitel):
        start = now
        said: list[Line] = []
        now += _BEFORE_SPEECH
        if version == "syntolkad":
            for text in told:
                said.append(studio.line(text, now, DESCRIBER))
                now = said[-1].end + _BETWEEN_SENTENCES
            now += _AFTER_DESCRIPTION - _BETWEEN_SENTENCES
        for text in scene.repliker:
            said.append(studio.line(text, now, NARRATOR))
            now = said[-1].end + _BETWEEN_SENTENCES
        now = _on_frame(now - _BETWEEN_SENTENCES + _AFTER_SCENE)
        scenes.append(
            SceneTime(
                number=len(scenes),
                chapter=chapter,
                scene=scene,
                start=start,
                end=now,
                lines=tuple(said),
                reveals=_reveals(scene, start, said),
                lit=_lit(scene, said),
            )
        )
    return Timeline(version, script.kapitel, tuple(scenes), _on_frame(now + _AT_THE_END))


class _Studio:
    """The voice with a script's pronunciation. It always speaks the whole script, described
    and all, so that a sentence sounds the same in every version."""

    def __init__(self, script: FilmScript) -> None:
        self._sounds = Pronunciation(script.tal)
        wanted: dict[Sentence, None] = {}
        for _, scene, told in told_scenes(script.kapitel):
            wanted |= {(self._sounds.of(text), DESCRIBER): None for text in told}
            wanted |= {(self._sounds.of(text), NARRATOR): None for text in scene.repliker}
        self._said = say(tuple(wanted))

    def line(self, text: str, start: float, voice: Voice) -> Line:
        """The text said from that time on."""
        speech = self._said[self._sounds.of(text), voice]
        words = text.split()
        times = []
        for index in range(len(words)):
            # What the voice got up to here; it tells of its words by their place in that.
            at = len(self._sounds.of(" ".join([*words[:index], ""])))
            nearest = min(speech.words, key=lambda word: abs(word[0] - at), default=(0, 0.0))
            times.append(start + nearest[1])
        return Line(text, speech, start, tuple(times), picture=voice is DESCRIBER)


def _reveals(scene: Scene, start: float, said: list[Line]) -> tuple[float, ...]:
    if scene.kort is None:
        return ()
    own = [line.start for line in said if not line.picture]
    if len(scene.kort.rader) != len(own) or any(line.picture for line in said):
        # The described rendering reads the whole card aloud, so it must all be there.
        return (start,) * len(scene.kort.rader)
    return tuple(own)


def _lit(scene: Scene, said: list[Line]) -> tuple[tuple[str, float], ...]:
    """When steps or areas light up: with the word that names them, or evenly over a sentence."""
    found: list[tuple[str, float]] = []
    own = [line for line in said if not line.picture]
    for names, line in zip(scene.process or scene.karta or (), own, strict=False):
        words = [word.casefold() for word in re.findall(r"\S+", line.text)]
        for place, name in enumerate(names):
            stem = re.findall(r"\w+", diagrams().title(name).casefold())[0][:STEM]
            at = next((n for n, word in enumerate(words) if stem in word), None)
            even = line.start + place * (line.end - line.start) / len(names)
            when = even if at is None else line.words[at]
            found.append((name, max([when, *(time for _, time in found)])))
    return tuple(found)


def _on_frame(seconds: float) -> float:
    return -int(-seconds * FPS // 1) / FPS
