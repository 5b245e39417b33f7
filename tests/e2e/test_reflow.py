"""The open menu at 320 CSS pixels (WCAG 1.4.10); the pages themselves are the check's own."""

from __future__ import annotations

import pytest

from .conftest import MENU, NARROW, Visitor

pytestmark = pytest.mark.browser


def test_the_open_menu_fits_at_320_pixels(visitor: Visitor) -> None:
    with visitor(NARROW) as visit:
        page = visit.open("")
        page.get_by_role("button", name=MENU).click()
        assert page.evaluate("ksProbes.sidewise()") == []
