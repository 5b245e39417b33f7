"""Checks a municipality's built site and writes the report: what ``kunskapsstod check`` does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..check.runner import LAYERS, Outcome, Progress, examine, no_progress
from ..content.build_day import build_day
from ..models.evidence import EVIDENCE_NAME
from ..models.profile_loading import load_profile
from ..project import Project
from ..texts import message
from ..writing import prepare_folder, write_files
from .baseline import new_since, read_baseline
from .evidence import write_evidence
from .html import as_html, stylesheet
from .json_report import as_json
from .junit import as_junit
from .sarif import as_sarif
from .summary import Summary, summarise
from .terminal import as_text

HTML_NAME = "index.html"
JSON_NAME = "report.json"
CSS_NAME = "report.css"
JUNIT_NAME = "junit.xml"
SARIF_NAME = "report.sarif"
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
    layers: Collection[str] = LAYERS,
    pages: Sequence[str] | None = None,
    baseline: Path | None = None,
    changed: bool = False,
    fresh: bool = False,
    progress: Progress = no_progress,
) -> Result:
    """Check the built site in ``folder`` (default: the project's) and write a report.

    pages:    addresses or patterns (``roller/*``) to keep to; None for all
    baseline: an earlier ``report.json``; only what is new since then is told
    changed:  only pages that are not as they were when they were last judged
    fresh:    judge every page anew, also those that are as they were

    Raises Faults when the site is not built, a tool is missing or the report cannot be written.
    """
    site_url = load_profile(project).webbadress
    earlier = read_baseline(baseline) if baseline else None
    place = report or project.site / DEFAULT_FOLDER
    prepare_folder(place)
    outcome = examine(
        folder or project.default_out,
        site_url=site_url,
        layers=layers,
        pages=pages or None,
        progress=progress,
        project=project,
        keep=True,
        fresh=fresh,
        changed=changed,
    )
    # A folder that is not the project's own says nothing of the project's site.
    written = folder is None and write_evidence(project, outcome, build_day())
    if earlier is not None:
        outcome.findings = new_since(outcome.findings, earlier)
    when = datetime.now().astimezone()
    summary = summarise(outcome.findings)
    save(place, summary, outcome, when, site_url)
    file = place / HTML_NAME
    text = as_text(summary, outcome, when, file)
    if outcome.refused:
        text += "\n" + message("check.report.not_kept", reason=outcome.refused)
    if earlier is not None:
        text += "\n" + message("check.report.since", file=baseline)
    if written:
        text += "\n" + message("statement.evidence_written", file=EVIDENCE_NAME)
    return Result(text, summary.faults, summary.looks, file)


def save(
    folder: Path, summary: Summary, outcome: Outcome, when: datetime, site_url: str = ""
) -> None:
    """Write the report in every form into the folder."""
    write_files(
        folder,
        {
            CSS_NAME: stylesheet(),
            JSON_NAME: as_json(summary, outcome, when),
            HTML_NAME: as_html(summary, outcome, when),
            JUNIT_NAME: as_junit(outcome),
            SARIF_NAME: as_sarif(outcome, site_url),
        },
    )
