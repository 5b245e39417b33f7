"""A film the municipality brings: its files, checked and told of as a Film.

Only what must be known to show the film is demanded here. Whether it is good enough to be
published (all versions, reading speed, loudness) is for the check to say.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageFile
from ruamel.yaml.comments import CommentedMap

from ..errors import Fault, Faults
from ..models.film import SITE_FOLDER, VERSION_IDS, Film, Rendition, Version
from ..models.film_manifest import MANIFEST_NAME, FilmManifest, VersionEntry
from ..models.loading import line_of
from ..texts import message
from . import webvtt
from .manifest_view import checked_of, rights_of
from .names import POSTER, POSTER_JPG, file_names
from .probe import probe
from .transcript import chapters_of_files, transcript_of_captions

Place = tuple[int | str, ...]


@dataclass
class _Reading:
    """One film folder while it is read: collects faults and goes on."""

    folder: Path
    data: CommentedMap
    faults: list[Fault] = field(default_factory=list)

    def fault(self, code: str, place: Place, **params: object) -> None:
        manifest = self.folder / MANIFEST_NAME
        key = ".".join(str(part) for part in place)
        self.faults.append(Fault(code, manifest, key, line_of(self.data, place), params))

    def file(self, name: str | None, place: Place) -> Path | None:
        """The named file in the film's folder, or None with a fault told."""
        if name is None:
            return None
        path = self.folder / name
        try:
            if not path.resolve().is_relative_to(self.folder.resolve()):
                self.fault("film.file_outside", place, name=name)
                return None
            if path.is_file():
                return path
        except (OSError, ValueError, RuntimeError):
            # A name no system can have, or links that lead back to themselves.
            pass
        self.fault("film.file_missing", place, name=name)
        return None

    def vtt(
        self, name: str | None, place: Place, kind: str
    ) -> tuple[Path, tuple[webvtt.VttCue, ...]] | None:
        path = self.file(name, place)
        if path is None:
            return None
        try:
            return path, webvtt.read(path, kind=kind)
        except Faults as found:
            self.faults.extend(found.faults)
            return None


def read_own_film(folder: Path, data: CommentedMap, manifest: FilmManifest, posters: Path) -> Film:
    """The film in ``folder``; its poster is converted into the folder ``posters``.

    Raises Faults with everything that is wrong with its files.
    """
    reading = _Reading(folder, data)
    entries: dict[str, VersionEntry] = {
        version: entry for version in VERSION_IDS if (entry := getattr(manifest.versioner, version))
    }
    if not entries:
        reading.fault("film.no_versions", ("versioner",))
    if manifest.affisch.fil is None:
        reading.fault("film.no_poster", ("affisch",))
    captions: dict[str, tuple[webvtt.VttCue, ...]] = {}
    chapters: dict[str, tuple[webvtt.VttCue, ...]] = {}
    descriptions: dict[str, tuple[webvtt.VttCue, ...]] = {}
    versions: list[Version] = []
    for version, entry in entries.items():
        place: Place = ("versioner", version)
        film = reading.file(entry.fil, (*place, "fil"))
        track = reading.vtt(entry.undertexter, (*place, "undertexter"), webvtt.CAPTIONS)
        parts = reading.vtt(entry.kapitel, (*place, "kapitel"), webvtt.CHAPTERS)
        told = reading.vtt(entry.beskrivningar, (*place, "beskrivningar"), webvtt.DESCRIPTIONS)
        data_cues = reading.vtt(entry.metadata, (*place, "metadata"), webvtt.METADATA)
        small = reading.file(entry.liten, (*place, "liten"))
        # Without text the captioned version is none; of the others it is a gap to answer for.
        if version == "textad" and entry.undertexter is None and not entry.inbrand_text:
            reading.fault("film.no_captions", place)
        if version == "teckensprak" and entry.tolk is None:
            reading.fault("film.say_interpreter", place)
        if track:
            # Out of order or empty they are the check's to tell of; the transcript reads on.
            said = [cue for cue in track[1] if cue.lines]
            captions[version] = tuple(sorted(said, key=lambda cue: cue.start))
        if parts:
            chapters[version] = parts[1]
        if told:
            descriptions[version] = told[1]
        if film:
            try:
                versions.append(
                    _version(
                        manifest.id,
                        version,
                        entry,
                        film,
                        small,
                        {
                            "captions": track[0] if track else None,
                            "chapters": parts[0] if parts else None,
                            "descriptions": told[0] if told else None,
                            "metadata": data_cues[0] if data_cues else None,
                        },
                    )
                )
            except Faults as found:
                reading.faults.extend(found.faults)
    _demand_equal_chapters(reading, chapters)
    poster = reading.file(manifest.affisch.fil, ("affisch", "fil"))
    if poster and not _is_picture(poster):
        reading.fault("film.bad_picture", ("affisch", "fil"), name=poster.name)
    if reading.faults or poster is None:
        raise Faults(reading.faults)
    webp, jpg = _both_formats(poster, posters / manifest.id)
    named = chapters_of_files(manifest.titel, chapters)
    base = f"{SITE_FOLDER}/{manifest.id}"
    return Film(
        id=manifest.id,
        title=manifest.titel,
        title_simple=manifest.titel_lattlast,
        description=manifest.om,
        description_simple=manifest.om_lattlast,
        example=False,
        voice=manifest.rost,
        versions=tuple(versions),
        chapters=named,
        transcript=transcript_of_captions(captions, named, descriptions),
        poster=webp,
        poster_src=f"{base}/{POSTER}",
        poster_jpg=jpg,
        poster_jpg_src=f"{base}/{POSTER_JPG}",
        poster_alt=manifest.affisch.alt,
        rights=rights_of(manifest),
        checked=checked_of(manifest),
    )


def _version(
    film_id: str,
    version: str,
    entry: VersionEntry,
    film: Path,
    small: Path | None,
    tracks: Mapping[str, Path | None],
) -> Version:
    """One version; ``tracks`` maps the names of :class:`.names.FileNames` to files."""
    known = probe(film)
    names = file_names(version)
    base = f"{SITE_FOLDER}/{film_id}"

    def address(track: str) -> str | None:
        return f"{base}/{getattr(names, track)}" if tracks[track] else None

    return Version(
        id=version,
        file=film,
        src=f"{base}/{names.film}",
        seconds=known.seconds,
        bytes=film.stat().st_size,
        width=known.width,
        height=known.height,
        captions=tracks["captions"],
        captions_src=address("captions"),
        chapters_file=tracks["chapters"],
        chapters_src=address("chapters"),
        burned_in_captions=entry.inbrand_text,
        interpreter=bool(entry.tolk),
        described=version == "syntolkad",
        descriptions=tracks["descriptions"],
        descriptions_src=address("descriptions"),
        metadata=tracks["metadata"],
        metadata_src=address("metadata"),
        small=_rendition(small, f"{base}/{names.small}") if small else None,
        sha256=entry.sha256,
    )


def _rendition(file: Path, src: str) -> Rendition:
    known = probe(file)
    return Rendition(file, src, file.stat().st_size, known.width, known.height)


def _demand_equal_chapters(
    reading: _Reading, chapters: dict[str, tuple[webvtt.VttCue, ...]]
) -> None:
    if not chapters:
        return
    first, *others = chapters
    for other in others:
        if len(chapters[other]) != len(chapters[first]):
            reading.fault(
                "film.chapters_differ",
                ("versioner", other, "kapitel"),
                count=len(chapters[other]),
                first=len(chapters[first]),
                version=message(f"film.version.{first}"),
            )


def _is_picture(path: Path) -> bool:
    """Whether it is a whole one: one cut off is found only when all of it is read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # of a picture made to fill the memory
            with _whole_pictures_only(), Image.open(path) as picture:
                picture.load()
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        return False
    return True


@contextmanager
def _whole_pictures_only() -> Iterator[None]:
    # WeasyPrint, when loaded, lets Pillow read pictures that are cut off, in the whole process.
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _both_formats(source: Path, folder: Path) -> tuple[Path, Path]:
    """The poster as WebP and as JPEG, made anew when the source is newer.

    An imported film has both already.
    """
    beside = source.with_name(POSTER_JPG)
    if source.name == POSTER and beside.is_file() and not beside.is_symlink():
        return source, beside
    folder.mkdir(parents=True, exist_ok=True)
    webp, jpg = folder / POSTER, folder / POSTER_JPG
    with Image.open(source) as picture:
        for target in (webp, jpg):
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                picture.convert("RGB").save(target, quality=85)
    return webp, jpg
