"""The probes see the faults they are for: a test that cannot fail proves nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import DESKTOP, PROBES
from .test_keyboard import problems, stops

pytestmark = pytest.mark.browser

STYLE = """<style>
:focus-visible { outline: 3px solid black; }
.bare:focus-visible { outline: none; }
.away { position: absolute; left: -242px; }
.under { position: fixed; inset: 0; background: white; }
.wide { inline-size: 2000px; }
.cut { inline-size: 160px; block-size: 24px; overflow: hidden; white-space: nowrap; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; }
</style>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP)  # type: ignore[arg-type]
    context.add_init_script(path=PROBES)
    page = context.new_page()
    page.goto("about:blank")
    yield page
    context.close()


def show(page: Page, body: str) -> None:
    page.set_content(f"<!doctype html>{STYLE}<body>{body}")


def walk(page: Page, body: str) -> dict[str, list[str]]:
    show(page, body)
    expected = set(page.evaluate("ksProbes.reachable()"))
    found, came_out = stops(page)
    assert came_out
    return problems(found, expected)


def test_a_good_page_is_good(page: Page) -> None:
    body = """<a href="#a">A</a><label><input type="radio" name="r" checked>Ett</label>
        <label><input type="radio" name="r">Två</label><div style="height:3000px"></div>
        <button>B</button><details><summary>C</summary><a href="#d">D</a></details>"""
    assert walk(page, body) == {}
    assert page.evaluate("ksProbes.sidewise()") == []
    assert page.evaluate("ksProbes.clipped()") == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="#a" id="x"><img alt=""></a>', "has no name"),
        ('<div tabindex="0" id="x"></div>', "has no name"),
        ('<a href="#a" id="x" class="away">Text</a>', "is not on screen, or is covered"),
        (
            '<a href="#a" id="x">Text</a><div class="under"></div>',
            "is not on screen, or is covered",
        ),
        ('<button id="x" class="bare">Text</button>', "shows no focus"),
        (
            '<svg width="90" height="90"><a href="#a" id="x" class="bare"><text y="20">T</text></a>'
            "</svg>",
            "shows no focus",
        ),
        ('<a href="#a" tabindex="2">Ett</a><a href="#b" tabindex="1" id="x">Två</a>', None),
        (
            '<a href="#a" onfocus="document.querySelector(\'#z\').focus()" id="y">Ett</a>'
            '<a href="#b" id="x">Två</a><a href="#c" id="z">Tre</a>',
            "is never reached",
        ),
    ],
)
def test_a_planted_fault_is_seen(page: Page, body: str, problem: str | None) -> None:
    told = walk(page, body)
    if problem is None:
        assert told
    else:
        assert "#x" in told[problem]


def test_a_ring_drawn_as_a_stroke_counts(page: Page) -> None:
    body = """<style>svg a:focus-visible { outline: none }
        svg a:focus-visible circle { stroke: black; stroke-width: 8 }</style>
        <svg width="90" height="90"><a href="#a" aria-label="Nod"><circle cx="45" cy="45" r="30"/>
        </a></svg>"""
    assert walk(page, body) == {}


def test_a_ring_on_the_frame_around_it_counts(page: Page) -> None:
    style = "<style>.frame:focus-within { outline: 3px solid black }</style>"
    inside = '<button class="bare">Spela</button>'
    assert (
        walk(page, f'{style}<div class="frame" style="display:inline-block">{inside}</div>') == {}
    )
    # A ring round half the page says nothing of where in it the focus is.
    told = walk(page, f'{style}<div class="frame" style="block-size:400px">{inside}</div>')
    assert list(told) == ["shows no focus"]


def test_a_trap_is_seen(page: Page) -> None:
    show(page, "<button onkeydown=\"event.key === 'Tab' && event.preventDefault()\">Fälla</button>")
    assert stops(page)[1] is False


def test_what_sticks_out_is_seen(page: Page) -> None:
    show(page, '<p>Text</p><div class="wide" id="x">Bred</div>')
    assert page.evaluate("ksProbes.sidewise()")[1:] == ["#x"]


def test_what_is_cut_off_is_seen(page: Page) -> None:
    show(
        page, '<p class="cut" id="x">Precis så att det ryms</p><p class="hidden">Dold hjälptext</p>'
    )
    page.add_style_tag(content="#x { inline-size: max-content }")
    page.evaluate("x.style.inlineSize = `${x.clientWidth}px`")
    assert page.evaluate("ksProbes.clipped()") == []
    page.evaluate("ksProbes.spaceOut()")
    assert page.evaluate("ksProbes.clipped()") == ["#x"]
