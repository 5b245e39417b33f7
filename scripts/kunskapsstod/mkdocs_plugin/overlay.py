"""A municipality's own pages over the base's: same path replaces, other paths add."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..content.front_matter import Source, read_source, strip_variant
from ..errors import Fault, Faults
from ..project import Project


@dataclass(frozen=True)
class Overlay:
    """``docs`` is the folder MkDocs reads; ``local`` the uris that are the municipality's own.

    ``hidden`` are base twins left out because their original was replaced and they no longer
    say the same.
    """

    docs: Path
    local: frozenset[str]
    hidden: frozenset[str]
    own: Path | None
    base: Path

    def origin(self, uri: str) -> Path:
        """The file a person can mend: their own, or the base's; never the merged copy."""
        return (self.own if self.own and uri in self.local else self.base) / uri


def lay(project: Project) -> Overlay:
    """The folder of pages for one site. Raises Faults when a protected page is replaced."""
    own = project.own_docs
    base = project.base.docs
    if own is None:
        return Overlay(base, frozenset(), frozenset(), None, base)
    local = {p.relative_to(own).as_posix() for p in own.rglob("*.md") if p.name != "README.md"}
    faults = [
        Fault("page.protected", own / uri)
        for uri in sorted(local)
        if (base / uri).exists() and _protected(base / uri, uri)
    ]
    if faults:
        raise Faults(faults)
    hidden = set()
    for uri in local:
        page, language = strip_variant(uri)
        if language != "sv" or not (base / uri).exists():
            continue
        hidden |= {
            twin.relative_to(base).as_posix()
            for twin in base.glob(f"{page.removesuffix('.md')}.*.md")
        } - local
    docs = _merge(project, own, local, hidden)
    return Overlay(docs, frozenset(local), frozenset(hidden), own, base)


def _protected(path: Path, uri: str) -> bool:
    source: Source = read_source(path, uri)
    return source.meta.protected


def _merge(project: Project, own: Path, local: set[str], hidden: set[str]) -> Path:
    """A fresh folder with both; the earlier one is thrown away, its content is all copies."""
    project.work.mkdir(parents=True, exist_ok=True)
    target = project.work / "docs"
    for left in project.work.glob("docs-*"):  # by a build that was killed here
        shutil.rmtree(left, ignore_errors=True)
    fresh = Path(tempfile.mkdtemp(prefix="docs-", dir=project.work))
    base = project.base.docs
    for path in sorted(base.rglob("*")):
        uri = path.relative_to(base).as_posix()
        if path.is_file() and uri not in hidden and not uri.startswith("_dev/"):
            _copy(path, fresh / uri)
    for uri in sorted(local):
        _copy(own / uri, fresh / uri)
    for path in sorted(own.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            _copy(path, fresh / path.relative_to(own))
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return target


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)
