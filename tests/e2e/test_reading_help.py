"""What helps a reader on the way: explained words, the path, the situations, the settings."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import PHONE, Visitor

pytestmark = pytest.mark.browser

PAGE = "roller/sekretess/"


def test_a_hard_word_opens_its_explanation_in_place_and_closes_again(visitor: Visitor) -> None:
    with visitor(PHONE) as visit:
        page = visit.open(PAGE)
        word = page.locator("button.ks-word").first
        box = page.locator(f"#{word.get_attribute('aria-controls')}")
        expect(word).to_have_attribute("aria-expanded", "false")
        expect(box).to_be_hidden()
        word.focus()
        page.keyboard.press("Enter")
        expect(word).to_have_attribute("aria-expanded", "true")
        expect(box).to_be_visible()
        # Read next: the box is the very next thing after the word.
        assert word.evaluate("node => node.nextElementSibling.id") == box.get_attribute("id")
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        assert word.evaluate("node => node === document.activeElement")
        word.click()
        expect(box).to_be_visible()
        assert not visit.console


def test_without_script_a_hard_word_leads_to_the_glossary(visitor: Visitor) -> None:
    with visitor(PHONE, javascript=False) as visit:
        page = visit.open_without_script(PAGE)
        link = page.locator("a.ks-word").first
        target = (link.get_attribute("href") or "").partition("#")[2]
        link.click()
        assert page.url.endswith(f"/ordlista/#{target}")
        assert page.locator(f"#{target} dt").is_visible()


def test_the_path_remembers_what_is_done_on_this_device_only(visitor: Visitor) -> None:
    with visitor(PHONE) as visit:
        page = visit.open("infor/")
        status = page.locator(".ks-walk__progress [role=status]")
        expect(status).to_have_text("0 av 7 steg klara.")
        boxes = page.get_by_role("checkbox")
        assert boxes.count() == 7
        boxes.nth(1).check()
        expect(status).to_have_text("1 av 7 steg klara.")
        visit.open("infor/")
        expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
        assert visit.context.cookies() == []
        page.get_by_role("button", name="Börja om").click()
        expect(status).to_have_text("0 av 7 steg klara.")
        assert page.evaluate("localStorage.length") == 0


def test_without_script_the_path_is_a_list_of_links_with_times(visitor: Visitor) -> None:
    with visitor(PHONE, javascript=False) as visit:
        page = visit.open_without_script("infor/")
        assert page.locator(".ks-walk__step a").count() == 7
        assert page.locator(".ks-walk__time").count() == 7
        assert not page.get_by_role("checkbox").count()
        assert not page.locator(".ks-walk__progress").is_visible()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("address", ["infor/sjalvtest/", "lattlast/infor/sjalvtest/"])
def test_every_answer_explains_itself_by_keyboard(
    visitor: Visitor, address: str, javascript: bool
) -> None:
    with visitor(PHONE, javascript=javascript) as visit:
        page = visit.open(address) if javascript else visit.open_without_script(address)
        answers = page.locator("details.ks-answer")
        assert answers.count() >= 15
        body = answers.first.locator(".ks-answer__body")
        expect(body).to_be_hidden()
        answers.first.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(body).to_be_visible()


def test_settings_hold_on_other_pages_and_can_be_forgotten(visitor: Visitor) -> None:
    with visitor() as visit:
        page = visit.open("om/installningar/")
        size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
        before = page.evaluate(size)
        page.get_by_role("radio", name="Störst").check()
        page.get_by_role("group", name="Utseende").first.get_by_role("radio", name="Mörkt").check()
        assert page.evaluate(size) > before * 1.2
        page = visit.open(PAGE)
        assert page.evaluate(size) > before * 1.2
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        page = visit.open("om/installningar/")
        expect(page.get_by_role("radio", name="Störst")).to_be_checked()
        page.get_by_role("button", name="Glöm alla val").click()
        expect(page.locator(".ks-settings [role=status]")).to_have_text("Alla val är borttagna.")
        assert page.evaluate(size) == before
        assert page.evaluate("localStorage.length") == 0
        # The footer's own choice of appearance follows.
        footer = page.locator("footer").get_by_role("radio", name="Som på enheten")
        expect(footer).to_be_checked()


def test_the_menu_opens_with_the_page_s_own_group(visitor: Visitor) -> None:
    with visitor(PHONE) as visit:
        page = visit.open(PAGE)
        page.get_by_role("button", name="Meny").click()
        current = page.locator("#ks-menu [aria-current=page]")
        expect(current).to_be_visible()
        assert page.locator("#ks-menu details[open]").count() == 1
