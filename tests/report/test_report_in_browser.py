"""The report is itself a page without findings, and its pictures and filter work in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from kunskapsstod.check.accepted import Accepted
from kunskapsstod.check.browser.runner import Engine, check_pages
from kunskapsstod.check.browser.shots import Spot, take
from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.check.rules import check_page
from kunskapsstod.check.runner import LAYERS, Outcome
from kunskapsstod.check.server import running
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.models.site import BuiltSite
from kunskapsstod.report.history import History
from kunskapsstod.report.model import Report
from kunskapsstod.report.pictures import album, wanted
from kunskapsstod.report.run import save
from kunskapsstod.report.summary import summarise

from .test_history import run
from .test_reports import FINDINGS, STATES, WHEN, alt, contrast

pytestmark = pytest.mark.browser

# The places of the findings, on pages with a policy as strict as the guide's.
PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Sida</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
</head><body><main><h1>Rubrik</h1><p id="bild">Här</p><p hidden id="dold">Dold</p>
<details><summary>Mer</summary><p id="i-mer">Inne</p></details><nav id="meny"><p>Meny</p></nav>
</main></body></html>"""
EVERY_KIND = [
    *FINDINGS,
    *(alt(f"sida-{number}/", f"#b{number}", criterion="1.1.1") for number in range(8)),
    *(alt(f"sida-{number}/", "#skal", criterion="1.1.1") for number in range(30)),
    *(Finding("om/", "axe.image-alt", selector="#bild", criterion="1.1.1") for _ in range(1)),
    alt("om/", criterion="1.1.1"),
    Finding("en/kontakt/", "static.english", excerpt="<b>Click</b>", params={"text": "Click"}),
    Finding("om/", "behaviour.console", excerpt="x is undefined", params={"detail": "x"}),
    Finding("om/", "behaviour.unseen", selector="#dold", criterion="2.4.11", state="320 light"),
    Finding("filmer/", "film.captions", selector="textad", criterion="1.2.2"),
    Finding("", "review.unused-source", Severity.ADVICE, params={"name": "Lag"}),
    Finding("x/", "browser.timeout", params={"seconds": "30"}),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with something of every kind, pictures and a history, from real pages."""
    site = tmp_path_factory.mktemp("site")
    summary = summarise(EVERY_KIND)
    chosen, _ = wanted(summary)
    for spot in chosen.values():
        (site / spot.page).mkdir(exist_ok=True)
        (site / spot.page / "index.html").write_text(PAGE, encoding="utf-8")
    with running(site) as server:
        shots = take(server.url, chosen.values(), prepare())
    assert {spot.selector for spot in shots} == {"#bild", "#meny > p"}
    pages = sorted({finding.page for finding in EVERY_KIND})
    outcome = Outcome(pages, LAYERS, EVERY_KIND, Engine("150", "10", "4"), whole=True)
    made = Report(
        summary,
        outcome,
        WHEN,
        "https://guide.example/",
        titles={"en/kontakt/": "Contact", "om/": "Om guiden"},
        seconds={"Läser sidorna": 2.0, "Granskar i webbläsare": 75.0},
        history=History((run(1, 9), run(2, 4, axe="5"), run(3, 2))),
        pictures=album(summary, chosen, 2, shots),
        notes=("Bara det som är nytt visas.",),
    )
    place = tmp_path_factory.mktemp("report")
    save(place, made)
    # The same with everything unfolded: what is folded must hold for a check too.
    text = (place / "index.html").read_text("utf-8")
    unfolded = text.replace("<details", "<details open").replace("<title>", "<title>Utfälld: ")
    (place / "open.html").write_text(unfolded, encoding="utf-8")
    return place


def test_the_report_has_no_faults_in_what_is_folded_either(folder: Path) -> None:
    site = BuiltSite(folder)
    static = [one for page in site.read(["open.html"]) for one in check_page(page, site)]
    with running(folder) as server:
        found = check_pages(server.url, ["open.html"], prepare(), Accepted(()), behave=True)
    told = [
        (one.rule, one.selector, one.excerpt, one.state, one.params)
        for one in [*static, *found.findings]
    ]
    assert told == []


@pytest.fixture
def page(folder: Path, browser: Browser) -> Iterator[Page]:
    with running(folder) as server:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(server.url)
        yield page
        page.close()


def rules_shown(page: Page) -> set[str]:
    return set(
        page.locator("section.rule:visible h4").evaluate_all("all => all.map(one => one.id)")
    )


def test_the_filter_hides_and_brings_back_with_the_keyboard_alone(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    everything = rules_shown(page)
    assert len(everything) == len(summarise(EVERY_KIND).groups)
    page.locator("#kind-all").focus()
    page.keyboard.press("ArrowRight")
    faults = rules_shown(page)
    assert faults and all(name.startswith("fault-") for name in faults)
    assert page.locator("#by_page .filter-on").is_visible()
    page.locator("#who-no_hearing").check()
    assert rules_shown(page) == {"fault-film.captions"}
    assert page.locator("#by_page details:visible").count() == 1
    page.locator("#kind-look").check()
    assert rules_shown(page) == set()
    assert page.locator("#by_rule .none-here").is_visible()
    # On paper nothing is filtered away.
    page.emulate_media(media="print")
    assert rules_shown(page) == everything
    assert not page.locator("#filter").is_visible()
    page.emulate_media(media="screen")
    page.locator("#kind-all").check()
    page.locator("#who-all").check()
    assert rules_shown(page) == everything
    assert not page.locator("#by_page .filter-on").is_visible()


def test_a_link_opens_what_is_folded(page: Page) -> None:
    page.locator("#by_page summary").first.click()
    page.locator('.counts a[href="#accepted"]').click()
    assert page.locator('[id="accepted-htmlcs.1_4_3.G18.Abs"]').is_visible()


class TestShots:
    """The pictures themselves."""

    def test_the_place_is_in_a_ring_of_two_tones_and_the_page_in_its_own_state(
        self, tmp_path: Path
    ) -> None:
        dark = "@media (prefers-color-scheme: dark) { html { background: #123456 } }"
        (tmp_path / "a.css").write_text(dark, encoding="utf-8")
        link = '<link rel="stylesheet" href="a.css">'
        (tmp_path / "index.html").write_text(PAGE.replace("</head>", f"{link}</head>"), "utf-8")
        spots = [Spot("", 320, theme, False, False, "#bild") for theme in (False, True)]
        with running(tmp_path) as server:
            shots = take(server.url, spots, prepare())
        for spot in spots:
            shot = shots[spot]
            image = Image.open(BytesIO(shot.data)).convert("RGB")
            assert image.format is None and image.size == (shot.width, shot.height)
            assert shot.width == 320 and shot.whole
            colours = [colour for _, colour in image.getcolors(100_000) or []]
            near = [(255, 255, 255), (31, 28, 25), *([(18, 52, 86)] if spot.dark else [])]
            for wanted_colour in near:
                assert any(_alike(wanted_colour, colour) for colour in colours)

    def test_what_is_folded_is_opened_and_what_cannot_be_seen_is_left_out(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
        names = ("#i-mer", "#dold", "#saknas", ":::", "main")
        spots = [Spot("", 320, False, False, False, name) for name in names]
        with running(tmp_path) as server:
            shots = take(server.url, spots, prepare())
        assert {spot.selector for spot in shots} == {"#i-mer", "main"}

    def test_a_page_that_hangs_or_is_missing_costs_only_its_own_picture(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "evig.js").write_text("while (true) {}", encoding="utf-8")
        script = '<script src="evig.js"></script></body>'
        stuck = PAGE.replace("default-src 'none'", "default-src 'self'").replace("</body>", script)
        (tmp_path / "a.html").write_text(stuck, encoding="utf-8")
        (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
        (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
        spots = [
            Spot(page, 320, False, False, False, "#bild") for page in ("a.html", "b.html", "c.html")
        ]
        with running(tmp_path) as server:
            shots = take(server.url, spots, prepare(), page_seconds=2)
        assert [spot.page for spot in shots] == ["b.html"]

    def test_a_browser_that_does_not_start_gives_no_pictures_and_no_fault(
        self, tmp_path: Path
    ) -> None:
        broken = replace(prepare(), chromium=Path("/bin/false"))
        assert take("http://127.0.0.1:9/", [Spot("", 320, False, False, False, "p")], broken) == {}


def _alike(one: tuple[int, int, int], other: object) -> bool:
    assert isinstance(other, tuple)
    return all(abs(a - b) <= 10 for a, b in zip(one, other, strict=True))


def test_every_state_of_the_check_can_be_shown() -> None:
    spots = {wanted(summarise([contrast("a/", state)]))[0].popitem()[1] for state in STATES}
    assert {(spot.width, spot.dark) for spot in spots} == {
        (1280, False),
        (1280, True),
        (320, False),
        (320, True),
    }
