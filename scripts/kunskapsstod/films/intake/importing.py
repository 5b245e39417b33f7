"""``films import``: an order in, a film in its folder and an account of it out.

Everything that can be told before the long work is told at once. The folder is touched only at
the very end, when all is made; see :mod:`.workshop`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import av
from PIL import Image

from ...errors import Fault, Faults, fault
from ...models.film_manifest import MANIFEST_NAME, FilmManifest
from ...models.loading import load
from ...project import Project
from ...texts import message
from ...writing import prepare_folder
from ..names import POSTER, POSTER_JPG, Progress, file_names
from ..site_folder import demand_site
from .examine import Job, examine, existing_film, opened
from .manifest import Manifest, apply_words, set_version
from .order import Order, faults_of, is_film_id, seconds_of
from .steps import work_of
from .still import Still, save_still, still_at
from .tracks import Found, shown
from .version import Made, make_version
from .workshop import DISK_FAULTS, Workshop, told, workshop


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


def import_film(project: Project, order: Order, progress: Progress | None = None) -> Imported:
    """Brings a film in. Raises Faults with everything that is wrong; nothing is then changed."""
    demand_site(project)
    faults = faults_of(order)
    if not is_film_id(order.film):
        raise Faults(faults)
    folder = project.own_films / order.film
    _demand_inside(project, folder)
    with workshop(project, order.film) as shop, told(folder):
        finished_earlier = shop.finish_earlier()
        job = opened(project, order, progress)
        examine(job, faults)
        if faults:
            raise Faults(faults)
        if folder.exists():
            prepare_folder(folder)
        try:
            made = _make(job, shop)
            done = _placed(job, shop, made)
        except av.error.FFmpegError as error:
            if isinstance(error, OSError) and error.errno in DISK_FAULTS:
                raise OSError(error.errno, "") from None
            raise fault("film_import.conversion", folder) from None
        shop.clear()
    return replace(done, finished_earlier=finished_earlier)


def _demand_inside(project: Project, folder: Path) -> None:
    """The film's folder must lie where it seems to: no link may lead out of the site."""
    try:
        inside = folder.resolve().is_relative_to(project.site.resolve())
    except (OSError, RuntimeError):  # a link that leads back to itself
        inside = False
    if not inside or folder.is_symlink():
        raise fault("film_import.folder_outside", folder)


def _make(job: Job, shop: Workshop) -> list[Made]:
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


def _placed(job: Job, shop: Workshop, made: list[Made]) -> Imported:
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
    keys = ("fil", "liten", "undertexter", "kapitel", "beskrivningar", "metadata")
    found = {
        str(entry[key]) for entry in manifest.versions().values() for key in keys if entry.get(key)
    }
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
    job: Job, shop: Workshop, made: list[Made], files: dict[str, Path | bytes], new: bool
) -> Still | Path | None:
    """Adds the still picture to ``files``, unless the film keeps the one it has."""
    order, manifest = job.order, job.manifest
    chosen: Still | Path | None = None
    if order.poster is not None:
        chosen = order.poster
    elif order.poster_time:
        film = made[0].film if made else existing_film(job)
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
