"""Hard words are explained where they first stand, and only where a button belongs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kunskapsstod.content.glossary import Glossary, load_glossary, make_glossary
from kunskapsstod.content.sources import load_register
from kunskapsstod.mkdocs_plugin.words import explain

DATA = Path(__file__).parents[2] / "docs" / "_data"
SMALL = """ord:
  - id: arvode
    ord: arvode
    former: [arvode, arvodet]
    forklaring: Pengar för "uppdraget".
    lattlast: |
      Arvode är pengar.
      Du får dem varje månad.
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    path = tmp_path / "ordlista.yml"
    path.write_text(SMALL, encoding="utf-8")
    return make_glossary(load_glossary(path), {}, load_register(DATA / "kallor.yml"))


def marked(html: str, glossary: Glossary, title: str = "Sida", *, easy: bool = False) -> str:
    return explain(html, glossary, title, "../ordlista/", easy=easy)


def test_the_first_occurrence_links_to_the_glossary_and_carries_its_meaning(
    glossary: Glossary,
) -> None:
    html = marked("<p>Du får arvode. Arvodet är lågt.</p>", glossary)
    assert html == (
        '<p>Du får <a class="ks-word" data-module="ks-word" href="../ordlista/#arvode" '
        'data-word="arvode" data-meaning="Pengar för &quot;uppdraget&quot;.">arvode</a>. '
        "Arvodet är lågt.</p>"
    )


def test_easy_read_gets_the_easy_meaning_line_by_line(glossary: Glossary) -> None:
    html = marked("<p>arvode</p>", glossary, easy=True)
    assert 'data-meaning="Arvode är pengar.&#10;Du får dem varje månad."' in html


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Ditt arvode</h2>",
        '<p><a href="x">arvode</a></p>',
        "<details><summary>Ditt <b>nya</b> arvode</summary></details>",
        "<table><tr><th>arvode</th></tr></table>",
        '<aside class="ks-law"><p>Om <em>ett</em> arvode</p></aside>',
        '<div class="ks-wordbox"><p><strong>Arvode</strong> är pengar.</p></div><p>arvode</p>',
        "<code>arvode</code>",
        '<img alt="arvode">',
    ],
)
def test_names_links_drawings_and_explanations_are_left_alone(
    glossary: Glossary, html: str
) -> None:
    assert marked(html, glossary) == html


def test_what_follows_a_skipped_element_is_marked(glossary: Glossary) -> None:
    html = marked("<h2>Om <br>oss</h2><p>arvode</p>", glossary)
    assert "ks-word" in html


def test_the_word_a_page_is_about_is_not_marked_on_it(glossary: Glossary) -> None:
    assert "ks-word" not in marked("<p>arvode</p>", glossary, title="Ditt arvode")


def test_every_explained_word_leads_to_its_place_in_the_glossary(guide: Path) -> None:
    ids = set(
        re.findall(
            r'class="ks-glossary__word" id="([^"]+)"',
            (guide / "ordlista/index.html").read_text("utf-8"),
        )
    )
    assert len(ids) == 54
    pages = [path for path in guide.rglob("index.html") if "ks-word" in path.read_text("utf-8")]
    assert len(pages) > 50
    for path in pages:
        html = path.read_text("utf-8")
        used = re.findall(r'class="ks-word"[^>]*href="[^"#]*#([^"]+)"', html)
        assert set(used) <= ids
        assert len(used) == len(set(used)), f"explained twice on {path}"
