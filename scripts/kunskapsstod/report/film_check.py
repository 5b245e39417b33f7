"""Judges films and tells of it in words: what ``kunskapsstod films check`` does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..check.catalogue import describe
from ..check.media_layer import judged
from ..content.build_day import build_day
from ..errors import Fault, Faults, fault
from ..films.judging import RULES_EDITION
from ..films.library import film_folders
from ..films.manifest_edit import write_check
from ..models.film import Film
from ..models.film_manifest import MANIFEST_NAME
from ..models.finding import Finding, Severity
from ..models.loading import suggestion
from ..project import Project
from ..texts import message
from .summary import KINDS, kind_of


@dataclass(frozen=True)
class FilmResult:
    """What the command says, and how many faults there are (accepted ones excluded)."""

    text: str
    faults: int


def check_films(
    project: Project,
    names: Sequence[str],
    progress: Callable[[int, int, str], None],
    save: bool = False,
) -> FilmResult:
    """Judges the site's films, or those named by id or folder.

    save: write the result into each film's own ``film.yml``, when it lies in the site folder

    Raises Faults when a film does not exist or cannot be read.
    """
    folders = _chosen(project, names)
    results = judged(project, progress, folders)
    lines: list[str] = []
    for film, findings in results:
        lines += _told(film, findings)
    where = {folder.name: folder for folder in folders}
    if save:
        for film, findings in results:
            lines.append(_save(project, where[film.id] / MANIFEST_NAME, film, findings))
    every = [finding for _, findings in results for finding in findings]
    faults, looks = (_count(every, kind) for kind in (Severity.FAULT, Severity.LOOK))
    films = message(
        "check.film.films_one" if len(results) == 1 else "check.film.films_many",
        count=len(results),
    )
    lines.append(
        message("check.film.result", films=films, edition=RULES_EDITION, faults=faults, looks=looks)
    )
    return FilmResult("\n".join(lines), faults)


def _chosen(project: Project, names: Sequence[str]) -> list[Path]:
    known = {folder.name: folder for folder in film_folders(project)}
    if not names and not known:
        raise fault("check.film.none_here")
    chosen: dict[str, Path] = {}
    faults = []
    for name in names or known:
        if name in known:
            chosen[name] = known[name]
        elif (Path(name) / MANIFEST_NAME).is_file():
            folder = Path(name).resolve()
            chosen[folder.name] = folder
        else:
            hint = suggestion(name, list(known))
            faults.append(Fault("check.film.unknown", params={"name": name, "suggestion": hint}))
    if faults:
        raise Faults(faults)
    return list(chosen.values())


def _told(film: Film, findings: Sequence[Finding]) -> list[str]:
    lines = [message("check.film.group", title=film.title, film=film.id)]
    ordered = sorted(findings, key=lambda finding: KINDS.index(kind_of(finding)))
    for finding in ordered:
        words = describe(finding)
        kind = message(f"check.severity.{kind_of(finding)}")
        lines.append(message("check.film.finding", kind=kind, what=words.what))
        lines.append(message("check.film.place", place=finding.selector))
        if finding.excerpt:
            lines.append(message("check.film.excerpt", excerpt=finding.excerpt))
        reason = finding.accepted
        lines.append(message("check.film.remedy", remedy=reason or words.remedy))
    if not ordered:
        lines.append(message("check.film.none"))
    return [*lines, ""]


def _save(project: Project, manifest: Path, film: Film, findings: Sequence[Finding]) -> str:
    if project.site.resolve() not in manifest.resolve().parents:
        return message("check.film.not_saved", film=film.title)
    faults, looks = (_count(findings, kind) for kind in (Severity.FAULT, Severity.LOOK))
    write_check(manifest, build_day(), RULES_EDITION, faults, looks)
    return message("check.film.saved", file=Fault("", manifest).place())


def _count(findings: Sequence[Finding], kind: Severity) -> int:
    return sum(1 for finding in findings if kind_of(finding) == kind.value)
