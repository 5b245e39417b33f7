"""Where a film is made ready before it takes its place, so that a killed import costs nothing.

``<site>/.kunskapsstod/import/<film>/`` holds one folder for every source being worked on, named
by the source and what is done with it; a finished part there is used by the next run. Last, all
new files stand in ``klart`` with a list of them: that list is the point of no return. The files
are then moved one by one, ``film.yml`` last; a run that was killed while moving is finished by
the next.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ...errors import Faults, fault
from ...models.film_manifest import MANIFEST_NAME
from ...project import Project

_LOCK = "las"
_READY = "klart"
_BEFORE = "forut"
_LIST = "byt.json"
_UNUSED = 7 * 24 * 3600
"""Seconds unfinished work is kept after it was last touched."""


class Workshop:
    """One film's working place. Made by :func:`workshop`, which holds its lock."""

    def __init__(self, root: Path, target: Path) -> None:
        self.root = root
        self.target = target

    def bench(self, key: str) -> Path:
        """The folder of one source's parts, cleared of what was left half done."""
        folder = self.root / key
        folder.mkdir(parents=True, exist_ok=True)
        os.utime(folder)
        for left in folder.glob("*.part"):
            left.unlink()
        return folder

    def finish_earlier(self) -> bool:
        """Moves what a run that was killed while moving left; whether there was any."""
        ready = self.root / _READY
        try:
            names = json.loads((ready / _LIST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            # Nothing, or a list never finished: no file has been moved.
            shutil.rmtree(ready, ignore_errors=True)
            shutil.rmtree(self.root / _BEFORE, ignore_errors=True)
            return False
        self.target.mkdir(parents=True, exist_ok=True)
        for name in names:
            with suppress(FileNotFoundError):
                (ready / name).replace(self.target / name)
        self._tidy()
        return True

    def put_in_place(self, files: Mapping[str, Path | bytes]) -> None:
        """Gives the film its new files, all or none; the manifest last.

        A path is moved, so it must lie in this workshop. Raises OSError with everything as it
        was before.
        """
        ready = self.root / _READY
        shutil.rmtree(ready, ignore_errors=True)
        ready.mkdir(parents=True)
        names = sorted(files, key=lambda name: (name == MANIFEST_NAME, name))
        for name in names:
            content = files[name]
            if isinstance(content, bytes):
                write_whole(ready / name, content)
            else:
                # A link, so that the part is still there if anything goes wrong.
                _link(content, ready / name)
            (ready / name).chmod(0o644)
        if not self.target.exists():
            self.target.parent.mkdir(parents=True, exist_ok=True)
            ready.rename(self.target)
            return
        self._keep_earlier(names)
        write_whole(ready / _LIST, json.dumps(names).encode())
        try:
            for name in names:
                (ready / name).replace(self.target / name)
        except BaseException:
            (ready / _LIST).unlink(missing_ok=True)
            self._put_back(names)
            raise
        self._tidy()

    def _keep_earlier(self, names: list[str]) -> None:
        before = self.root / _BEFORE
        shutil.rmtree(before, ignore_errors=True)
        before.mkdir()
        for name in names:
            if os.path.lexists(self.target / name):
                _link(self.target / name, before / name)

    def _put_back(self, names: list[str]) -> None:
        before = self.root / _BEFORE
        for name in names:
            if os.path.lexists(before / name):
                (before / name).replace(self.target / name)
            else:
                with suppress(OSError):
                    (self.target / name).unlink()

    def _tidy(self) -> None:
        for name in (_READY, _BEFORE):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def clear(self) -> None:
        """Throws away all parts: the film is in place."""
        for path in self.root.iterdir():
            if path.name != _LOCK:
                shutil.rmtree(path, ignore_errors=True)


@contextmanager
def workshop(project: Project, film: str) -> Iterator[Workshop]:
    """The film's workshop, locked against another import into the same film."""
    with told(project.site):
        target = project.own_films / film
        root = _beside(project, target) / "import"
        place = root / film
        place.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(root)
        place.mkdir(exist_ok=True)
        with locked(place / _LOCK, fault("film_import.busy", target)):
            for old in place.iterdir():
                if old.is_dir() and old.name not in (_READY, _BEFORE) and _age(old) > _UNUSED:
                    shutil.rmtree(old, ignore_errors=True)
            yield Workshop(place, target)


def _beside(project: Project, target: Path) -> Path:
    """The work folder; within the films' own folder when that lies on another disk."""
    existing = next(path for path in (target, *target.parents) if path.exists())
    if existing.stat().st_dev == project.site.stat().st_dev:
        return project.work
    return project.own_films / project.work.name


def _clear_abandoned(root: Path) -> None:
    for path in root.iterdir():
        ready = path / _READY / _LIST
        if path.is_dir() and _age(path) > 4 * _UNUSED and not ready.exists():
            with suppress(OSError):
                shutil.rmtree(path)


def _age(path: Path) -> float:
    try:
        return time.time() - max(p.stat().st_mtime for p in (path, *path.iterdir()))
    except OSError:
        return 0


@contextmanager
def locked(path: Path, busy: Faults) -> Iterator[None]:
    """An advisory lock the system lets go of when the process ends, however it ends.

    Raises ``busy`` when another process holds it.
    """
    with path.open("a") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise busy from None
        yield


@contextmanager
def part(path: Path) -> Iterator[Path]:
    """A place to write ``path`` in; it gets its name when it is whole."""
    draft = path.with_name(path.name + ".part")
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a small file so that it is whole or not there."""
    with part(path) as draft:
        draft.write_bytes(content)


def note(path: Path, data: Mapping[str, Any]) -> None:
    """Writes down what a finished part is like; its being there says that the part is whole."""
    write_whole(path, json.dumps(data).encode())


def noted(path: Path) -> dict[str, Any] | None:
    """What was noted, or None when the part is not finished."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:  # some disks know no links
        shutil.copy2(source, target, follow_symlinks=False)


DISK_FAULTS = {
    errno.ENOSPC: "file.disk_full",
    errno.EDQUOT: "file.disk_full",
    errno.EFBIG: "file.disk_full",
    errno.EACCES: "file.no_write",
    errno.EPERM: "file.no_write",
    errno.EROFS: "file.no_write",
    errno.ENOTDIR: "file.not_a_folder",
    errno.EEXIST: "file.not_a_folder",
}
"""What the system says of a disk → the sentence."""


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """The system's refusals as sentences about the folder."""
    try:
        yield
    except OSError as error:
        code = DISK_FAULTS.get(error.errno or 0)
        if code is None:
            raise
        raise fault(code, folder) from None
