"""When everything happens in one rendering of a script: scenes, speech and chapters.

The captioned and the sign-language rendering share one timeline. The described one is longer:
before a scene's own speech a voice tells what is seen and reads the text in the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..models.film import VERSION_IDS
from ..models.film_script import FilmScript, Scene, ScriptChapter
from ..texts import message
from .diagrams import diagrams
from .pronunciation import Pronunciation
from .speech import DESCRIBER, NARRATOR, Sentence, Speech, Voice, say

FPS = 25

# Letters that tell whether two forms are one word; shorter words weigh nothing by themselves.
_STEM, _LIGHT = 5, 3

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
    for chapter, scene, told in _scenes(script.kapitel):
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


def told_of(chapters: Sequence[ScriptChapter]) -> list[list[str]]:
    """What the described rendering tells of each scene, a sentence an item."""
    return [told for _, _, told in _scenes(chapters)]


def _scenes(chapters: Sequence[ScriptChapter]) -> Iterator[tuple[int, Scene, list[str]]]:
    """Each scene with its chapter's number and what is told of its picture."""
    for number, chapter in enumerate(chapters):
        for index, scene in enumerate(chapter.scener):
            title = chapter.titel if index == 0 else None
            yield number, scene, descriptions(scene, title, number == index == 0)


class _Studio:
    """The voice with a script's pronunciation. It always speaks the whole script, described
    and all, so that a sentence sounds the same in every version."""

    def __init__(self, script: FilmScript) -> None:
        self._sounds = Pronunciation(script.tal)
        wanted: dict[Sentence, None] = {}
        for _, scene, told in _scenes(script.kapitel):
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


def descriptions(scene: Scene, chapter_title: str | None, first: bool) -> list[str]:
    """What the voice tells of a scene in the described rendering, a sentence an item.

    Text in the picture that the scene's own speech says anyway is not said twice.

    chapter_title: title that appears in the picture with this scene, if it is a new chapter
    first:         it is the film's first scene, where the label is told of too
    """
    told = [message("film.example_said")] if first else []
    if chapter_title:
        told.append(message("film.chapter_said", title=_sentence(chapter_title)))
    told.append(scene.bild)
    unsaid = _unsaid(scene, " ".join([*scene.repliker, chapter_title or ""]))
    if unsaid:
        told.append(text_in_picture(unsaid))
    return told


def _unsaid(scene: Scene, heard: str) -> list[str]:
    """Text in the picture that is not heard anyway. Of a map only what ``bild`` tells."""
    written = list(texts(scene))
    if scene.process is not None:
        return written  # a list of steps is understood in its order, whole
    if scene.kort is None:
        return []
    heading, *lines = written
    unsaid = [] if _is_said(heading, heard) else [heading]
    if not all(_is_said(line, heard) for line in lines):
        unsaid += lines  # one line of a list by itself would not be understood
    return unsaid


def in_words(scene: Scene, first: bool) -> str:
    """The whole picture in words, as the transcript has it: drawing and every text."""
    told = [message("film.example_said")] if first else []
    written = texts(scene)
    return " ".join([*told, scene.bild, *([text_in_picture(written)] if written else [])])


def text_in_picture(written: Sequence[str]) -> str:
    """Texts from the picture as sentences, announced as such."""
    return message("film.text_said", text=" ".join(_sentence(text) for text in written))


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!:" else ".")


def texts(scene: Scene) -> tuple[str, ...]:
    """Every text in the picture."""
    if scene.kort:
        return (scene.kort.rubrik, *scene.kort.rader)
    if scene.process is not None:
        return tuple(step.titel for step in diagrams().steps)
    if scene.karta is not None:
        return (diagrams().person, *(area.titel for area in diagrams().areas))
    return ()


def _is_said(text: str, heard: str) -> bool:
    """Whether every word of weight is heard, in any form: the first five letters decide."""
    if text.casefold() in heard.casefold():
        return True
    said = re.findall(r"\w+", heard.casefold())
    weighty = [word for word in re.findall(r"\w+", text.casefold()) if len(word) > _LIGHT]
    return bool(weighty) and all(
        any(other.startswith(word[:_STEM]) for other in said) for word in weighty
    )


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
            stem = re.findall(r"\w+", diagrams().title(name).casefold())[0][:_STEM]
            at = next((n for n, word in enumerate(words) if stem in word), None)
            even = line.start + place * (line.end - line.start) / len(names)
            when = even if at is None else line.words[at]
            found.append((name, max([when, *(time for _, time in found)])))
    return tuple(found)


def _on_frame(seconds: float) -> float:
    return -int(-seconds * FPS // 1) / FPS
