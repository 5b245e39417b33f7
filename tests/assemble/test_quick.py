"""While the site is written, a changed page shows at once and the rest follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kunskapsstod.assemble.quick import fronts, quick_pages, show_pages
from kunskapsstod.errors import Faults
from kunskapsstod.project import Project

URI = "roller/egen.md"
PAGE = """---
title: Egen sida
description: En sida.
audience: [kommun]
written: 2026-11-22
review_by: 2027-05-22
without_sources: Bara ett prov.
---

## Rubrik {#rubrik}

Texten.
"""


@pytest.fixture
def page(small: Project) -> Path:
    path = small.site / "docs" / URI
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_changed_text_is_quick_and_a_changed_title_is_not(small: Project, page: Path) -> None:
    before = fronts(small)
    page.write_text(PAGE.replace("Texten.", "Ny text."), encoding="utf-8")
    assert quick_pages(small, [page], before) == {URI}
    page.write_text(PAGE.replace("Egen sida", "Annan titel"), encoding="utf-8")
    assert quick_pages(small, [page], before) is None


def test_anything_but_a_known_page_needs_the_whole_site(small: Project, page: Path) -> None:
    before = fronts(small)
    assert quick_pages(small, [small.profile], before) is None
    assert quick_pages(small, [page, small.profile], before) is None
    new = page.with_name("ny.md")
    new.write_text(PAGE, encoding="utf-8")
    assert quick_pages(small, [new], before) is None
    page.unlink()
    assert quick_pages(small, [page], before) is None
    assert quick_pages(small, [], before) is None


def test_a_page_shown_at_once_is_the_page_a_whole_build_makes(guide: Path, tmp_path: Path) -> None:
    from kunskapsstod.project import open_project

    site = tmp_path / "site"
    shutil.copytree(guide, site, ignore=shutil.ignore_patterns("*.mp4"))
    shown = ("roller/sekretess", "lattlast/roller/sekretess")
    for address in shown:
        (site / address / "index.html").write_text("gammalt", encoding="utf-8")
    untouched = (site / "index.html").stat().st_mtime_ns
    pages = frozenset({"roller/sekretess.md", "roller/sekretess.sv-simple.md"})
    show_pages(open_project(Path(__file__).parents[2]), site, pages)
    for address in shown:
        made = (site / address / "index.html").read_text("utf-8")
        assert made == (guide / address / "index.html").read_text("utf-8")
    assert (site / "index.html").stat().st_mtime_ns == untouched
    assert not list(tmp_path.glob(".page-*"))


def test_a_fault_leaves_the_site_as_it_was(small: Project, page: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    page.write_text(PAGE + "\n/// okand\n///\n", encoding="utf-8")
    with pytest.raises(Faults):
        show_pages(small, site, frozenset({URI}))
    assert list(site.iterdir()) == []
