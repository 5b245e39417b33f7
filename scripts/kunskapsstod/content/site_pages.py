"""Which file is which page: the municipality's own pages over the base's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault
from ..project import Project
from .front_matter import read_source, strip_variant

NOT_PAGES = ("_data/", "_dev/")


@dataclass(frozen=True)
class SitePages:
    """The pages of one site.

    files:  docs uri → the file a person can mend
    local:  uris that are the municipality's own
    hidden: base twins left out because their original was replaced and they no longer say the same
    faults: pages that may be added to but not replaced
    """

    files: dict[str, Path]
    local: frozenset[str]
    hidden: frozenset[str]
    faults: tuple[Fault, ...] = ()


def site_pages(project: Project) -> SitePages:
    """The pages of one site folder over the base."""
    base = project.base.docs
    files = _markdown(base)
    own = project.own_docs
    if own is None:
        return SitePages(files, frozenset(), frozenset())
    mine = {uri: path for uri, path in _markdown(own).items() if path.name != "README.md"}
    faults = tuple(
        Fault("page.protected", path)
        for uri, path in mine.items()
        if uri in files and read_source(files[uri], uri).meta.protected
    )
    replaced = {uri.removesuffix(".md") for uri in mine if uri in files and _is_original(uri)}
    hidden = {
        uri
        for uri in files
        if not _is_original(uri)
        and strip_variant(uri)[0].removesuffix(".md") in replaced
        and uri not in mine
    }
    kept = {uri: path for uri, path in files.items() if uri not in hidden}
    return SitePages(kept | mine, frozenset(mine), frozenset(hidden), faults)


def _is_original(uri: str) -> bool:
    return strip_variant(uri)[1] == "sv"


def _markdown(docs: Path) -> dict[str, Path]:
    found = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md"))}
    return {uri: path for uri, path in found.items() if not uri.startswith(NOT_PAGES)}
