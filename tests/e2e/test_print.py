"""Pages as the browser prints them: what is on the paper, and that a form fits one."""

from __future__ import annotations

import io

import pikepdf
import pytest

from kunskapsstod.models.site import BuiltSite

from .conftest import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sheets(built: BuiltSite) -> list[str]:
    """The addresses of every page with ``sheet: true``."""
    return [doc.address for doc in built.read() if doc.first("body.ks-sheet")]


def test_every_form_prints_on_one_sheet(
    visitor: Visitor, sheets: list[str], subtests: pytest.Subtests
) -> None:
    assert len(sheets) >= 10
    with visitor() as visit:
        for address in sheets:
            paper = visit.open(address).pdf(prefer_css_page_size=True)
            with subtests.test(page=address), pikepdf.open(io.BytesIO(paper)) as pdf:
                assert len(pdf.pages) == 1


def test_a_form_ends_with_its_address_and_dates(visitor: Visitor, sheets: list[str]) -> None:
    with visitor() as visit:
        page = visit.open("mallar/rapport/")
        assert not page.locator(".ks-sheet__line").is_visible()
        page.emulate_media(media="print")
        line = page.locator(".ks-sheet__line").inner_text()
        assert line.startswith("guide.exempelkommun.example/mallar/rapport/")
        assert "22 november 2026" in line and "22 maj 2027" in line
        assert not page.locator(".ks-foot").is_visible()


def test_a_page_on_paper_has_its_address_its_dates_and_no_controls(visitor: Visitor) -> None:
    with visitor() as visit:
        page = visit.open("roller/sekretess/")
        page.emulate_media(media="print")
        assert (
            "guide.exempelkommun.example/roller/sekretess/"
            in page.locator(".ks-printed").inner_text()
        )
        assert "22 maj 2027" in page.locator(".ks-foot").inner_text()
        # A word that is explained is a button on a screen; on paper it is a word.
        for control in ("nav", "button:not(.ks-word)", ".ks-tools", ".ks-share", "fieldset"):
            shown = page.locator(control).evaluate_all(
                "all => all.filter(one => one.checkVisibility()).length"
            )
            assert shown == 0, control


def test_addresses_are_written_out_in_lists_of_links_and_outside_the_guide(
    visitor: Visitor,
) -> None:
    with visitor() as visit:
        page = visit.open("roller/sekretess/")
        page.emulate_media(media="print")

        def after(css: str) -> str:
            return str(
                page.locator(css).first.evaluate("l => getComputedStyle(l, '::after').content")
            )

        row = page.locator(".ks-links a").first
        assert row.get_attribute("data-address") == "guide.exempelkommun.example/roller/orolig/"
        assert "guide.exempelkommun.example/roller/orolig/" in after(".ks-links a")
        assert "kunskapsguiden.se" in after('.ks-foot a[href*="kunskapsguiden.se"]')
        # In running text an address within the guide would only be in the way.
        assert after('.ks-section__text p a[href="../orolig/"]') == "none"


@pytest.mark.parametrize("javascript", [True, False])
def test_answers_that_are_folded_away_are_open_on_paper(visitor: Visitor, javascript: bool) -> None:
    with visitor(javascript=javascript) as visit:
        visit.page.goto(visit.base + "infor/sjalvtest/", wait_until="load")
        answer = visit.page.locator(".ks-answer__body").first
        assert not answer.is_visible()
        visit.page.emulate_media(media="print")
        box = answer.bounding_box()
        assert box is not None and box["height"] > 20


def test_a_film_on_paper_is_its_text(visitor: Visitor) -> None:
    with visitor() as visit:
        page = visit.open("filmer/roller/")
        page.emulate_media(media="print")
        assert page.locator(".ks-film__transcript").is_visible()
        assert not page.locator("video").first.is_visible()
        assert not page.locator(".ks-film__downloads").is_visible()


def test_paper_is_white_whatever_the_screen_is(visitor: Visitor) -> None:
    with visitor(dark=True) as visit:
        page = visit.open("roller/sekretess/")
        page.emulate_media(media="print", color_scheme="dark")
        body = "getComputedStyle(document.body)"
        assert page.evaluate(f"{body}.backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate(f"{body}.color") == "rgb(0, 0, 0)"
