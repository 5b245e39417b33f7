"""The contact blocks: the right way to the right recipient, and none that is unsafe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser


def blocks(guide: Path, page: str) -> list[str]:
    html = (guide / page / "index.html").read_text(encoding="utf-8")
    main = LexborHTMLParser(html).css_first("main")
    assert main is not None
    return [node.html or "" for node in main.css(".ks-local")]


@pytest.mark.parametrize("variant", ["", "lattlast/"])
@pytest.mark.parametrize("page", ["roller/orolig", "roller/lex-sarah"])
def test_nothing_sensitive_leads_to_ordinary_email(guide: Path, variant: str, page: str) -> None:
    found = blocks(guide, variant + page)
    assert found
    assert not [block for block in found if "mailto:" in block]


@pytest.mark.parametrize("variant", ["", "lattlast/"])
def test_worry_names_112_the_telephone_the_socialjour_and_the_secure_service(
    guide: Path, variant: str
) -> None:
    text = "".join(blocks(guide, f"{variant}roller/orolig"))
    for way in ("112", "tel:+46846500400", "tel:+46846500490", "https://etjanster."):
        assert way in text


def test_email_stands_beside_the_words_that_secrets_do_not_belong_there(guide: Path) -> None:
    for block in blocks(guide, "kontakt"):
        if "mailto:" in block:
            assert "hemligt" in block


def test_telephone_links_are_dialled_and_read_as_one(guide: Path) -> None:
    html = (guide / "kontakt" / "index.html").read_text(encoding="utf-8")
    numbers = re.findall(r'href="(tel:[^"]+)"', html)
    assert numbers and all(re.fullmatch(r"tel:\+?[0-9]+", number) for number in numbers)
    assert "08-465\u00a0004\u00a000" in html
