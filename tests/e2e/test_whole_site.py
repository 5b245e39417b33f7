"""The check of the whole guide: nothing found that no one has looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kunskapsstod.check.runner import BEHAVIOUR, LAYERS, OPENED, check_site
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.models.profile_loading import load_profile
from kunskapsstod.models.site import DEFAULT_LANGUAGE, BuiltSite
from kunskapsstod.project import open_project

ROOT = Path(__file__).parents[2]
# What takes longest: a page's twin has the same shell, and its own text is judged by the others.
LONGEST = (OPENED, BEHAVIOUR)
# Twins with parts of their own: the start pages, a film, a sheet, the self-check, the search.
TWINS = ("lattlast/", "lattlast/filmer/roller/", "lattlast/mallar/avslut/")
TWINS += ("lattlast/infor/sjalvtest/", "lattlast/sok/", "en/")


def unreviewed(findings: Iterable[Finding]) -> list[str]:
    return [
        f"{one.page} [{one.state}] {one.rule} {one.selector} {one.excerpt}"
        for one in findings
        if one.accepted is None and one.severity is not Severity.ADVICE
    ]


def test_no_layer_of_the_check_finds_anything_unreviewed_on_any_page(site: Path) -> None:
    layers = [layer for layer in LAYERS if layer not in LONGEST]
    assert unreviewed(check_site(site, site_url=address(), layers=layers)) == []


def test_nothing_unreviewed_happens_when_a_page_is_used_and_opened(site: Path) -> None:
    built = BuiltSite(site, address())
    standard = [page for page, facts in built.pages.items() if facts.language == DEFAULT_LANGUAGE]
    assert set(TWINS) <= set(built.pages)
    pages = [*standard, *TWINS]
    assert unreviewed(check_site(site, site_url=address(), layers=LONGEST, pages=pages)) == []


def address() -> str:
    return load_profile(open_project(ROOT)).webbadress
