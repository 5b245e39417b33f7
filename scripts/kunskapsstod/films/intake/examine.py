"""Reads everything about an order that is short to read, and tells all that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from ...errors import Fault, Faults
from ...models.film import VERSION_IDS
from ...models.film_manifest import MANIFEST_NAME, FilmManifest
from ...models.loading import load, read_text, read_yaml, validate
from ...project import Project
from ..names import Progress
from .manifest import Manifest
from .order import TITLES, Order, is_film_id, seconds_of
from .source import Source, inspect
from .tracks import Found, find_tracks


@dataclass
class Job:
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


def _known(project: Project, film: str) -> tuple[FilmManifest | None, FilmManifest | None]:
    """(the film's own manifest, the guide's example with the same id)."""
    own_file = project.own_films / film / MANIFEST_NAME
    base_file = project.base.films / film / MANIFEST_NAME
    own = load(own_file, FilmManifest) if own_file.exists() else None
    base = load(base_file, FilmManifest) if base_file.exists() and own is None else None
    return own, base


def opened(project: Project, order: Order, progress: Progress | None) -> Job:
    path = project.own_films / order.film / MANIFEST_NAME
    source = None
    if path.exists():
        source = read_text(path, "")
        validate(read_yaml(path), FilmManifest, path)
    return Job(project, order, progress, Manifest(path, source), _known(project, order.film)[1])


def examine(job: Job, faults: list[Fault]) -> None:
    """Reads everything that is short to read, and adds what is wrong with it to ``faults``."""
    order, manifest = job.order, job.manifest
    for version, path in order.ordered.items():
        try:
            job.sources[version] = inspect(path)
        except Faults as found:
            faults += found.faults
    existing = {
        version: {kind for kind in ("undertexter", "kapitel", "beskrivningar") if entry.get(kind)}
        for version, entry in manifest.versions().items()
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


def _unsaid(job: Job) -> list[Fault]:
    missing = wanted(job.project, job.order)
    faults = []
    if titles := [_OPTIONS[key] for key in missing if key in _OPTIONS]:
        params: dict[str, object] = {"film": job.order.film, "options": ", ".join(titles)}
        faults.append(Fault("film_import.new_needs", params=params))
    if not job.order.versions and not job.manifest.versions():
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


def _time_faults(job: Job) -> list[Fault]:
    """The moment of the still must lie in the film it is taken from."""
    time = job.order.poster_time or ""
    for source in job.sources.values():
        if source.seconds is not None and seconds_of(time) > source.seconds:
            length = f"{source.seconds:.0f} s"
            return [Fault("film_import.after_end", params={"value": time, "length": length})]
        return []
    if existing_film(job) is None:
        return [Fault("film_import.no_still")]
    return []


def existing_film(job: Job) -> Path | None:
    """The film's own file of its first version, when it has one in its folder."""
    folder = job.manifest.path.parent
    for version in VERSION_IDS:
        name = job.manifest.get("versioner", version, "fil")
        if name and (folder / name).is_file():
            return folder / str(name)
    return None
