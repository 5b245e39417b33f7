"""Every page by keyboard alone: what Tab meets has a name, is seen, is marked, and lets go again.

WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11 and 4.1.2.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import DESKTOP, MENU, PHONE, Visitor

pytestmark = pytest.mark.browser

# A native player has several stops of its own inside one element.
SAME_ELEMENT = 25
MOST_STOPS = 600

PAST_THE_HEADER = """
document.activeElement === document.body ||
    Boolean(document.querySelector('main').compareDocumentPosition(document.activeElement) &
        (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY))
"""


def stops(page: Page) -> tuple[list[dict[str, Any]], bool]:
    """Press Tab through the page. The stops, and whether the focus came out at the end."""
    found: list[dict[str, Any]] = []
    same = 0
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate("ksProbes.focus()")
        if stop is None or stop["first"]:
            return found, True
        same = same + 1 if stop["same"] else 0
        if same > SAME_ELEMENT:
            return found, False
        if not stop["same"]:
            found.append(stop)
            if stop["drawing"] and not stop["marked"]:
                stop["marked"] = changes_when_focused(page, stop["box"])
    return found, False


def changes_when_focused(page: Page, box: dict[str, float]) -> bool:
    """For drawings, whose ring may be a stroke: do the pixels differ when focus leaves?"""
    margin = 12
    size = page.viewport_size or DESKTOP
    left, top = max(0, box["x"] - margin), max(0, box["y"] - margin)
    clip = {
        "x": left,
        "y": top,
        "width": min(size["width"] - left, box["width"] + 2 * margin),
        "height": min(size["height"] - top, box["height"] + 2 * margin),
    }
    if clip["width"] <= 0 or clip["height"] <= 0:
        return False
    focused = page.screenshot(clip=clip)  # type: ignore[arg-type]
    page.evaluate("window.ksHeld = document.activeElement; ksHeld.blur()")
    blurred = page.screenshot(clip=clip)  # type: ignore[arg-type]
    page.evaluate("ksHeld.focus({preventScroll: true, focusVisible: true})")
    return focused != blurred


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "360"])
def test_a_walk_with_tab(
    viewport: dict[str, int], visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    with visitor(viewport) as visit:
        for address in addresses:
            page = visit.open(address)
            expected = set(page.evaluate("ksProbes.reachable()"))
            found, came_out = stops(page)
            with subtests.test(page=address):
                assert came_out, f"the keyboard is caught at {found[-1]['place']}"
                assert found, "nothing can be reached"
                assert problems(found, expected) == {}


def problems(found: list[dict[str, Any]], expected: set[str]) -> dict[str, list[str]]:
    """Everything wrong with the stops of one walk, each kind with its places."""
    told = {
        "has no name": [stop["place"] for stop in found if not stop["name"]],
        "is not on screen, or is covered": [stop["place"] for stop in found if not stop["seen"]],
        "shows no focus": [stop["place"] for stop in found if not stop["marked"]],
        "comes out of order": [stop["place"] for stop in found if not stop["inOrder"]],
        "is never reached": sorted(expected - {stop["place"] for stop in found}),
    }
    return {problem: places for problem, places in told.items() if places}


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
