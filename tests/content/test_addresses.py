"""Addresses are promises: what has been published may move but not vanish."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kunskapsstod.content.addresses import (
    keep_old_ids,
    load_addresses,
    published,
    redirects,
    section_ids,
)
from kunskapsstod.content.front_matter import Source
from kunskapsstod.errors import Faults
from kunskapsstod.models.page import PageMeta

META = PageMeta(
    title="Sida",
    description="Hej.",
    audience=("kommun",),
    written=date(2026, 11, 22),
    review_by=date(2027, 5, 22),
)
BODY = "## Ett {#ett}\n\nText.\n\n### Två {#tva .liten}\n\n## Utan id\n"


def page(uri: str, body: str = BODY) -> Source:
    return Source(uri, Path(uri), "sv", "", body, 1, META)


SOURCES = {"ny.md": page("ny.md")}


def write(folder: Path, published: str, moved: str = "{}") -> Path:
    path = folder / "adresser.yml"
    path.write_text(f"publicerade: {published}\nflyttade: {moved}\n", encoding="utf-8")
    return path


def faults_of(path: Path, **more: object) -> list[str]:
    with pytest.raises(Faults) as caught:
        load_addresses(path, SOURCES, **more)  # type: ignore[arg-type]
    return [fault.code for fault in caught.value.faults]


def test_the_sections_of_a_page_are_its_headings_ids() -> None:
    assert section_ids(BODY) == ["ett", "tva"]


def test_promises_that_are_kept_are_silent(tmp_path: Path) -> None:
    load_addresses(write(tmp_path, "{ny.md: [ett, tva]}"), SOURCES)


def test_a_page_that_is_gone_is_a_fault_until_it_is_said_where_it_went(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path, "{gammal.md: [ett]}")) == ["address.page_gone"]
    data = load_addresses(write(tmp_path, "{gammal.md: [ett]}", "{gammal.md: ny.md}"), SOURCES)
    assert redirects(data) == {"gammal.md": "ny.md"}


def test_a_section_that_is_gone_is_a_fault_until_its_new_name_is_given(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path, "{ny.md: [forr]}")) == ["address.section_gone"]
    data = load_addresses(write(tmp_path, "{ny.md: [forr]}", "{ny.md#forr: ny.md#ett}"), SOURCES)
    assert keep_old_ids(BODY, "ny.md", data).startswith('<span id="forr"></span>\n\n## Ett {#ett}')
    assert keep_old_ids(BODY, "annan.md", data) == BODY


def test_a_move_to_nowhere_is_a_fault(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path, "{}", "{gammal.md: ingen.md}")) == ["address.nowhere"]


@pytest.mark.parametrize(
    ("moved", "code"),
    [
        ("{a.md: b.md, b.md: a.md}", "address.loop"),
        ("{a.md: a.md}", "address.loop"),
        ("{ny.md: ny.md}", "address.not_moved"),
        ("{a.md: 'https://example.se/'}", "address.nowhere"),
        ("{/a/: ny.md}", "address.form"),
        ("{../a.md: ny.md}", "address.form"),
        ("{a.fi.md: ny.md}", "address.form"),
        ("{a.md: ny.md#ett}", "address.form"),
        ("{ny.md#forr: ny.md#ingen}", "address.no_section"),
        ("{gammal.md#forr: ny.md#ett}", "address.other_page"),
    ],
)
def test_a_move_that_leads_no_one_anywhere_is_told_once(
    tmp_path: Path, moved: str, code: str
) -> None:
    assert faults_of(write(tmp_path, "{ny.md: [ett]}", moved)) == [code]


def test_a_move_by_way_of_another_says_where_it_ends(tmp_path: Path) -> None:
    with pytest.raises(Faults) as caught:
        load_addresses(write(tmp_path, "{}", "{a.md: b.md, b.md: ny.md}"), SOURCES)
    (fault,) = caught.value.faults
    assert fault.sentence().endswith("Skriv ny.md i stället.")


def test_two_old_ids_of_one_section_are_both_kept(tmp_path: Path) -> None:
    moved = "{ny.md#forr: ny.md#ett, ny.md#forst: ny.md#ett}"
    kept = keep_old_ids(BODY, "ny.md", load_addresses(write(tmp_path, "{}", moved), SOURCES))
    assert kept.startswith('<span id="forr"></span><span id="forst"></span>\n\n## Ett')


def test_a_page_whose_sections_are_all_gone_is_told_once(tmp_path: Path) -> None:
    assert faults_of(write(tmp_path, "{ny.md: [x, y, z]}")) == ["address.sections_gone"]


def test_a_page_that_could_not_be_read_is_not_gone(tmp_path: Path) -> None:
    load_addresses(write(tmp_path, "{skum.md: [a], ny.md: [ett]}"), SOURCES, (), {"skum.md"})


def test_a_page_the_municipality_replaced_is_free_of_the_promise(tmp_path: Path) -> None:
    load_addresses(write(tmp_path, "{ny.md: [forr]}"), SOURCES, {"ny.md"})


def test_publishing_adds_and_never_takes_away(tmp_path: Path) -> None:
    path = write(tmp_path, "{ny.md: [forr]}", "{ny.md#forr: ny.md#ett}")
    path.write_text(published(load_addresses(path, SOURCES), SOURCES), encoding="utf-8")
    again = load_addresses(path, SOURCES)
    assert again.publicerade == {"ny.md": ("forr", "ett", "tva")}
    assert again.flyttade == {"ny.md#forr": "ny.md#ett"}
