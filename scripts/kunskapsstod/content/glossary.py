"""The glossary (``docs/_data/ordlista.yml``): what hard words mean, and where they stand in text.

Words are found in all the forms the file names, and in the municipality's own titles; soft
hyphens inside a word make no difference (WCAG 2.2, success criterion 3.1.3 Unusual Words).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ..errors import Fault, Faults
from ..models.fields import Slug
from ..models.loading import line_of, load, read_yaml, suggestion
from . import values
from .sources import Register

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

SOFT_HYPHENS = re.compile("\u00ad|&shy;")
_WORD = re.compile(r"[^\W_]+(?:(?:&shy;|[\u00ad:-])[^\W_]+)*")


class Entry(BaseModel):
    """One word as the file has it.

    former: every form to be found; utom: phrases in which a form is part of a name
    lag: id of a law with its section; kalla: id of a source
    sok: words a reader may search for instead
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Slug
    ord: Text
    former: tuple[Text, ...] = Field(min_length=1)
    utom: tuple[Text, ...] = ()
    forklaring: Text
    lattlast: Text
    lag: Text | None = None
    kalla: Text | None = None
    sok: tuple[Text, ...] = ()


class GlossaryFile(BaseModel):
    """``ordlista.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    ord: tuple[Entry, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Word:
    """A word with the municipality's own titles in place.

    easy: the explanation in easy-read, one line an item; law: "LSS 9 § 4"; sources: ids
    """

    id: str
    word: str
    forms: tuple[str, ...]
    except_in: tuple[str, ...]
    definition: str
    easy: tuple[str, ...]
    law: str
    search: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A glossary word in a text: where it starts and ends, and which word it is."""

    start: int
    end: int
    word: Word


@dataclass(frozen=True)
class Glossary:
    """All words, in Swedish alphabetical order, and the look-up of their forms."""

    words: tuple[Word, ...]
    _forms: Mapping[str, list[tuple[tuple[str, ...], Word | None]]] = field(repr=False)

    def find(self, text: str) -> Iterator[Found]:
        """Every glossary word in the text, the longest where several begin at one place."""
        tokens = list(_WORD.finditer(text))
        plain = [_normal(token[0]) for token in tokens]
        if self._forms.keys().isdisjoint(plain):
            return
        index = 0
        while index < len(tokens):
            length = 1
            for form, word in self._forms.get(plain[index], ()):
                if tuple(plain[index : index + len(form)]) == form and _joined(
                    text, tokens[index : index + len(form)]
                ):
                    end = tokens[index + len(form) - 1].end()
                    if word is not None:
                        yield Found(tokens[index].start(), end, word)
                    length = len(form)
                    break
            index += length


def _joined(text: str, tokens: list[re.Match[str]]) -> bool:
    """Nothing but space stands between the words: "god. Man" is no god man."""
    return all(not text[a.end() : b.start()].strip() for a, b in pairwise(tokens))


@cache
def _normal(word: str) -> str:
    """As forms are compared. Abbreviations keep their capitals: IVO is a word, ivo is not."""
    plain = word if word.isalpha() else SOFT_HYPHENS.sub("", word)
    return plain if plain.isupper() else plain.lower()


def alphabetical(word: str) -> tuple[str, ...]:
    """Sort key of the Swedish alphabet, where å, ä and ö come last in that order."""
    order = {"å": "{", "ä": "|", "ö": "}"}
    return tuple(order.get(char, char) for char in word.lower())


def load_glossary(path: Path) -> GlossaryFile:
    """Read the file. Raises Faults: for its form, and for words or forms that stand twice."""
    data = load(path, GlossaryFile)
    faults: list[Fault] = []
    ids: dict[str, Entry] = {}
    words: dict[str, int] = {}
    forms: dict[str, Entry] = {}

    def add(code: str, number: int, key: str = "", **params: object) -> None:
        keys = ("ord", number, key) if key else ("ord", number)
        name = ".".join(("ord", str(number + 1), *([key] if key else [])))
        faults.append(Fault(code, path, name, line_of(read_yaml(path), keys), params))

    for number, entry in enumerate(data.ord):
        first = words.setdefault(_normal(entry.ord), number)
        if first != number:
            # A word that stands whole a second time has its id and forms twice as well.
            line = line_of(read_yaml(path), ("ord", first))
            add("glossary.word_twice", number, word=entry.ord, first=line)
            continue
        other = ids.setdefault(entry.id, entry)
        if other is not entry:
            add("glossary.id_twice", number, "id", id=entry.id, word=other.ord)
        own: set[str] = set()
        for form in entry.former:
            key = " ".join(map(_normal, form.split()))
            other = forms.setdefault(key, entry)
            if other is not entry:
                add("glossary.form_twice", number, "former", form=form, word=other.ord)
            elif key in own:
                add("glossary.form_repeated", number, "former", form=form)
            own.add(key)
    if faults:
        raise Faults(faults)
    return data


def check_sources(data: GlossaryFile, register: Register, path: Path) -> list[Fault]:
    """A fault for each law or source the register lacks."""
    faults = []
    for number, entry in enumerate(data.ord):
        law = entry.lag.split()[0] if entry.lag else None
        for key, name, known, code in (
            ("lag", law, register.lagar, "page.unknown_law"),
            ("kalla", entry.kalla, register.kallor, "page.unknown_source"),
        ):
            if name is not None and name not in known:
                near = suggestion(name, list(known))
                line = line_of(read_yaml(path), ("ord", number, key))
                params: dict[str, object] = {"name": name, "suggestion": near}
                faults.append(Fault(code, path, f"ord.{number + 1}.{key}", line, params))
    return faults


def make_glossary(data: GlossaryFile, known: Mapping[str, str], register: Register) -> Glossary:
    """The glossary of one municipality: ``known`` are the values pages may use."""

    def fill(text: str) -> str:
        return values.fill(text, known, markdown=False)

    words = [
        Word(
            entry.id,
            fill(entry.ord),
            tuple(fill(form) for form in entry.former),
            entry.utom,
            fill(entry.forklaring),
            tuple(fill(line) for line in entry.lattlast.splitlines()),
            _law(entry.lag, register),
            entry.sok,
        )
        for entry in data.ord
    ]
    words.sort(key=lambda word: alphabetical(word.word))
    return Glossary(tuple(words), _lookup(words))


def _law(lag: str | None, register: Register) -> str:
    if lag is None:
        return ""
    name, _, where = lag.partition(" ")
    return f"{register.lagar[name].kort} {where}".strip()


def _lookup(words: Iterable[Word]) -> dict[str, list[tuple[tuple[str, ...], Word | None]]]:
    """First part of a form → the forms, longest first; a name's word is None: it is passed by."""
    forms: dict[str, list[tuple[tuple[str, ...], Word | None]]] = {}
    for word in words:
        meant = [(form, word) for form in word.forms] + [(name, None) for name in word.except_in]
        for form, found in meant:
            parts = tuple(_normal(part) for part in form.split())
            forms.setdefault(parts[0], []).append((parts, found))
    for listed in forms.values():
        listed.sort(key=lambda item: -len(item[0]))
    return forms
