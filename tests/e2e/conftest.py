"""The whole built site in one Chromium, served as in production.

Playwright drives the browser: a maintained client from PyPI that takes the Chromium already on
the machine (``executable_path``), so nothing else is downloaded.

``KUNSKAPSSTOD_SITE=<folder>`` tries a site that is already built instead of building one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from kunskapsstod.check.server import Running, running
from kunskapsstod.models.profile_loading import load_profile
from kunskapsstod.models.site import BuiltSite
from kunskapsstod.project import open_project

ROOT = Path(__file__).parents[2]
PROBES = ROOT / "scripts" / "kunskapsstod" / "check" / "browser" / "probes.js"

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}

# The menu button, in the words of the page.
MENU = re.compile(r"^(Meny|Menu)$")


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The built site's folder: the guide of Exempelkommun, built once for the whole run."""
    built = os.environ.get("KUNSKAPSSTOD_SITE")
    return Path(built).resolve() if built else request.getfixturevalue("guide")


@pytest.fixture(scope="session")
def built(site: Path) -> BuiltSite:
    return BuiltSite(site, load_profile(open_project(ROOT)).webbadress)


@pytest.fixture(scope="session")
def addresses(built: BuiltSite) -> list[str]:
    """Every page a visitor can meet, in every variant; pages that only send on are left out."""
    return [address for address, facts in built.pages.items() if not facts.redirect]


@pytest.fixture(scope="session")
def server(built: BuiltSite) -> Iterator[Running]:
    with running(built.root, built.base_path) as started:
        yield started


@dataclass
class Visit:
    """One visitor: a browser context of its own, and what it saw go wrong."""

    page: Page
    context: BrowserContext
    base: str
    requests: list[str]
    failed: list[str]
    console: list[str]

    def open(self, address: str) -> Page:
        """Go to a page and wait until it is loaded and its fonts and scripts are in place."""
        self.page.goto(self.base + address, wait_until="load")
        self.page.locator("html[data-started]").wait_for(state="attached")
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page

    def note_failure(self, request: Request) -> None:
        # Aborted is not missing: the player leaves a film for another, the visitor a page.
        if request.failure != "net::ERR_ABORTED":
            self.failed.append(request.url)

    def forget(self) -> None:
        """Start counting anew, for the next page."""
        for seen in (self.requests, self.failed, self.console):
            seen.clear()

    def open_without_script(self, address: str) -> Page:
        """As :meth:`open`, for a visitor without JavaScript: there are no promises to wait for."""
        self.page.goto(self.base + address, wait_until="load")
        return self.page


Visitor = Callable[..., "contextmanager[Visit]"]


@pytest.fixture(scope="session")
def visitor(browser: Browser, server: Running) -> Visitor:
    """``with visitor(viewport=PHONE, javascript=False) as visit: visit.open("roller/")``."""

    @contextmanager
    def visit(
        viewport: dict[str, int] = DESKTOP, *, javascript: bool = True, dark: bool = False
    ) -> Iterator[Visit]:
        context = browser.new_context(
            viewport=viewport,  # type: ignore[arg-type]
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="sv-SE",
        )
        context.add_init_script(path=PROBES)
        page = context.new_page()
        seen = Visit(page, context, server.url, [], [], [])
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("requestfailed", seen.note_failure)
        page.on("pageerror", lambda error: seen.console.append(str(error)))
        page.on(
            "console",
            lambda line: (
                seen.console.append(line.text) if line.type in ("error", "warning") else None
            ),
        )
        try:
            yield seen
        finally:
            context.close()

    return visit


@pytest.fixture
def browser_page(visitor: Visitor) -> Iterator[Page]:
    """A desktop page of a fresh visitor, for tests of a single thing."""
    with visitor() as visit:
        yield visit.page
