"""Puts files in a folder, a report or handouts: all of them or none, and each whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from .errors import fault


def prepare_folder(folder: Path) -> None:
    """Make the folder and try to write in it: better told now than after a long check.

    Raises Faults when it cannot be written.
    """
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write every file; other files in the folder are left alone.

    They are written beside their places first and moved there when all are whole, so that a
    full disk or a killed run leaves the earlier ones. Raises Faults when it cannot be written.
    """
    waiting: dict[Path, Path] = {}
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            for name, content in files.items():
                waiting[folder / name] = _beside(folder / name, content)
            for target, temporary in waiting.items():
                temporary.replace(target)
        finally:
            for temporary in waiting.values():
                temporary.unlink(missing_ok=True)


def _beside(target: Path, content: str | bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        temporary.chmod(0o644)  # mkstemp lets only its owner read
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turns the system's refusals into sentences."""
    try:
        yield
    except (PermissionError, FileNotFoundError):
        # The second: a place where the system lets no one make a folder.
        raise fault("file.no_write", folder) from None
    except (FileExistsError, NotADirectoryError):
        raise fault("file.not_a_folder", folder) from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise fault("file.disk_full", folder) from None
        if error.errno == errno.EROFS:
            raise fault("file.no_write", folder) from None
        raise
