"""All the site's films: a municipality's own over the guide's examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ..errors import Fault, Faults
from ..models.film import SITE_FOLDER, VERSION_IDS, Chapter, Cue, Film, Version
from ..models.film_manifest import MANIFEST_NAME, FilmManifest
from ..models.loading import line_of, load, read_yaml
from ..project import Project, cache_folder
from ..texts import message
from .example import Example, finished, read_example
from .manifest_view import checked_of, rights_of
from .names import POSTER, POSTER_JPG, Progress, file_names

CACHE_NAME = "films"

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(frozen=True)
class _Source:
    """A film's folder and its manifest, as read."""

    folder: Path
    manifest: FilmManifest


def load_films(
    project: Project,
    progress: Progress | None = None,
    render: bool = True,
    folders: Sequence[Path] | None = None,
) -> tuple[Film, ...]:
    """Every film of the site, in the order its manifests ask for.

    A folder ``media/films/<id>`` in the site folder replaces the base's film with that id.
    Example films are rendered into the cache all sites share; with ``render=False`` those that
    are not rendered have a poster, chapters and transcript, but no versions and no times.
    ``folders`` keeps to some films; None is all.

    Raises Faults with everything that is wrong with any of them.
    """
    cache = cache_folder() / CACHE_NAME
    faults: list[Fault] = []
    sources = _collect(
        _read_source, film_folders(project) if folders is None else list(folders), faults
    )
    examples = _collect(
        lambda source: read_example(source.folder, source.manifest),
        [source for source in sources if source.manifest.exempel],
        faults,
    )
    own_sources = [source for source in sources if not source.manifest.exempel]
    own = _collect(
        lambda source: _own_film(source.folder, source.manifest, project.work / CACHE_NAME),
        own_sources,
        faults,
    )
    if faults:
        raise Faults(faults)
    if render:
        missing = [e.script_file.parent for e in examples if finished(e, cache) is None]
        if missing:
            from .render_all import render_all

            render_all(missing, cache, progress)
    films = {film.id: film for film in own}
    films |= {example.manifest.id: _example_film(example, cache) for example in examples}
    ordered = sorted(sources, key=lambda source: (source.manifest.ordning, source.manifest.id))
    return tuple(films[source.manifest.id] for source in ordered)


# The video libraries take longer to load than a whole page takes to build: they are loaded
# only by those who have a film to read or to make.
def _own_film(folder: Path, manifest: FilmManifest, cache: Path) -> Film:
    from .own_film import read_own_film

    return read_own_film(folder, read_yaml(folder / MANIFEST_NAME), manifest, cache)


def film_folders(project: Project) -> list[Path]:
    """Each film's folder, by id; the site folder's stand in for the base's."""
    found: dict[str, Path] = {}
    for root in (project.base.films, project.own_films):
        for folder in sorted(root.iterdir()) if root.is_dir() else ():
            if folder.is_dir() and not folder.name.startswith("."):
                found[folder.name] = folder
    return [found[name] for name in sorted(found)]


def _collect(read: Callable[[In], Out], items: list[In], faults: list[Fault]) -> list[Out]:
    """Reads every item, putting the faults of those that fail aside."""
    done: list[Out] = []
    for item in items:
        try:
            done.append(read(item))
        except Faults as found:
            faults.extend(found.faults)
    return done


def _read_source(folder: Path) -> _Source:
    path = folder / MANIFEST_NAME
    if not path.exists():
        raise Faults([Fault("film.no_manifest", folder)])
    manifest = load(path, FilmManifest, message("film.add_manifest"))
    faults: list[Fault] = []

    def wrong(code: str, key: str, **params: object) -> None:
        faults.append(Fault(code, path, key, line_of(read_yaml(path), (key,)), params))

    if manifest.id != folder.name:
        wrong("film.id_differs", "id", id=manifest.id, folder=folder.name)
    if manifest.exempel and manifest.manus is None:
        wrong("film.no_script", "exempel")
    if manifest.exempel and "versioner" in manifest.model_fields_set:
        wrong("film.versions_and_script", "versioner")
    if faults:
        raise Faults(faults)
    return _Source(folder, manifest)


def _example_film(example: Example, cache: Path) -> Film:
    manifest, script = example.manifest, example.script
    known = finished(example, cache)
    if known is not None:
        folder = example.folder(cache)
        versions = known["versions"]
        chapters = tuple(Chapter(**chapter) for chapter in known["chapters"])
        transcript = tuple(Cue(**cue) for cue in known["transcript"])
    else:
        from .transcript import chapters_of_script, transcript_of_script

        folder = _draft(example, cache)
        versions = {}
        chapters = chapters_of_script(script, {})
        transcript = transcript_of_script(script, {})
    base = f"{SITE_FOLDER}/{manifest.id}"
    return Film(
        id=manifest.id,
        title=manifest.titel,
        title_simple=manifest.titel_lattlast,
        description=manifest.om,
        description_simple=manifest.om_lattlast,
        example=True,
        voice=manifest.rost or message("film.voice"),
        versions=tuple(
            _example_version(version, versions[version], folder, base)
            for version in VERSION_IDS
            if version in versions
        ),
        chapters=chapters,
        transcript=transcript,
        poster=folder / POSTER,
        poster_src=f"{base}/{POSTER}",
        poster_jpg=folder / POSTER_JPG,
        poster_jpg_src=f"{base}/{POSTER_JPG}",
        poster_alt=manifest.affisch.alt,
        rights=rights_of(manifest),
        checked=checked_of(manifest),
    )


def _draft(example: Example, cache: Path) -> Path:
    """A folder with nothing but the poster, for a film that is not rendered."""
    folder = example.draft_folder(cache)
    if not (folder / POSTER_JPG).exists():
        folder.mkdir(parents=True, exist_ok=True)
        from .rendering import draw_poster

        draw_poster(example.script, example.assets, folder)
    return folder


def _example_version(version: str, values: dict[str, Any], folder: Path, base: str) -> Version:
    names = file_names(version)
    described_in_text = (folder / names.descriptions).exists()
    return Version(
        id=version,
        file=folder / names.film,
        src=f"{base}/{names.film}",
        seconds=values["seconds"],
        bytes=values["bytes"],
        width=values["width"],
        height=values["height"],
        captions=folder / names.captions,
        captions_src=f"{base}/{names.captions}",
        chapters_file=folder / names.chapters,
        chapters_src=f"{base}/{names.chapters}",
        burned_in_captions=values["burned_in_captions"],
        interpreter=values["interpreter"],
        described=values["described"],
        example=True,
        descriptions=folder / names.descriptions if described_in_text else None,
        descriptions_src=f"{base}/{names.descriptions}" if described_in_text else None,
    )
