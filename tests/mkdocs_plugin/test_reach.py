"""Every page is at most three clicks from the start page: the menu, its group, the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from kunskapsstod.models.site import BuiltSite, page_address

QUESTIONS = Path(__file__).parents[1] / "search" / "questions" / "first.yml"


def in_menu(guide: Path, start: str) -> set[str]:
    tree = LexborHTMLParser((guide / start / "index.html").read_text(encoding="utf-8"))
    site = BuiltSite(guide)
    facts = site.pages[start]
    hrefs = [str(link.attributes["href"]) for link in tree.css("#ks-menu a[href]")]
    return {site.resolve(facts, href).address for href in hrefs}


@pytest.mark.parametrize(("start", "language"), [("", "sv"), ("lattlast/", "sv-simple")])
def test_every_page_of_a_variant_is_in_its_menu(guide: Path, start: str, language: str) -> None:
    site = BuiltSite(guide)
    pages = {
        address
        for address, facts in site.pages.items()
        if facts.language == language and not facts.is_error_page and not facts.redirect
    }
    # The search page stands beside the menu, in the header.
    assert pages - in_menu(guide, start) <= {f"{start}sok/"}


def test_the_answer_to_every_question_is_three_clicks_away(guide: Path) -> None:
    questions = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    questions = questions["questions"] if isinstance(questions, dict) else questions
    assert len(questions) == 80
    menus = {"sv": in_menu(guide, ""), "sv-simple": in_menu(guide, "lattlast/")}
    for question in questions:
        answers = {page_address(uri, question["language"]) for uri in question["pages"]}
        standard = {page_address(uri, "sv") for uri in question["pages"]}
        assert answers & menus[question["language"]] or standard & menus["sv"], question["query"]


def test_the_time_needed_is_that_of_what_stands_on_the_page(guide: Path) -> None:
    def told(address: str) -> list[str]:
        html = (guide / address / "index.html").read_text(encoding="utf-8")
        return re.findall(r"Tar ungefär (\d+) minut", html)

    # What is drawn from data is read too; the page's own text alone takes four minutes.
    assert told("process") == ["6"]
    # Nobody reads a word list through.
    assert told("ordlista") == []
