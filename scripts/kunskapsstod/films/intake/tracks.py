"""Captions, chapters and descriptions: which file belongs to which version."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import Fault, Faults
from ...models.film import VERSION_IDS
from ...texts import message
from .. import webvtt
from ..subrip import read_srt

KINDS = ("undertexter", "kapitel", "beskrivningar")

_VTT_KINDS = {
    "undertexter": webvtt.CAPTIONS,
    "kapitel": webvtt.CHAPTERS,
    "beskrivningar": webvtt.DESCRIPTIONS,
}

# What people call the versions in their file names.
_WORDS = {
    "textad": ("textad", "undertextad", "text"),
    "teckensprak": ("teckensprak", "teckentolkad", "tolkad", "sts", "swl"),
    "syntolkad": ("syntolkad", "syntolkning", "syntolk"),
}
_SIDECARS = {
    "undertexter": (".vtt", ".srt", ".sv.vtt", ".sv.srt", ".sv-SE.vtt", ".sv-SE.srt"),
    "kapitel": ("-kapitel.vtt", ".kapitel.vtt"),
    "beskrivningar": ("-beskrivning.vtt", ".beskrivning.vtt"),
}


@dataclass(frozen=True)
class Track:
    """One file of text with times. ``content`` is WebVTT; ``converted`` from SRT."""

    path: Path
    content: bytes
    guessed: bool
    converted: bool


@dataclass
class Found:
    """(version, kind) → track, with the faults met and what was left untaken."""

    tracks: dict[tuple[str, str], Track] = field(default_factory=dict)
    untaken: list[tuple[str, str, Path]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def find_tracks(
    given: Mapping[str, Sequence[str]],
    films: Mapping[str, Path],
    existing: Mapping[str, set[str]],
) -> Found:
    """The tracks that were given, and those that lie beside the films under the same name.

    given:    kind → as typed: ``FILE`` or ``VERSION=FILE``
    films:    version → the film brought in now
    existing: version the film has already → kinds of track it has
    """
    found = Found()
    versions = [v for v in VERSION_IDS if v in films or v in existing]
    for kind in KINDS:
        for typed in given.get(kind, ()):
            _take_given(found, kind, typed, films, versions)
    for version, film in films.items():
        for kind in KINDS:
            if (version, kind) in found.tracks:
                continue
            beside = [p for end in _SIDECARS[kind] if (p := _beside(film, end)).is_file()]
            if len(beside) != 1:
                continue
            if kind in existing.get(version, ()):
                found.untaken.append((version, kind, beside[0]))
            else:
                _read(found, version, kind, beside[0], guessed=True)
    return found


def _beside(film: Path, end: str) -> Path:
    return film.with_name(film.stem + end)


def _take_given(
    found: Found, kind: str, typed: str, films: Mapping[str, Path], versions: list[str]
) -> None:
    name, _, rest = typed.partition("=")
    if rest and not Path(typed).exists():
        if name not in VERSION_IDS:
            found.faults.append(
                Fault("film_import.unknown_version", params={"version": shown(name)})
            )
            return
        version, path, guessed = name, Path(rest), False
    else:
        path = Path(typed)
        meant = _version_of(path, films, versions)
        if meant is None:
            found.faults.append(
                Fault(
                    "film_import.which_version",
                    params={
                        "name": shown(path.name),
                        "option": message(f"film_import.option.{kind}"),
                    },
                )
            )
            return
        version, guessed = meant, len(versions) > 1
    if version not in versions:
        word = {"version": version}
        found.faults.append(Fault("film_import.no_version", path, params={**word}))
    elif (version, kind) in found.tracks:
        what: dict[str, object] = {"what": message(f"film_import.kind.{kind}"), "version": version}
        found.faults.append(Fault("film_import.twice", path, params=what))
    else:
        _read(found, version, kind, path, guessed=guessed)


def _version_of(path: Path, films: Mapping[str, Path], versions: list[str]) -> str | None:
    """The one version the file's name points at, or None."""
    stem = path.name.split(".")[0]
    same = [v for v, film in films.items() if film.stem == stem]
    words = set(re.split(r"[^a-z0-9]+", _plain(path.name)))
    named = [v for v in VERSION_IDS if words & set(_WORDS[v])]
    for candidates in (same, named, versions):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _plain(text: str) -> str:
    """Lower case without dots and rings, however the file system writes them."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _read(found: Found, version: str, kind: str, path: Path, guessed: bool) -> None:
    try:
        converted = path.suffix.lower() == ".srt"
        if converted:
            content = webvtt.dump(read_srt(path)).encode()
        else:
            webvtt.read(path, kind=_VTT_KINDS[kind])
            content = path.read_bytes()
    except Faults as faults:
        found.faults.extend(faults.faults)
        return
    found.tracks[(version, kind)] = Track(path, content, guessed, converted)


def shown(name: str) -> str:
    """A file name as one can print it: on one line, and in characters that can be written."""
    readable = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in readable)
