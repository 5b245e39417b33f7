"""The layer that judges the films: files, sound, captions, and that every version is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..errors import Fault, Faults
from ..films.gaps import accepted
from ..films.library import film_folders, load_films
from ..models.film import Film
from ..models.finding import Finding
from ..models.profile_loading import load_profile
from ..project import Project, cache_folder
from ..texts import message
from .catalogue import rules


def media_findings(
    project: Project,
    progress: Callable[[int, int, str], None],
    folders: Sequence[Path] | None = None,
) -> list[Finding]:
    """Every finding about a site's films; see :func:`judged`."""
    return [one for _, findings in judged(project, progress, folders) for one in findings]


def judged(
    project: Project,
    progress: Callable[[int, int, str], None],
    folders: Sequence[Path] | None = None,
) -> list[tuple[Film, list[Finding]]]:
    """Each film with what there is to say of it. Example films are rendered if they must be.

    folders: the films to keep to; None for all

    Raises Faults with everything that keeps any of them from being read.
    """
    # The video libraries take a while to load: only those who judge a film wait for them.
    from ..films.judging.judge import judge
    from ..films.judging.reading import read_film

    profile = load_profile(project)
    published = profile.status == "publicerad"
    reasons = accepted(profile)
    chosen = list(film_folders(project)) if folders is None else list(folders)
    films = load_films(project, progress, folders=chosen)
    where = {folder.name: folder for folder in chosen}
    label = message("check.progress.media")
    found: list[tuple[Film, list[Finding]]] = []
    faults: list[Fault] = []
    for done, film in enumerate(films, 1):
        try:
            # What was heard in an example film is the same for every site.
            work = cache_folder() if film.example else project.work
            reading = read_film(film, where[film.id], work)
        except Faults as broken:
            faults += broken.faults
            continue
        findings = judge(reading, published=published)
        found.append((film, [_completed(finding, reasons) for finding in findings]))
        progress(done, len(films), label)
    if faults:
        raise Faults(faults)
    return found


def _completed(finding: Finding, reasons: Mapping[tuple[str, str], str]) -> Finding:
    """With its criterion, and the municipality's own reason when it has accepted the gap."""
    return replace(
        finding,
        criterion=rules()[finding.rule].criterion,
        accepted=reasons.get((finding.params["film"], finding.params.get("gap", ""))),
    )
