"""Words a page is found by though they do not stand on it: parts of compounds, and synonyms.

Pagefind finds a word by its stem and by its beginning: "kontakt" finds "kontaktperson". It does
not find the end of a compound ("uppdrag" in "kontaktpersonsuppdrag") nor another word for the
same thing ("hemligt" for "sekretess"). Both are given to it here as words that are never shown,
and so are the words of the page's other reading level.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import snowballstemmer

from .pages import BuiltPage

_WORD = re.compile(r"[^\W\d_]+")
# A part of a compound shorter than this is more often chance than meaning.
_SHORTEST_PART = 4
# A compound on so large a share of the pages tells none of them apart.
_EVERYWHERE = 1 / 3
# So many times in the running text make a word one of the page's subjects.
_OFTEN = 3
# So many pages about a subject make those that only mention it no answers.
_ENOUGH = 3

# Fields of the index, by how much the word has to do with the page; weighted by search-engine.js.
ABOUT, TREATS, MENTIONS = "about", "treats", "mentions"


@dataclass(frozen=True)
class Extra:
    """What to add for one language.

    groups: words that mean about the same; pages: page address → words it is found by;
    stop: words that say nothing, which are part of some of those
    """

    groups: tuple[tuple[str, ...], ...] = ()
    pages: Mapping[str, Sequence[str]] = field(default_factory=dict)
    stop: frozenset[str] = frozenset()


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case, without figures and signs."""
    return [word.lower() for word in _WORD.findall(text)]


# Swedish: what begins a word without being a part of a compound, and endings that are words too.
_PARTICLES = frozenset(
    words_of(
        "efter emot enda förs före fort fram från genom igen inne inte mellan mera noga redan "
        "rätt sedan själv till under undan utan varande åter även över"
    )
)
_ENDINGS = frozenset(words_of("ande bar ende else faldig full het ning sam skap"))
# Shorter than a part may be, and yet what many compounds end in.
_SHORT_ENDS = frozenset(words_of("bok dag del lag liv råd rum tid vän"))


@cache
def _stemmer(language: str) -> Any:
    names = {"sv": "swedish", "en": "english"}
    return snowballstemmer.stemmer(names[language]) if language in names else None


@cache
def stem(word: str, language: str) -> str:
    """The word less its endings: ``sekretessen`` → ``sekretess``."""
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


def hidden(
    pages: Sequence[BuiltPage], extra: Extra, twins: Mapping[str, Sequence[BuiltPage]]
) -> dict[str, dict[str, str]]:
    """Address → field → words, for the pages of one language.

    twins: address → the same page in the language's other forms
    """
    language = pages[0].lang.partition("-")[0] if pages else ""
    subjects = [_subjects(page, language) for page in pages]
    ends = _compound_ends(subjects, language) if language == "sv" else {}
    groups = [_Group.of(group, language) for group in extra.groups]
    strengths = [{g: where for g in groups if (where := g.strength(s))} for s in subjects]
    strong = Counter(g for has in strengths for g, where in has.items() if where != MENTIONS)
    treated = {group for group in groups if strong[group] >= _ENOUGH}
    found = {}
    for page, subject, has in zip(pages, subjects, strengths, strict=True):
        best: dict[str, str] = {}
        given = extra.pages.get(page.address, ())
        for term in given:
            words = words_of(term)
            # What is said in several words says less by each of them; search-questions.js has the
            # whole of it.
            _add(best, words, ABOUT if len(words) == 1 else TREATS)
        for group, where in has.items():
            # A word given to every page that says a synonym in passing would tell none apart.
            if where != MENTIONS or group not in treated:
                _add(best, group.words, where)
        for word, parts in ((w, ends[w]) for w in subject.words if w in ends):
            _add(best, parts, TREATS if word in subject.title else MENTIONS)
        # What the page says in its other form: the everyday word here, the law's word there.
        _add(best, (w for twin in twins.get(page.address, ()) for w in _said(twin)), MENTIONS)
        for word in extra.stop & best.keys():
            del best[word]
        found[page.address] = _fields(best, subject, language)
    return found


@dataclass(frozen=True)
class _Subject:
    """The words of a page, and the stems of its name, of lead and headings, and of its text."""

    words: frozenset[str]
    title: frozenset[str]
    name_stems: frozenset[str]
    heading_stems: frozenset[str]
    stems: Mapping[str, int]
    runs: str

    def says(self, stems: Sequence[str]) -> bool:
        """Whether the words stand on the page, one after the other."""
        found = all(name in self.stems for name in stems)
        return found and (len(stems) == 1 or f" {' '.join(stems)} " in self.runs)


def _said(page: BuiltPage) -> list[str]:
    return words_of(" ".join((page.lead, *(b.text for b in page.blocks if not b.aside))))


def _subjects(page: BuiltPage, language: str) -> _Subject:
    title = words_of(f"{page.title} {page.lead}")
    headings = [w for b in page.blocks if b.tag != "p" for w in words_of(b.text)]
    text = [w for b in page.blocks if not b.aside for w in words_of(b.text)]
    stems = [stem(word, language) for word in (*title, *text)]
    return _Subject(
        frozenset((*title, *text)),
        frozenset(title),
        frozenset(stem(word, language) for word in words_of(page.title)),
        frozenset(stem(word, language) for word in (*title, *headings)),
        Counter(stems),
        f" {' '.join(stems)} ",
    )


@dataclass(frozen=True)
class _Group:
    """Words for the same thing; a member of several words counts only as it stands."""

    words: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, terms: Iterable[str], language: str) -> _Group:
        split = [tuple(words_of(term)) for term in terms]
        stems = tuple(tuple(stem(word, language) for word in words) for words in split)
        return cls(tuple(dict.fromkeys(word for words in split for word in words)), stems)

    def strength(self, subject: _Subject) -> str | None:
        """How much a page is about the group: the field its words belong in, None for not."""
        here = [member for member in self.members if subject.says(member)]
        if not here:
            return None
        if any(subject.name_stems.issuperset(member) for member in here):
            return ABOUT
        if any(subject.heading_stems.issuperset(member) for member in here):
            return TREATS
        times = sum(min(subject.stems[part] for part in member) for member in here)
        return TREATS if times >= _OFTEN else MENTIONS


def _compound_ends(subjects: Sequence[_Subject], language: str) -> dict[str, tuple[str, ...]]:
    """Word → the words it ends in, when what is before each of them is a word as well."""
    known = {word for subject in subjects for word in subject.words} - _PARTICLES
    stems = {stem(word, language) for word in known} - _ENDINGS
    spread = Counter(name for subject in subjects for name in subject.stems)
    limit = len(subjects) * _EVERYWHERE
    found = {}
    for word in known:
        if spread[stem(word, language)] <= limit:
            parts = tuple(_ends(word, known, stems, language))
            if parts:
                found[word] = parts
    return found


def _ends(word: str, known: set[str], stems: set[str], language: str) -> Iterator[str]:
    for cut in range(_SHORTEST_PART, len(word) - 2):
        first, last = word[:cut], word[cut:]
        # An s joins the parts of many compounds: kontaktperson-s-uppdrag.
        joined = first.removesuffix("s")
        if first not in known and (joined == first or joined not in known):
            continue
        name = stem(last, language)
        if name in stems and (len(name) >= _SHORTEST_PART or name in _SHORT_ENDS):
            yield last


def _add(best: dict[str, str], words: Iterable[str], where: str) -> None:
    """Keep for each word the field that says most."""
    order = (ABOUT, TREATS, MENTIONS)
    for word in words:
        if word not in best or order.index(where) < order.index(best[word]):
            best[word] = where


def _fields(best: Mapping[str, str], subject: _Subject, language: str) -> dict[str, str]:
    """The words by field, less those the page says itself as plainly."""
    fields: dict[str, list[str]] = {ABOUT: [], TREATS: [], MENTIONS: []}
    for word in sorted(best):
        said = stem(word, language)
        if said in subject.name_stems or (best[word] == MENTIONS and said in subject.stems):
            continue
        fields[best[word]].append(word)
    return {field: " ".join(words) for field, words in fields.items()}
