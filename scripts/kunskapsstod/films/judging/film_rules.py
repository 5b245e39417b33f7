"""Is the film whole: every version, text beside it, rights and consent?

What a municipality may accept by name in ``kommun.yml`` has the gap's name there in
``params["gap"]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ...models.finding import Finding, Severity
from ...texts import message
from ..webvtt import CAPTIONS, CHAPTERS
from .reading import Reading

_LONG = 60.0
"""Seconds from which a film needs chapters."""
_PICTURE_FILE = re.compile(r"\.(?:webp|jpe?g|png|gif|svg)$", re.IGNORECASE)

_MISSING = {
    "textad": "film.captioned-version",
    "teckensprak": "film.sign-version",
    "syntolkad": "film.described-version",
}


def example(reading: Reading, published: bool) -> Iterable[Finding]:
    """A municipality that publishes has films of its own."""
    if reading.film.example:
        severity = Severity.FAULT if published else Severity.ADVICE
        yield reading.on_manifest("film.example", "exempel", severity, gap="exempel")


def versions(reading: Reading, published: bool) -> Iterable[Finding]:
    """Captioned, signed and described: all three."""
    for version, rule in _MISSING.items():
        if reading.version(version) is None:
            yield reading.on_manifest(rule, "versioner", gap=version)


def described_differs(reading: Reading, published: bool) -> Iterable[Finding]:
    """The described version is another film than the captioned one: somebody describes."""
    described, captioned = reading.version("syntolkad"), reading.version("textad")
    if described and captioned and described.digest == captioned.digest:
        yield reading.on_file("film.described-differs", described)


def interpreter(reading: Reading, published: bool) -> Iterable[Finding]:
    """Someone signs in the version that is said to be signed."""
    one = reading.version("teckensprak")
    if one is not None and not one.version.interpreter:
        known = reading.film.example and not published
        severity = Severity.ADVICE if known else Severity.FAULT
        yield reading.on_manifest(
            "film.interpreter", "versioner.teckensprak.tolk", severity, gap="tolk"
        )


def captions(reading: Reading, published: bool) -> Iterable[Finding]:
    """Every version has captions; as a file, so that they can be made larger or read by touch."""
    for one in reading.versions:
        if CAPTIONS in one.tracks:
            continue
        burned_in = one.version.burned_in_captions
        yield reading.on_manifest(
            "film.captions",
            f"versioner.{one.version.id}",
            Severity.LOOK if burned_in else Severity.FAULT,
            gap="undertexter",
            version=message(f"film.version.{one.version.id}"),
            problem=message("check.film.burned_in" if burned_in else "check.film.no_captions"),
        )


def transcript(reading: Reading, published: bool) -> Iterable[Finding]:
    """The film can be read."""
    if not reading.film.transcript:
        yield reading.on_manifest("film.transcript", "versioner", gap="transkription")


def chapters(reading: Reading, published: bool) -> Iterable[Finding]:
    """A film of some length has chapters, in every version."""
    for one in reading.versions:
        if CHAPTERS not in one.tracks and one.media.seconds >= _LONG:
            yield reading.on_manifest(
                "film.chapters",
                f"versioner.{one.version.id}",
                Severity.LOOK,
                version=message(f"film.version.{one.version.id}"),
            )


def descriptions(reading: Reading, published: bool) -> Iterable[Finding]:
    """What is seen can be read in a version that does not say it: good to have."""
    if reading.film.example:
        return
    for one in reading.versions:
        if one.version.descriptions is None and not one.version.described:
            yield reading.on_manifest(
                "film.descriptions",
                f"versioner.{one.version.id}",
                Severity.ADVICE,
                version=message(f"film.version.{one.version.id}"),
            )


def poster_alt(reading: Reading, published: bool) -> Iterable[Finding]:
    """The still picture is told in words, and not by the name of its file."""
    alt = reading.film.poster_alt.strip()
    if not alt or _PICTURE_FILE.search(alt):
        yield reading.on_manifest("film.poster-alt", "affisch.alt", alt=alt or "–")
    elif alt.casefold() in (reading.film.title.casefold(), "affisch", "bild", "film"):
        yield reading.on_manifest("film.poster-alt", "affisch.alt", Severity.LOOK, alt=alt)


def rights(reading: Reading, published: bool) -> Iterable[Finding]:
    """It is known who owns the film. The examples are this project's own."""
    if reading.film.rights is None and not reading.film.example:
        yield reading.on_manifest("film.rights", "rattigheter", gap="rattigheter")


def consent(reading: Reading, published: bool) -> Iterable[Finding]:
    """Those who can be recognised have agreed to be shown. Nobody can in a drawn example."""
    said = reading.film.rights.consent if reading.film.rights else None
    if said in (None, "nej") and not reading.film.example:
        problem = message(f"check.film.consent_{said or 'unknown'}")
        yield reading.on_manifest(
            "film.consent", "rattigheter.samtycke", gap="samtycke", problem=problem
        )


RULES: tuple[Callable[[Reading, bool], Iterable[Finding]], ...] = (
    example,
    versions,
    described_differs,
    interpreter,
    captions,
    transcript,
    chapters,
    descriptions,
    poster_alt,
    rights,
    consent,
)
