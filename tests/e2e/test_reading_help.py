"""What helps a reader on the way: explained words, the path, the situations, the settings."""

from __future__ import annotations

import gzip
from pathlib import Path

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
        # Read next: the box is the very next thing after the word and its punctuation.
        assert word.evaluate("node => node.nextElementSibling.id") == box.get_attribute("id")
        after = "node => [node.nextSibling.data ?? '', node.nextElementSibling.nextSibling.data[0]]"
        closed = page.get_by_role("button", name="rapportera", exact=True)
        assert closed.evaluate(after) == [".", " "]
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
        visit.open("lattlast/infor/")
        expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
        visit.open("infor/")
        assert visit.context.cookies() == []
        # What another tab has ticked since is kept too.
        page.evaluate("localStorage.setItem('ks-walk:infor/index', '[\"../kontakt/\"]')")
        boxes.first.check()
        visit.open("infor/")
        expect(status).to_have_text("2 av 7 steg klara.")
        page.get_by_role("button", name="Börja om").click()
        expect(status).to_have_text("0 av 7 steg klara.")
        assert page.evaluate("localStorage.length") == 0
        expect(page.get_by_role("checkbox").first).to_be_focused()


def test_what_the_browser_does_not_keep_is_not_said_to_be_kept(visitor: Visitor) -> None:
    with visitor(PHONE) as visit:
        visit.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException() }")
        page = visit.open("infor/")
        page.get_by_role("checkbox").first.check()
        expect(page.locator(".ks-walk__note")).to_contain_text("sparar inte")
        page = visit.open("om/installningar/")
        page.get_by_role("radio", name="Störst").click()
        expect(page.locator(".ks-settings [role=status]")).to_contain_text("sparar inte")


def test_a_done_step_is_seen_with_forced_colours_and_numbered_on_paper(visitor: Visitor) -> None:
    with visitor(PHONE) as visit:
        page = visit.open("infor/")
        page.get_by_role("checkbox").first.check()
        ring = "(node, what) => getComputedStyle(node, '::before')[what]"
        step = page.locator(".ks-walk__step").first
        page.emulate_media(forced_colors="active")
        assert step.evaluate(ring, "color") != page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        page.emulate_media(media="print", forced_colors="none")
        assert "✓" not in str(step.evaluate(ring, "content"))


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


def test_who_has_switched_to_easy_read_is_offered_it_on_a_standard_page(visitor: Visitor) -> None:
    with visitor() as visit:
        page = visit.open(PAGE)
        line = page.locator(".ks-usual--sv-simple")
        expect(line).to_be_hidden()
        page.locator(".ks-head").get_by_role("link", name="Läs på lättläst").click()
        page.wait_for_url("**/lattlast/roller/sekretess/")
        assert not page.locator(".ks-usual").count()
        page = visit.open("bli/ersattning/")
        assert page.url.endswith("/bli/ersattning/"), "nobody is sent on"
        expect(line).to_contain_text("Du brukar läsa lättläst.")
        line.get_by_role("link", name="Läs den här sidan på lättläst").click()
        page.wait_for_url("**/lattlast/bli/ersattning/")
        # A page without an easy-read twin says nothing.
        assert not visit.open("kvalitet/drojsmal/").locator(".ks-usual").count()
        assert visit.context.cookies() == [] and not visit.console


@pytest.mark.parametrize("way", ["button", "switch", "settings"])
def test_the_usual_form_is_forgotten(visitor: Visitor, way: str) -> None:
    with visitor(PHONE) as visit:
        visit.open(PAGE).locator(".ks-head .ks-forms a[hreflang=sv-simple]").press("Enter")
        page = visit.open(PAGE)
        line = page.locator(".ks-usual--sv-simple")
        expect(line).to_be_visible()
        if way == "button":
            line.get_by_role("button", name="Visa inte det här mer").press("Enter")
            assert page.evaluate("document.activeElement.matches('.ks-head .ks-forms a')")
        elif way == "switch":
            visit.open(f"lattlast/{PAGE}").locator(".ks-head .ks-forms a[hreflang=sv]").click()
            page.wait_for_url(f"**/{PAGE}")
        else:
            visit.open("om/installningar/").get_by_role("button", name="Glöm alla val").click()
            assert page.evaluate("localStorage.length") == 0
        expect(page.locator(".ks-usual--sv-simple")).to_be_hidden()
        expect(visit.open(PAGE).locator(".ks-usual--sv-simple")).to_be_hidden()


def test_the_line_about_the_usual_form_moves_nothing_when_it_comes(visitor: Visitor) -> None:
    shift = """
    new Promise(done => new PerformanceObserver((list, seen) => seen.disconnect() ||
        done(list.getEntries().reduce((sum, one) => sum + one.value, 0))
    ).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done(0), 500))
    """
    with visitor(PHONE) as visit:
        visit.open(PAGE).evaluate("localStorage.setItem('ks-form', 'sv-simple')")
        page = visit.open("bli/ersattning/")
        expect(page.locator(".ks-usual--sv-simple")).to_be_visible()
        assert page.evaluate(shift) < 0.01


@pytest.mark.parametrize("address", [PAGE, "infor/", "lattlast/infor/", "om/installningar/"])
def test_a_first_view_fetches_at_most_ten_files_and_sixty_kilobytes(
    visitor: Visitor, site: Path, address: str
) -> None:
    with visitor(PHONE) as visit:
        visit.open(address)
        fetched = {url.removeprefix(visit.base).partition("?")[0] for url in visit.requests}
    files = [site / (f"{name}index.html" if name == address else name) for name in fetched]
    packed = [
        path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes(), 6))
        for path in files
    ]
    assert len(packed) <= 10
    assert sum(packed) <= 60_000
