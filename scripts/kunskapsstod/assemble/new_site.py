"""A new site folder for a municipality: its profile, a stand-in logo and where its own things go.

The files are those of ``texts/new_site``. Nothing that exists is ever written over, and a folder
is either whole or not there.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import fault
from ..models.schema import SITE_SCHEMA, profile_schema
from ..project import PROFILE_NAME, WORK_NAME
from .new_profile import TEMPLATES, Question, as_text, new_profile, questions

__all__ = ["Question", "create_site", "questions"]

# A folder that holds only these counts as empty: made by git, by the desktop or by a run of this
# that was killed.
_OVERLOOKED = re.compile(rf"\.git|\.DS_Store|Thumbs\.db|desktop\.ini|{WORK_NAME}-\w+")


def create_site(folder: Path, answers: Mapping[str, str]) -> list[Path]:
    """Make the folder and return its files, ``kommun.yml`` first.

    ``answers`` maps the questions' names to what was answered; those left out get the example's.
    Raises Faults when an answer does not do or the folder cannot be made; then nothing is left.
    """
    content = _content(answers)
    with _as_faults(folder):
        into_existing = _check_free(folder)
        made = [] if into_existing else _make_parents(folder.parent)
        # Beside the target or inside it: a rename is atomic only on one and the same disk.
        beside = folder if into_existing else folder.parent
        try:
            draft = beside / f"{WORK_NAME}-{secrets.token_hex(4)}"
            draft.mkdir()
            try:
                for name, text in content.items():
                    (draft / name).parent.mkdir(parents=True, exist_ok=True)
                    (draft / name).write_text(text, encoding="utf-8", newline="\n")
                _move_in(draft, folder) if into_existing else draft.rename(folder)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
        except BaseException:
            for parent in reversed(made):
                with suppress(OSError):
                    parent.rmdir()
            raise
    return [folder / name for name in content]


def _content(answers: Mapping[str, str]) -> dict[str, str]:
    """Relative path → text of every file of the new folder. Raises Faults."""
    data = new_profile(answers)
    return {
        PROFILE_NAME: as_text(data),
        "logo.svg": _read("logo.svg"),
        "README.md": _read("README.md").replace("{namn}", data["namn"]),
        ".gitignore": _read("gitignore"),
        # Not .md: in docs/ that would be taken for a page.
        "docs/README.txt": _read("docs.txt"),
        "media/films/README.txt": _read("films.txt"),
        SITE_SCHEMA: profile_schema(),
    }


def _check_free(folder: Path) -> bool:
    """Whether the folder exists, empty. Raises Faults when something is in the way."""
    if not os.path.lexists(folder):
        return False
    if not folder.is_dir():
        raise fault("file.not_a_folder", folder)
    if not all(_OVERLOOKED.fullmatch(entry.name) for entry in folder.iterdir()):
        raise fault("new.not_empty", folder)
    return True


def _make_parents(parent: Path) -> list[Path]:
    """Make the folders above and return those that were not there, outermost first."""
    missing = []
    while not parent.exists():
        missing.append(parent)
        parent = parent.parent
    missing.reverse()
    for path in missing:
        path.mkdir()
    return missing


def _move_in(draft: Path, folder: Path) -> None:
    """Move everything into a folder that exists; on failure take back what has been moved.

    The folder itself is not replaced: the user may be standing in it.
    """
    moved: list[Path] = []
    try:
        for entry in sorted(draft.iterdir()):
            target = folder / entry.name
            if os.path.lexists(target):
                raise fault("new.not_empty", folder)
            entry.rename(target)
            moved.append(target)
    except BaseException:
        for path in moved:
            path.rename(draft / path.name)
        raise


@contextmanager
def _as_faults(folder: Path) -> Iterator[None]:
    """The operating system's refusals as sentences about the folder."""
    codes = {
        errno.EACCES: "file.no_write",
        errno.EPERM: "file.no_write",
        errno.EROFS: "file.no_write",
        errno.ENOSPC: "file.disk_full",
        errno.EDQUOT: "file.disk_full",
        errno.ENOTDIR: "file.not_a_folder",
        errno.EEXIST: "new.not_empty",
        errno.ENOTEMPTY: "new.not_empty",
    }
    try:
        yield
    except OSError as error:
        raise fault(codes.get(error.errno or 0, "new.impossible"), folder) from None


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
