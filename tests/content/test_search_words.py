"""What readers type for what the pages call else: ``sokord.yml`` and ``sokfragor.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.content.front_matter import strip_variant
from kunskapsstod.content.search_words import (
    load_search_questions,
    load_search_words,
    page_faults,
)
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
    listed = load_search_words(path).sidor
    (fault,) = page_faults(listed, ["a.md", "roller/sekretess.md"], path)
    sentence = fault.sentence()
    assert "rad 3" in sentence and "Menade du roller/sekretess.md?" in sentence


def test_a_question_that_a_page_has_twice_is_told_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "sidor:\n  a.md:\n    - hon svarar inte\n    - Hon svarar inte\n")
    (fault,) = page_faults(load_search_questions(path).sidor, ["a.md"], path)
    assert "rad 4" in fault.sentence()
    assert "Hon svarar inte står två gånger" in fault.sentence()


def test_two_pages_may_answer_the_same_question(tmp_path: Path) -> None:
    path = write(tmp_path, "sidor:\n  a.md: [punktskrift]\n  b.md: [punktskrift]\n")
    assert page_faults(load_search_questions(path).sidor, ["a.md", "b.md"], path) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("sidor:\n  a.md: []\n", "rad 2"),
        ("sidor:\n  a.md:\n    - 112\n", "rad 3"),
        ("sidor:\n  a.md:\n    - x\nfragor: []\n", "rad 4"),
        ("sidor:\n  a.md: [x]\n  a.md: [y]\n", "rad 3"),
    ],
    ids=["no question", "no text", "an unknown key", "a page twice"],
)
def test_what_is_no_question_is_told_with_its_line(tmp_path: Path, text: str, line: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(Faults) as caught:
        load_search_questions(path)
    (fault,) = caught.value.faults
    assert line in fault.sentence()


def test_the_guides_own_files_are_right() -> None:
    data = find_base().data
    words = load_search_words(data / "sokord.yml")
    assert len(words.grupper) > 20
    # A word in two places of one list says nothing twice.
    for given in (*words.grupper, *words.sidor.values(), words.stoppord):
        assert len(given) == len({term.lower() for term in given})


def test_every_page_a_search_leads_to_has_questions() -> None:
    base = find_base()
    asked = load_search_questions(base.data / "sokfragor.yml").sidor
    pages = {
        uri
        for path in base.docs.rglob("*.md")
        if not (uri := path.relative_to(base.docs).as_posix()).startswith("_")
        and strip_variant(uri)[1] == "sv"
    }
    assert pages - asked.keys() == {"sok.md"}
