"""Everything that is known of one film's files when it is judged. The only part that reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import Fault
from ...models.film import Film, Version
from ...models.film_manifest import MANIFEST_NAME, FilmManifest, VersionEntry
from ...models.finding import Finding, Severity
from ...models.loading import line_of, read_yaml, validate
from .. import webvtt
from ..text_files import read_captions
from ..webvtt import Parsed, VttCue
from .hearing import Sound, checksum, listen
from .media import Media, read_media

HEARD = "heard"
"""Folder where what was heard is kept, by checksum, below the work or cache folder."""


@dataclass(frozen=True)
class Track:
    """One text track of one version. ``kind`` is WebVTT's; ``seconds`` the film's length."""

    kind: str
    version: str
    file: Path
    shown: Path
    seconds: float
    parsed: Parsed

    @property
    def cues(self) -> tuple[VttCue, ...]:
        """In the order of the file."""
        return self.parsed.cues

    @property
    def said(self) -> tuple[VttCue, ...]:
        """Those with words, in order of time."""
        return tuple(sorted((c for c in self.cues if c.lines), key=lambda cue: cue.start))


@dataclass(frozen=True)
class VersionReading:
    """One version's files as they are. ``declared`` is what the manifest says of them."""

    version: Version
    shown: Path
    media: Media
    sound: Sound | None
    digest: str
    small: Media | None = None
    declared: VersionEntry | None = None
    tracks: dict[str, Track] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """One film. ``lines`` maps dotted keys of the manifest to where they stand in it."""

    film: Film
    manifest: Path
    versions: tuple[VersionReading, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)

    def version(self, version_id: str) -> VersionReading | None:
        """The version with that id, or None when the film lacks it."""
        return next((one for one in self.versions if one.version.id == version_id), None)

    def tracks(self, *kinds: str) -> Iterable[Track]:
        """Every track of these kinds, version by version."""
        for one in self.versions:
            yield from (track for kind, track in one.tracks.items() if kind in kinds)

    def on_manifest(
        self, rule: str, key: str = "", severity: Severity = Severity.FAULT, **params: str
    ) -> Finding:
        """A finding about what the manifest says, or does not say."""
        parts = key.split(".") if key else []
        told = (".".join(parts[:size]) for size in range(len(parts), 0, -1))
        line = next((self.lines[one] for one in told if one in self.lines), None)
        return self._finding(rule, Fault("", self.manifest, key or None, line), severity, params)

    def on_file(
        self, rule: str, one: VersionReading, severity: Severity = Severity.FAULT, **params: str
    ) -> Finding:
        """A finding about a film file."""
        return self._finding(rule, Fault("", one.shown), severity, params)

    def on_track(
        self,
        rule: str,
        track: Track,
        line: int | None = None,
        severity: Severity = Severity.FAULT,
        excerpt: str = "",
        **params: str,
    ) -> Finding:
        """A finding about a text track, at a line of it or about the whole."""
        return self._finding(rule, Fault("", track.shown, None, line), severity, params, excerpt)

    def _finding(
        self,
        rule: str,
        place: Fault,
        severity: Severity,
        params: dict[str, str],
        excerpt: str = "",
    ) -> Finding:
        return Finding(
            page=f"filmer/{self.film.id}/",
            rule=rule,
            severity=severity,
            selector=place.place(),
            excerpt=excerpt if len(excerpt) <= 120 else f"{excerpt[:119]}…",
            params={"film": self.film.id, **params},
        )


def read_film(film: Film, folder: Path, work: Path) -> Reading:
    """Reads the film's files, its sound and its manifest in ``folder``.

    What was heard is kept in ``work``. Raises Faults when a file cannot be read.
    """
    manifest = folder / MANIFEST_NAME
    data = read_yaml(manifest)
    entries = validate(data, FilmManifest, manifest).versioner
    lines = {
        key: line
        for key in (*_keys(data), *(f"versioner.{key}" for key in _keys(data.get("versioner"))))
        if (line := line_of(data, tuple(key.split("."))))
    }
    return Reading(
        film,
        manifest,
        tuple(
            _version(film, version, getattr(entries, version.id, None), work / HEARD)
            for version in film.versions
        ),
        lines,
    )


def _keys(data: object) -> list[str]:
    """The keys of a mapping, and of the mappings in it."""
    found = []
    for key, value in data.items() if isinstance(data, dict) else ():
        found.append(str(key))
        found += [f"{key}.{inner}" for inner in value] if isinstance(value, dict) else []
    return found


def _version(
    film: Film, version: Version, declared: VersionEntry | None, cache: Path
) -> VersionReading:
    media = read_media(version.file)
    digest = checksum(version.file)
    files = {
        webvtt.CAPTIONS: version.captions,
        webvtt.CHAPTERS: version.chapters_file,
        webvtt.DESCRIPTIONS: version.descriptions,
        webvtt.METADATA: version.metadata,
    }
    return VersionReading(
        version=version,
        shown=_shown(film, version.file),
        media=media,
        sound=listen(version.file, cache, digest),
        digest=digest,
        small=read_media(version.small.file) if version.small else None,
        declared=declared,
        tracks={
            kind: Track(
                kind,
                version.id,
                file,
                _shown(film, file),
                media.seconds,
                webvtt.validate(read_captions(file), kind),
            )
            for kind, file in files.items()
            if file is not None
        },
    )


def _shown(film: Film, file: Path) -> Path:
    """An example's files are made from its script: their folder says nothing to a reader."""
    return Path(film.id) / file.name if film.example else file
