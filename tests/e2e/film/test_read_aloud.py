"""What a screen reader meets in the player: names, roles and states, one kept tree for each state.

``KUNSKAPSSTOD_WRITE_TREES=1`` writes the trees anew; read what changed before it is committed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .pages import Open, at, choose, play, press, read_aloud

pytestmark = [pytest.mark.browser, pytest.mark.film]

TREES = Path(__file__).with_name("trees")


def _at_a_moment(page: Page) -> None:
    at(page, "textad", 31)
    choose(page, "syntolkad")
    expect(page.get_by_role("status")).to_contain_text("0:46")


def _large_text_below(page: Page) -> None:
    at(page, "textad", 32)
    press(page, "size", "largest")
    press(page, "place", "under")
    expect(page.locator(".ks-film__caption")).to_contain_text("Det du får veta")


def _failed(page: Page) -> None:
    page.locator("video").first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("alert")).to_be_visible()


def _seen_read_out(page: Page) -> None:
    page.get_by_role("button", name="Läs upp det som syns").click()
    play(page, 0.3)
    expect(page.locator(".ks-film__described")).to_contain_text("En lampa")


def _more(page: Page) -> None:
    page.get_by_text("Fler val").click()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "start": ("liten/", lambda page: None),
    "annan-version": ("film/#t=0:31", _at_a_moment),
    "stor-text-under": ("film/#t=0:32", _large_text_below),
    "text-i-bilden": ("inbrand/", lambda page: None),
    "fel": ("borta/", _failed),
    "det-som-syns": ("liten/", _seen_read_out),
    "lattlast": ("liten-lattlast/", lambda page: None),
    "lattlast-fler-val": ("liten-lattlast/", _more),
}


@pytest.mark.parametrize("state", STATES)
def test_the_player_is_read_as_it_was_kept(open_page: Open, state: str) -> None:
    address, act = STATES[state]
    page = open_page(address)
    act(page)
    tree = read_aloud(page, ".ks-film__player")
    kept = TREES / f"{state}.txt"
    if os.environ.get("KUNSKAPSSTOD_WRITE_TREES"):
        kept.write_text(tree, encoding="utf-8")
    assert tree == kept.read_text(encoding="utf-8")
