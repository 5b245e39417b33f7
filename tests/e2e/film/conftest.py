"""A small site with every kind of film, as in production; the browser is that of all of e2e."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from kunskapsstod.check.server import running
from tests.components.film_site import make_site

from .pages import Open

# Set before anything on the page runs: what the security policy stopped.
WATCH = """
window.stopped = [];
addEventListener("securitypolicyviolation", (event) =>
  stopped.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    make_site(folder)
    with running(folder) as server:
        yield server.url


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Opens a page of the site; afterwards no policy may have been broken."""
    pages: list[Page] = []

    def open_one(address: str, width: int = 1280, **options: Any) -> Page:
        options.setdefault("permissions", ["clipboard-read", "clipboard-write"])
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.add_init_script(WATCH)
        page.goto(site + address)
        if options.get("java_script_enabled", True):
            page.wait_for_selector(".ks-film[data-ready]")
        pages.append(page)
        return page

    yield open_one
    violations = []
    for page in pages:
        violations += page.evaluate("window.stopped ?? []")
        page.context.close()
    assert violations == []
