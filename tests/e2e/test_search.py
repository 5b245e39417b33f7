"""Searching, as a visitor does it: from the header, by address, by keyboard, and without script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kunskapsstod.assemble.search import FOLDER
from kunskapsstod.check.browser.tools import prepare

from .conftest import DESKTOP, NARROW, PHONE, Visit, Visitor

pytestmark = pytest.mark.browser

HIT = ".ks-results__list > li"


def search(visit: Visit, query: str, page: str = "sok/") -> Page:
    """Ask by address and wait for the answer."""
    shown = visit.open(f"{page}?q={query}")
    told(shown)
    return shown


def told(page: Page) -> str:
    """What the status says when the answer is there."""
    status = page.locator(".ks-results [role=status]")
    expect(status).to_have_text(re.compile(r"\d|Inga|inget|Nothing|Det går inte"), timeout=10_000)
    return status.inner_text()


def titles(page: Page) -> list[str]:
    return page.locator(f"{HIT} h3").all_inner_texts()


def of_the_search(visit: Visit) -> list[str]:
    """What has been fetched for searching."""
    return [url for url in visit.requests if f"/{FOLDER}/" in url or "/search" in url]


def test_a_search_from_the_header_leads_to_the_answers(visitor: Visitor) -> None:
    with visitor(DESKTOP) as visit:
        page = visit.open("roller/ansvar/")
        form = page.get_by_role("search", name="Sök från den här sidan")
        form.get_by_role("searchbox", name="Sök").fill("tystnadsplikt")
        page.keyboard.press("Enter")
        page.wait_for_url("**/sok/?q=tystnadsplikt")
        assert re.match(r"\d+ träff(ar)? på ”tystnadsplikt”", told(page))
        assert titles(page)[0] == "Sekretess och tystnadsplikt"
        assert page.get_by_role("searchbox").input_value() == "tystnadsplikt"
        assert page.title().startswith("tystnadsplikt – Sök – ")


def test_on_a_phone_the_header_has_a_link_to_the_search(visitor: Visitor) -> None:
    with visitor(PHONE) as visit:
        page = visit.open("lattlast/roller/sekretess/")
        header = page.locator(".ks-header")
        assert not header.get_by_role("searchbox").is_visible()
        header.get_by_role("link", name="Sök", exact=True).click()
        page.wait_for_url("**/lattlast/sok/")
        box = page.get_by_role("searchbox", name="Skriv vad du vill veta").bounding_box()
        assert box and box["height"] >= 44


def test_nothing_is_fetched_for_a_search_before_there_is_one(visitor: Visitor) -> None:
    with visitor(DESKTOP) as visit:
        for address in ("", "roller/sekretess/", "sok/", "sok/?q=", "sok/?q=%20"):
            visit.open(address).wait_for_timeout(300)
        assert of_the_search(visit) == []
        search(visit, "sekretess")
        assert of_the_search(visit)


def test_the_count_is_told_and_the_focus_stays(visitor: Visitor) -> None:
    with visitor(DESKTOP) as visit:
        page = search(visit, "ersättning")
        count = int(told(page).split()[0])
        assert count == len(titles(page)) or page.get_by_role("button", name="till").is_visible()
        assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("skretess", "sekretess"),
        ("tystnadsplitk", "tystnadsplikt"),
        ("levnnadsvilkor", "levnadsvillkor"),
    ],
)
def test_a_misspelt_word_is_understood_and_that_is_told(
    query: str, meant: str, visitor: Visitor
) -> None:
    with visitor() as visit:
        page = search(visit, query)
        assert f"Menade du ”{meant}”?" in told(page)
        assert titles(page)


def test_a_word_without_its_dots_is_found(visitor: Visitor) -> None:
    with visitor() as visit:
        dotless = titles(search(visit, "overklaga"))
        assert dotless[0] == titles(search(visit, "överklaga"))[0]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("hemligt", "Sekretess och tystnadsplikt"),
        ("kontaktpersonens lön", "Vad får jag?"),
        ("registerkontroll", "Lämplighet och registerkontroll"),
        ("intervju", "Rekryteringsfrågor"),
        ("tystnads plikt", "Sekretess och tystnadsplikt"),
    ],
)
def test_synonyms_forms_and_compounds_are_found(query: str, title: str, visitor: Visitor) -> None:
    with visitor() as visit:
        assert title in titles(search(visit, query))[:3]


def test_words_of_no_page_find_the_page_that_readers_ask_with_them(visitor: Visitor) -> None:
    with visitor(PHONE) as visit:
        page = search(visit, "vi klickade inte")
        assert titles(page)[0] == "Passar det mig?"
        # A word that readers use is no misspelling of another.
        assert "Menade du" not in told(page)
        assert page.locator(f"{HIT} .ks-results__text").first.inner_text().strip()
        page = search(visit, "ekokarta", "lattlast/sok/")
        assert "/lattlast/roller/natverkskarta/" in str(
            page.locator(f"{HIT} a").first.get_attribute("href")
        )


def test_a_question_fetches_what_its_words_need_and_not_the_whole_index(
    visitor: Visitor, site: Path
) -> None:
    with visitor() as visit:
        search(visit, "kan jag byta kontaktperson")
        fetched = {url for url in visit.requests if "/index/sv_" in url}
        assert 0 < len(fetched) < len(list((site / FOLDER / "index").glob("sv_*")))


def test_a_hit_shows_where_it_is_and_marks_the_word(visitor: Visitor) -> None:
    with visitor() as visit:
        hit = search(visit, "tystnadsplikten").locator(HIT).first
        assert hit.locator("mark").first.inner_text().lower().startswith("tystnadsplikt")
        assert (
            hit.locator(".ks-results__where").inner_text()
            == "Du som är eller vill bli kontaktperson"
        )
        parts = hit.get_by_role("list").get_by_role("link")
        assert 0 < parts.count() <= 2
        parts.first.click()
        visit.page.wait_for_load_state()
        assert "#" in visit.page.url
        assert visit.page.evaluate("document.querySelector(location.hash) !== null")


def test_what_a_hit_shows_is_what_the_page_says_of_it(visitor: Visitor) -> None:
    with visitor() as visit:
        page = search(visit, "hemligt", "lattlast/sok/")
        # Found in its title, its text and the words that are not shown: the text is what counts.
        assert page.locator(f"{HIT} .ks-results__text").first.locator("mark").count()
        # Not the box of telephone numbers, which every page has.
        assert "@" not in page.locator(".ks-results__list").inner_text()


def test_an_english_word_finds_the_english_pages(visitor: Visitor) -> None:
    with visitor() as visit:
        page = search(visit, "worried")
        assert titles(page) == ["When you are worried"]
        hit = page.locator(HIT)
        assert hit.get_attribute("lang") == "en" and "English" in hit.inner_text()


def test_the_readers_own_form_comes_first_and_others_are_marked(visitor: Visitor) -> None:
    with visitor() as visit:
        # Law paragraphs stand in the standard text alone.
        page = search(visit, "sosfs", "lattlast/sok/")
        forms = page.evaluate(
            f"[...document.querySelectorAll('{HIT}')].map(hit => hit.lang || 'sv-simple')"
        )
        assert "sv" in forms
        assert forms == sorted(forms, key=lambda form: form != "sv-simple")
        other = page.locator(f"{HIT}[lang=sv]").first
        assert "Vanlig text" in other.inner_text()
        assert other.get_by_role("link").first.get_attribute("hreflang") == "sv"
        page = search(visit, "sekretess", "lattlast/sok/")
        first = page.locator(f"{HIT} a").first
        assert "/lattlast/" in str(first.get_attribute("href"))
        assert first.get_attribute("hreflang") is None


def test_a_page_is_shown_once(visitor: Visitor) -> None:
    with visitor() as visit:
        page = search(visit, "sekretess")
        links = page.locator(f"{HIT} h3 a").evaluate_all("links => links.map(a => a.pathname)")
        plain = [re.sub(r"^/(lattlast|en)/", "/", link) for link in links]
        assert len(plain) == len(set(plain))


def test_more_answers_come_on_request_and_the_focus_goes_to_the_first(visitor: Visitor) -> None:
    with visitor() as visit:
        page = search(visit, "kommunen kontaktsekreteraren beslut")
        before = len(titles(page))
        page.get_by_role("button", name=re.compile(r"Visa \d+ träffar till")).press("Enter")
        expect(page.locator(HIT).nth(before)).to_be_visible()
        focused = page.evaluate("document.activeElement.textContent")
        assert focused == titles(page)[before]


@pytest.mark.parametrize("query", ["xyzzyqq", "😀"])
def test_nothing_found_gives_ways_on(query: str, visitor: Visitor) -> None:
    with visitor() as visit:
        page = search(visit, query)
        assert told(page) == f"Inga träffar på ”{query}”."
        help_box = page.locator(".ks-results__help")
        assert help_box.get_by_role("link", name="Fråga någon i kommunen").is_visible()
        help_box.get_by_role("link", name="Alla sidor och ord A–Ö").click()
        assert page.url.endswith("#a-o")


def test_a_query_is_text_and_never_markup(visitor: Visitor) -> None:
    with visitor() as visit:
        page = search(visit, "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20sekretess%20%22%24%26%22")
        assert page.locator(".ks-results img").count() == 0
        assert "<img src=x" in told(page)
        assert titles(page)


def test_without_script_all_pages_and_words_are_there(
    visitor: Visitor, addresses: list[str]
) -> None:
    with visitor(PHONE, javascript=False) as visit:
        page = visit.open_without_script("sok/?q=hemligt")
        assert page.get_by_text("Sökningen behöver JavaScript").is_visible()
        assert page.get_by_role("heading", name="Alla sidor och ord A–Ö").is_visible()
        assert not page.locator(".ks-results").is_visible()
        links = page.locator(".ks-index__letter a").evaluate_all("all => all.map(a => a.pathname)")
        own = {a for a in addresses if not a.startswith(("lattlast/", "en/")) and a != "404.html"}
        assert own - {link.lstrip("/") for link in links} == {"sok/"}
        letters = page.locator(".ks-index__letter h3").all_inner_texts()
        order = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
        assert letters == sorted(letters, key=order.index)
        assert page.locator(".ks-index a[href*='ordlista/#']").count() > 20


def test_without_an_index_the_page_says_so_and_shows_all_pages(visitor: Visitor) -> None:
    with visitor() as visit:
        visit.page.route(f"**/{FOLDER}/**", lambda route: route.fulfill(status=404))
        page = search(visit, "sekretess")
        assert "Det går inte att söka just nu" in told(page)
        assert page.get_by_role("heading", name="Alla sidor och ord A–Ö").is_visible()


def test_the_error_page_has_a_search(visitor: Visitor) -> None:
    with visitor() as visit:
        page = visit.open("finns/inte/")
        form = page.locator("main").get_by_role("search")
        form.get_by_role("searchbox").fill("lex sara")
        form.get_by_role("button", name="Sök").click()
        page.wait_for_url("**/sok/?q=lex+sara")
        told(page)
        assert titles(page)[0] == "Lex Sarah"


def test_the_search_keeps_to_the_policy_and_to_the_site(visitor: Visitor) -> None:
    with visitor() as visit:
        for address in ("sok/", "lattlast/sok/", "en/sok/"):
            page = search(visit, "sekretess", address)
            assert page.evaluate("ksProbes.violations") == []
        assert visit.console == []
        assert [url for url in visit.requests if not url.startswith(visit.base)] == []


def test_webassembly_runs_on_no_other_page(visitor: Visitor) -> None:
    compile_it = """
    WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false)
    """
    with visitor() as visit:
        visit.open("roller/sekretess/")
        # The page's own script, not the test's: what a test runs is above the policy.
        tried = (
            "document.head.append(Object.assign(document.createElement('script'), {src: 'x.js'}))"
        )
        visit.page.route(
            "**/x.js",
            lambda route: route.fulfill(
                content_type="text/javascript",
                body=f"({compile_it.strip()}).then(ok => document.body.dataset.wasm = ok)",
            ),
        )
        for address, allowed in (("roller/sekretess/", "false"), ("sok/", "true")):
            page = visit.open(address)
            page.evaluate(tried)
            expect(page.locator("body")).to_have_attribute("data-wasm", allowed)


@pytest.mark.parametrize("address", ["sok/", "lattlast/sok/", "en/sok/"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_answers_pass_axe_and_fit_a_narrow_screen(
    address: str, dark: bool, visitor: Visitor
) -> None:
    axe = prepare().npm_root / "node_modules" / "axe-core" / "axe.min.js"
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    with visitor(NARROW, dark=dark) as visit:
        page = search(visit, "skretess", address)
        assert page.evaluate("ksProbes.sidewise()") == []
        page.evaluate(axe.read_text(encoding="utf-8"))
        found = page.evaluate(
            "tags => axe.run({runOnly: tags}).then(r => r.violations.map(v => v.id))", tags
        )
        assert found == []


def test_a_walk_with_tab_through_the_answers(visitor: Visitor) -> None:
    from .walking import problems, stops

    with visitor(DESKTOP) as visit:
        page = search(visit, "skretess")
        found, came_out = stops(page)
        assert came_out and problems(found, set(page.evaluate("ksProbes.reachable()"))) == {}
