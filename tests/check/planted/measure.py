"""Plants the faults, runs every layer of the check on them, and says what was found of each."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

from kunskapsstod.assemble.quick import show_pages
from kunskapsstod.check.accepted import Accepted
from kunskapsstod.check.browser.findings import STATES
from kunskapsstod.check.browser.runner import check_pages
from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.check.media_layer import media_findings
from kunskapsstod.check.pdf_layer import linked, pdf_findings
from kunskapsstod.check.rules import check_page
from kunskapsstod.check.server import running
from kunskapsstod.check.text_layer import text_findings
from kunskapsstod.errors import Faults
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.models.profile_loading import load_profile
from kunskapsstod.models.site import BuiltSite, PageDoc, page_address
from kunskapsstod.project import Base, Project, open_project

from . import in_films, in_pages, in_scripts, in_site, in_styles, in_texts
from .planting import MISSING, Plant, relative
from .tree import BASE, grow

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 28)
BUILD, STATIC, TEXT, MEDIA, PDF, BROWSER, BEHAVIOUR = (
    "build",
    "static",
    "text",
    "media",
    "pdf",
    "browser",
    "behaviour",
)
LAYERS = (BUILD, STATIC, TEXT, MEDIA, PDF, BROWSER, BEHAVIOUR)
SITE: dict[str, Plant] = in_pages.ALL | in_site.ALL | in_styles.ALL | in_scripts.ALL

Caught = dict[str, set[tuple[str, str]]]
"""Fault → what was found because of it: (layer, rule). Below :data:`.tree.BASE` and a page's
address: what is found there when nothing is planted."""


def nothing(*args: object) -> None:
    """Hears of the progress and says nothing."""


def counts(finding: Finding) -> bool:
    """Whether a finding stops a publication or sends a person to look; advice does not count.

    That a page could not be judged (``browser.…``) says nothing of what is wrong with it.
    """
    return (
        finding.accepted is None
        and finding.severity is not Severity.ADVICE
        and not finding.rule.startswith("browser.")
    )


@contextmanager
def planted(guide: Path, ids: Collection[str]) -> Iterator[tuple[Path, dict[str, BuiltSite]]]:
    """A folder with the site without faults and, beside it, one with each of the faults."""
    with tempfile.TemporaryDirectory(prefix="planted-") as made:
        folder = Path(made)
        shutil.copytree(guide, folder / BASE, copy_function=_link)
        lost = (folder / BASE / MISSING).read_text("utf-8")
        (folder / BASE / MISSING).unlink()
        (folder / BASE / MISSING).write_text(relative(lost), "utf-8")
        base = BuiltSite(folder / BASE, load_profile(open_project(ROOT)).webbadress)
        trees: dict[str, BuiltSite] = {BASE: base}
        for fault, plant in SITE.items():
            if fault in ids:
                trees[fault] = grow(base, folder / fault, plant)
        yield folder, trees


def by_static(trees: dict[str, BuiltSite]) -> Caught:
    """The static rules on the page of each fault and the PDFs it links to, and without faults."""
    found: Caught = {}
    base = trees[BASE]
    for page in base.read(clean_pages(trees, base)):
        found[f"{BASE}/{page.address}"] = _static(page, base)
    for fault, tree in trees.items():
        if fault != BASE:
            (page,) = tree.read([SITE[fault].page])
            found[fault] = _static(page, tree)
    return found


def _static(page: PageDoc, site: BuiltSite) -> set[tuple[str, str]]:
    told = [(STATIC, one) for one in check_page(page, site)]
    if documents := linked(site, [page.address]):
        told += [(PDF, one) for one in pdf_findings(site.root, nothing, documents)]
    return {(layer, one.rule) for layer, one in told if counts(one)}


def clean_pages(ids: Iterable[str], base: BuiltSite) -> list[str]:
    """The pages that faults are planted in, as they are without."""
    return sorted({SITE[fault].page for fault in ids if fault in SITE} & base.pages.keys())


def by_browser(
    folder: Path,
    trees: dict[str, BuiltSite],
    progress: Callable[[int, int], None],
    layers: Collection[str] = (BROWSER, BEHAVIOUR),
) -> Caught:
    """pa11y, axe and the behaviour layer, or one of them; all pages in one browser."""
    chosen = [fault for fault in trees if fault in SITE]
    clean = [f"{BASE}/{page}" for page in clean_pages(trees, trees[BASE])]
    with running(folder) as server:
        run = check_pages(
            server.url,
            [*clean, *(f"{fault}/{SITE[fault].page}" for fault in chosen)],
            prepare(),
            Accepted.read(),
            states=STATES if BROWSER in layers else (),
            opened=BROWSER in layers,
            behave=BEHAVIOUR in layers,
            progress=progress,
        )
    found: Caught = {page: set() for page in clean} | {fault: set() for fault in chosen}
    for one in run.findings:
        if counts(one):
            layer = BEHAVIOUR if one.rule.startswith("behaviour.") else BROWSER
            fault = one.page.split("/", 1)[0]
            found[one.page if fault == BASE else fault].add((layer, one.rule))
    for fault in chosen:
        found[fault] -= found.get(f"{BASE}/{SITE[fault].page}", set())
    return found


def by_film(guide: Path, ids: Collection[str]) -> Caught:
    """The film layer on a municipality's own film."""
    found: Caught = {}
    with tempfile.TemporaryDirectory(prefix="planted-") as made:
        clean = in_films.film_project(Path(made) / BASE, guide, ROOT)
        found[BASE] = _told(MEDIA, lambda: media_findings(clean, nothing))
        for fault, change in in_films.ALL.items():
            if fault in ids:
                site = Path(made) / fault
                shutil.copytree(clean.site, site)
                change(site / "media" / "films" / in_films.FILM)
                project = Project(site, Base(site))
                found[fault] = _told(
                    MEDIA, lambda project=project: media_findings(project, nothing)
                )
    return found


def by_text(guide: Path, ids: Collection[str]) -> Caught:
    """The text layer, the build, and the static rules on the page that was built."""
    found: Caught = {}
    with tempfile.TemporaryDirectory(prefix="planted-") as made:
        project = in_texts.text_project(Path(made), ROOT)
        built = Path(made) / "site"
        shutil.copytree(guide, built, copy_function=_link)
        shutil.copy(project.base.root / in_texts.PICTURE, built / "roller")
        known = set(map(_key, text_findings(project, TODAY, nothing)))
        for fault, plant in in_texts.ALL.items():
            if fault not in ids:
                continue
            file = project.base.docs / plant.file
            old = file.read_text("utf-8")
            file.write_text(plant.edit(old), "utf-8")
            page = page_address(*_uri(plant.file))
            told = _told(TEXT, partial(_new, project, known, plant.page or page))
            found[fault] = told | _told(STATIC, partial(_shown, project, built, plant.file, page))
            file.write_text(old, "utf-8")
    return found


def _new(project: Project, known: set[tuple[str, str, str]], page: str) -> list[Finding]:
    found = text_findings(project, TODAY, nothing)
    return [one for one in found if _key(one) not in known and one.page == page]


def _shown(project: Project, built: Path, file: str, page: str) -> list[Finding]:
    with patch("kunskapsstod.mkdocs_plugin.plugin.open_project", return_value=project):
        show_pages(project, built, frozenset({file}))
    site = BuiltSite(built, load_profile(project).webbadress)
    (doc,) = site.read([page])
    return check_page(doc, site)


def _told(layer: str, ask: Callable[[], list[Finding]]) -> set[tuple[str, str]]:
    """Rules that answer; a refusal to build is an answer of its own."""
    try:
        return {(layer, one.rule) for one in ask() if counts(one)}
    except Faults as refused:
        return {(BUILD, fault.code) for fault in refused.faults}


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.page, finding.rule, finding.excerpt


def _uri(file: str) -> tuple[str, str]:
    page, _, variant = file.removesuffix(".md").partition(".")
    return f"{page}.md", variant or "sv"


def _link(source: str, target: str) -> None:
    """As a copy, without copying the films."""
    os.link(source, target)
