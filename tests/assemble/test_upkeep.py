"""Keeping the text true, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kunskapsstod.assemble import upkeep
from kunskapsstod.errors import Faults
from kunskapsstod.project import Base, Project

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A base with three pages of the guide, as a site of its own."""
    shutil.copy(ROOT / "kommun.yml", tmp_path / "kommun.yml")
    for name in ("_data", "roller"):
        shutil.copytree(ROOT / "docs" / name, tmp_path / "docs" / name)
    kept = {"lex-sarah.md", "lex-sarah.sv-simple.md", "sekretess.md"}
    for path in (tmp_path / "docs" / "roller").iterdir():
        if path.name not in kept:
            path.unlink()
    (tmp_path / "docs/_data/adresser.yml").write_text(
        "# publicerade: en förklaring\npublicerade: {}\nflyttade: {}\n", encoding="utf-8"
    )
    return Project(tmp_path, Base(tmp_path))


def test_a_changed_law_shows_every_page_that_rests_on_it(project: Project) -> None:
    title, *pages = upkeep.sources(project, "lss")
    assert "(1993:387): 3 sidor" in title
    assert [line.split()[1] for line in pages] == [
        "/roller/lex-sarah/",
        "/lattlast/roller/lex-sarah/",
        "/roller/sekretess/",
    ]
    assert all("§" in line for line in pages)


def test_a_misspelt_source_is_told_with_a_suggestion(project: Project) -> None:
    with pytest.raises(Faults) as caught:
        upkeep.sources(project, "lsss")
    assert "Menade du lss?" in str(caught.value)


def test_all_sources_are_listed_with_how_many_pages_rest_on_them(project: Project) -> None:
    lines = upkeep.sources(project)
    assert "  lss: 3 sidor" in lines
    assert "kunskapsstod sources --changed" in lines[-1]


def test_a_twin_is_to_be_compared_again_when_its_original_changes(project: Project) -> None:
    original = project.site / "docs/roller/lex-sarah.md"
    upkeep.twins(project, every=True)
    assert upkeep.twins(project) == ["Alla sidor är jämförda med sina original."]
    original.write_text(original.read_text("utf-8") + "\nNy mening.\n", encoding="utf-8")
    first, last = upkeep.twins(project)
    assert "lex-sarah.sv-simple.md: originalet har ändrats" in first
    assert last.startswith("1 sida behöver jämföras.")
    marked, done = upkeep.twins(project, [str(original)])
    assert "markerad som jämförd" in marked
    assert done == "Alla sidor är jämförda med sina original."


def test_a_file_that_is_no_twin_is_told(project: Project) -> None:
    with pytest.raises(Faults) as caught:
        upkeep.twins(project, ["docs/roller/sekretess.md", "finns-inte.md"])
    assert len(caught.value.faults) == 2


def test_what_is_written_about_the_moves_stays(project: Project) -> None:
    path = project.base.data / "adresser.yml"
    moves = "flyttade:\n  # Bytte namn 2027.\n  gammal.md: roller/sekretess.md\n"
    path.write_text(f"\ufeff# Överst.\npublicerade: {{}}\n{moves}", encoding="utf-8")
    upkeep.publish_addresses(project.base)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Överst.\npublicerade:\n  roller/") and text.endswith(moves)


def test_addresses_are_promised_and_a_broken_promise_is_told(project: Project) -> None:
    assert "3 sidor" in upkeep.publish_addresses(project.base)
    kept = (project.base.data / "adresser.yml").read_text(encoding="utf-8")
    assert kept.startswith("# publicerade: en förklaring\npublicerade:\n  roller/lex-sarah.md: [")
    page = project.site / "docs/roller/sekretess.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("{#bilder}", "{#foton}"), encoding="utf-8")
    assert text != page.read_text(encoding="utf-8")
    with pytest.raises(Faults) as caught:
        upkeep.publish_addresses(project.base)
    (told,) = caught.value.faults
    assert "sekretess.md" in told.sentence()
    assert "#bilder" in told.sentence()
