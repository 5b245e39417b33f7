"""``films import``: an order in, a film in its folder and an account of it out.

Everything that can be told before the long work is told at once. The folder is touched only at
the very end, when all is made; see :mod:`.workshop`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import av
from PIL import Image

from ...errors import Fault, Faults, fault
from ...models.film import VERSION_IDS
from ...models.film_manifest import MANIFEST_NAME, FilmManifest
from ...models.loading import load, read_text, read_yaml, validate
from ...project import Project
from ...texts import message
from ...writing import prepare_folder
from ..names import POSTER, POSTER_JPG, Progress, file_names
from .manifest import Manifest, apply_words, set_version
from .order import TITLES, Order, faults_of, is_film_id, seconds_of
from .source import Source, inspect
from .still import Still, save_still, still_at
from .tracks import Found, find_tracks, shown
from .version import Made, make_version, work_of
from .workshop import Workshop, told, workshop


@dataclass(frozen=True)
class Imported:
    """What was done.

    folder:   the film's
    manifest: as it stands now
    made:     the versions brought in now
    tracks:   texts brought in now
    still:    where the still picture comes from: None when it was not changed
    said:     sentences on what was replaced
    unused:   files in the folder that nothing points at any more
    """

    folder: Path
    manifest: FilmManifest
    made: tuple[Made, ...]
    tracks: Found
    still: Still | Path | None
    said: tuple[str, ...]
    unused: tuple[str, ...]
    finished_earlier: bool


@dataclass
class _Job:
    """One import under way."""

    project: Project
    order: Order
    progress: Progress | None
    manifest: Manifest
    inherited: FilmManifest | None
    tracks: Found = field(default_factory=Found)
    sources: dict[str, Source] = field(default_factory=dict)


def wanted(project: Project, order: Order) -> tuple[str, ...]:
    """What a person must still say: names of titles, ``affisch_alt`` and ``tolk``."""
    if not is_film_id(order.film):
        return ()
    own, inherited = _known(project, order.film)
    missing = [
        key
        for key in TITLES
        if key not in order.titles and not (own and getattr(own, key)) and inherited is None
    ]
    # The film gets a new still: nobody has said yet what it shows.
    if not order.poster_alt and (own is None or (own.exempel and order.versions)):
        missing.append("affisch_alt")
    entry = own.versioner.teckensprak if own else None
    unsaid = order.interpreter is None and (entry is None or entry.tolk is None)
    if "teckensprak" in order.versions and unsaid:
        missing.append("tolk")
    return tuple(missing)


def import_film(project: Project, order: Order, progress: Progress | None = None) -> Imported:
    """Brings a film in. Raises Faults with everything that is wrong; nothing is then changed."""
    # A misspelt site folder is told before anything is made in its name.
    if not project.profile.is_file():
        raise fault("film_import.site_missing", project.site)
    faults = faults_of(order)
    if not is_film_id(order.film):
        raise Faults(faults)
    folder = project.own_films / order.film
    _demand_inside(project, folder)
    with workshop(project, order.film) as shop, told(folder):
        finished_earlier = shop.finish_earlier()
        job = _opened(project, order, progress)
        _examine(job, faults)
        if faults:
            raise Faults(faults)
        if folder.exists():
            prepare_folder(folder)
        try:
            made = _make(job, shop)
            done = _placed(job, shop, made)
        except av.error.FFmpegError as error:
            if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
                raise OSError(error.errno, "") from None
            what = shown(error.strerror or type(error).__name__)
            raise fault("film_import.conversion", folder, what=what) from None
        shop.clear()
    return replace(done, finished_earlier=finished_earlier)


_OF_THE_DISK = {1, 13, 17, 20, 27, 28, 30, 122}
"""Numbers the system gives for a disk that is full, read only and the like."""


def _demand_inside(project: Project, folder: Path) -> None:
    """The film's folder must lie where it seems to: no link may lead out of the site."""
    try:
        inside = folder.resolve().is_relative_to(project.site.resolve())
    except (OSError, RuntimeError):  # a link that leads back to itself
        inside = False
    if not inside or folder.is_symlink():
        raise fault("film_import.folder_outside", folder)


def _known(project: Project, film: str) -> tuple[FilmManifest | None, FilmManifest | None]:
    """(the film's own manifest, the guide's example with the same id)."""
    own_file = project.own_films / film / MANIFEST_NAME
    base_file = project.base.films / film / MANIFEST_NAME
    own = load(own_file, FilmManifest) if own_file.exists() else None
    base = load(base_file, FilmManifest) if base_file.exists() and own is None else None
    return own, base


def _opened(project: Project, order: Order, progress: Progress | None) -> _Job:
    path = project.own_films / order.film / MANIFEST_NAME
    source = None
    if path.exists():
        source = read_text(path, "")
        validate(read_yaml(path), FilmManifest, path)
    return _Job(project, order, progress, Manifest(path, source), _known(project, order.film)[1])


def _examine(job: _Job, faults: list[Fault]) -> None:
    """Reads everything that is short to read, and adds what is wrong with it to ``faults``."""
    order, manifest = job.order, job.manifest
    for version, path in order.ordered.items():
        try:
            job.sources[version] = inspect(path)
        except Faults as found:
            faults += found.faults
    entries: dict[str, Any] = manifest.get("versioner") or {}
    existing = {
        version: {kind for kind in ("undertexter", "kapitel", "beskrivningar") if entry.get(kind)}
        for version, entry in entries.items()
    }
    job.tracks = find_tracks(order.tracks, order.ordered, existing)
    faults += job.tracks.faults
    faults += _unsaid(job)
    for version in order.burned:
        if version not in order.versions and version not in existing:
            faults.append(Fault("film_import.no_version", params={"version": version}))
    if order.poster is not None:
        faults += _picture_faults(order.poster)
    if order.poster_time and not faults:
        faults += _time_faults(job)
    if order.rights and "agare" not in order.rights and not manifest.get("rattigheter", "agare"):
        faults.append(Fault("film_import.owner_first"))
    said = (
        *(order.versions, job.tracks.tracks, order.titles, order.rights, order.burned),
        *(order.poster, order.poster_time, order.poster_alt, order.interpreter is not None),
    )
    if not any(said) and not faults:
        faults.append(Fault("film_import.nothing"))


_OPTIONS = {
    "titel": "--titel",
    "titel_lattlast": "--titel-lattlast",
    "om": "--om",
    "om_lattlast": "--om-lattlast",
}


def _unsaid(job: _Job) -> list[Fault]:
    missing = wanted(job.project, job.order)
    faults = []
    if titles := [_OPTIONS[key] for key in missing if key in _OPTIONS]:
        params: dict[str, object] = {"film": job.order.film, "options": ", ".join(titles)}
        faults.append(Fault("film_import.new_needs", params=params))
    if not job.order.versions and not job.manifest.get("versioner"):
        faults.append(Fault("film_import.nothing"))
    if "affisch_alt" in missing:
        faults.append(Fault("film_import.needs_alt"))
    if "tolk" in missing:
        faults.append(Fault("film_import.interpreter"))
    return faults


def _picture_faults(path: Path) -> list[Fault]:
    try:
        with Image.open(path) as picture:
            if picture.format not in ("WEBP", "JPEG", "PNG"):
                return [Fault("film_import.bad_picture", path)]
            picture.load()
    except FileNotFoundError:
        return [Fault("film_import.missing", path)]
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return [Fault("film_import.bad_picture", path)]
    return []


def _time_faults(job: _Job) -> list[Fault]:
    """The moment of the still must lie in the film it is taken from."""
    time = job.order.poster_time or ""
    for source in job.sources.values():
        if source.seconds is not None and seconds_of(time) > source.seconds:
            length = f"{source.seconds:.0f} s"
            return [Fault("film_import.after_end", params={"value": time, "length": length})]
        return []
    if _existing_film(job) is None:
        return [Fault("film_import.no_still")]
    return []


def _existing_film(job: _Job) -> Path | None:
    """The film's own file of its first version, when it has one in its folder."""
    folder = job.manifest.path.parent
    for version in VERSION_IDS:
        name = job.manifest.get("versioner", version, "fil")
        if name and (folder / name).is_file():
            return folder / str(name)
    return None


def _make(job: _Job, shop: Workshop) -> list[Made]:
    works = [work_of(source.seconds or 60.0) for source in job.sources.values()]
    done: list[Made] = []
    faults: list[Fault] = []
    for number, (version, source) in enumerate(job.sources.items()):
        steps = (sum(works[:number]), sum(works))
        try:
            done.append(
                make_version(
                    shop,
                    version,
                    source,
                    despite=job.order.despite,
                    steps=steps,
                    progress=job.progress,
                )
            )
        except Faults as found:
            faults += found.faults
    if faults:
        raise Faults(faults)
    return done


def _placed(job: _Job, shop: Workshop, made: list[Made]) -> Imported:
    """Writes the manifest and puts all files in place."""
    order, manifest = job.order, job.manifest
    folder = manifest.path.parent
    before = _named(manifest)
    files: dict[str, Path | bytes] = {}
    was_example = manifest.get("exempel") is True and bool(made)
    apply_words(manifest, order, job.inherited)
    still = _still(job, shop, made, files, was_example)
    for one in made:
        set_version(manifest, one.version, _entry(one, files))
    for (version, kind), track in job.tracks.tracks.items():
        names = file_names(version)
        name = {
            "undertexter": names.captions,
            "kapitel": names.chapters,
            "beskrivningar": names.descriptions,
        }[kind]
        files[name] = track.content
        manifest.set(("versioner", version, kind), name)
    for version in order.burned:
        manifest.set(("versioner", version, "inbrand_text"), True)
    if order.interpreter is not None and manifest.get("versioner", "teckensprak"):
        manifest.set(("versioner", "teckensprak", "tolk"), order.interpreter)
    # The last judgement was of other files.
    manifest.remove(("kontroll",))
    said = list(manifest.said)
    if was_example:
        manifest.remove(("exempel",))
        manifest.remove(("manus",))
        said.append(message("film_import.no_longer_example"))
    text = manifest.text()
    files[MANIFEST_NAME] = text.encode()
    shop.put_in_place(files)
    unused = sorted(name for name in before - _named(manifest) if (folder / name).is_file())
    return Imported(
        folder=folder,
        manifest=load(manifest.path, FilmManifest),
        made=tuple(made),
        tracks=job.tracks,
        still=still,
        said=tuple(said),
        unused=tuple(unused),
        finished_earlier=False,
    )


def _named(manifest: Manifest) -> set[str]:
    """Every file the manifest points at."""
    entries: dict[str, Any] = manifest.get("versioner") or {}
    keys = ("fil", "liten", "undertexter", "kapitel", "beskrivningar", "metadata")
    found = {str(entry[key]) for entry in entries.values() for key in keys if entry.get(key)}
    poster = manifest.get("affisch", "fil")
    return found | ({str(poster)} if poster else set())


def _entry(made: Made, files: dict[str, Path | bytes]) -> dict[str, Any]:
    """The manifest's values for one version; its files are added to ``files``."""
    names = file_names(made.version)
    files[names.film] = made.film
    if made.small is not None:
        files[names.small] = made.small
    origin: dict[str, Any] = {"fil": shown(made.source.path.name), "sha256": made.origin}
    if made.plan.changes:
        origin["andrat"] = list(made.plan.changes)
    return {
        "fil": names.film,
        "liten": names.small if made.small is not None else None,
        "sha256": made.sha256,
        "storlek": made.bytes,
        "langd": made.seconds,
        "ursprung": origin,
    }


def _still(
    job: _Job, shop: Workshop, made: list[Made], files: dict[str, Path | bytes], new: bool
) -> Still | Path | None:
    """Adds the still picture to ``files``, unless the film keeps the one it has."""
    order, manifest = job.order, job.manifest
    chosen: Still | Path | None = None
    if order.poster is not None:
        chosen = order.poster
    elif order.poster_time:
        film = made[0].film if made else _existing_film(job)
        assert film is not None
        chosen = still_at(film, seconds_of(order.poster_time))
    elif made and (new or not manifest.get("affisch", "fil")):
        chosen = made[0].still
    if chosen is None:
        return None
    bench = shop.bench("affisch")
    if isinstance(chosen, Path):
        with Image.open(chosen) as picture:
            save_still(picture, bench / POSTER, bench / POSTER_JPG)
    else:
        save_still(chosen.picture, bench / POSTER, bench / POSTER_JPG)
    files[POSTER], files[POSTER_JPG] = bench / POSTER, bench / POSTER_JPG
    manifest.set(("affisch", "fil"), POSTER)
    return chosen
