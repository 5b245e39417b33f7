"""Shows a site while it is written: build, serve, build again after every change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from .assemble.build import Progress, build
from .assemble.quick import fronts, quick_pages, show_pages
from .check.server import serve
from .errors import Faults
from .models.profile_loading import load_profile
from .project import Project
from .texts import message


def preview(
    project: Project, port: int, say: Callable[[str], None], progress: Progress | None = None
) -> None:
    """Serve the built site on ``port`` of this machine until the user stops it.

    A fault in a change is told and the earlier site stays. Raises Faults when the first build
    fails or the port is taken.
    """
    say(message("serve.building"))
    built = build(project, progress=progress)
    path = urlsplit(_address(project)).path or "/"

    before = fronts(project)

    def rebuild(changed: frozenset[Path]) -> None:
        nonlocal before
        try:
            if pages := quick_pages(project, changed, before):
                show_pages(project, built.folder, pages)
                say(message("serve.page_shown", time=_clock()))
            build(project)
            before = fronts(project)
        except Faults as error:
            for fault in error.faults:
                say(fault.sentence())
            say(message("serve.still_old"))
        else:
            say(message("serve.rebuilt", time=_clock()))

    serve(
        built.folder,
        port,
        rebuild,
        base_path=path,
        watch=_watched(project),
        started=lambda running: say(message("serve.ready", address=running.url)),
    )


def _clock() -> str:
    return datetime.now().strftime("%H.%M.%S")


def _address(project: Project) -> str:
    return load_profile(project).webbadress


def _watched(project: Project) -> list[Path]:
    """What a build rests on; a folder of its own is watched with everything below it."""
    base = project.base
    places = [base.docs, base.overrides, base.films, base.mkdocs_yml]
    places += [project.profile, project.site / "docs", project.own_films]
    logos = [*project.site.glob("*.svg"), *project.site.glob("*.png")]
    return sorted({place for place in [*places, *logos] if place.exists()})
