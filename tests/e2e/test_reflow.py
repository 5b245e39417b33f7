"""Every page at 320 CSS pixels and with the reader's own text spacing (WCAG 1.4.10, 1.4.12)."""

from __future__ import annotations

import pytest

from .conftest import DESKTOP, MENU, NARROW, Visitor

pytestmark = pytest.mark.browser


def test_no_page_scrolls_sidewise_at_320_pixels(
    visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    with visitor(NARROW) as visit:
        for address in addresses:
            page = visit.open(address)
            with subtests.test(page=address):
                assert page.evaluate("ksProbes.sidewise()") == []


def test_the_open_menu_fits_at_320_pixels(visitor: Visitor) -> None:
    with visitor(NARROW) as visit:
        page = visit.open("")
        page.get_by_role("button", name=MENU).click()
        assert page.evaluate("ksProbes.sidewise()") == []


@pytest.mark.parametrize("viewport", [NARROW, DESKTOP], ids=["320", "1280"])
def test_wider_text_spacing_cuts_nothing_off(
    viewport: dict[str, int], visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    with visitor(viewport) as visit:
        for address in addresses:
            page = visit.open(address)
            page.evaluate("ksProbes.spaceOut()")
            with subtests.test(page=address):
                assert page.evaluate("ksProbes.clipped()") == []
                assert page.evaluate("ksProbes.sidewise()") == []
