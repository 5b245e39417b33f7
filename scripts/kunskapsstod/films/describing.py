"""A scene's picture in words: for the described rendering, the text track and the transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..models.film_script import Scene, ScriptChapter
from ..texts import message
from .diagrams import diagrams

# Letters that tell whether two forms are one word; shorter words weigh nothing by themselves.
STEM, _LIGHT = 5, 3


def told_of(chapters: Sequence[ScriptChapter]) -> list[list[str]]:
    """What the described rendering tells of each scene, a sentence an item."""
    return [told for _, _, told in told_scenes(chapters)]


def told_scenes(chapters: Sequence[ScriptChapter]) -> Iterator[tuple[int, Scene, list[str]]]:
    """Each scene with its chapter's number and what is told of its picture."""
    for number, chapter in enumerate(chapters):
        for index, scene in enumerate(chapter.scener):
            title = chapter.titel if index == 0 else None
            yield number, scene, descriptions(scene, title, number == index == 0)


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
        any(other.startswith(word[:STEM]) for other in said) for word in weighty
    )
