"""A page that is as it was is not judged again; one that rests on anything changed is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from kunskapsstod.check.accepted import Accepted
from kunskapsstod.check.browser import kept as kept_module
from kunskapsstod.check.browser.kept import Kept, open_kept
from kunskapsstod.check.browser.runner import Run, check_pages, questions
from kunskapsstod.check.browser.tools import Toolbox
from kunskapsstod.check.runner import Outcome, examine
from kunskapsstod.models.finding import Finding
from kunskapsstod.project import Project

from .conftest import NOTHING_ACCEPTED, PAGE, served

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 28)
STATES = ()
PAGES = {"a.html": "<p>En</p><input>", "b.html": "<p>Två</p><img src='/bild.svg'>"}
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"

Check = Callable[..., Run]


@contextmanager
def checking(tools: Toolbox, tmp_path: Path) -> Iterator[Check]:
    """Checks the pages again and again; what was kept lies in ``tmp_path/kept``."""
    with served(tmp_path / "site", PAGES) as server:
        (tmp_path / "site" / "bild.svg").write_text(PICTURE)
        long_ago(tmp_path / "site")

        def check(today: date = TODAY, fresh: bool = False, **options: object) -> Run:
            kept = open_kept(
                tmp_path / "kept",
                tmp_path / "site",
                "/",
                tools,
                questions(STATES, NOTHING_ACCEPTED),
                today,
                fresh,
            )
            options = {"opened": True, "states": STATES} | options
            return check_pages(
                server.url,
                list(PAGES),
                tools,
                NOTHING_ACCEPTED,
                kept=kept,
                **options,  # type: ignore[arg-type]
            )

        yield check


def long_ago(folder: Path) -> None:
    """Files that were there before the run: one written during it is never rested on."""
    for file in folder.rglob("*"):
        os.utime(file, (1_700_000_000, 1_700_000_000))


def told(findings: list[Finding]) -> list[tuple[str, str, str, str]]:
    return [(one.page, one.rule, one.selector, one.state) for one in findings]


def test_a_page_that_has_not_changed_is_not_shown_again(tools: Toolbox, tmp_path: Path) -> None:
    with checking(tools, tmp_path) as check:
        first = check()
        again = check()
    assert (first.reused, again.reused) == (0, 2)
    assert first.findings, "the pages have faults, or nothing is compared"
    assert told(again.findings) == told(first.findings)
    assert again.engine == first.engine
    assert again.oldest == TODAY


def test_one_changed_page_is_judged_and_only_that(tools: Toolbox, tmp_path: Path) -> None:
    with checking(tools, tmp_path) as check:
        check()
        page = tmp_path / "site" / "a.html"
        page.write_text(page.read_text().replace("<input>", "<label>Namn <input></label>"))
        long_ago(tmp_path / "site")
        again = check()
    assert again.reused == 1
    assert "a.html" not in {one.page for one in again.findings if one.rule == "axe.label"}


def test_a_page_is_judged_anew_when_a_file_it_fetched_has_changed(
    tools: Toolbox, tmp_path: Path
) -> None:
    with checking(tools, tmp_path) as check:
        check()
        (tmp_path / "site" / "bild.svg").write_text(PICTURE.replace("9", "8"))
        long_ago(tmp_path / "site")
        assert check().reused == 1
        # Both fetched the style, the second of them when the browser already had it.
        style = tmp_path / "site" / "sida.css"
        style.write_text(style.read_text() + "p { color: #123456; }")
        long_ago(tmp_path / "site")
        assert check().reused == 0


def test_a_missing_file_that_appears_is_a_change(tools: Toolbox, tmp_path: Path) -> None:
    with checking(tools, tmp_path) as check:
        (tmp_path / "site" / "bild.svg").unlink()
        check()
        assert check().reused == 2
        (tmp_path / "site" / "bild.svg").write_text(PICTURE)
        long_ago(tmp_path / "site")
        assert check().reused == 1


def test_another_question_or_another_layer_is_not_answered_by_an_old_result(
    tools: Toolbox, tmp_path: Path
) -> None:
    with checking(tools, tmp_path) as check:
        check()
        assert check(behave=True).reused == 0
        assert check(behave=True).reused == 2
        assert check(fresh=True).reused == 0


def test_results_do_not_outlive_a_month_or_a_date_that_comes(
    tools: Toolbox, tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    with checking(tools, tmp_path) as check:
        page = tmp_path / "site" / "a.html"
        page.write_text(page.read_text().replace("En", "<time>2026-12-01</time>"))
        long_ago(tmp_path / "site")
        check()
        assert check(TODAY + timedelta(days=2)).reused == 2
        assert check(TODAY + timedelta(days=3)).reused == 1
        assert check(TODAY + timedelta(days=34)).reused == 0
        assert check(TODAY - timedelta(days=300)).reused == 0


def test_new_programs_judge_everything_anew(
    tools: Toolbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with checking(tools, tmp_path) as check:
        check()
        monkeypatch.setattr(kept_module, "version_of", lambda path: "Chromium 999")
        assert check().reused == 0


@pytest.mark.parametrize("damage", ["", "{}", "\x00\xff", None])
def test_a_half_written_result_is_judged_again(
    tools: Toolbox, tmp_path: Path, damage: str | None
) -> None:
    kept = keep_one(tools, tmp_path)
    (file,) = (tmp_path / "kept").iterdir()
    text = file.read_text()
    file.write_text(text[: len(text) // 2] if damage is None else damage)
    assert kept().find("a.html", "opened") is None


def test_a_folder_that_cannot_be_written_is_told_and_stops_nothing(
    tools: Toolbox, tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("a file, not a folder")
    kept = keep_one(tools, tmp_path)()
    kept.keep("a.html", {"opened": []}, [], {})
    assert str(tmp_path / "kept") in kept.refused
    assert kept.find("a.html", "opened") is not None, "this run still knows what it found"


@pytest.mark.parametrize(
    "fetched", ["https://example.org/font.woff2", "http://127.0.0.1.example.org/"]
)
def test_a_page_that_fetches_from_elsewhere_is_always_judged(
    tools: Toolbox, tmp_path: Path, fetched: str
) -> None:
    kept = keep_one(tools, tmp_path, fetched=[fetched])
    assert kept().find("a.html", "opened") is None


def test_a_page_written_while_it_was_judged_is_not_kept(tools: Toolbox, tmp_path: Path) -> None:
    kept = keep_one(tools, tmp_path, changed_meanwhile=True)
    assert kept().find("a.html", "opened") is None


def test_pages_that_are_gone_are_forgotten(tools: Toolbox, tmp_path: Path) -> None:
    kept = keep_one(tools, tmp_path)
    assert kept().find("a.html", "opened") is not None
    kept().forget_others(["b.html"])
    assert not list((tmp_path / "kept").iterdir())


def keep_one(
    tools: Toolbox,
    tmp_path: Path,
    fetched: list[str] | None = None,
    changed_meanwhile: bool = False,
) -> Callable[[], Kept]:
    """A site of one page with one kept result; gives a fresh look at what is kept."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text("<p>En</p>")
    long_ago(site)

    def look() -> Kept:
        asked = questions(STATES, Accepted(()))
        return open_kept(tmp_path / "kept", site, "/", tools, asked, TODAY)

    kept = look()
    if changed_meanwhile:
        (site / "a.html").write_text("<p>Två</p>")
        future = kept._started + 1_000_000_000
        os.utime(site / "a.html", ns=(future, future))
    kept.keep("a.html", {"opened": []}, fetched or ["data:image/png;base64,AA=="], {"axe": "1"})
    return look


def test_a_check_of_what_has_changed_keeps_to_it(small: Project, tmp_path: Path) -> None:
    site = tmp_path / "built"
    for name in ("index.html", "en/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE.format(title=name, content="<p>En mening.</p>"))
    long_ago(site)

    def check(**options: bool) -> Outcome:
        layers = ("static", "opened")
        url = "https://exempel.example/"
        return examine(site, site_url=url, layers=layers, project=small, keep=True, **options)

    assert check(changed=True).pages == ["en/", ""]
    nothing = check(changed=True)
    assert (nothing.pages, nothing.whole, nothing.findings) == ([], False, [])
    (site / "en" / "index.html").write_text(PAGE.format(title="Ny", content="<p>Ny.</p>"))
    long_ago(site)
    assert check(changed=True).pages == ["en/"]
    whole = check()
    assert (whole.whole, whole.reused, whole.pages) == (True, 2, ["en/", ""])
