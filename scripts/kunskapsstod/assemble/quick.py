"""Shows one changed page at once, while the site is written: only its text is made again.

What else a change may touch (the search index, lists of sources) waits for the whole build that
follows. Only a change below the front matter is quick: a title stands in every page's menu.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..content.front_matter import read_draft
from ..content.site_pages import site_pages
from ..errors import Faults
from ..mkdocs_plugin import build as mkdocs
from ..project import Project

# Docs uri → the page's front matter as it was built.
Fronts = dict[str, str | None]


def fronts(project: Project) -> Fronts:
    """The front matters of every page there is now; empty when one cannot be read."""
    try:
        files = site_pages(project).files
        return {uri: read_draft(path, uri).front for uri, path in files.items()}
    except Faults:
        return {}


def quick_pages(
    project: Project, changed: Iterable[Path], before: Mapping[str, str | None]
) -> frozenset[str] | None:
    """The docs uris to make again, or None when the change needs the whole site.

    changed: files that were added, changed or removed; before: see :func:`fronts`
    """
    now = fronts(project)
    uris = {path.resolve(): uri for uri, path in site_pages(project).files.items()} if now else {}
    found = set()
    for path in changed:
        uri = uris.get(path.resolve())
        if uri is None or uri not in before or before[uri] != now[uri]:
            return None
        found.add(uri)
    return frozenset(found) or None


def show_pages(project: Project, folder: Path, pages: frozenset[str]) -> None:
    """Make some pages again and put each in its place in the built site, whole.

    Raises Faults as a whole build does; the site is then as it was.
    """
    with tempfile.TemporaryDirectory(prefix=".page-", dir=folder.parent) as made:
        mkdocs.run(project, Path(made), only=pages)
        for page in sorted(Path(made).rglob("index.html")):
            place = folder / page.relative_to(made)
            if place.parent.is_dir():
                page.replace(place)
