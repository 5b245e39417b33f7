"""What is asked for becomes which PDFs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.models.profile_loading import load_profile
from kunskapsstod.models.site import BuiltSite
from kunskapsstod.pdf.guide import Guide
from kunskapsstod.pdf.handouts import Handout, plan
from kunskapsstod.project import open_project

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def whole(guide: Path) -> Guide:
    profile = load_profile(open_project(ROOT))
    return Guide(BuiltSite(guide, profile.webbadress), profile)


def one(whole: Guide, wanted: str) -> Handout:
    [handout] = plan(whole, [wanted])
    return handout


def test_without_a_wish_every_form_and_both_drawings_are_made(whole: Guide) -> None:
    names = [handout.name for handout in plan(whole, [])]
    assert {"mallar-overenskommelse", "lattlast-mallar-overenskommelse"} <= set(names)
    for drawing in ("process", "natverkskarta"):
        for paper in ("a3", "a4"):
            assert {f"{drawing}-{paper}", f"lattlast-{drawing}-{paper}"} <= set(names)
    assert "roller-sekretess" not in names
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "written",
    [
        "roller/sekretess/",
        "roller/sekretess",
        "/roller/sekretess/",
        "roller/sekretess.md",
        "docs/roller/sekretess.md",
        "https://guide.exempelkommun.example/roller/sekretess/#bilder",
        "guide.exempelkommun.example/roller/sekretess/",
    ],
)
def test_a_page_is_found_however_it_is_written(whole: Guide, written: str) -> None:
    handout = one(whole, written)
    assert (handout.name, handout.kind) == ("roller-sekretess", "page")


def test_a_twin_is_named_after_its_address(whole: Guide) -> None:
    assert one(whole, "lattlast/roller/sekretess/").name == "lattlast-roller-sekretess"
    assert one(whole, "roller/sekretess.sv-simple.md").name == "lattlast-roller-sekretess"


def test_a_folder_is_a_section_in_the_menus_order(whole: Guide) -> None:
    section = one(whole, "roller/")
    assert (section.name, section.kind, section.title) == ("roller", "section", "Roller och ansvar")
    addresses = [page.address for page in section.pages]
    assert addresses[:3] == ["roller/kontaktpersonens-roll/", "roller/ansvar/", "roller/sekretess/"]
    assert {page.language for page in section.pages} == {"sv"}


def test_a_folder_whose_first_page_has_a_title_bears_that_title(whole: Guide) -> None:
    section = one(whole, "process/")
    assert section.title == "Från ansökan till uppföljning"
    assert section.pages[0].address == "process/"
    assert one(whole, "process/index.md").name == "process-index"


def test_the_start_page_is_the_whole_guide_in_its_form(whole: Guide) -> None:
    for wanted, name, language in (("/", "guiden", "sv"), ("lattlast/", "lattlast", "sv-simple")):
        everything = one(whole, wanted)
        assert (everything.name, everything.kind) == (name, "section")
        assert {page.language for page in everything.pages} == {language}
        assert len(everything.pages) > 40
        # Neither the start page nor the search page says anything on paper.
        addresses = {page.address for page in everything.pages}
        assert not addresses & {"", "lattlast/", "sok/", "lattlast/sok/"}


def test_the_films_texts_are_asked_for_together_or_one_by_one(whole: Guide) -> None:
    texts = plan(whole, ["filmtexter"])
    assert {"roller-text", "lattlast-roller-text"} <= {handout.name for handout in texts}
    assert len(texts) == 8 and {handout.kind for handout in texts} == {"film"}
    assert one(whole, "lattlast-roller-text.pdf").language == "sv-simple"
    with pytest.raises(Faults, match="Menade du roller-text"):
        plan(whole, ["rolle-text"])


def test_what_does_not_exist_is_told_with_a_suggestion_and_nothing_is_made(whole: Guide) -> None:
    with pytest.raises(Faults) as caught:
        plan(whole, ["roller/sekretes/", "process-a5", "allt", "roller/sekretess/"])
    told = [fault.sentence() for fault in caught.value.faults]
    assert told[0] == (
        "roller/sekretes/ finns inte i den byggda guiden. Menade du roller/sekretess/?"
    )
    assert told[1].startswith("process-a5 finns inte i den byggda guiden. Menade du process-a")
    assert "Skriv adressen som den står i webbläsaren" in told[2]
    assert len(told) == 3
