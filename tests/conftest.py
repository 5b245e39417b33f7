"""What the whole suite shares: the guide built once, and a small municipality to build."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kunskapsstod.assemble.build import build
from kunskapsstod.check.browser.chromium import launch_flags
from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.project import Project, find_base, open_project

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory, worker_id: str = "master") -> Path:
    """The whole guide of Exempelkommun, built once; do not change it."""
    out = tmp_path_factory.mktemp("guide") / "site"
    build(open_project(ROOT), out)
    return out


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A site folder of its own, whose profile tests may change."""
    site = tmp_path / "min-kommun"
    site.mkdir()
    for name in ("kommun.yml", "logo.svg"):
        shutil.copy(ROOT / name, site / name)
    return Project(site, find_base())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for a whole run: two Playwrights in one process end each other."""
    tools = prepare()
    # Element.computedName and computedRole: the browser's own answer to what is read aloud.
    flags = [*launch_flags(), "--enable-blink-features=ComputedAccessibilityInfo"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(tools.chromium), args=flags)
        yield chromium
        chromium.close()
