"""Which file is which page: the municipality's own pages over the base's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault, Faults
from ..project import Project
from .front_matter import read_draft, strip_variant

NOT_PAGES = ("_data/", "_dev/")

# Data that is the guide's alone: a file of that name in a site folder would do nothing.
OF_THE_BASE = (
    "adresser.yml",
    "grundprocess.yml",
    "natverkskarta.yml",
    "nytt.yml",
    "ordlista.yml",
    "sokfragor.yml",
    "sokord.yml",
    "tillsyn.yml",
)

# Every form of the guide begins with one and is searched with the other.
NEEDED = ("index.md", "sok.md")

_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_PROTECTED = re.compile(r"^protected:[ \t]*(?:true|True|TRUE|yes|on)\b", re.MULTILINE)


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
    faults = [
        Fault("page.protected", path)
        for uri, path in mine.items()
        if uri in files and _is_protected(files[uri], uri)
    ]
    faults += [
        Fault("data.not_read", path)
        for path in sorted((own / "_data").glob("*.y*ml"))
        if path.name in OF_THE_BASE
    ]
    replaced = {
        uri.removesuffix(".md")
        for uri in mine
        if uri in files and _is_original(uri) and uri not in NEEDED
    }
    hidden = {
        uri
        for uri in files
        if not _is_original(uri)
        and strip_variant(uri)[0].removesuffix(".md") in replaced
        and uri not in mine
    }
    kept = {uri: path for uri, path in files.items() if uri not in hidden}
    return SitePages(kept | mine, frozenset(mine), frozenset(hidden), tuple(faults))


def _is_protected(path: Path, uri: str) -> bool:
    """Whether the guide's own page may not be replaced, whatever else is wrong with it."""
    try:
        front = read_draft(path, uri).front
    except Faults:
        return False
    return front is not None and _PROTECTED.search(front) is not None


def _is_original(uri: str) -> bool:
    return strip_variant(uri)[1] == "sv"


def _markdown(docs: Path) -> dict[str, Path]:
    """Every page file, also those whose ending is not ours: MkDocs would take them for pages."""
    found = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.*"))}
    return {
        uri: path
        for uri, path in found.items()
        if path.suffix.lower() in _ENDINGS
        and not path.is_dir()
        and not uri.startswith(NOT_PAGES)
        # What editors and network disks leave behind; MkDocs passes them by as well.
        and not any(part.startswith(".") for part in uri.split("/"))
    }
