"""Words for the search: ``sokord.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.content.search_words import load_search_words, unknown_pages
from kunskapsstod.errors import Faults
from kunskapsstod.project import find_base


def write(folder: Path, text: str) -> Path:
    path = folder / "sokord.yml"
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    with pytest.raises(Faults) as caught:
        load_search_words(path)
    return [fault.sentence().removeprefix(str(path)) for fault in caught.value.faults]


def test_groups_words_for_pages_and_stop_words_are_read(tmp_path: Path) -> None:
    words = load_search_words(
        write(tmp_path, "grupper:\n  - [lön, arvode]\nsidor:\n  a.md: [pengar]\nstoppord: [och]\n")
    )
    assert words.grupper == (("lön", "arvode"),)
    assert words.sidor == {"a.md": ("pengar",)}
    assert words.stoppord == ("och",)


def test_a_group_of_one_and_an_unknown_key_are_told_with_their_lines(tmp_path: Path) -> None:
    lines = told(write(tmp_path, "grupper:\n  - [lön, arvode]\n  - [ensam]\nsynonymer: []\n"))
    assert [line.split(":")[0] for line in lines] == [", rad 3, grupper.2", ", rad 4, synonymer"]


def test_a_page_that_does_not_exist_is_told_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "sidor:\n  a.md: [x]\n  roller/sekretes.md: [y]\n")
    (fault,) = unknown_pages(load_search_words(path), ["a.md", "roller/sekretess.md"], path)
    sentence = fault.sentence()
    assert "rad 3" in sentence and "Menade du roller/sekretess.md?" in sentence


def test_the_guides_own_file_is_right() -> None:
    words = load_search_words(find_base().data / "sokord.yml")
    assert len(words.grupper) > 20
    # A word in two places of one list says nothing twice.
    for given in (*words.grupper, *words.sidor.values(), words.stoppord):
        assert len(given) == len({term.lower() for term in given})
