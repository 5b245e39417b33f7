"""Puts a report's files in a folder, each whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from ..errors import fault


def write_files(folder: Path, files: dict[str, str]) -> None:
    """Write every file; other files in the folder are left alone.

    Each is written beside its place and moved there, so that a reader, or a run that is killed,
    never meets half a file. Raises Faults when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            _write(folder / name, text)
    except PermissionError:
        raise fault("file.no_write", folder) from None
    except (FileExistsError, NotADirectoryError):
        raise fault("file.not_a_folder", folder) from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise fault("file.disk_full", folder) from None
        if error.errno == errno.EROFS:
            raise fault("file.no_write", folder) from None
        raise


def _write(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.chmod(0o644)  # mkstemp lets only its owner read
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
