"""The notice that a page is past its review date comes with the day, and not before."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Browser

from kunskapsstod.check.server import Running

pytestmark = pytest.mark.browser

PAGE = "roller/sekretess/"


@pytest.mark.parametrize(("day", "shown"), [("2026-11-29", False), ("2030-01-01", True)])
def test_the_notice_is_shown_and_its_script_fetched_from_the_day_on(
    browser: Browser, server: Running, day: str, shown: bool
) -> None:
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.clock.set_fixed_time(datetime.fromisoformat(day))
    page.goto(server.url + PAGE)
    page.locator("html[data-started]").wait_for(state="attached")
    assert page.locator('[data-module="ks-overdue"]').is_visible() is shown
    assert any("overdue.js" in url for url in fetched) is shown
    page.close()
