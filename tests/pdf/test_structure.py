"""What a screen reader meets in the handouts: two checkers of PDF/UA-1 and our own questions."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import outloud
import page as page_validation
import pikepdf
import pytest
from outloud.model import Document
from PIL import Image

from kunskapsstod.assemble.build import build
from kunskapsstod.check.pdf_layer import pdf_findings
from kunskapsstod.pdf.make import make
from kunskapsstod.project import Project

from .conftest import NAMES, Read

# What outloud guesses may be wrong, looked at by a person. Nothing here is an error against the
# standard itself; that is also asked of a second checker, without exceptions.
REVIEWED = {
    "TBL-010": "Tables of two columns with row heads have more heads than cells: so they are meant",
    "TBL-012": "A form's cells are empty: they are written in with a pen",
    "TBL-014": "Two tables under each other on a sheet: each is tagged, the grid is both of them",
    "LNK-010": "An address written out for paper; the link to it stands just before, in words",
    "PAG-001": "The municipality's name above each contact box, and a title that is repeated",
    "ORD-001": "WeasyPrint paints a list's marks after the text; readers follow the tags",
}


@pytest.mark.parametrize("name", NAMES)
def test_outloud_finds_nothing(folder: Path, name: str) -> None:
    result = outloud.check(str(folder / f"{name}.pdf"))
    assert result.error is None
    assert [f for f in result.findings if f.rule not in REVIEWED] == []


def test_our_own_check_finds_nothing(folder: Path) -> None:
    assert pdf_findings(folder, lambda done, total, label: None) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_second_checker_finds_it_conforms_to_pdf_ua_1(folder: Path, name: str) -> None:
    report = page_validation.validate_pdf(
        str(folder / f"{name}.pdf"), profile=page_validation.ValidationProfile.PDF_UA_1
    )
    assert report.failures == []
    assert report.is_compliant


@pytest.mark.parametrize("name", NAMES)
def test_headings_begin_with_one_and_skip_no_level(handouts: dict[str, Read], name: str) -> None:
    levels = [e.heading_level or 0 for e in handouts[name].document.elements if e.is_heading]
    assert levels[0] == 1
    steps = [after - before for before, after in pairwise(levels)]
    assert max(steps, default=0) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_the_file_says_what_it_is_and_in_which_language(folder: Path, name: str) -> None:
    language = (
        "sv-simple" if name.startswith("lattlast") else name[:2] if name[:3] == "en-" else "sv"
    )
    with pikepdf.open(folder / f"{name}.pdf") as pdf:
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked == True  # noqa: E712 - pikepdf's own boolean
        assert pdf.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
        assert str(pdf.docinfo.Title).endswith("– Exempelkommun")
        assert str(pdf.docinfo.Author) == "Exempelkommun"
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}
        assert b'pdfuaid:part="1"' in pdf.Root.Metadata.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_is_drawn_with_the_guides_own_font(
    handouts: dict[str, Read], name: str
) -> None:
    """A letter the font lacks would be drawn with another one, or as an empty box."""
    with pikepdf.open(handouts[name].path) as pdf:
        fonts = {
            str(font.BaseFont)
            for page in pdf.pages
            for font in page.Resources.Font.values()  # type: ignore[operator]
        }
    assert fonts and all("Atkinson" in font for font in fonts), fonts


def test_words_in_another_language_say_so(handouts: dict[str, Read]) -> None:
    """WCAG 3.1.2: a Swedish word on an English page is read as Swedish."""
    english = handouts["en-roller-sekretess"]
    swedish = {english.text(e) for e in english.elements() if e.lang == "sv"}
    assert {"Tystnadsplikt", "samtycke"} <= swedish
    assert any(text.startswith("Offentlighets- och sekretesslag, SFS 2009:400") for text in swedish)
    assert not [text for text in swedish if re.search(r"\b(the|you|and)\b", text)]
    assert {e.lang for e in handouts["roller-sekretess"].elements()} == {None}


def test_a_table_tells_which_head_belongs_to_which_cells(handouts: dict[str, Read]) -> None:
    read = handouts["roller-sekretess"]
    heads = {read.text(cell): cell.attr("Scope") for cell in read.elements("TH")}
    assert heads["Får du berätta?"] == "Column"
    assert heads["Du misstänker att ett barn far illa."] == "Row"
    cell = next(c for c in read.elements("TD") if read.text(c).startswith("Ja, för socialtjänsten"))
    assert len(cell.attr("Headers")) == 2


def test_lists_are_items_with_a_body(handouts: dict[str, Read]) -> None:
    read = handouts["roller-sekretess"]
    items = [
        read.text(next(c for c in item.children if c.type == "LBody"))
        for item in read.elements("LI")
    ]
    assert any("pengar, familj och kärlek." in item for item in items)
    # A term and what is said of it are one item.
    assert any(re.fullmatch("Texten skrevs ?22 november 2026", item) for item in items)


def test_pictures_that_say_something_are_described_and_decoration_is_not_read(
    handouts: dict[str, Read],
) -> None:
    easy = [f.alt for f in handouts["lattlast-roller-sekretess"].elements("Figure")]
    assert "En hand som säger stopp." in easy
    assert handouts["roller-sekretess"].elements("Figure") == []


def test_the_drawn_sheets_say_what_is_in_the_picture(handouts: dict[str, Read]) -> None:
    [process] = [f.alt or "" for f in handouts["process-a3"].elements("Figure")]
    assert "1. Aktualisera, 2. Utreda, 3. Besluta" in process
    [network] = [f.alt or "" for f in handouts["natverkskarta-a4"].elements("Figure")]
    assert "Fritiden, Vännerna" in network
    steps = [read for read in handouts["process-a3"].aloud().splitlines() if read[:2] == "6."]
    assert steps == ["6. Följa upp"]


def test_a_link_is_named_by_its_words_and_prints(folder: Path) -> None:
    with pikepdf.open(folder / "infor.pdf") as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", [])]
        assert links
        for link in links:
            assert not re.match(r"https?:|s-|tel:", str(link.Contents)), link.Contents
            assert int(link.F) & 4


def test_a_section_has_bookmarks_and_contents_with_the_right_pages(
    folder: Path, handouts: dict[str, Read]
) -> None:
    with pikepdf.open(folder / "infor.pdf") as pdf, pdf.open_outline() as outline:
        assert pdf.Root.PageMode == "/UseOutlines"
        [top] = outline.root
        assert top.title == "Inför första uppdraget"
        titles = [item.title for item in top.children]
    assert titles == ["Innehåll", "Inför första uppdraget", "Vad skulle du göra?"]
    read = handouts["infor"]
    contents = next(e for e in read.elements("L") if e.page == 1)
    rows = [read.text(row) for row in contents.children]
    start = {
        read.text(e): e.page + 1 for e in read.elements("H2") if e.page is not None and e.page > 1
    }
    numbers = [int(re.findall(r"\d+$", row)[0]) for row in rows]
    assert numbers == [start["Inför första uppdraget"], start["Vad skulle du göra?"]]


def test_what_is_folded_away_on_a_screen_is_read(handouts: dict[str, Read]) -> None:
    aloud = handouts["infor"].aloud()
    assert "Jag berättar, men säger inget namn" in aloud
    assert "gäller allt du får veta om personens förhållanden" in aloud


def test_a_film_is_a_picture_an_address_and_its_text(handouts: dict[str, Read]) -> None:
    read = handouts["filmer-roller"]
    assert [figure.alt for figure in read.elements("Figure")] == ["En bild ur filmen."]
    aloud = read.aloud()
    assert "Filmen visas på guide.exempelkommun.example/filmer/roller/" in aloud
    assert "Tystnadsplikten gäller hela livet" in aloud
    assert "mp4" not in aloud


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_pressed_on_a_screen_is_on_paper(
    handouts: dict[str, Read], name: str
) -> None:
    lines = set(handouts[name].aloud().splitlines())
    controls = {
        "Meny",
        "Skriv ut",
        "Kopiera länken",
        "Stäng",
        "Läs på lättläst",
        "På den här sidan",
    }
    assert lines & controls == set()


def test_a_form_says_where_it_comes_from_and_that_no_one_has_reviewed_it(
    handouts: dict[str, Read],
) -> None:
    last = handouts["mallar-rapport"].aloud().splitlines()[-1]
    assert last.startswith("guide.exempelkommun.example/mallar/rapport/")
    assert "Texten skrevs 22 november 2026. Granskas senast 22 maj 2027." in last
    assert "Inte granskad av sakkunnig" in last


def test_a_municipalitys_own_page_comes_with_its_pictures_and_its_mark(
    pango: None, small: Project, tmp_path: Path
) -> None:
    docs = small.site / "docs" / "lokalt"
    docs.mkdir(parents=True)
    Image.new("RGB", (60, 40), "#0e4f5b").save(docs / "karta.png")
    (docs / "hitta.md").write_text(
        "---\ntitle: Hitta till oss\ndescription: En mening.\naudience: [person]\n"
        "written: 2026-11-22\nreview_by: 2027-05-22\nwithout_twin: lokal sida\n"
        "without_sources: lokal sida\n---\n\n"
        '<img src="../karta.png" alt="Huset ligger vid torget.">\n',
        encoding="utf-8",
    )
    (small.site / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs>'
        '<linearGradient id="g"><stop stop-color="#ff0000"/><stop offset="1" stop-color="#0000ff"/>'
        "</linearGradient></defs>"
        '<path d="M0 0h10v10H0z" fill="url(#g)"/></svg>',
        encoding="utf-8",
    )
    built = build(small).folder
    [made] = make(small, ["lokalt/hitta"], folder=built, out=tmp_path / "ut")
    result = outloud.check(str(made.file))
    # On a paper of one page the foot is not repeated, so outloud takes it for a line of the text.
    assert [f for f in result.findings if f.rule not in {*REVIEWED, "TAG-002"}] == []
    read = Read(made.file, Document(str(made.file)))
    assert [figure.alt for figure in read.elements("Figure")] == ["Huset ligger vid torget."]
    with pikepdf.open(made.file) as pdf:
        # The mark's gradient is found again: its ids are left alone.
        assert "/Shading" in pdf.pages[0].Resources or b" sh" in pdf.pages[0].Contents.read_bytes()


def test_a_films_text_is_read_chapter_by_chapter(handouts: dict[str, Read]) -> None:
    aloud = handouts["roller-text"].aloud()
    title, *chapters = (
        handouts["roller-text"].text(e)
        for e in handouts["roller-text"].document.elements
        if e.is_heading
    )
    assert title == "Film: Roller och ansvar – hela filmen som text"
    assert chapters[:2] == ["Din roll", "Tystnadsplikt"]
    assert "Bild: " in aloud and "Berättare: Tystnadsplikten gäller" in aloud
    assert "Filmen visas på guide.exempelkommun.example/filmer/roller/" in aloud
    # Nothing of the page around it.
    assert "Att prata om" not in aloud and "Hämta" not in aloud
