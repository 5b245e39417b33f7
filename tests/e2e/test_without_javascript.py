"""Every page where no script runs: the content is there and the menu can be reached."""

from __future__ import annotations

import pytest

from .conftest import MENU, PHONE, Visitor

pytestmark = pytest.mark.browser

VISIBLE_TEXT = "document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()"
# Headings a visitor is meant to meet without pressing anything.
HIDDEN_HEADINGS = """
[...document.querySelectorAll('main :is(h1, h2, h3)')]
    .filter(node => !node.closest('details:not([open]), [popover], dialog, [hidden]'))
    .filter(node => !node.checkVisibility({checkVisibilityCSS: true}))
    .map(node => node.textContent.trim())
"""


def test_the_content_is_visible(
    visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    with visitor(PHONE, javascript=False) as visit:
        for address in addresses:
            page = visit.open_without_script(address)
            with subtests.test(page=address):
                assert page.locator("main h1").is_visible()
                assert len(page.evaluate(VISIBLE_TEXT)) > 40
                assert page.evaluate(HIDDEN_HEADINGS) == []


def test_the_menu_can_be_reached(
    visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    with visitor(PHONE, javascript=False) as visit:
        for address in addresses:
            page = visit.open_without_script(address)
            with subtests.test(page=address):
                page.get_by_role("button", name=MENU).click()
                menu = page.locator("[popover]:popover-open")
                assert menu.count() == 1
                for group in menu.locator("details").all():
                    if group.get_attribute("open") is None:
                        group.locator("summary").click()
                assert menu.get_by_role("link").count() > 3
                page.keyboard.press("Escape")
                assert menu.count() == 0


def test_nothing_is_offered_that_needs_a_script(
    visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    """A button that does nothing is worse than none: without script only popover buttons show."""
    dead = """
    [...document.querySelectorAll('button')]
        .filter(node => node.checkVisibility({checkVisibilityCSS: true}))
        .filter(node => !node.popoverTargetElement && !node.hasAttribute('commandfor')
            && !(node.form && node.type === 'submit'))
        .map(node => node.textContent.trim())
    """
    with visitor(PHONE, javascript=False) as visit:
        for address in addresses:
            page = visit.open_without_script(address)
            with subtests.test(page=address):
                assert page.evaluate(dead) == []
