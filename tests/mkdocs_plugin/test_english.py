"""The English pages: another language all through, and honest about what is only in Swedish."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from kunskapsstod.assemble.build import build
from kunskapsstod.check.rules import check_page
from kunskapsstod.content.front_matter import read_source
from kunskapsstod.models.site import BuiltSite
from kunskapsstod.project import Project

DOCS = Path(__file__).parents[2] / "docs"
# Pages to read; the search page is a tool, drawn by a template of its own.
ENGLISH = sorted(
    path.relative_to(DOCS).as_posix()
    for path in DOCS.rglob("*.en.md")
    if "\ntemplate: search.html\n" not in path.read_text(encoding="utf-8")
)
SITE = "https://guide.exempelkommun.example/"


def page(guide: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((guide / address / "index.html").read_text(encoding="utf-8"))


def switch(tree: LexborHTMLParser) -> list[tuple[str, str | None, str | None]]:
    """What the header offers: words, hreflang, lang."""
    return [
        (link.text(strip=True), link.attributes.get("hreflang"), link.attributes.get("lang"))
        for link in tree.css(".ks-header .ks-forms a")
    ]


def address(uri: str) -> str:
    name = uri.removesuffix(".en.md")
    return "en/" if name == "index" else f"en/{name}/"


@pytest.mark.parametrize("uri", ENGLISH)
def test_an_english_page_says_so_and_names_its_other_forms(guide: Path, uri: str) -> None:
    tree = page(guide, address(uri))
    assert tree.css_first("html").attributes["lang"] == "en"  # type: ignore[union-attr]
    told = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in tree.css('link[rel="alternate"]')
    }
    here = address(uri).removeprefix("en/")
    assert told == {
        "sv": SITE + here,
        "sv-simple": f"{SITE}lattlast/{here}",
        "en": f"{SITE}en/{here}",
    }


@pytest.mark.parametrize("uri", ENGLISH)
def test_an_english_page_rests_on_what_its_original_rests_on(uri: str) -> None:
    ours = read_source(DOCS / uri, uri)
    original = read_source(DOCS / ours.page_uri, ours.page_uri)
    for name in ("audience", "sources", "laws", "protected", "template", "illustration"):
        assert getattr(ours.meta, name) == getattr(original.meta, name), name
    anchors = [set(re.findall(r"\{#([a-z-]+)\}", one.body)) for one in (ours, original)]
    assert anchors[0] <= anchors[1], "a shared link could not be switched"


def test_each_page_offers_the_forms_it_has_in_their_own_words(guide: Path) -> None:
    assert switch(page(guide, "roller/sekretess")) == [
        ("Lättläst", "sv-simple", None),
        ("English", "en", "en"),
    ]
    assert switch(page(guide, "lattlast/roller/sekretess")) == [
        ("Vanlig text", "sv", None),
        ("English", "en", "en"),
    ]
    assert switch(page(guide, "en/roller/sekretess")) == [
        ("Svenska", "sv", "sv"),
        ("Lättläst", "sv-simple", "sv"),
    ]
    assert switch(page(guide, "roller/lex-sarah")) == [("Lättläst", "sv-simple", None)]


def test_the_site_map_holds_the_english_pages(guide: Path) -> None:
    text = (guide / "sitemap.xml").read_text(encoding="utf-8")
    for uri in ENGLISH:
        assert f"<loc>{SITE}{address(uri)}</loc>" in text
    assert text.count(f'hreflang="en" href="{SITE}en/kontakt/"') == 3


def test_the_page_says_which_text_counts_and_that_no_one_has_reviewed_it(guide: Path) -> None:
    for uri in ENGLISH:
        note = page(guide, address(uri)).css_first(".ks-translated")
        assert note is not None
        assert "the Swedish text is what counts" in note.text()
        assert "Nobody has reviewed the translation." in note.text()
    assert page(guide, "roller/sekretess").css_first(".ks-translated") is None


def leads_to_swedish(link: LexborNode, here: str, site: BuiltSite) -> bool:
    target = site.resolve(site.pages[here], link.attributes.get("href") or "")
    return target.kind == "page" and site.pages[target.address].language != "en"


def test_every_link_to_a_swedish_page_says_that_it_is_swedish(guide: Path) -> None:
    site = BuiltSite(guide, SITE)
    found = 0
    for uri in ENGLISH:
        here = address(uri)
        for link in page(guide, here).css("a[href]"):
            if not leads_to_swedish(link, here, site):
                continue
            found += 1
            assert (link.attributes.get("hreflang") or "").startswith("sv"), link.html
            # The switch is in Swedish words; any other link says it in English.
            said = link.attributes.get("lang") == "sv" or "(in\u00a0Swedish)" in link.text()
            assert said, link.html
    assert found > 20


def test_a_link_named_as_the_swedish_page_is_marked_as_swedish(guide: Path) -> None:
    row = page(guide, "en/roller/orolig").css_first('.ks-links a[hreflang="sv"]')
    assert row is not None
    title = row.css_first(".ks-links__title")
    assert title is not None and title.css_first('span[lang="sv"]').text() == "Lex Sarah"  # type: ignore[union-attr]
    # Words of the author's own are English and are left so.
    other = page(guide, "en/om-insatsen/kontaktperson").css_first('main p a[hreflang="sv"]')
    assert other is not None and other.css_first('[lang="sv"]') is None


def test_what_the_municipality_and_the_law_say_in_swedish_is_marked(guide: Path) -> None:
    tree = page(guide, "en/kontakt")
    marked = " ".join(node.text() for node in tree.css('[lang="sv"]'))
    for words in (
        "vardagar 9–11 och 13–15",
        "enhetschefen på funktionshinderenheten",
        "Kontaktsekreterarna på funktionshinderenheten",
        "kontaktsekreterare",
        "Förvaltningslag",
        "förvaltningslagen 13\u00a0§",
        "Det tar ungefär fem minuter",
    ):
        assert words in marked
    for node in tree.css('[lang="sv"]'):
        node.decompose()
    assert not re.findall(r"[a-zåäö]*[åäö][a-zåäö]*", tree.css_first("body").text())  # type: ignore[union-attr]


def test_italics_are_swedish_words_and_sound_so(guide: Path) -> None:
    main = page(guide, "en/roller/sekretess").css_first("main")
    assert main is not None and not main.css("em")
    assert {"Tystnadsplikt", "god man"} <= {node.text() for node in main.css('i[lang="sv"]')}
    # A line that is all Swedish is no term, and must not look like a heading (H42).
    law = page(guide, "en/roller/orolig").css_first('aside p[lang="sv"]')
    assert law is not None and law.text() == "LSS (1993:387) 24\u00a0b\u00a0§"


def test_no_soft_hyphen_and_no_swedish_date_is_on_an_english_page(guide: Path) -> None:
    for path in (guide / "en").rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        assert "\u00ad" not in text and "&shy;" not in text
    for uri in ENGLISH:
        text = (guide / address(uri) / "index.html").read_text(encoding="utf-8")
        assert "22 November 2026" in text and "22 november 2026" not in text


def test_the_menu_lists_what_is_in_english_and_then_the_way_to_the_rest(guide: Path) -> None:
    menu = page(guide, "en/roller/orolig").css_first(".ks-menu")
    assert menu is not None
    own = [a for a in menu.css("a[href]") if not a.attributes.get("hreflang")]
    assert len(own) == len(ENGLISH)
    rest = menu.css("a[hreflang]")
    assert [(a.text(), a.attributes["href"]) for a in rest] == [
        ("Svenska", "../../../"),
        ("Lättläst", "../../../lattlast/"),
    ]
    swedish = page(guide, "").css_first(".ks-menu")
    assert swedish is not None
    found = swedish.css_first('a[hreflang="en"]')
    assert found is not None and (found.text(), found.attributes["lang"]) == ("English", "en")


def test_the_check_finds_no_word_of_the_wrong_language(guide: Path) -> None:
    site = BuiltSite(guide, SITE)
    addresses = [one for one in site.pages if one.startswith("en/")]
    found = [one for doc in site.read(addresses) for one in check_page(doc, site)]
    assert [(one.page, one.rule, one.excerpt) for one in found] == []


def test_a_page_without_english_is_no_fault_and_has_no_switch_to_it(small: Project) -> None:
    folder = build(small).folder
    assert not (folder / "en" / "roller" / "lex-sarah").exists()
    assert "/en/roller/lex-sarah" not in (folder / "sitemap.xml").read_text(encoding="utf-8")


def test_a_page_the_municipality_replaces_takes_its_english_form_along(small: Project) -> None:
    path = small.site / "docs" / "kontakt.md"
    path.parent.mkdir()
    path.write_text(
        "---\ntitle: Vår kontakt\ndescription: En mening.\naudience: [kommun]\n"
        "written: 2026-11-22\nreview_by: 2027-05-22\n---\n\nText.\n",
        encoding="utf-8",
    )
    built = build(small)
    assert "kontakt.en.md" in built.hidden_twins
    assert not (built.folder / "en" / "kontakt").exists()
    role = (built.folder / "en/roller/orolig/index.html").read_text(encoding="utf-8")
    assert 'href="../../../kontakt/" hreflang="sv"' in role
