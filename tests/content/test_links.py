"""Links between the guide's pages."""

from pathlib import Path

from kunskapsstod.content.links import broken, near_page, page_links, redirect

PAGES = {"index.md", "roller/orolig.md", "roller/sekretess.md", "kontakt.md"}


def told(body: str, uri: str = "roller/sekretess.md") -> list[str]:
    return [f.sentence() for f in broken(body, uri, Path(uri), 5, PAGES)]


def test_links_to_pages_beside_above_and_with_an_anchor_are_found_whole() -> None:
    assert told("[a](orolig.md#barn) [b](../kontakt.md) [c](../index.md)") == []


def test_a_broken_link_is_told_with_its_line_and_a_near_page() -> None:
    assert told("Rad ett.\n\nSe [oro](orolg.md).") == [
        "roller/sekretess.md, rad 7: Länken till orolg.md leder ingenstans."
        " Menade du roller/orolig.md?"
    ]


def test_addresses_elsewhere_anchors_and_code_are_no_page_links() -> None:
    assert page_links("[a](https://x.se/a.md) [b](#c) [d](mailto:a@b.se) `[e](f.md)`") == []
    assert page_links("<!-- [a](b.md) -->\n\n[^1]: fotnot.md\n") == []


def test_a_link_written_below_the_text_is_a_link() -> None:
    assert page_links("Se [sidan][s].\n\n[s]: borta.md\n") == [(3, "borta.md")]


def test_a_page_is_meant_only_when_it_is_nearly_the_same_and_in_the_same_form() -> None:
    pages = ["roller/lex-sarah.md", "roller/nytt-ansvar.md", "roller/nytt-ansvar.sv-simple.md"]
    assert near_page("roller/ansvar.md", pages) == "Menade du roller/nytt-ansvar.md?"
    assert near_page("roller/ansvar.sv-simple.md", pages).endswith("nytt-ansvar.sv-simple.md?")
    assert near_page("roller/oro.md", pages) == "Rätta adressen eller ta bort den."


def test_a_link_to_a_page_without_a_twin_leads_to_the_standard_page() -> None:
    body = "[a](orolig.md) [b](../kontakt.md)"
    sent = redirect(
        body,
        "roller/sekretess.sv-simple.md",
        lambda uri: uri == "kontakt.md",
        lambda uri: "../../../kontakt/",
    )
    assert sent == "[a](orolig.md) [b](../../../kontakt/)"


def test_a_link_that_leads_to_another_language_can_be_marked() -> None:
    sent = redirect(
        "[Contact us](../kontakt.md#ring) and [oro](orolig.md)",
        "roller/sekretess.en.md",
        lambda uri: uri == "kontakt.md",
        lambda uri: "../../../kontakt/",
        lambda uri, words: (f"{words} (in Swedish)", '{: hreflang="sv" }'),
    )
    assert sent == (
        '[Contact us (in Swedish)](../../../kontakt/){: hreflang="sv" } and [oro](orolig.md)'
    )
