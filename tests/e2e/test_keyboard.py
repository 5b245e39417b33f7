"""Every page by keyboard alone: the skip link and the menu (WCAG 2.1.1, 2.4.1).

The walk with Tab through every page is the check's own (check/browser/behaviour.mjs), made on
the whole guide in test_whole_site.py.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import MENU, PHONE, Visitor

pytestmark = pytest.mark.browser

PAST_THE_HEADER = """
document.activeElement === document.body ||
    Boolean(document.querySelector('main').compareDocumentPosition(document.activeElement) &
        (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY))
"""


def test_the_first_stop_is_the_skip_link(
    visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    with visitor(PHONE) as visit:
        for address in addresses:
            page = visit.open(address)
            page.keyboard.press("Tab")
            first = page.evaluate("ksProbes.focus()")
            with subtests.test(page=address):
                assert first["role"] == "link"
                page.keyboard.press("Enter")
                assert page.evaluate("document.activeElement.closest('main') !== null")
                # What comes next is in the content or after it, past the whole header.
                page.keyboard.press("Tab")
                assert page.evaluate(PAST_THE_HEADER)


def test_the_menu_opens_and_closes_by_keyboard(
    visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    with visitor(PHONE) as visit:
        for address in addresses:
            page = visit.open(address)
            with subtests.test(page=address):
                for key in ("Enter", "Space"):
                    walk_to_menu_button(page)
                    page.keyboard.press(key)
                    assert is_open(page), f"{key} does not open the menu"
                    page.keyboard.press("Tab")
                    inside = "document.activeElement.closest('[popover]:popover-open') !== null"
                    assert page.evaluate(inside), "Tab does not go into the open menu"
                    page.keyboard.press("Escape")
                    assert not is_open(page), "Escape does not close the menu"
                    assert MENU.match(focused_name(page)), "the focus is not given back"


def test_every_stop_in_the_open_menu(
    visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    with visitor(PHONE) as visit:
        for address in [address for address in addresses if address in ("", "lattlast/")]:
            page = visit.open(address)
            walk_to_menu_button(page)
            page.keyboard.press("Enter")
            links = page.locator("[popover]:popover-open a[href]").count()
            groups = page.locator("[popover]:popover-open summary").count()
            with subtests.test(page=address):
                assert links > 3 and groups > 3
                reached = 0
                for _ in range(links + groups + 5):
                    page.keyboard.press("Tab")
                    stop = page.evaluate("ksProbes.focus()")
                    inside = "document.activeElement.closest('[popover]:popover-open') !== null"
                    if stop is None or not page.evaluate(inside):
                        break
                    assert stop["name"] and stop["seen"] and stop["marked"], stop
                    reached += stop["tag"] == "a"
                    closed = "document.activeElement.parentElement.open === false"
                    if stop["tag"] == "summary" and page.evaluate(closed):
                        page.keyboard.press("Enter")
                assert reached == links


def walk_to_menu_button(page: Page) -> None:
    for _ in range(12):
        if MENU.match(focused_name(page)):
            return
        page.keyboard.press("Tab")
    raise AssertionError("no menu button within twelve presses of Tab")


def focused_name(page: Page) -> str:
    return str(page.evaluate("document.activeElement.computedName || ''"))


def is_open(page: Page) -> bool:
    return page.locator("[popover]:popover-open").count() == 1
