"""The whole check of a built site: static rules, then the browser; one list of findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
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
from .browser.runner import Engine, check_pages
from .browser.tools import prepare
from .media_layer import media_findings
from .rules import check_page
from .server import running
from .text_layer import text_findings

STATIC = "static"
TEXT = "text"
MEDIA = "media"
BROWSER = "browser"
BEHAVIOUR = "behaviour"
LAYERS = (STATIC, TEXT, MEDIA, BROWSER, BEHAVIOUR)
# These read the project's own files, not only the built site.
OF_PROJECT = (TEXT, MEDIA)
IN_BROWSER = (BROWSER, BEHAVIOUR)


# Hears how far the work has come: (done, total, what is being done, in Swedish).
Progress = Callable[[int, int, str], None]


def no_progress(done: int, total: int, label: str) -> None:
    """For those who do not want to hear."""


@dataclass
class Outcome:
    """Findings, and what they rest on: which pages, which layers, which browser.

    whole: every page of the site was looked at
    """

    pages: list[str]
    layers: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)
    engine: Engine | None = None
    whole: bool = False


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
    layers:   "static", "text" and "media" (see :func:`examine`), "browser" (pa11y and axe) and
              "behaviour" (the page used by keyboard, narrow, spaced out, listened to), or some
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
) -> Outcome:
    """As :func:`check_site`, with what a report needs to tell beside the findings.

    project: whose pages the text layer reads and whose films the media layer judges; without one
             the site is judged as it is built
    """
    for layer in layers:
        if layer not in LAYERS:
            raise fault("check.site.unknown_layer", layer=layer, layers=", ".join(LAYERS))
    site = BuiltSite(folder, site_url)
    accepted = Accepted.read() if accepted is None else accepted
    chosen = _chosen(site, pages)
    done = [layer for layer in LAYERS if layer in layers and (project or layer not in OF_PROJECT)]
    outcome = Outcome(chosen, tuple(done), whole=pages is None)
    # A missing tool is told before anything is judged, not after.
    tools = prepare() if set(IN_BROWSER) & set(layers) else None
    if STATIC in layers:
        outcome.findings += _static(site, chosen, accepted, progress)
    if TEXT in layers and project is not None:
        text = text_findings(project, build_day(), progress)
        outcome.findings += [one for one in text if pages is None or one.page in chosen]
    if MEDIA in layers and project is not None:
        media = media_findings(project, progress)
        outcome.findings += [one for one in media if pages is None or one.page in chosen]
    if tools is not None:
        label = message("check.progress.browser")
        progress(0, len(chosen), label)
        with running(folder, site.base_path) as server:
            run = check_pages(
                server.url,
                chosen,
                tools,
                accepted,
                states=STATES if BROWSER in layers else (),
                behave=BEHAVIOUR in layers,
                progress=lambda done, total: progress(done, total, label),
            )
        outcome.findings += run.findings
        outcome.engine = run.engine
    # Entries can only be called unused when everything they could be about has been looked at.
    if pages is None and {STATIC, *IN_BROWSER} <= set(layers):
        outcome.findings += accepted.unused()
    return outcome


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
