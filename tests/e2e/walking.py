"""A walk with Tab in a state the check does not reach: answers to a search, choices made.

The walk through every page as it is loaded is the check's own (check/browser/behaviour.mjs).
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from .conftest import DESKTOP

# A native player has several stops of its own inside one element.
SAME_ELEMENT = 25
MOST_STOPS = 600


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
