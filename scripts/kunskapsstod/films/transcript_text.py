"""The film as a text file: to read, print, translate, put into Braille or send ahead.

What the page shows under the film, with the same words: plain text in UTF-8, wrapped, each
paragraph with its time. It says itself what it is and where the film is seen.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..models.film import Cue, Film
from ..texts import text
from .transcript import introduced

WIDTH = {False: 72, True: 60}
"""Characters a line, standard and easy-read."""
_HANGING = 7


def clock(seconds: float) -> str:
    """Minutes and seconds as the page writes them: 74.2 → ``1:14``."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def transcript_text(film: Film, easy: bool = False, *, address: str | None = None) -> str:
    """The whole file, with a line feed at its end.

    easy:    title, introduction and the words around are the easy-read ones
    address: where the film is watched, with scheme; left out when it is not known
    """
    blocks = [*_head(film, easy, address), *_body(film, easy)]
    return "\n\n".join(blocks) + "\n"


def _head(film: Film, easy: bool, address: str | None) -> Iterator[str]:
    language = _language(easy)
    title = film.title_simple if easy else film.title
    yield _underlined(title, "=")
    yield _wrapped(film.description_simple if easy else film.description, easy)
    yield _wrapped(text("film.transcript_lead", language), easy)
    about = []
    if film.example:
        about.append(text("film.example_note", language))
    if film.rights:
        about.append(text("ledger.owner", language, owner=film.rights.owner))
        if film.rights.terms:
            about.append(film.rights.terms)
    if film.voice:
        about.append(text("film.text_voice", language, voice=film.voice))
    if film.versions:
        first = film.versions[0]
        name = {"textad": "film.captioned", "syntolkad": "film.described"}.get(first.id)
        version = text(name or "ledger.sign", language)
        length = clock(round(first.seconds))
        about.append(text("film.text_times", language, version=version, length=length))
    if address:
        about.append(text("film.text_address", language, address=address))
    yield "\n".join(_wrapped(part, easy) for part in about)


def _body(film: Film, easy: bool) -> Iterator[str]:
    base = film.versions[0].id if film.versions else None
    titles = {chapter.id: (n, chapter.title) for n, chapter in enumerate(film.chapters, 1)}
    chapter, seconds = "", 0.0
    for cue, named in zip(film.transcript, introduced(film.transcript), strict=True):
        if base is not None:
            seconds = cue.starts.get(base, seconds)
        if cue.chapter != chapter and cue.chapter in titles:
            number, title = titles[cue.chapter]
            yield _underlined(f"{number}. {title}" if len(titles) > 1 else title, "-")
        chapter = cue.chapter
        time = clock(seconds) if base is not None else ""
        words = f"{_who(cue, easy)} {cue.text}" if named else cue.text
        yield _filled(words, easy, time.ljust(_HANGING), " " * _HANGING)


def _who(cue: Cue, easy: bool) -> str:
    if cue.kind == "picture":
        return text("film.picture", _language(easy))
    return f"{cue.speaker}:" if cue.speaker else text("film.someone", _language(easy))


def _underlined(title: str, mark: str) -> str:
    return f"{_plain(title)}\n{mark * len(_plain(title))}"


def _wrapped(words: str, easy: bool) -> str:
    """Wrapped; lines that are lines in the source, as in easy-read, stay lines."""
    lines = words.strip().splitlines()
    return "\n".join(_filled(line, easy) for line in lines)


def _filled(words: str, easy: bool, first: str = "", following: str = "") -> str:
    """Wrapped with what each line begins with; a word or an address is never cut."""
    return textwrap.fill(
        _plain(words),
        WIDTH[easy],
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plain(words: str) -> str:
    """On one line, and without soft hyphens: they are no letters of a word in a file."""
    return " ".join(words.replace("\u00ad", "").split())


def _language(easy: bool) -> str:
    return "sv-simple" if easy else "sv"
