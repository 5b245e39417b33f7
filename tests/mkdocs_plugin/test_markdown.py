"""What authors write and what a visitor's browser gets."""

import re

import markdown
import pytest

EXTENSIONS = ["attr_list", "tables", "toc", "kunskapsstod.mkdocs_plugin.markdown"]


def html(source: str, *, easy: bool = False) -> str:
    made = markdown.Markdown(
        extensions=EXTENSIONS,
        extension_configs={"kunskapsstod.mkdocs_plugin.markdown": {"easy": easy}},
    )
    return re.sub(r"\n\s*", "", made.convert(source)).replace("\u00ad", "|")


def test_what_follows_each_heading_is_a_section() -> None:
    made = html("## Ett {#ett}\n\nText.\n\n## Två {#tva}\n\nMer.")
    assert made.count('<section class="ks-section">') == 2
    assert '<h2 id="ett">Ett</h2><p>Text.</p>' in made


def test_a_law_note_stands_beside_its_section_with_a_name_of_its_own() -> None:
    made = html(
        "## Hemligt {#h}\n\nText.\n\n/// lagrum | Vad lagen säger\nEn paragraf.\n///\n\nMer."
    )
    assert '<p>Mer.</p></div><div class="ks-section__margin"><aside' in made
    assert 'aria-label="Vad lagen säger: Hemligt"' in made


def test_the_title_of_a_box_is_a_heading_below_its_sections_own_and_in_no_contents() -> None:
    made = html(
        "/// viktigt | Först\nText.\n///\n\n## A {#a}\n\n/// exempel | Sedan\nText.\n///\n\n[TOC]"
    )
    assert '<h2 class="ks-callout__title">Först</h2>' in made
    assert '<h3 class="ks-example__title">Sedan</h3>' in made
    assert "Sedan</a>" not in made


def test_a_table_has_caption_row_headers_and_a_named_region_keyboards_reach() -> None:
    made = html(
        "/// tabell | Situationer\n| Det här händer | Får du? |\n|---|---|\n| A | Nej |\n///"
    )
    assert '<div aria-label="Situationer" class="ks-table" role="region" tabindex="0">' in made
    assert "<caption>Situationer</caption>" in made
    assert '<th scope="row">A</th><td data-head="Får du?">Nej</td>' in made
    assert "style=" not in made


def test_a_table_without_a_block_is_named_by_the_heading_above_it() -> None:
    made = html("## Regler {#r}\n\n| A | B |\n|---|--:|\n| 1 | 2 |")
    assert 'aria-label="Regler"' in made
    assert "style=" not in made


@pytest.mark.parametrize(("easy", "dash"), [(False, " – "), (True, " –\n   ")])
def test_a_step_s_time_stands_where_its_dash_was(easy: bool, dash: str) -> None:
    made = html(f"/// vag\n1. [Rollen](rollen.md){dash}vad du gör\n///", easy=easy)
    assert re.search(
        r'<a href="rollen.md">Rollen</a> <span data-ks[^>]*> </span> ?vad du gör', made
    )


def test_a_link_row_reads_as_one_link_with_title_and_text() -> None:
    made = html("/// lankar\n- [Lex Sarah](lex-sarah.md) – när något är fel\n///")
    assert (
        '<a href="lex-sarah.md"><span><span class="ks-links__title">Lex Sarah</span> '
        '<span class="ks-links__text">när något är fel</span></span>' in made
    )


def test_easy_read_keeps_every_line_and_standard_text_does_not() -> None:
    source = "Du får veta mycket\nom personen."
    assert "Du får veta mycket<br>om personen." in html(source, easy=True).replace(" />", ">")
    assert "<br" not in html(source)


def test_easy_read_puts_the_picture_above_its_heading() -> None:
    made = html("## Hemligt {#h}\n\n/// bild | las\n///\n\nText.", easy=True)
    assert made.index('data-ks-slot="picture"') < made.index("<h2")


def test_long_words_may_break_in_headings_and_in_all_of_easy_read() -> None:
    assert "Tystnads|plikten</h2>" in html("## Tystnadsplikten {#t}")
    assert "<p>Tystnadsplikten.</p>" in html("Tystnadsplikten.")
    assert "<p>Tystnads|plikten.</p>" in html("Tystnadsplikten.", easy=True)


@pytest.mark.parametrize("block", ["film | roller", "process", "karta", "kontakt | oro"])
def test_a_drawn_block_takes_the_whole_width_and_ends_the_section(block: str) -> None:
    made = html(f"## A {{#a}}\n\nText.\n\n/// {block}\n///\n\nEfter.")
    assert re.search(r'</section><div class="ks-wide"[^>]*></div><section', made)
