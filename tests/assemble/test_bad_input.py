"""The mistakes of one who writes pages: one sentence each, for the file that is to be mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kunskapsstod.assemble.build import build
from kunskapsstod.errors import Faults
from kunskapsstod.project import Base, Project

ROOT = Path(__file__).parents[2]
PAGE = """---
title: Egen
description: En mening.
audience: [kommun]
written: 2026-11-22
review_by: 2027-05-22
---

Text.
"""


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the guide's own pages, to make mistakes in."""
    for name in ("kommun.yml", "logo.svg", "mkdocs.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / "media", tmp_path / "media")
    (tmp_path / "overrides").symlink_to(ROOT / "overrides")
    base = Base(tmp_path)
    monkeypatch.setattr("kunskapsstod.project.find_base", lambda: base)
    return Project(tmp_path, base)


def told(project: Project) -> list[str]:
    with pytest.raises(Faults) as caught:
        build(project)
    return [fault.sentence().removeprefix(f"{project.site}/") for fault in caught.value.faults]


def add(project: Project, name: str, text: str | bytes = PAGE) -> None:
    path = project.site / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def change(project: Project, name: str, old: str, new: str) -> None:
    path = project.site / "docs" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_page_with_a_fault_is_there_all_the_same(guide: Project) -> None:
    change(guide, "roller/ansvar.md", "written: 2026-11-22", "written: igår")
    add(guide, "roller/orolig.md", "räksmörgås".encode("cp1252"))
    add(guide, "roller/lex-sarah.md", "---\ntitle: A\n\n## Utan slut\n")
    assert [line.split(":")[0] for line in told(guide)] == [
        "docs/roller/ansvar.md, rad 6, written",
        "docs/roller/lex-sarah.md, rad 1",
        "docs/roller/orolig.md, rad 1",
    ]


def test_faults_of_every_file_are_told_at_once_and_none_twice(guide: Project) -> None:
    change(guide, "roller/ansvar.md", "nacka-2014", "lss")
    change(guide, "roller/sekretess.md", "  osl:", "  osll:")
    change(guide, "roller/orolig.md", "film:", "  film:")
    change(guide, "_data/grundprocess.yml", "kalla: kunskapsguiden-roller", "kalla: guiden")
    change(guide, "_data/nytt.yml", "titel: Ordlista", 'titel: "{{ kommun.namnet }}" #')
    change(guide, "_data/adresser.yml", "flyttade: {}", "flyttade: {gammal.md: borta.md}")
    lines = told(guide)
    assert len(lines) == len(set(lines)) == 6
    for line, said in zip(
        sorted(lines),
        (
            ": gammal.md leder till borta.md, som inte finns.",
            "steg.1.kalla: Källan guiden finns inte",
            "Menade du kommun.namn?",
            "sources: lss är en lag. Flytta den till laws",
            "laws.film: Nyckeln film är ingen lag. Flytta ut raden",
            "laws.osll: Lagen osll finns inte i docs/_data/kallor.yml. Menade du osl?",
        ),
        strict=True,
    ):
        assert said in line and ", rad " in line


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("egen.sv.md", "Döp om filen till egen.md."),
        ("egen.SV-simple.md", "anger språket SV-simple"),
        ("egen.lattlast.md", "anger språket lattlast"),
        ("egen.fi.md", "anger språket fi"),
        ("egen.sv-simple.md", "Skapa egen.md eller ta bort filen."),
        ("egen.markdown", "Döp om filen till egen.md."),
        ("egen.MD", "Döp om filen till egen.md."),
        ("kontakt/index.md", "samma adress (kontakt/) som"),
        ("lattlast/kontakt.md", "samma adress (lattlast/kontakt/)"),
        ("_data/ordlista.yml", "läses inte härifrån"),
    ],
)
def test_a_file_name_that_means_something_else_is_told(
    small: Project, name: str, said: str
) -> None:
    add(small, name)
    (line,) = told(small)
    assert said in line


def test_what_editors_and_network_disks_leave_behind_is_no_page(
    small: Project, tmp_path: Path
) -> None:
    for name in ("._egen.md", ".DS_Store", ".gammalt/egen.md", "README.txt", "~$egen.docx"):
        add(small, name, b"\x00\x05\x16\x07")
    add(small, "egen.md")
    build(small, tmp_path / "out")
    assert (tmp_path / "out/egen/index.html").is_file()
    assert not [p for p in (tmp_path / "out").iterdir() if p.name in ("README.txt", "~$egen.docx")]


def test_a_start_page_of_their_own_leaves_the_other_forms_theirs(
    small: Project, tmp_path: Path
) -> None:
    add(small, "index.md")
    built = build(small, tmp_path / "out")
    assert not built.hidden_twins
    for page in ("index.html", "lattlast/index.html", "en/index.html"):
        assert (tmp_path / "out" / page).is_file()


def test_a_protected_page_is_so_whatever_else_is_wrong_with_it(guide: Project) -> None:
    site = guide.site / "min"
    site.mkdir()
    for name in ("kommun.yml", "logo.svg"):
        shutil.copy(ROOT / name, site / name)
    change(guide, "roller/sekretess.md", "written: 2026-11-22", "written: igår")
    project = Project(site, guide.base)
    add(project, "roller/sekretess.md")
    (line,) = told(project)
    assert "Sidan är skyddad" in line


def test_a_moved_page_leads_to_the_form_that_there_is(guide: Project, tmp_path: Path) -> None:
    moved = "flyttade: {gammal.sv-simple.md: sok.md, gammal.md: sok.md}"
    change(guide, "_data/adresser.yml", "flyttade: {}", moved)
    out = build(guide, tmp_path / "out").folder
    assert 'href="../../sok/"' in (out / "lattlast/gammal/index.html").read_text("utf-8")
    assert 'href="../sok/"' in (out / "gammal/index.html").read_text("utf-8")


def test_settings_that_cannot_be_read_are_told_in_swedish(guide: Project) -> None:
    (guide.site / "mkdocs.yml").write_text("site_name: A\nnav:\n\t- index.md\n", encoding="utf-8")
    (line,) = told(guide)
    assert line.startswith("mkdocs.yml, rad 3: Filen går inte att tolka")
