"""Builds one site whole: into a folder beside the target, which takes its place at the end.

A build that fails, or is killed at any moment, leaves the earlier site as it was; what it left
lying is cleared by the next one.
"""

from __future__ import annotations

import errno
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..content.front_matter import strip_variant
from ..content.statement import MONTHS_OLD, MONTHS_SOON, months_between
from ..errors import fault
from ..films import gaps
from ..mkdocs_plugin import build as mkdocs
from ..mkdocs_plugin.state import SiteState
from ..mkdocs_plugin.variants import VARIANTS, page_url
from ..models.film_gap import AcceptedGap
from ..models.profile_loading import demand_site
from ..models.schema import write_site_schema
from ..project import Project
from ..texts import message
from .search import write_index

Progress = Callable[[int, int, str], None]

# Names beside the target: .site-8d3k2.tmp while building, .site.old during the swap.
_MARK = "index.html"


@dataclass(frozen=True)
class Built:
    """What a build made: where it lies, how many pages, and which films are only examples.

    hidden_twins: easy-read pages of the base left out, their original being replaced
    assessment:   how the accessibility statement's evidence stands: "none", "soon", "old" or ""
    mended_gaps: gaps that kommun.yml accepts though the film no longer has them
    """

    folder: Path
    pages: int
    example_films: int
    status: str
    hidden_twins: tuple[str, ...] = ()
    assessment: str = ""
    mended_gaps: tuple[AcceptedGap, ...] = ()


def build(project: Project, out: Path | None = None, progress: Progress | None = None) -> Built:
    """Build the site of one municipality into ``out`` (default: ``site`` in its folder).

    Raises Faults when the input is wrong or the target cannot be written; the earlier site is
    then untouched.
    """
    target = (out or project.default_out).resolve()
    _refuse_precious(project, target)
    demand_site(project)
    with _writable(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_remains(target)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", suffix=".tmp", dir=target.parent))
        try:
            state = mkdocs.run(project, fresh, progress)
            _tidy(fresh)
            found_by = _by_address(state.search.sidor)
            asked = _by_address(state.questions.sidor)
            write_index(fresh, state.search, state.glossary, found_by, asked)
            _swap(fresh, target)
            # The editor's help for kommun.yml follows the version that built the site.
            write_site_schema(project.site)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return Built(
        target,
        len(state.sources),
        sum(film.example for film in state.films.values()),
        state.profile.status,
        tuple(sorted(state.hidden_twins)),
        _assessment(state),
        gaps.unneeded(state.films, state.profile),
    )


def _assessment(state: SiteState) -> str:
    if state.evidence is None:
        return "none"
    age = months_between(state.evidence.day, state.today)
    return "old" if age >= MONTHS_OLD else "soon" if age >= MONTHS_SOON else ""


def _by_address(listed: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What is listed for page uris, by address. A page's own language has it at every level."""
    found = {}
    for uri, given in listed.items():
        name, tag = strip_variant(uri)
        for variant in VARIANTS.values():
            if variant.language == tag:
                found[page_url(name, variant)] = given
    return found


def _refuse_precious(project: Project, target: Path) -> None:
    """The target is replaced whole, so it may hold nothing but an earlier site."""
    if target.exists() and not target.is_dir():
        raise fault("file.not_a_folder", target)
    holds = (project.site, project.base.root, Path.home())
    if any(place.resolve().is_relative_to(target) for place in holds):
        raise fault("build.target_holds_source", target)
    if target.is_dir() and any(target.iterdir()) and not (target / _MARK).exists():
        raise fault("build.target_not_a_site", target)


@contextmanager
def _writable(target: Path) -> Iterator[None]:
    """Turns the system's refusals into sentences."""
    try:
        yield
    except PermissionError as error:
        # The folder we build in has a name of its own; the user knows the target's.
        near = _below(error.filename, target.parent)
        raise fault("file.no_write", target if near else Path(error.filename or target)) from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise fault("file.disk_full", target) from None
        if error.errno in (errno.ENOTDIR, errno.EEXIST):
            raise fault("file.not_a_folder", Path(error.filename or target)) from None
        # Read-only disks, vanished shares, odd file systems: the place is at fault, unless the
        # file named lies elsewhere; then it is a fault of ours and must show as one.
        if error.errno == errno.EROFS or _below(error.filename, target.parent):
            raise fault("file.no_write", target) from None
        raise


def _below(name: str | None, folder: Path) -> bool:
    return name is not None and Path(name).is_relative_to(folder)


def _clear_remains(target: Path) -> None:
    """Throw away what a killed build left; put back the site it was about to replace."""
    old = target.with_name(f".{target.name}.old")
    if old.exists() and not target.exists():
        old.replace(target)
    shutil.rmtree(old, ignore_errors=True)
    pattern = re.compile(rf"\.{re.escape(target.name)}-[a-z0-9_]+\.tmp")
    for left in target.parent.iterdir():
        if left.is_dir() and pattern.fullmatch(left.name):
            shutil.rmtree(left, ignore_errors=True)


def _tidy(fresh: Path) -> None:
    # The compressed map holds the time of the build, and servers compress by themselves.
    (fresh / "sitemap.xml.gz").unlink(missing_ok=True)
    # mkdtemp lets only its owner in; a web server runs as someone else.
    fresh.chmod(0o755)


def _swap(fresh: Path, target: Path) -> None:
    """Two renames; a kill between them is mended by :func:`_clear_remains`."""
    old = target.with_name(f".{target.name}.old")
    if target.exists():
        target.replace(old)
    fresh.replace(target)
    shutil.rmtree(old, ignore_errors=True)


_ASSESSMENTS = {
    "none": "statement.not_checked",
    "soon": "statement.soon",
    "old": "statement.old",
}


def summary(built: Built, site: Path, program: str) -> list[str]:
    """What to say when a build is done: where it lies, how to see it, what is still an example.

    program: how this user starts us (``.venv/bin/kunskapsstod``)
    """
    where = "" if site == Path() else f" --site {site}"
    lines = [
        message("build.done", pages=built.pages, folder=built.folder),
        message("build.see", command=f"{program} serve{where}"),
    ]
    if built.hidden_twins:
        lines.append(message("build.hidden_twins", pages=", ".join(built.hidden_twins)))
    if built.assessment:
        lines.append(message(_ASSESSMENTS[built.assessment]))
    if built.status == "exempel":
        lines.append(message("build.example_status"))
    if built.example_films:
        lines.append(message("build.example_films", count=built.example_films))
    lines += [message("gap.unneeded", film=gap.film, kind=gap.brist) for gap in built.mended_gaps]
    return lines
