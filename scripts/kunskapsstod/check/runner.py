"""The whole check of a built site: static rules, then the browser; one list of findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from ..content.build_day import build_day
from ..errors import fault
from ..models.finding import Finding
from ..models.site import BuiltSite
from ..project import Project
from ..texts import message
from .accepted import Accepted
from .browser.findings import STATES
from .browser.kept import FOLDER_NAME, Kept, open_kept
from .browser.runner import OPENED, SHOWN, USED, Engine, check_pages, questions
from .browser.tools import Toolbox, prepare
from .media_layer import media_findings
from .pdf_layer import linked, pdf_findings
from .rules import check_page
from .server import running
from .text_layer import text_findings

STATIC = "static"
TEXT = "text"
MEDIA = "media"
PDF = "pdf"
BROWSER = SHOWN
BEHAVIOUR = USED
LAYERS = (STATIC, TEXT, MEDIA, PDF, BROWSER, OPENED, BEHAVIOUR)
# These read the project's own files, not only the built site.
OF_PROJECT = (TEXT, MEDIA)
IN_BROWSER = (BROWSER, OPENED, BEHAVIOUR)


# Hears how far the work has come: (done, total, what is being done, in Swedish).
Progress = Callable[[int, int, str], None]


def no_progress(done: int, total: int, label: str) -> None:
    """For those who do not want to hear."""


@dataclass
class Outcome:
    """Findings, and what they rest on: which pages, which layers, which browser.

    whole:   every page of the site was looked at
    reused:  pages whose results from the browser are an earlier run's, since nothing of what they
             rest on has changed
    oldest:  the day the oldest of those is from
    refused: why results could not be kept for the next run; empty when they could
    """

    pages: list[str]
    layers: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)
    engine: Engine | None = None
    whole: bool = False
    reused: int = 0
    oldest: date | None = None
    refused: str = ""


def check_site(
    folder: Path,
    *,
    site_url: str,
    layers: Collection[str] = LAYERS,
    progress: Progress = no_progress,
    pages: Iterable[str] | None = None,
    accepted: Accepted | None = None,
) -> list[Finding]:
    """Every finding about a built site, accepted ones included (``Finding.accepted`` says why).

    folder:   the built site
    site_url: the address it is made for; its path is where the site is served while checked
    layers:   "static", "text" and "media" (see :func:`examine`), "pdf" (documents to download),
              "browser" (pa11y and axe), "opened" (axe on what opens, search results and print)
              and "behaviour" (the page used by keyboard, narrow, spaced out, listened to), or some
    pages:    addresses or patterns (``roller/*``) to keep to; None for all
    accepted: reviewed false positives; None for those shipped with the package

    Raises Faults when the folder holds no site, no page matches, or a tool is missing.
    """
    return examine(
        folder, site_url=site_url, layers=layers, progress=progress, pages=pages, accepted=accepted
    ).findings


def examine(
    folder: Path,
    *,
    site_url: str,
    layers: Collection[str] = LAYERS,
    progress: Progress = no_progress,
    pages: Iterable[str] | None = None,
    accepted: Accepted | None = None,
    project: Project | None = None,
    keep: bool = False,
    fresh: bool = False,
    changed: bool = False,
) -> Outcome:
    """As :func:`check_site`, with what a report needs to tell beside the findings.

    project: whose pages the text layer reads and whose films the media layer judges; without one
             the site is judged as it is built
    keep:    keep the browser's results in the project, and use them for pages that are as they were
    fresh:   use none that are kept
    changed: only pages that have no kept result for what is asked
    """
    for layer in layers:
        if layer not in LAYERS:
            raise fault("check.site.unknown_layer", layer=layer, layers=", ".join(LAYERS))
    site = BuiltSite(folder, site_url)
    accepted = Accepted.read() if accepted is None else accepted
    asked = [layer for layer in LAYERS if layer in layers and (project or layer not in OF_PROJECT)]
    in_browser = [layer for layer in IN_BROWSER if layer in asked]
    chosen = _chosen(site, pages)
    # A missing tool is told before anything is judged, not after.
    tools = prepare() if in_browser or changed else None
    kept = _kept(project, site, tools, accepted, fresh) if keep and project and tools else None
    if changed and kept is not None:
        chosen = _unknown(chosen, in_browser or IN_BROWSER, kept)
    outcome = Outcome(chosen, tuple(asked), whole=pages is None and not changed)
    if STATIC in asked:
        outcome.findings += _static(site, chosen, accepted, progress)
    if TEXT in asked and project is not None:
        text = text_findings(project, build_day(), progress)
        outcome.findings += [one for one in text if outcome.whole or one.page in chosen]
    if MEDIA in asked and project is not None:
        media = media_findings(project, progress)
        outcome.findings += [one for one in media if outcome.whole or one.page in chosen]
    if PDF in asked:
        only = None if outcome.whole else linked(site, chosen)
        outcome.findings += pdf_findings(site.root, progress, only)
    if tools is not None and in_browser:
        _in_browser(site, in_browser, tools, accepted, progress, kept, outcome)
    # Entries can only be called unused when everything they could be about has been looked at.
    if outcome.whole and {STATIC, *IN_BROWSER} <= set(asked):
        outcome.findings += accepted.unused()
    return outcome


def _in_browser(
    site: BuiltSite,
    layers: Collection[str],
    tools: Toolbox,
    accepted: Accepted,
    progress: Progress,
    kept: Kept | None,
    outcome: Outcome,
) -> None:
    """Add what the browser finds on the outcome's pages."""
    label = message("check.progress.browser")
    progress(0, len(outcome.pages), label)
    with running(site.root, site.base_path) as server:
        run = check_pages(
            server.url,
            outcome.pages,
            tools,
            accepted,
            states=STATES if BROWSER in layers else (),
            opened=OPENED in layers,
            behave=BEHAVIOUR in layers,
            progress=lambda done, total: progress(done, total, label),
            kept=kept,
        )
    outcome.findings += run.findings
    outcome.engine, outcome.reused, outcome.oldest = run.engine, run.reused, run.oldest
    if kept is not None:
        outcome.refused = kept.refused
        kept.forget_others(site.pages)


def _kept(
    project: Project, site: BuiltSite, tools: Toolbox, accepted: Accepted, fresh: bool
) -> Kept:
    folder, asked = project.work / FOLDER_NAME, questions(STATES, accepted)
    return open_kept(folder, site.root, site.base_path, tools, asked, fresh=fresh)


def _unknown(pages: Iterable[str], layers: Collection[str], kept: Kept) -> list[str]:
    return [page for page in pages if any(kept.find(page, layer) is None for layer in layers)]


def _static(
    site: BuiltSite, pages: list[str], accepted: Accepted, progress: Progress
) -> Iterable[Finding]:
    for done, page in enumerate(site.read(pages), 1):
        for finding in sorted(check_page(page, site)):
            covering = accepted.covering(page, finding.selector)
            reason = accepted.reason(finding.rule, page.address, covering)
            yield replace(finding, accepted=reason) if reason else finding
        progress(done, len(pages), message("check.progress.static"))


def _chosen(site: BuiltSite, patterns: Iterable[str] | None) -> list[str]:
    if patterns is None:
        return list(site.pages)
    wanted = [pattern.strip().removeprefix("/") for pattern in patterns]
    chosen = [
        address
        for address in site.pages
        if any(address in (want, f"{want}/") or fnmatchcase(address, want) for want in wanted)
    ]
    if not chosen:
        raise fault("check.site.no_pages", pages=", ".join(wanted) or "–")
    return chosen
