"""Blocks that would have shown as text on the page are told with file and line instead."""

from pathlib import Path

import pytest

from kunskapsstod.content.block_lint import SPECS, lint
from kunskapsstod.mkdocs_plugin import blocks, drawn_blocks, practice_blocks

ALL = (*blocks.BLOCKS, *drawn_blocks.BLOCKS, *practice_blocks.BLOCKS)

KNOWN = {
    "illustration": {"hand", "las"},
    "film": {"roller", "intresse"},
    "contact": {"vanlig", "oro"},
    "film_parts": {"allt", "spelare"},
}


def sentences(body: str) -> list[str]:
    return [fault.sentence() for fault in lint(body, Path("sida.md"), 10, KNOWN)]


def test_every_block_of_the_plugin_has_a_specification_and_the_other_way_round() -> None:
    assert {block.NAME for block in ALL} == set(SPECS)


@pytest.mark.parametrize("block", ALL, ids=lambda block: block.NAME)
def test_a_specification_allows_exactly_the_options_its_block_takes(block: type) -> None:
    assert set(block.OPTIONS) == set(SPECS[block.NAME].options)  # type: ignore[attr-defined]


def test_a_page_without_faults_says_nothing() -> None:
    body = "/// viktigt | Rubrik\n    bild: hand\n\nText.\n///\n\n```\n/// inget block\n```\n"
    assert sentences(body) == []


@pytest.mark.parametrize("option", ["[a]: b", "id: !!timestamp x", "id: [[[[", "? {a: b}"])
def test_options_no_one_would_write_are_told_too(option: str) -> None:
    (told,) = sentences(f"/// lokalt | Rubrik\n    {option}\n\nText.\n///")
    assert "går inte att tolka" in told


def test_an_id_that_no_link_could_lead_to_is_told() -> None:
    (told,) = sentences("/// lokalt | Rubrik\n    id: 'a b'\n\nText.\n///")
    assert "a b går inte som id" in told


@pytest.mark.parametrize("indent", ["", "  ", "     ", "\t"])
def test_an_option_that_is_indented_otherwise_is_told(indent: str) -> None:
    assert sentences(f"/// viktigt | Rubrik\n{indent}bild: hand\n\nText.\n///") == [
        "sida.md, rad 11: Alternativet hör inte till blocket viktigt, för det är inte indraget "
        "rätt. Börja raden med fyra blanksteg."
    ]


def test_a_misspelt_block_is_told_with_its_line_and_the_right_name() -> None:
    assert sentences("Text.\n\n/// viktgt | Rubrik\nText.\n///") == [
        "sida.md, rad 12: Blocket viktgt finns inte. Menade du viktigt?"
    ]


def test_a_misspelt_film_is_told_with_the_right_name() -> None:
    assert sentences("/// film | rollr\n///") == [
        "sida.md, rad 10: Filmen rollr finns inte. Menade du roller?"
    ]


def test_a_misspelt_option_is_told_with_the_right_name() -> None:
    assert sentences("/// viktigt | Rubrik\n    bilden: hand\n\nText.\n///") == [
        "sida.md, rad 10: Blocket viktigt har inget alternativ som heter bilden. Menade du bild?"
    ]


def test_an_unknown_picture_is_told() -> None:
    assert sentences("/// bild | laas\n///") == [
        "sida.md, rad 10: Bilden laas finns inte. Menade du las?"
    ]


def test_a_block_without_end_and_an_end_without_block_are_told() -> None:
    assert sentences("/// exempel | A\nText.\n") == [
        "sida.md, rad 10: Blocket exempel tar aldrig slut. Avsluta det med en egen rad ///."
    ]
    assert sentences("Text.\n///\n")[0].startswith("sida.md, rad 11: Här slutar ett block")


def test_a_block_that_needs_a_title_says_so() -> None:
    assert sentences("/// exempel\nText.\n///") == [
        "sida.md, rad 10: Blocket exempel behöver något efter lodstrecket: /// exempel | …"
    ]


def test_all_faults_of_a_page_are_told_at_once() -> None:
    body = "/// film | x\n///\n\n/// bild | y\n///\n\n/// nej\n///"
    assert len(sentences(body)) == 3


def test_an_option_that_the_block_would_not_take_for_text_is_told() -> None:
    # pymdownx.blocks reads options as YAML 1.1, where "yes" is true and "1:30" is ninety.
    for value in ("yes", "1:30"):
        assert sentences(f"/// bild | hand\n    alt: {value}\n///") == [
            "sida.md, rad 10: Alternativet alt i blocket bild ska vara text. "
            "Sätt det inom citattecken."
        ]
