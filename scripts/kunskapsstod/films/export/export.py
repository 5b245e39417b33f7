"""``films export``: a film's texts as files, and the film as a package to show without a net."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import av

from ...errors import fault
from ...models.film import Film, Version
from ...models.loading import suggestion
from ...project import Project
from ...texts import message
from ...writing import prepare_folder, write_files
from .. import webvtt
from ..amounts import size
from ..intake.workshop import DISK_FAULTS, part, told
from ..library import load_films
from ..names import POSTER_JPG, Progress, file_names
from ..site_folder import demand_site
from ..transcript_text import transcript_text
from .captioned import write_captioned
from .page import page
from .srt import as_srt

_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest a zip can hold: the same film is the same bytes."""


@dataclass(frozen=True)
class Exported:
    """What was written: ``files`` in ``folder``, the package, and versions whose text is burned."""

    folder: Path
    files: tuple[str, ...]
    package: Path | None
    burned: tuple[str, ...]


def export(
    project: Project,
    film_id: str,
    out: Path | None,
    zipped: bool,
    easy: bool,
    progress: Progress | None = None,
) -> Exported:
    """Writes the film's files; an example film is rendered first when the package needs it.

    Raises Faults when there is no such film or the folder cannot be written.
    """
    demand_site(project)
    films = {film.id: film for film in load_films(project, progress)}
    if film_id not in films:
        known = suggestion(film_id, list(films))
        raise fault("film_export.unknown", film=repr(film_id), suggestion=known)
    film = films[film_id]
    if not film.versions:
        raise fault("film_export.no_versions")
    folder = out or project.site / "export" / film_id
    files = _texts(film, easy)
    prepare_folder(folder)
    write_files(folder, files)
    package = None
    if zipped:
        package = folder / f"{film_id}.zip"
        with told(package), part(package) as draft:
            _pack(film, transcript_text(film, easy), folder, draft, progress)
    burned = tuple(v.id for v in film.versions if not v.captions and v.burned_in_captions)
    return Exported(folder, tuple(files), package, burned)


def _texts(film: Film, easy: bool) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    for version in film.versions:
        names = file_names(version.id)
        if version.captions:
            stem = f"{film.id}-{Path(names.captions).stem}"
            files[f"{stem}.vtt"] = version.captions.read_bytes()
            files[f"{stem}.srt"] = as_srt(webvtt.read(version.captions))
        if version.chapters_file:
            files[f"{film.id}-{names.chapters}"] = version.chapters_file.read_bytes()
        if version.descriptions:
            files[f"{film.id}-{names.descriptions}"] = version.descriptions.read_bytes()
    name = f"{film.id}-text-lattlast.txt" if easy else f"{film.id}-text.txt"
    files[name] = transcript_text(film, easy)
    return files


def _pack(film: Film, words: str, folder: Path, target: Path, progress: Progress | None) -> None:
    """Writes the package. One film at a time lies beside it, so that no memory is needed."""
    captions: dict[str, str] = {}
    sizes: dict[str, int] = {}
    with (
        tempfile.TemporaryDirectory(prefix=".export-", dir=folder) as place,
        zipfile.ZipFile(target, "w") as package,
    ):
        for number, version in enumerate(film.versions):
            name = message(f"film.version.{version.id}")
            if progress:
                progress(number, len(film.versions), message("film_export.stage", name=name))
            file = version.file
            if version.captions:
                cues = webvtt.read(version.captions)
                captions[version.id] = version.captions.read_text(encoding="utf-8-sig")
                file = _captioned(version, cues, Path(place))
                # A player that opens the film finds the text by its name.
                _add(package, f"{film.id}/{version.id}.srt", as_srt(cues).encode())
            sizes[version.id] = file.stat().st_size
            _add_file(package, f"{film.id}/{version.id}.mp4", file)
        _add_file(package, f"{film.id}/{POSTER_JPG}", film.poster_jpg)
        _add(package, f"{film.id}/text.txt", words.encode())
        html = page(film, captions, sizes, POSTER_JPG)
        _add(package, f"{film.id}/index.html", html.encode())


def _captioned(version: Version, cues: tuple[webvtt.VttCue, ...], place: Path) -> Path:
    made = place / f"{version.id}.mp4"
    try:
        write_captioned(version.file, cues, made)
    except av.error.FFmpegError as error:
        if isinstance(error, OSError) and error.errno in DISK_FAULTS:
            raise OSError(error.errno, "") from None
        return version.file
    return made


def _add(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    package.writestr(_entry(name, zipfile.ZIP_DEFLATED), content)


def _add_file(package: zipfile.ZipFile, name: str, path: Path) -> None:
    # Films and pictures are compressed already.
    entry = _entry(name, zipfile.ZIP_STORED)
    entry.file_size = path.stat().st_size
    with path.open("rb") as source, package.open(entry, "w") as into:
        shutil.copyfileobj(source, into, 1 << 20)


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = compression
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o644 << 16
    return entry


def account(done: Exported) -> list[str]:
    """What to say when it is done."""
    lines = [message("film_export.done", folder=done.folder)]
    lines += [f"  {name}" for name in done.files]
    for version in done.burned:
        name = message(f"film.version.{version}").capitalize()
        lines.append(message("film_export.burned", version=name))
    if done.package is not None:
        count = size(done.package.stat().st_size)
        lines.append(message("film_export.zip", file=done.package, size=count))
    return lines
