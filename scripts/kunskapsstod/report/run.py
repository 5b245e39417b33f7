"""Checks a municipality's built site and writes the report: what ``kunskapsstod check`` does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..check.runner import LAYERS, STATIC, TEXT, Outcome, Progress, examine, no_progress
from ..content.build_day import build_day
from ..models.evidence import EVIDENCE_NAME
from ..models.profile_loading import load_profile
from ..project import Project
from ..texts import message
from ..writing import prepare_folder, write_files
from .evidence import write_evidence
from .html import as_html, stylesheet
from .json_report import as_json
from .summary import Summary, summarise
from .terminal import as_text

HTML_NAME = "index.html"
JSON_NAME = "report.json"
CSS_NAME = "report.css"
DEFAULT_FOLDER = "report"


@dataclass(frozen=True)
class Result:
    """What the command says, and how many faults there are (places, accepted ones excluded)."""

    text: str
    faults: int
    looks: int
    report: Path


def check_and_report(
    project: Project,
    folder: Path | None = None,
    report: Path | None = None,
    *,
    browser: bool = True,
    pages: list[str] | None = None,
    progress: Progress = no_progress,
) -> Result:
    """Check the built site in ``folder`` (default: the project's) and write a report.

    Raises Faults when the site is not built, a tool is missing or the report cannot be written.
    """
    site_url = load_profile(project).webbadress
    place = report or project.site / DEFAULT_FOLDER
    prepare_folder(place)
    outcome = examine(
        folder or project.default_out,
        site_url=site_url,
        layers=LAYERS if browser else (STATIC, TEXT),
        pages=pages,
        progress=progress,
        project=project,
    )
    when = datetime.now().astimezone()
    summary = summarise(outcome.findings)
    save(place, summary, outcome, when)
    file = place / HTML_NAME
    text = as_text(summary, outcome, when, file)
    # A folder that is not the project's own says nothing of the project's site.
    if folder is None and write_evidence(project, outcome, build_day()):
        text += "\n" + message("statement.evidence_written", file=EVIDENCE_NAME)
    return Result(text, summary.faults, summary.looks, file)


def save(folder: Path, summary: Summary, outcome: Outcome, when: datetime) -> None:
    """Write the report in every form into the folder."""
    write_files(
        folder,
        {
            CSS_NAME: stylesheet(),
            JSON_NAME: as_json(summary, outcome, when),
            HTML_NAME: as_html(summary, outcome, when),
        },
    )
