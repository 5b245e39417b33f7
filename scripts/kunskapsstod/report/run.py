"""Checks a municipality's built site and writes the report: what ``kunskapsstod check`` does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..check.browser.shots import take
from ..check.browser.tools import prepare
from ..check.runner import IN_BROWSER, LAYERS, Outcome, Progress, examine, no_progress
from ..check.server import running
from ..content.build_day import build_day
from ..models.evidence import EVIDENCE_NAME
from ..models.profile_loading import load_profile
from ..models.site import BuiltSite
from ..project import Project
from ..review.run import standings
from ..texts import message
from ..writing import prepare_folder, write_files
from .baseline import new_since, read_baseline
from .evidence import guide_of, manual, write_evidence
from .history import read_history, run_of
from .html import as_html, stylesheet
from .json_report import as_json
from .junit import as_junit
from .model import Report
from .pictures import Album, album, clear, put, wanted
from .sarif import as_sarif
from .stopwatch import Stopwatch
from .summary import Summary, own_title, summarise
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
    pictures: bool = True,
    changed: bool = False,
    fresh: bool = False,
    progress: Progress = no_progress,
) -> Result:
    """Check the built site in ``folder`` (default: the project's) and write a report.

    pages:    addresses or patterns (``roller/*``) to keep to; None for all
    baseline: an earlier ``report.json``; only what is new since then is told
    pictures: of the places found, when there is a browser in the check
    changed:  only pages that are not as they were when they were last judged
    fresh:    judge every page anew, also those that are as they were

    Raises Faults when the site is not built, a tool is missing or the report cannot be written.
    """
    site_url = load_profile(project).webbadress
    earlier = read_baseline(baseline) if baseline else None
    place = report or project.site / DEFAULT_FOLDER
    prepare_folder(place)
    history = read_history(place)
    # A folder that is not the project's own says nothing of the project's site.
    own = folder is None
    built = folder or project.default_out
    site = BuiltSite(built, site_url)
    by_hand = manual(standings(project, build_day())[0]) if own else ()
    watch = Stopwatch(progress)
    outcome = examine(
        built,
        site_url=site_url,
        layers=layers,
        pages=pages or None,
        progress=watch,
        project=project,
        keep=True,
        fresh=fresh,
        changed=changed,
    )
    when = datetime.now().astimezone()
    written = own and write_evidence(project, outcome, build_day())
    if written:
        run = run_of(summarise(outcome.findings), outcome, when, guide_of(project))
        history = history.with_run(run)
    notes = [message("report.history_broken")] if history.broken is not None else []
    if outcome.refused:
        notes.append(message("report.not_kept", reason=outcome.refused))
    if earlier is not None:
        outcome.findings = new_since(outcome.findings, earlier)
        notes.append(message("report.since", file=baseline))
    summary = summarise(outcome.findings)
    made = Report(
        summary=summary,
        outcome=outcome,
        when=when,
        site_url=site_url,
        titles={address: own_title(facts.title) for address, facts in site.pages.items()},
        pictures=_pictures(summary, outcome, site, watch) if pictures else Album(),
        seconds=watch.seconds,
        history=history,
        manual=by_hand,
        notes=tuple(notes),
    )
    save(place, made)
    text = as_text(made, place / HTML_NAME)
    if written:
        text += "\n" + message("statement.evidence_written", file=EVIDENCE_NAME)
    return Result(text, summary.faults, summary.looks, place / HTML_NAME)


def save(folder: Path, report: Report) -> None:
    """Write the report in every form into the folder."""
    put(folder, report.pictures)
    history = report.history
    keep = history.files() if history.runs or history.broken is not None else {}
    write_files(
        folder,
        {
            **keep,
            CSS_NAME: stylesheet(),
            JSON_NAME: as_json(report),
            HTML_NAME: as_html(report),
            JUNIT_NAME: as_junit(report.outcome),
            SARIF_NAME: as_sarif(report.outcome, report.site_url),
        },
    )
    clear(folder, report.pictures.files)


def _pictures(summary: Summary, outcome: Outcome, site: BuiltSite, progress: Progress) -> Album:
    """Pictures of what was found, when the check had a browser and there is anything to show."""
    chosen, beyond = wanted(summary)
    if not set(IN_BROWSER) & set(outcome.layers):
        return Album()
    if not chosen:
        return Album(taken=True)
    label = message("report.pictures")
    with running(site.root, site.base_path) as server:
        shots = take(
            server.url,
            chosen.values(),
            prepare(),
            progress=lambda done, total: progress(done, total, label),
        )
    return album(summary, chosen, beyond, shots)
