"""How hard a text is to read: LIX, and what makes single sentences and words hard.

LIX (läsbarhetsindex) is C. H. Björnsson's formula from *Läsbarhet* (1968): mean number of words
in a sentence plus the percentage of words with more than six letters. Below 30 is very easy,
30–40 easy, 40–50 medium (newspapers), 50–60 hard, above 60 very hard. It says nothing of how
hard the words are, so the other rules look at sentences and words one by one.

A machine cannot judge easy-read: these rules find what a writer overlooked, no more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from .front_matter import Source
from .hyphenation import SOFT_HYPHEN, hyphenate
from .prose import Sentence, sentences

LONG_WORD = 6


@dataclass(frozen=True)
class Limits:
    """What a page may be: LIX as a whole, words in a sentence, letters in a word."""

    lix: int
    sentence: int
    word: int


# design: easy-read below 30, standard at most 40, pages for professionals at most 45.
EASY = Limits(lix=29, sentence=15, word=13)
STANDARD = Limits(lix=40, sentence=25, word=24)
PROFESSIONAL = Limits(lix=45, sentence=30, word=28)


@dataclass(frozen=True)
class Remark:
    """One thing that makes a text harder; ``rule`` names the sentence in texts/messages."""

    rule: str
    line: int
    excerpt: str
    params: Mapping[str, str] = field(default_factory=dict)


def lix(words: Iterable[str], sentence_count: int) -> float:
    """LIX of a text: ``words / sentences + 100 · long words / words``.

    words: the text's words; sentence_count: how many sentences they stand in, at least 1.
    Raises ValueError when there are no words or no sentences.
    """
    lengths = [len(word.replace("-", "").replace(":", "")) for word in words]
    if not lengths or sentence_count < 1:
        raise ValueError("a text needs words and sentences")
    long_words = sum(length > LONG_WORD for length in lengths)
    return len(lengths) / sentence_count + 100 * long_words / len(lengths)


def page_lix(text: Iterable[Sentence]) -> float:
    """LIX of a page's sentences; 0 for a page without text."""
    text = list(text)
    words = [word for sentence in text for word in sentence.words]
    return lix(words, len(text)) if words else 0.0


def limits(source: Source) -> Limits:
    """What the page may be, by its reading level and its readers."""
    if source.language == "sv-simple":
        return EASY
    return PROFESSIONAL if source.meta.audience == ("kommun",) else STANDARD


def remarks(source: Source, known: Mapping[str, str], explained: Collection[str]) -> list[Remark]:
    """Everything that makes the page harder than it may be, in the order of its lines.

    known: the values pages use; explained: the glossary's forms, in small letters
    """
    text = sentences(source, known)
    allowed = limits(source)
    easy = allowed is EASY
    found = [remark for sentence in text for remark in _sentence(sentence, allowed, easy=easy)]
    found += _long_words(source, text, allowed, explained)
    if easy:
        found += _lines(source)
    score = page_lix(text)
    if score > allowed.lix:
        params = {"lix": f"{score:.0f}", "limit": str(allowed.lix)}
        found.append(Remark("text.lix", 1, source.meta.title, params))
    return sorted(found, key=lambda remark: (remark.line, remark.rule))


_ABBREVIATION = re.compile(
    r"\b(?:t\. ?ex|bl\. ?a|m\. ?m|m\. ?fl|d\. ?v\. ?s|o\. ?s\. ?v|s\. ?k|f\. ?n|e\. ?d"
    r"|p\. ?g\. ?a|fr\. ?o\. ?m|t\. ?o\. ?m|resp|ca|etc|tel|ang)\."
    r"|\b(?:t ex|bl a|m m|osv|dvs|mfl|pga|etc|ca)\b"
)
_NEGATION = re.compile(r"\b(?:inte|ingen|inget|inga|aldrig|ej|icke|varken)\b", re.IGNORECASE)
# "Låna inte pengar och ge inga gåvor" says no to two things; only one clause can say no twice.
_CLAUSE = re.compile(r"[,;:–()]|\b(?:och|men|eller|utan|som|att|om|när|så|för)\b", re.IGNORECASE)
_NOT_BUT = re.compile(r"\binte\b[^.!?]*\butan\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:ges|tas|görs|skrivs|används|bestäms|krävs|utses|sägs|läggs|hålls|anses|avses|fås|sätts"
    r"|lämnas|sparas|betalas|kallas|skickas|beviljas|beslutas|utreds|granskas|erbjuds"
    r"|bedöms|prövas|meddelas|anmäls|rapporteras|genomförs|planeras|kontrolleras|informeras"
    r"|\w{3,}(?:erades|erats|eras)|\w{4,}(?:ades|ats))\b",
    re.IGNORECASE,
)
# Verbs in -s that are not passive, and nouns that only look like one.
_NOT_PASSIVE = re.compile(
    r"\b(?:hoppas|hoppades|lyckades|lyckats|träffades|träffats|umgås|umgåtts|andades|vistats"
    r"|plats|insats|\w*platss?|\w*insatss?|kontakts|\w+mats|\w+rats|dialogats)\b",
    re.IGNORECASE,
)


def _sentence(sentence: Sentence, allowed: Limits, *, easy: bool) -> Iterable[Remark]:
    text, line = sentence.text, sentence.line
    count = len(sentence.words)
    if count > allowed.sentence:
        params = {"words": str(count), "limit": str(allowed.sentence)}
        yield Remark("text.long-sentence", line, text, params)
    if match := _ABBREVIATION.search(text):
        yield Remark("text.abbreviation", line, text, {"word": match.group(0)})
    for clause in _CLAUSE.split(text):
        negations = _NEGATION.findall(clause)
        if len(negations) > 1:
            yield Remark("text.two-negations", line, text, {"words": ", ".join(negations)})
    if not easy:
        return
    if _NOT_BUT.search(text):
        yield Remark("text.not-but", line, text)
    for match in _PASSIVE.finditer(text):
        if not _NOT_PASSIVE.fullmatch(match.group(0)):
            yield Remark("text.passive", line, text, {"word": match.group(0)})


def _long_words(
    source: Source, text: list[Sentence], allowed: Limits, explained: Collection[str]
) -> Iterable[Remark]:
    """Words too long to take in at a glance that nothing cuts or explains; once a page each."""
    cut = {re.sub("&shy;|\u00ad", "", word).lower() for word in _cut_words(source.body)}
    told: set[str] = set()
    for sentence in text:
        for word in sentence.words:
            plain = word.lower()
            if len(plain) <= allowed.word or plain in told | cut or plain in explained:
                continue
            if SOFT_HYPHEN in hyphenate(word):  # cut by itself when the page is built
                continue
            told.add(plain)
            yield Remark("text.long-word", sentence.line, sentence.text, {"word": word})


def _cut_words(body: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:(?:&shy;|\u00ad)[^\W\d_]+)+", body)


def _lines(source: Source) -> Iterable[Remark]:
    """One sentence a line (DIN SPEC 33429, Inclusion Europe): none begins inside a line."""
    for number, line in enumerate(source.body.split("\n"), source.body_line):
        if line.startswith(("|", "#", "/", "-", "    ")):
            continue
        if re.search(r"[^\W\d][.!?]\s+[A-ZÅÄÖ]", line):
            yield Remark("text.one-sentence-a-line", number, line.strip())
