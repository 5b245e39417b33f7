"""The glossary: its file, and its words found in text in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.content.glossary import (
    Glossary,
    alphabetical,
    check_sources,
    load_glossary,
    make_glossary,
)
from kunskapsstod.content.sources import load_register
from kunskapsstod.errors import Faults

DATA = Path(__file__).parents[2] / "docs" / "_data"
SMALL = """ord:
  - id: sekretess
    ord: sekretess
    former: [sekretess, sekretessen]
    utom: [Sekretess Aktiebolag]
    forklaring: Regler om hemliga uppgifter.
    lattlast: Det är hemligt.
  - id: god-man
    ord: god man
    former: [god man, gode mannen]
    forklaring: En person som hjälper.
    lattlast: En person som hjälper dig.
  - id: ivo
    ord: IVO
    former: [IVO, "IVO:s"]
    forklaring: En myndighet.
    lattlast: En myndighet.
    lag: lss 25 §
  - id: titel
    ord: "{{ titel.kontaktsekreterare }}"
    former: ["{{ titel.kontaktsekreteraren }}"]
    forklaring: Den som hjälper kontaktpersoner.
    lattlast: Den som hjälper dig.
"""
KNOWN = {"titel.kontaktsekreterare": "samordnare", "titel.kontaktsekreteraren": "samordnaren"}


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    path = tmp_path / "ordlista.yml"
    path.write_text(SMALL, encoding="utf-8")
    return make_glossary(load_glossary(path), KNOWN, load_register(DATA / "kallor.yml"))


def words(glossary: Glossary, text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.word.id) for f in glossary.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sekretessen gäller.", [("Sekretessen", "sekretess")]),
        ("Det är sekre&shy;tess.", [("sekre&shy;tess", "sekretess")]),
        ("Det är sekre\u00adtess.", [("sekre\u00adtess", "sekretess")]),
        ("Den gode mannen kom.", [("gode mannen", "god-man")]),
        ("Det var god. Man gick.", []),
        ("IVO:s beslut", [("IVO:s", "ivo")]),
        ("ivo är inget ord", []),
        ("Ring samordnaren.", [("samordnaren", "titel")]),
        ("sekretesslagen", []),
        ("Sekretess Aktiebolag", []),
    ],
)
def test_words_are_found_as_they_stand(
    glossary: Glossary, text: str, expected: list[tuple[str, str]]
) -> None:
    assert words(glossary, text) == expected


def test_the_municipality_s_own_title_is_the_word(glossary: Glossary) -> None:
    assert "samordnare" in [word.word for word in glossary.words]


def test_a_law_is_named_by_its_short_name(glossary: Glossary) -> None:
    assert [word.law for word in glossary.words if word.id == "ivo"] == ["LSS 25 §"]


def test_swedish_letters_come_last() -> None:
    assert sorted(["öppen", "ärende", "åtta", "zon"], key=alphabetical) == [
        "zon",
        "åtta",
        "ärende",
        "öppen",
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("id: god-man", "id: sekretess", "glossary.id_twice", 8),
        ("[god man,", "[sekretess,", "glossary.form_twice", 10),
        ("[god man,", "[God man, god man,", "glossary.form_repeated", 10),
        ("ord: god man", "ord: Sekretess", "glossary.word_twice", 8),
    ],
)
def test_what_stands_twice_is_told_once_with_its_line(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    path = tmp_path / "ordlista.yml"
    path.write_text(SMALL.replace(old, new), encoding="utf-8")
    with pytest.raises(Faults) as caught:
        load_glossary(path)
    (fault,) = caught.value.faults
    assert (fault.code, fault.line) == (code, line)


def test_a_word_s_id_may_be_another_word_s_form(tmp_path: Path) -> None:
    path = tmp_path / "ordlista.yml"
    path.write_text(SMALL.replace("id: titel", "id: sekretessen"), encoding="utf-8")
    load_glossary(path)


def test_an_unknown_law_is_told_with_a_suggestion(tmp_path: Path) -> None:
    path = tmp_path / "ordlista.yml"
    path.write_text(SMALL.replace("lag: lss 25", "lag: lsss 25"), encoding="utf-8")
    (fault,) = check_sources(load_glossary(path), load_register(DATA / "kallor.yml"), path)
    assert fault.line == 18
    assert "lss" in fault.sentence()


def test_the_guide_s_own_glossary_has_54_words_each_found_in_its_own_name() -> None:
    register = load_register(DATA / "kallor.yml")
    data = load_glossary(DATA / "ordlista.yml")
    assert check_sources(data, register, DATA / "ordlista.yml") == []
    known = {
        f"titel.{base}{ending}": f"{word}{ending}"
        for base, word in (
            ("bistandshandlaggare", "biståndshandläggare"),
            ("kontaktsekreterare", "kontaktsekreterare"),
        )
        for ending in ("", "n", "ns")
    } | {
        "titel.bistandshandlaggarna": "biståndshandläggarna",
        "titel.kontaktsekreterarna": "kontaktsekreterarna",
    }
    glossary = make_glossary(data, known, register)
    assert len(glossary.words) == 54
    for word in glossary.words:
        assert [f.word.id for f in glossary.find(word.word)] == [word.id]
        assert "{{" not in word.word + word.definition + "".join(word.easy)
