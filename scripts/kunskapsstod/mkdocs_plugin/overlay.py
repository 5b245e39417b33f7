"""The folder of pages MkDocs reads: the base's, or a copy with the municipality's own on top."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..content.site_pages import SitePages, site_pages
from ..project import Project

# The note that ``new`` puts in the folder, and what desktops and office programs leave behind.
_NOT_PUBLISHED = re.compile(r"README\.txt|Thumbs\.db|desktop\.ini|~\$.*|.*~|\..*", re.IGNORECASE)


@dataclass(frozen=True)
class Overlay:
    """``docs`` is the folder MkDocs reads; ``pages`` says which file each page comes from."""

    docs: Path
    pages: SitePages


def lay(project: Project) -> Overlay:
    """The folder of pages for one site; ``pages.faults`` tells what may not be replaced."""
    pages = site_pages(project)
    own = project.own_docs
    docs = project.base.docs if own is None else _merge(project, own, pages)
    return Overlay(docs, pages)


def _merge(project: Project, own: Path, pages: SitePages) -> Path:
    """A fresh folder with both; the earlier one is thrown away, its content is all copies."""
    project.work.mkdir(parents=True, exist_ok=True)
    target = project.work / "docs"
    for left in project.work.glob("docs-*"):  # by a build that was killed here
        shutil.rmtree(left, ignore_errors=True)
    fresh = Path(tempfile.mkdtemp(prefix="docs-", dir=project.work))
    for folder in (project.base.docs, own):
        for path in sorted(folder.rglob("*")):
            uri = path.relative_to(folder).as_posix()
            page_or_note = path.suffix == ".md" or _NOT_PUBLISHED.fullmatch(path.name)
            if path.is_file() and not page_or_note and not uri.startswith("_dev/"):
                _copy(path, fresh / uri)
    for uri, path in pages.files.items():
        _copy(path, fresh / uri)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return target


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)
