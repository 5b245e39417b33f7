"""Example films: read from their folder, rendered once, kept under a key.

A finished rendering lies in ``<cache>/<film>-<key>``, where the key is made of everything the
pictures and the sound depend on. It is made in a folder beside and moved into place whole: what
exists is complete, and is not made again.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..errors import fault
from ..models.film_manifest import MANIFEST_NAME, FilmManifest
from ..models.film_script import SCRIPT_NAME, FilmScript
from ..models.loading import load
from ..texts import message
from .diagrams import diagrams
from .look import Assets, base_assets
from .names import METADATA_NAME, Progress
from .pronunciation import DICTIONARY
from .script_names import demand_names

# Change it when the same script should give other pictures or another sound.
_RENDERER = "3"
_KEY_LENGTH = 16
_ABANDONED = 300
"""Seconds without a write after which an unfinished rendering is taken to be abandoned."""
_UNUSED = 30 * 24 * 3600
"""Seconds a rendering is kept after it was last asked for: other sites may share the cache."""


@dataclass(frozen=True)
class Example:
    """An example film, read and checked. ``key`` changes when the rendering would."""

    manifest: FilmManifest
    script: FilmScript
    script_file: Path
    assets: Assets
    key: str

    def folder(self, cache: Path) -> Path:
        """Where its finished rendering lies."""
        return cache / f"{self.manifest.id}-{self.key}"

    def draft_folder(self, cache: Path) -> Path:
        """Where its poster lies until it is rendered."""
        return cache / f".{self.manifest.id}-{self.key}-utkast"


def read_example(
    folder: Path, manifest: FilmManifest | None = None, assets: Assets | None = None
) -> Example:
    """The example film in a folder. Raises Faults for its manifest, script and drawings."""
    assets = assets or base_assets()
    manifest = manifest or load(folder / MANIFEST_NAME, FilmManifest)
    path = folder / (manifest.manus or SCRIPT_NAME)
    script = load(path, FilmScript, message("film.file_remedy"))
    demand_names(script, path, assets)
    ingredients = (
        _RENDERER,
        script.model_dump_json(),
        diagrams().model_dump_json(),
        assets.digest({*script.drawings(), *(step.bild for step in diagrams().steps)}),
        DICTIONARY.read_text(encoding="utf-8"),
        # Words that are in every film, and the libraries that draw, count and encode.
        *(message(f"film.{text}") for text in _SHOWN_OR_SAID),
        *(version(library) for library in ("av", "pillow", "numpy", "resvg-py")),
    )
    digest = hashlib.sha256("\0".join(ingredients).encode()).hexdigest()
    return Example(manifest, script, path, assets, digest[:_KEY_LENGTH])


_SHOWN_OR_SAID = (
    "narrator",
    "describer",
    "example_label",
    "example_said",
    "chapter_said",
    "text_said",
    "sign_place",
    "sign_none",
)


def finished(example: Example, cache: Path) -> dict[str, Any] | None:
    """What ``metadata.json`` says of a finished rendering, or None when there is none whole."""
    folder = example.folder(cache)
    try:
        found: dict[str, Any] = json.loads((folder / METADATA_NAME).read_text(encoding="utf-8"))
        whole = all((folder / name).stat().st_size == size for name, size in found["files"].items())
    except (OSError, ValueError, KeyError):
        return None
    if not whole:
        return None
    with suppress(OSError):  # a cache one may only read is as good
        os.utime(folder)
    return found


def render_example(
    film_folder: Path,
    cache_folder: Path,
    progress: Progress | None = None,
    assets: Assets | None = None,
) -> Path:
    """Renders the film in ``film_folder``, unless that is done; the folder with the result.

    Raises Faults for what is wrong with the script, or when nothing can be written.
    """
    example = read_example(film_folder, assets=assets)
    target = example.folder(cache_folder)
    if finished(example, cache_folder):
        return target
    # Loaded here: only those who render need the video libraries.
    import av

    from .rendering import render
    from .script_checks import demand_room

    demand_room(example.script, example.script_file, example.assets)
    try:
        cache_folder.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(cache_folder, example.manifest.id)
        unfinished = Path(
            tempfile.mkdtemp(prefix=f".{example.manifest.id}-", suffix=".tmp", dir=cache_folder)
        )
        try:
            render(example.manifest.titel, example.script, example.assets, unfinished, progress)
            _move_into_place(unfinished, example, cache_folder)
        finally:
            # Gone already when all went well; an interruption leaves nothing half.
            shutil.rmtree(unfinished, ignore_errors=True)
    except (OSError, av.error.FFmpegError) as error:
        code = _CODES.get(getattr(error, "errno", None) or 0)
        if code is None:
            raise
        raise fault(code, cache_folder) from error
    _clear_unused(cache_folder, example.manifest.id)
    return target


_CODES = {
    errno.ENOSPC: "file.disk_full",
    errno.EACCES: "file.no_write",
    errno.EPERM: "file.no_write",
    errno.EROFS: "file.no_write",
    errno.EEXIST: "file.not_a_folder",
    errno.ENOTDIR: "file.not_a_folder",
}


def _move_into_place(unfinished: Path, example: Example, cache: Path) -> None:
    unfinished.chmod(0o755)  # mkdtemp's own mode would keep a web server out
    target = example.folder(cache)
    if not finished(example, cache):
        shutil.rmtree(target, ignore_errors=True)  # somebody has removed a part of it
    try:
        unfinished.rename(target)
    except OSError:
        # Another process was first with the same film; theirs is as good.
        if not finished(example, cache):
            raise


def _clear_abandoned(cache: Path, film: str) -> None:
    for path in cache.glob(f".{film}-*.tmp"):
        try:
            written = max(part.stat().st_mtime for part in (path, *path.iterdir()))
        except OSError:  # another process has just removed it
            continue
        if time.time() - written > _ABANDONED:
            shutil.rmtree(path, ignore_errors=True)


def _clear_unused(cache: Path, film: str) -> None:
    ours = re.compile(rf"\.?{re.escape(film)}-[0-9a-f]{{{_KEY_LENGTH}}}(-utkast)?")
    for path in cache.iterdir():
        with suppress(OSError):
            if ours.fullmatch(path.name) and time.time() - path.stat().st_mtime > _UNUSED:
                shutil.rmtree(path, ignore_errors=True)
