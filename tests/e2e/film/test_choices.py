"""What a visitor may choose besides the version: the text, the picture, what is read out."""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from .pages import Open, at, axe, caption, choose, play, press, seek, state

pytestmark = [pytest.mark.browser, pytest.mark.film]

SAID = "Det du får veta stannar hos dig."  # from 31.8 s in textad and 54 s in syntolkad


def stored(page: Page) -> dict[str, str]:
    kept: dict[str, str] = page.evaluate("({ ...localStorage })")
    return kept


def text_height(page: Page, selector: str) -> float:
    size: float = page.evaluate(
        "(name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize)", selector
    )
    return size


def drawn_height(page: Page) -> int:
    """How many rows of the picture's lower half the browser's text covers: its ground is dark."""
    page.wait_for_timeout(200)
    shot = page.locator("video").first.screenshot()
    picture = np.asarray(Image.open(io.BytesIO(shot)).convert("L"))
    lower = picture[picture.shape[0] // 2 :, 50:-50]
    return int((lower < 60).any(axis=1).sum())


# --- the text: where and how large ------------------------------------------------------------


@pytest.mark.parametrize(("width", "place"), [(1280, "picture"), (320, "under")])
def test_text_stands_in_a_large_picture_and_below_a_small_one(
    open_page: Open, width: int, place: str
) -> None:
    page = open_page("film/#t=0:32", width)
    at(page, "textad", 32)
    pressed = page.locator("[data-group=place] [aria-pressed=true]")
    expect(pressed).to_have_attribute("data-value", place)
    if place == "under":
        expect(page.locator(".ks-film__caption")).to_have_text(SAID)
    assert state(page)["text"] == {"picture": "showing", "under": "hidden"}[place]
    assert stored(page) == {}


def test_the_place_of_the_text_is_the_visitors_and_kept(open_page: Open) -> None:
    page = open_page("film/#t=0:32")
    at(page, "textad", 32)
    press(page, "place", "under")
    expect(page.locator(".ks-film__caption")).to_have_text(SAID)
    page.get_by_role("button", name="Text av/på").click()
    assert (caption(page), state(page)["text"]) == (None, "disabled")
    page.reload()
    page.wait_for_selector(".ks-film[data-ready]")
    assert (state(page)["text"], state(page)["pressed"]) == ("disabled", "false")
    page.get_by_role("button", name="Text av/på").click()
    at(page, "textad", 32)
    expect(page.locator(".ks-film__caption")).to_have_text(SAID)
    assert stored(page) == {"ks-film-place": "under", "ks-film-text": "on"}


def test_text_below_the_picture_is_that_of_the_version_shown(open_page: Open) -> None:
    page = open_page("film/#t=0:32")
    press(page, "place", "under")
    choose(page, "syntolkad")
    at(page, "syntolkad", 54.2)
    expect(page.locator(".ks-film__caption")).to_have_text(SAID)
    seek(page, 46)
    expect(page.locator(".ks-film__caption")).to_have_text("")


@pytest.mark.parametrize("size", ["large", "largest"])
def test_text_is_larger_in_both_places(open_page: Open, size: str) -> None:
    page = open_page("film/#t=0:32")
    press(page, "place", "under")
    usual = text_height(page, ".ks-film__caption")
    press(page, "size", size)
    assert text_height(page, ".ks-film__caption") >= 1.35 * usual
    press(page, "place", "picture")
    page.evaluate("document.querySelector('video').controls = false")
    larger = drawn_height(page)
    press(page, "size", "")
    assert larger >= 1.25 * drawn_height(page)


@pytest.mark.parametrize("size", ["", "largest"])
@pytest.mark.parametrize("address", ["film/", "lattlast/"])
def test_at_400_percent_the_text_is_whole_below_the_picture(
    open_page: Open, address: str, size: str
) -> None:
    # 1280 x 1024 at 400 % is 320 x 256 CSS px: WCAG 1.4.10.
    page = open_page(f"{address}#t=0:05", 320, bypass_csp=True)
    if size:
        page.evaluate("document.querySelector('.ks-film__more')?.setAttribute('open', '')")
        press(page, "size", size)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
        " word-spacing: 0.16em !important; }"
    )
    at(page, "textad", 5)
    area = page.locator(".ks-film__caption")
    expect(area).to_have_text("Vad är din roll, och vad är den inte?")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert area.evaluate(
        "(e) => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth"
    )


def test_a_picture_that_fills_the_screen_carries_its_text(open_page: Open) -> None:
    page = open_page("film/#t=0:32")
    at(page, "textad", 32)
    press(page, "place", "under")
    assert state(page)["text"] == "hidden"
    page.evaluate("document.querySelector('video').requestFullscreen()")
    page.wait_for_function(
        "() => document.querySelector('track[kind=captions]').track.mode === 'showing'"
    )
    page.evaluate("document.exitFullscreen()")
    page.wait_for_function(
        "() => document.querySelector('track[kind=captions]').track.mode === 'hidden'"
    )


def test_text_is_readable_without_colours(open_page: Open) -> None:
    page = open_page("film/#t=0:32", 320, forced_colors="active")
    expect(page.locator(".ks-film__caption")).to_have_text(SAID)
    colours = page.evaluate(
        """() => {
          const style = getComputedStyle(document.querySelector(".ks-film__caption"));
          return [style.color, style.backgroundColor, style.borderTopWidth];
        }"""
    )
    assert colours[0] != colours[1]
    assert colours[2] == "3px"


def test_a_text_that_is_lost_is_said_and_can_be_asked_for_again(
    browser: Browser, site: str
) -> None:
    page = browser.new_page()
    page.route("**/textad.vtt", lambda route: route.abort())
    page.goto(site + "film/#t=0:32")
    lost = page.locator(".ks-film__lost")
    expect(lost).to_contain_text("Texten till filmen gick inte att hämta.")
    at(page, "textad", 32)  # which is told in the status line
    page.unroute("**/textad.vtt")
    button = page.get_by_role("button", name="Text av/på")
    button.click()
    button.click()
    page.wait_for_function("() => document.querySelector('video').textTracks[0].cues?.length > 3")
    assert state(page)["text"] == "showing"
    expect(lost).to_have_text("")
    page.context.close()


# --- the picture ------------------------------------------------------------------------------


def test_the_smaller_picture_goes_on_where_the_film_was(open_page: Open) -> None:
    page = open_page("liten/#t=0:31")
    at(page, "textad", 31)
    press(page, "speed", "1.25")
    play(page, 31.2)
    press(page, "picture", "small")
    page.wait_for_function(
        "() => { const v = document.querySelector('video');"
        " return v.videoWidth === 160 && v.currentTime > 31.2; }"
    )
    seen = state(page)
    assert (seen["playing"], seen["rate"], seen["text"]) == (True, 1.25, "showing")
    assert seen["time"] < 36
    assert stored(page)["ks-film-picture"] == "small"


def test_the_smaller_picture_holds_in_every_version_that_has_one(open_page: Open) -> None:
    page = open_page("liten/")
    group = page.get_by_role("group", name="Bild", exact=True)
    for name in ("vanlig", "mindre"):
        expect(group.get_by_role("button", name=re.compile(rf"{name} \(\d+\skB\)"))).to_be_visible()
    press(page, "picture", "small")
    choose(page, "teckensprak")
    seek(page, 3)
    assert page.evaluate("document.querySelectorAll('video')[1].videoWidth") == 160
    choose(page, "syntolkad")
    expect(group).to_be_hidden()


def test_choosing_a_picture_fetches_nothing(browser: Browser, site: str) -> None:
    page = browser.new_page()
    films: list[str] = []
    page.on("request", lambda request: films.append(request.url) if "mp4" in request.url else None)
    page.goto(site + "liten/")
    page.wait_for_selector(".ks-film[data-ready]")
    press(page, "picture", "small")
    press(page, "picture", "normal")
    press(page, "picture", "small")
    page.wait_for_timeout(300)
    assert films == []
    page.context.close()


@pytest.mark.parametrize(("saves", "chosen"), [(True, "small"), (False, "normal")])
def test_a_browser_that_saves_data_gets_the_smaller_picture(
    browser: Browser, site: str, saves: bool, chosen: str
) -> None:
    page = browser.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection',"
        f" {{ value: {{ saveData: {str(saves).lower()} }} }})"
    )
    page.goto(site + "liten/")
    page.wait_for_selector(".ks-film[data-ready]")
    pressed = page.locator("[data-group=picture] [aria-pressed=true]")
    expect(pressed).to_have_attribute("data-value", chosen)
    page.context.close()


def test_without_script_the_smaller_picture_is_a_second_link(open_page: Open) -> None:
    page = open_page("liten/", java_script_enabled=False)
    links = page.locator("#roller-textad .ks-film__fetch a")
    expect(links).to_have_count(2)
    expect(links.nth(1)).to_contain_text("mindre bild")
    expect(links.nth(1)).to_have_attribute("href", re.compile("textad-liten.mp4$"))
    expect(page.locator("#roller-syntolkad .ks-film__fetch a")).to_have_count(1)


# --- what is seen, read out -------------------------------------------------------------------


def test_what_is_seen_is_written_only_when_asked_for_and_while_the_film_plays(
    open_page: Open,
) -> None:
    page = open_page("liten/")
    region = page.locator(".ks-film__described")
    expect(region).to_have_attribute("aria-live", "polite")
    play(page, 0.5)
    assert region.text_content() == ""
    page.get_by_role("button", name="Läs upp det som syns").click()
    expect(region).to_contain_text("En lampa tänds")
    choose(page, "syntolkad")  # whose voice says it
    assert region.text_content() == ""
    assert page.locator(".ks-film__read").is_hidden()


def test_a_film_without_what_is_seen_as_text_offers_no_reading(open_page: Open) -> None:
    page = open_page("film/")
    assert page.locator(".ks-film__described, .ks-film__read, [data-group=picture]").count() == 0


# --- the network ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "more"), [("film/", "Du kan läsa den som text under tiden."), ("inbaddad/", "")]
)
def test_a_film_that_waits_for_the_network_says_so(
    open_page: Open, address: str, more: str
) -> None:
    page = open_page(address)
    page.clock.install()
    page.route("**/textad.mp4", lambda route: None)  # asked for, never answered
    page.evaluate(
        "document.querySelector('video').addEventListener('play', () => (started = true))"
    )
    page.locator("video").first.focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => window.started")
    page.clock.run_for(6000)
    said = f"Filmen väntar på nätet. Den går vidare när nätet räcker till. {more}".strip()
    status = page.get_by_role("status").first
    expect(status).to_have_text(said)
    page.keyboard.press("Space")
    expect(status).to_have_text("")


# --- links and ways back ----------------------------------------------------------------------


@pytest.mark.parametrize("address", ["film/", "lattlast/"])
def test_a_copied_link_leads_to_its_paragraph_without_script(open_page: Open, address: str) -> None:
    page = open_page(f"{address}?t=0:37#t-0-31-2", java_script_enabled=False)
    row = page.locator("#t-0-31-2")
    expect(row).to_be_in_viewport()
    expect(row).to_have_css("border-inline-start-width", "6px")


def test_a_copied_link_gives_its_moment_in_both_reading_levels(open_page: Open) -> None:
    for address in ("film/", "lattlast/"):
        page = open_page(f"{address}?film=syntolkad&t=0:50#t-0-31")
        at(page, "syntolkad", 50)
        expect(page.locator("video:visible")).to_be_in_viewport()
    page = open_page("film/?t=0:37#prata")  # a link to something else on the page
    assert state(page)["time"] == 0


def test_after_a_copied_link_the_address_follows_the_visitor(open_page: Open) -> None:
    page = open_page("film/?t=0:37#t-0-31-2")
    at(page, "textad", 37)
    page.get_by_role("link", name="0:47 När något är fel").click()
    assert page.url.endswith("film/#t-0-47")


def test_one_comes_back_to_the_film_as_one_left_it(open_page: Open, site: str) -> None:
    page = open_page("film/")
    choose(page, "syntolkad")
    press(page, "size", "large")
    page.goto(site + "en/")
    page.go_back()
    page.wait_for_selector(".ks-film[data-ready]")
    seen: dict[str, Any] = state(page)
    assert (seen["version"], seen["checked"]) == ("syntolkad", "syntolkad")
    assert page.locator("[data-value=large]").get_attribute("aria-pressed") == "true"
    page.reload()
    page.wait_for_selector(".ks-film[data-ready]")
    assert state(page)["version"] == "syntolkad"


# --- the hand and the eye ---------------------------------------------------------------------


def test_every_choice_works_by_touch(open_page: Open) -> None:
    page = open_page("lattlast/", 360, has_touch=True, is_mobile=True)
    page.locator("label:has([value=syntolkad])").tap()
    assert state(page)["version"] == "syntolkad"
    page.get_by_role("button", name="Text av/på").tap()
    page.get_by_text("Fler val").tap()
    page.get_by_role("button", name="störst").tap()
    page.get_by_role("button", name="långsamt").tap()
    assert state(page)["rate"] == 0.75
    assert stored(page)["ks-film-size"] == "largest"


def test_easy_read_shows_few_choices_until_more_are_asked_for(open_page: Open) -> None:
    page = open_page("liten-lattlast/")
    player = page.locator(".ks-film__player")
    assert player.get_by_role("button").count() == 1
    page.get_by_text("Fler val").click()
    assert player.get_by_role("button").count() == 13
    assert axe(page) == []


@pytest.mark.parametrize("address", ["liten/", "liten-lattlast/"])
def test_axe_finds_nothing_with_every_choice_open(open_page: Open, address: str) -> None:
    page = open_page(f"{address}#t=0:32", 320)
    page.evaluate("document.querySelector('.ks-film__more')?.setAttribute('open', '')")
    press(page, "size", "largest")
    page.get_by_role("button", name="Läs upp").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_with_reduced_motion_a_link_shows_the_player_at_once(open_page: Open) -> None:
    page = open_page("film/#t=0:31", reduced_motion="reduce")
    top = page.evaluate("document.querySelector('.ks-film__player').getBoundingClientRect().top")
    assert 0 <= top < 40  # the page keeps a little room above what is scrolled to
    assert page.evaluate("document.getAnimations().length") == 0
