"""The film player in a real Chromium: keyboard, versions, links, faults, accessibility, policy."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from .pages import Open, at, axe, choose, seek, state

pytestmark = [pytest.mark.browser, pytest.mark.film]


# --- without script ---------------------------------------------------------------------------


def test_without_script_every_version_is_a_player_of_its_own(open_page: Open) -> None:
    page = open_page("film/", java_script_enabled=False)
    videos = page.locator("video")
    expect(videos).to_have_count(3)
    for index, name in enumerate(["Textad", "Plats för teckenspråkstolkning", "Syntolkad"]):
        video = videos.nth(index)
        expect(video).to_be_visible()
        expect(video).to_have_attribute("controls", "")
        expect(video).to_have_attribute("preload", "none")
        expect(video).to_have_attribute("aria-label", re.compile(name))
    expect(page.locator(".ks-film__name h3")).to_have_count(3)
    assert page.locator(".ks-film__fetch a:visible").count() == 3
    assert page.locator("input:visible, button:visible, select:visible").count() == 0
    assert page.get_by_text("för att hoppa dit").is_hidden()


def test_without_script_a_time_leads_to_its_paragraph(open_page: Open) -> None:
    page = open_page("film/", java_script_enabled=False)
    page.get_by_role("link", name="1:02 Vem du vänder dig till").click()
    assert page.url.endswith("#t-1-02")
    expect(page.locator("#t-1-02")).to_be_in_viewport()


# --- one player -------------------------------------------------------------------------------


def test_with_script_there_is_one_player_and_nothing_is_fetched(
    browser: Browser, site: str
) -> None:
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(site + "film/")
    page.wait_for_selector(".ks-film[data-ready]")
    assert page.locator("video:visible").count() == 1
    choose(page, "syntolkad")
    assert page.locator("video:visible").count() == 1
    page.wait_for_timeout(300)
    assert [url for url in fetched if url.endswith(".mp4")] == []
    assert [url for url in fetched if not url.startswith(site)] == []
    page.context.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", ["film/", "lattlast/", "inbaddad/"])
def test_nothing_moves_when_the_script_arrives(
    browser: Browser, site: str, address: str, width: int
) -> None:
    heights = []
    for script in ("late", "there"):
        page = browser.new_page(viewport={"width": width, "height": 800})
        if script == "late":
            page.route("**/film.js", lambda route: route.abort())
        page.goto(site + address)
        page.evaluate("document.fonts.ready")
        if script == "there":
            page.wait_for_selector(".ks-film[data-ready]")
        heights.append(page.evaluate("document.querySelector('.ks-film').offsetHeight"))
        page.context.close()
    assert heights[0] == heights[1]


def test_all_versions_are_shown_if_the_script_never_arrives(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/film.js", lambda route: route.abort())
    page.goto(site + "film/")
    assert page.locator("video:visible").count() == 1
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    assert page.locator("video:visible").count() == 3
    assert page.locator(".ks-film__name:visible").count() == 3
    page.context.close()


def test_one_version_has_no_choice(open_page: Open) -> None:
    page = open_page("en/")
    assert page.locator("fieldset").count() == 0
    assert state(page)["version"] == "textad"


# --- keyboard ---------------------------------------------------------------------------------


def test_tab_order_is_the_order_read(open_page: Open) -> None:
    page = open_page("film/")
    page.evaluate("document.querySelector('.ks-film').setAttribute('tabindex', '-1')")
    page.evaluate("document.querySelector('.ks-film').focus()")
    order: list[str] = []
    for _ in range(20):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(document.activeElement.getAttribute('aria-label')"
            " ?? document.activeElement.closest('label')?.textContent"
            " ?? document.activeElement.textContent).replaceAll('\\u00ad', '').trim()"
        )
        if not order or order[-1] != name:  # the film's own controls lie inside it
            order.append(re.sub(r"\s+", " ", name))
    assert order[0].startswith("Filmen Roller och ansvar")
    assert order[1:5] == ["Text av/på", "vanlig", "större", "störst"]
    assert order[5] == "Textad 1 min 14 s"
    assert order[6:11] == ["i bilden", "under bilden", "0,75", "1", "1,25"]
    assert order[11] == "Kopiera länk till det här ögonblicket"
    assert order[12:14] == ["0:00 Du ska bli kontaktperson", "0:14 Medmänniska, inte personal"]


def test_arrow_keys_choose_version_and_say_so(open_page: Open) -> None:
    page = open_page("film/")
    page.locator("input[value=textad]").focus()
    page.keyboard.press("ArrowRight")
    assert state(page)["version"] == "teckensprak"
    page.keyboard.press("ArrowDown")
    seen = state(page)
    assert (seen["version"], seen["checked"]) == ("syntolkad", "syntolkad")
    assert page.evaluate("document.activeElement.value") == "syntolkad"
    expect(page.get_by_role("status")).to_have_text("Du ser nu den här versionen: Syntolkad.")


def test_focus_is_visible_round_the_film_and_the_choice(open_page: Open) -> None:
    page = open_page("film/")
    for focused, ring in [
        ("video", ".ks-film__screen"),
        ("input[value=textad]", "label:has(input)"),
    ]:
        page.locator(focused).first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.locator(focused).first.focus()
        width = page.locator(ring).first.evaluate("(e) => getComputedStyle(e).outlineWidth")
        assert width == "3px"


# --- changing version -------------------------------------------------------------------------

# from, seconds there, to, seconds there, what is being said
MOVES = [
    ("textad", 0.4, "syntolkad", 0.4, "Bild: En lampa"),
    ("textad", 20.0, "syntolkad", 37.2, "Du är inte personal"),
    ("textad", 9.0, "syntolkad", 15.4, "Vad är din roll"),
    ("textad", 30.5, "syntolkad", 45.9, "Du är inte personal"),
    ("textad", 31.0, "syntolkad", 46.0, "Bild: Ett hänglås"),
    ("syntolkad", 53.0, "textad", 31.7, "Bild: Ett hänglås"),
    ("syntolkad", 30.0, "textad", 14.7, "Bild: Två koppar"),
    ("syntolkad", 111.0, "textad", 73.9, "Berättare: Ring"),
    ("textad", 62.5, "teckensprak", 62.5, "Bild: En telefon"),
]


@pytest.mark.parametrize(("before", "time", "after", "expected", "cue"), MOVES)
def test_another_version_stands_at_the_same_cue(
    open_page: Open, before: str, time: float, after: str, expected: float, cue: str
) -> None:
    page = open_page("film/")
    choose(page, before)
    seek(page, time)
    choose(page, after)
    at(page, after, expected)
    seen = state(page)
    assert seen["cue"].startswith(cue)
    assert not seen["playing"]


def test_a_film_that_plays_goes_on_playing_in_the_same_chapter(open_page: Open) -> None:
    page = open_page("film/")
    seek(page, 20.0)
    page.locator("video").first.focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('video').currentTime > 20.2")
    choose(page, "syntolkad")
    page.wait_for_function("() => document.querySelectorAll('video')[2].currentTime > 37.6")
    seen = state(page)
    assert seen["playing"]
    assert seen["chapter"] == "Medmänniska, inte personal"
    assert page.evaluate("document.querySelector('video').paused")
    expect(page.get_by_role("status")).to_contain_text("Filmen fortsätter på samma ställe, 0:3")


def test_speed_and_sound_are_carried_over(open_page: Open) -> None:
    page = open_page("film/")
    speeds = page.get_by_role("group", name="Hastighet")
    speeds.get_by_role("button", name="1,25").click()
    page.evaluate("document.querySelector('video').muted = true")
    choose(page, "syntolkad")
    seek(page, 3)  # loading a film resets its speed
    seen = state(page)
    assert (seen["rate"], seen["muted"]) == (1.25, True)
    expect(speeds.get_by_role("button", pressed=True)).to_have_text("1,25")


def test_times_are_those_of_the_version_shown(open_page: Open) -> None:
    page = open_page("film/")
    choose(page, "syntolkad")
    times = page.locator(".ks-film__chapters .ks-film__time").all_text_contents()
    assert times == ["0:00", "0:21", "0:46", "1:10", "1:32"]
    expect(page.locator("#t-0-31 .ks-film__time")).to_have_text("0:46")
    expect(page.get_by_role("link", name="Gå till 0:46")).to_be_visible()


def test_the_choice_is_remembered_on_the_next_page(open_page: Open, site: str) -> None:
    page = open_page("film/")
    choose(page, "syntolkad")
    page.goto(site + "tolkad/")
    page.wait_for_selector(".ks-film[data-ready]")
    seen = state(page)
    assert (seen["version"], seen["checked"]) == ("syntolkad", "syntolkad")
    page.goto(site + "en/")  # a film that lacks the version shows one it has
    page.wait_for_selector(".ks-film[data-ready]")
    assert state(page)["version"] == "textad"


def test_without_storage_the_player_still_works(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })"
    )
    page.goto(site + "film/")
    page.wait_for_selector(".ks-film[data-ready]")
    choose(page, "syntolkad")
    assert state(page)["version"] == "syntolkad"
    page.context.close()


# --- text -------------------------------------------------------------------------------------


def test_text_follows_from_version_to_version(open_page: Open) -> None:
    page = open_page("film/")
    button = page.get_by_role("button", name="Text av/på")
    assert state(page)["text"] == "showing"
    choose(page, "syntolkad")
    assert (state(page)["text"], state(page)["pressed"]) == ("showing", "true")
    button.click()
    assert (state(page)["text"], state(page)["pressed"]) == ("disabled", "false")
    for version in ("teckensprak", "textad", "syntolkad"):
        choose(page, version)
        seek(page, 3)
        assert (state(page)["text"], state(page)["pressed"]) == ("disabled", "false"), version
    button.click()
    choose(page, "textad")
    assert (state(page)["text"], state(page)["pressed"]) == ("showing", "true")


def test_text_turned_on_in_the_films_own_menu_is_kept(open_page: Open) -> None:
    page = open_page("film/")
    page.get_by_role("button", name="Text av/på").click()
    page.evaluate("document.querySelector('track[kind=captions]').track.mode = 'showing'")
    expect(page.get_by_role("button", name="Text av/på")).to_have_attribute("aria-pressed", "true")
    choose(page, "syntolkad")
    assert state(page)["text"] == "showing"


def test_text_in_the_picture_is_never_shown_twice(open_page: Open) -> None:
    page = open_page("inbrand/")
    seek(page, 2)
    assert state(page)["text"] == "disabled"
    expect(page.get_by_text("Texten finns i bilden")).to_be_visible()
    assert page.locator("[data-action=text]").is_hidden()
    choose(page, "teckensprak")
    assert state(page)["text"] == "showing"
    expect(page.get_by_role("button", name="Text av/på")).to_be_visible()


# --- links to a moment ------------------------------------------------------------------------

LINKS = [
    ("#t=0:31", "textad", 31.0, "Tystnadsplikt"),
    ("#t=01:02", "textad", 62.0, "Vem du vänder dig till"),
    ("#t=64", "textad", 64.0, "Vem du vänder dig till"),
    ("#t=0:20,5", "textad", 20.5, "Medmänniska, inte personal"),
    ("#t-0-31-2", "textad", 31.8, "Tystnadsplikt"),
    ("#t-0-33", "textad", 33.0, "Tystnadsplikt"),
    ("#film=syntolkad&t=0:46", "syntolkad", 46.0, "Tystnadsplikt"),
    ("#film=syntolkad&t=01:32.4", "syntolkad", 92.4, "Vem du vänder dig till"),
    ("#t=99:59", "textad", 73.9, "Vem du vänder dig till"),
]


@pytest.mark.parametrize(("link", "version", "time", "chapter"), LINKS)
def test_a_link_opens_the_film_at_its_moment(
    open_page: Open, link: str, version: str, time: float, chapter: str
) -> None:
    page = open_page(f"film/{link}")
    at(page, version, time)
    seen = state(page)
    assert seen["chapter"] == chapter
    assert not seen["playing"]
    assert page.evaluate("document.activeElement === document.body")
    expect(page.get_by_role("status")).to_contain_text("Filmen är framme vid")
    assert page.evaluate("localStorage.length") == 0
    shown = page.locator(link) if link == "#t-0-31-2" else page.locator("video:visible")
    expect(shown).to_be_in_viewport()


def test_links_followed_on_the_page_move_the_film(open_page: Open) -> None:
    page = open_page("film/#prata")
    for link, version, time, chapter in LINKS:
        choose(page, "textad")
        page.evaluate("(link) => { location.hash = link; }", link)
        at(page, version, time)
        assert state(page)["chapter"] == chapter, link
        assert not state(page)["playing"]
        assert page.evaluate("document.activeElement.tagName") != "VIDEO"


def test_a_link_without_version_gives_the_moment_in_the_visitors_own(
    open_page: Open, site: str
) -> None:
    page = open_page("film/")
    choose(page, "syntolkad")
    page.goto(site + "tolkad/#t=0:47")
    at(page, "syntolkad", 70.0)
    assert state(page)["chapter"] == "När något är fel"


def test_a_link_to_another_version_does_not_change_the_visitors_choice(open_page: Open) -> None:
    page = open_page("film/#film=syntolkad")
    assert state(page)["version"] == "syntolkad"
    assert state(page)["time"] == 0
    assert page.evaluate("localStorage.getItem('ks-film-version')") is None


@pytest.mark.parametrize("link", ["#prata", "#t=", "#t=abc", "#film=okand", "#t=1:2:3:4", "#%"])
def test_other_links_leave_the_film_alone(open_page: Open, link: str) -> None:
    page = open_page(f"film/{link}")
    page.wait_for_timeout(200)
    seen = state(page)
    assert (seen["version"], seen["time"], seen["chapter"]) == ("textad", 0, "")


def test_times_in_the_text_move_a_film_that_stands_still_without_starting_it(
    open_page: Open,
) -> None:
    page = open_page("film/")
    row = page.locator("#t-0-37")
    row.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    row.get_by_role("link", name="Gå till 0:37").click()
    at(page, "textad", 37.0)
    assert not state(page)["playing"]
    assert state(page)["cue"].startswith("Det gäller också")
    assert page.evaluate("scrollY") == before
    assert page.url.endswith("#t-0-37")
    expect(page.get_by_role("status")).to_have_text(
        "Filmen är framme vid 0:37. Starta den när du vill."
    )


def test_a_chapter_link_keeps_a_playing_film_playing(open_page: Open) -> None:
    page = open_page("film/")
    page.locator("video").first.focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.2")
    page.get_by_role("link", name="0:31 Tystnadsplikt").click()
    page.wait_for_function("() => document.querySelector('video').currentTime > 31.2")
    seen = state(page)
    assert seen["playing"]
    assert seen["chapter"] == "Tystnadsplikt"
    assert page.evaluate("scrollY") < 700  # following the text never scrolls


def test_the_link_to_this_moment_is_copied_and_leads_back(open_page: Open) -> None:
    page = open_page("film/")
    choose(page, "syntolkad")
    seek(page, 47.3)
    page.get_by_role("button", name="Kopiera länk till det här ögonblicket").click()
    expect(page.get_by_role("status")).to_have_text("Länken till 0:47 i filmen är kopierad.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("film/?film=syntolkad&t=0:47#t-0-31")
    again = open_page(link.split("/", 3)[3])
    at(again, "syntolkad", 47.0)


def test_when_copying_fails_the_address_field_holds_the_link(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(site + "film/#t=0:14")
    at(page, "textad", 14)
    page.get_by_role("button", name="Kopiera länk").click()
    expect(page.get_by_role("status")).to_contain_text("Det gick inte att kopiera.")
    assert page.url.endswith("film/?t=0:14#t-0-14")
    page.context.close()


# --- several films, no film -------------------------------------------------------------------


def test_only_the_first_film_of_a_page_answers_to_links(open_page: Open) -> None:
    page = open_page("inbaddad/#film=syntolkad&t=0:46")
    at(page, "syntolkad", 46)
    second = page.locator(".ks-film").nth(1)
    assert second.locator("input:checked").get_attribute("value") == "textad"
    assert second.locator("[data-action=copy]").is_hidden()
    assert page.locator(".ks-film__transcript, .ks-film__chapters").count() == 0
    assert page.locator(".ks-film__fetch a:visible").count() == 2


def test_a_film_that_fails_says_so_and_offers_other_ways(open_page: Open) -> None:
    page = open_page("borta/")
    page.locator("video").first.focus()
    page.keyboard.press("Space")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Filmen gick inte att spela.")
    expect(alert.get_by_role("link", name="Hämta filmen: Textad")).to_be_visible()
    expect(alert.get_by_role("link", name="Läs filmen som text")).to_have_attribute(
        "href", "#roller-text"
    )
    assert page.locator("video:visible").count() == 0
    assert axe(page) == []
    choose(page, "syntolkad")
    seek(page, 46)
    assert page.locator("video:visible").count() == 1


def test_a_film_that_failed_can_be_tried_again_where_it_stood(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/textad.mp4", lambda route: route.abort())
    page.goto(site + "film/#t=0:31")
    expect(page.get_by_role("alert")).to_contain_text("Filmen gick inte att spela.")
    page.unroute("**/textad.mp4")
    page.get_by_role("button", name="Försök igen").click()
    at(page, "textad", 31)
    assert page.get_by_role("alert").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "VIDEO"
    page.context.close()


# --- accessibility ----------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["film/#t-0-31-2", "lattlast/#t=0:31", "inbaddad/"])
@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]
)
def test_axe_finds_nothing(open_page: Open, address: str, width: int, scheme: Any) -> None:
    page = open_page(address, width, color_scheme=scheme)
    page.wait_for_timeout(200)
    assert axe(page) == []


@pytest.mark.parametrize("address", ["film/#t=0:31", "lattlast/", "inbaddad/", "borta/"])
def test_nothing_is_wider_than_a_small_phone(open_page: Open, address: str) -> None:
    page = open_page(address, 320, bypass_csp=True)
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) == 320
    # WCAG 1.4.12: the visitor's own spacing.
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
        " word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"
    )
    assert page.evaluate(wide) == 320


def test_no_word_is_cut_except_where_a_hyphen_is_given(open_page: Open) -> None:
    page = open_page("film/")
    for width in (320, 360, 480, 600, 760, 900, 960, 1024, 1100, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        cut = page.evaluate(
            """() => {
              const cut = [];
              const walker = document.createTreeWalker(
                document.querySelector(".ks-film"), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const node = walker.currentNode;
                if (!node.parentElement.checkVisibility() || node.parentElement.closest("video")) {
                  continue;
                }
                for (const word of node.data.matchAll(/[^\\s\\u00ad/–-]+/g)) {
                  const range = document.createRange();
                  // Not its first letter, whose boxes hold the hyphen on the line before.
                  range.setStart(node, word.index + 1);
                  range.setEnd(node, word.index + word[0].length);
                  const lines = new Set([...range.getClientRects()].map((box) => box.top));
                  if (lines.size > 1) cut.push(word[0]);
                }
              }
              return cut;
            }"""
        )
        assert cut == [], width


@pytest.mark.parametrize(("address", "least"), [("film/", 44), ("lattlast/", 56)])
@pytest.mark.parametrize("width", [1280, 320])
def test_controls_are_large_enough(open_page: Open, address: str, least: int, width: int) -> None:
    page = open_page(address, width)
    small = page.evaluate(
        """(least) => [...document.querySelectorAll(
             ".ks-film :is(a, button, select, .ks-film__choices label)")]
           .filter((e) => e.checkVisibility({ checkVisibilityCSS: true }))
           .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
           .filter(([, box]) => box.height < least - 0.5 || box.width < 44)
           .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)""",
        least,
    )
    assert small == []


def test_current_places_show_without_colours(open_page: Open) -> None:
    page = open_page("film/#t-0-31-2", forced_colors="active")
    borders = page.evaluate(
        """() => [".ks-film__cue[aria-current]", ".ks-film__cue:not([aria-current])"].map(
             (name) => getComputedStyle(document.querySelector(name)).borderInlineStartWidth)"""
    )
    assert borders == ["6px", "0px"]


def test_easy_read_is_one_column(open_page: Open) -> None:
    page = open_page("lattlast/")
    left = page.evaluate(
        """() => [".ks-film__player", ".ks-film__chapters", ".ks-film__transcript",
                  ".ks-film__downloads"].map(
             (name) => document.querySelector(name).getBoundingClientRect().left)"""
    )
    assert len(set(left)) == 1


def test_on_paper_there_is_text_but_no_player(open_page: Open) -> None:
    page = open_page("film/")
    page.emulate_media(media="print")
    assert page.locator(".ks-film__player").is_hidden()
    assert page.locator(".ks-film__downloads").is_hidden()
    assert page.locator(".ks-film__cue:visible").count() == 14
