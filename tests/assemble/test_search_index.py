"""The search index: what goes into it, what stays out, and what happens when it cannot be made."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kunskapsstod.assemble.build import build
from kunskapsstod.assemble.search import FOLDER, engine, write_index
from kunskapsstod.assemble.search.pages import Block, BuiltPage, read_pages
from kunskapsstod.assemble.search.words import Extra, hidden, stem
from kunskapsstod.content.glossary import Glossary
from kunskapsstod.content.search_words import SearchWords
from kunskapsstod.errors import Faults
from kunskapsstod.project import Project

PAGE = """<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body>
<header>Kommunens sidhuvud</header>
<nav class="ks-menu"><details class="ks-menu__group"><summary>Gruppen</summary>
<ul><li><a href="./" aria-current="page">{title}</a></li></ul></details></nav>
<main><article{off}><nav>Brödsmula</nav><h1>{title}</h1><p class="ks-lead">Ingressen<br>sist.</p>
{body}</article></main><footer>Sidfoten</footer></body></html>"""


def write(site: Path, address: str, body: str, title: str = "Rubrik", **more: str) -> Path:
    file = site / address / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    given = {"lang": "sv", "off": "", **more}
    file.write_text(PAGE.format(title=title, body=body, **given), encoding="utf-8")
    return file


def only(site: Path) -> BuiltPage:
    (page,) = read_pages(site)
    return page


def told(page: BuiltPage) -> str:
    return " ".join(block.text for block in page.blocks)


def built(address: str, title: str, text: str) -> BuiltPage:
    return BuiltPage(address, "sv", "", title, "", (Block("p", text),))


def fields(
    *pages: tuple[str, str, str], extra: Extra | None = None, twin: str = ""
) -> dict[str, dict[str, str]]:
    """Address, title and text of Swedish pages → what is put into the index besides.

    twin: the first page's text in its other form
    """
    ours = [built(*page) for page in pages]
    twins = {ours[0].address: [built("twin", "Rubrik", twin)]} if twin else {}
    return hidden(ours, extra or Extra(), twins)


class TestWhatIsRead:
    """A built page, as the index is told of it."""

    def test_only_the_main_content_is_read(self, tmp_path: Path) -> None:
        write(tmp_path, "a", "<h2 id='x'>Avsnitt</h2><p>Text <b>i</b> sidan.</p><form>Sök</form>")
        page = only(tmp_path)
        assert (page.address, page.title, page.section) == ("a/", "Rubrik", "Gruppen")
        assert told(page) == "Avsnitt Text i sidan."
        assert page.blocks[0].id == "x"

    def test_a_line_break_parts_words_and_a_soft_hyphen_does_not(self, tmp_path: Path) -> None:
        write(tmp_path, "a", "<p>tystnads\u00adplikt<br>gäller</p>")
        assert only(tmp_path).lead == "Ingressen sist."
        assert told(only(tmp_path)) == "tystnadsplikt gäller"

    def test_a_list_of_other_pages_counts_little(self, tmp_path: Path) -> None:
        write(tmp_path, "a", "<ul><li><a href='../b/'>En annan sida</a></li></ul><p>Text.</p>")
        assert [block.aside for block in only(tmp_path).blocks] == [True, False]

    @pytest.mark.parametrize(("boxes", "expected"), [(1, "Text."), (3, "Ring. Ring. Ring. Text.")])
    def test_the_municipality_s_numbers_are_found_where_they_are_the_subject(
        self, tmp_path: Path, boxes: int, expected: str
    ) -> None:
        write(
            tmp_path, "a", "<div class='ks-local__text'><p>Ring.</p></div>" * boxes + "<p>Text.</p>"
        )
        assert told(only(tmp_path)) == expected

    def test_error_pages_redirects_and_the_search_itself_stay_out(self, tmp_path: Path) -> None:
        write(tmp_path, "sok", "<p>A till Ö</p>", off=' data-search="off"')
        (tmp_path / "404.html").write_text(PAGE.format(title="", body="", lang="sv", off=""))
        moved = '<html lang="sv"><meta http-equiv="refresh" content="0; url=../a/"><main><h1>x</h1>'
        (tmp_path / "gammal.html").write_text(moved, encoding="utf-8")
        assert read_pages(tmp_path) == []


class TestWordsThatAreNotShown:
    """Parts of compounds, synonyms and words for a single page."""

    def test_the_end_of_a_compound_finds_the_page(self) -> None:
        found = fields(
            ("a/", "Ett", "Registerkontroll görs."),
            ("b/", "Två", "Vi gör en kontroll i ett register."),
            *((f"{n}/", "Tre", "Annat.") for n in range(5)),
        )
        assert "kontroll" in found["a/"]["mentions"].split()
        assert "kontroll" not in found["b/"]["mentions"].split()

    def test_an_ending_is_no_part(self) -> None:
        found = fields(("a/", "Ett", "verksamhet verksam het"), *((f"{n}/", "", "x") for n in "bc"))
        assert not any(found["a/"].values())

    def test_a_synonym_counts_by_where_its_word_stands(self) -> None:
        extra = Extra((("sekretess", "hemligt"),))
        found = fields(
            ("a/", "Om sekretessen", "Text."),
            ("b/", "Annat", "Sekretess, sekretessen och sekretessens."),
            ("c/", "Tredje", "Utan."),
            extra=extra,
        )
        assert "hemligt" in found["a/"]["about"].split()
        assert "hemligt" in found["b/"]["treats"].split()
        assert not any(found["c/"].values())

    def test_a_passing_mention_is_left_out_when_enough_pages_say_more(self) -> None:
        many = [(f"{n}/", "Om sekretess", "Text.") for n in range(3)]
        found = fields(
            *many, ("a/", "Annat", "En sekretess."), extra=Extra((("sekretess", "hemligt"),))
        )
        assert found["a/"]["mentions"] == ""

    def test_words_for_one_page_are_what_it_is_about_and_those_of_a_phrase_less_so(self) -> None:
        found = fields(("a/", "Ett", "Text."), extra=Extra((), {"a/": ("lön", "få betalt")}))
        assert (found["a/"]["about"], found["a/"]["treats"]) == ("lön", "betalt få")

    def test_a_page_is_found_by_what_its_other_reading_level_says(self) -> None:
        pages = ("a", "Arvode", "Arvodet betalas ut."), ("b", "Annat", "Ett annat ämne.")
        found = fields(
            *pages, twin="Du får pengar varje månad.", extra=Extra(stop=frozenset(["du"]))
        )
        assert found["a"]["mentions"] == "får månad pengar varje"
        assert found["b"]["mentions"] == ""

    def test_a_member_of_two_words_counts_only_as_it_stands(self) -> None:
        extra = Extra((("god man", "förvaltare"),))
        found = fields(("a/", "En god man", "x"), ("b/", "En man", "Det är god mat."), extra=extra)
        assert "förvaltare" in found["a/"]["about"]
        assert not any(found["b/"].values())

    @pytest.mark.parametrize("form", ["sekretess", "sekretessen", "sekretessens"])
    def test_forms_of_a_word_are_one(self, form: str) -> None:
        assert stem(form, "sv") == "sekretess"


class TestTheIndex:
    """The files the search page fetches."""

    def index(self, site: Path) -> Path:
        words = SearchWords(grupper=(("LSS", "handikapplagen"),), stoppord=("och",))
        write_index(site, words, Glossary((), {}), {}, {})
        return site / FOLDER

    def test_each_language_is_an_index_of_its_own(self, tmp_path: Path) -> None:
        write(tmp_path, "a", "<p>Om LSS och sekretess.</p>")
        write(tmp_path, "lattlast/a", "<p>Om hemligheter.</p>", lang="sv-simple", title="Hemligt")
        folder = self.index(tmp_path)
        entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
        assert set(entry["languages"]) == {"sv", "sv-simple"}
        pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
        assert sorted(pages["pages"].values()) == [["a/", "Gruppen"], ["lattlast/a/", "Gruppen"]]
        assert pages["stop"] == ["och"]
        words = json.loads((folder / "words.sv.json").read_text(encoding="utf-8"))
        # A synonym, and the name of the page in easy-read.
        assert {"sekretess", "handikapplagen", "hemligt"} <= set(words)

    def test_nothing_is_shown_that_the_page_does_not_say(self, tmp_path: Path) -> None:
        file = write(tmp_path, "a", "<p>Om LSS.</p>")
        before = file.read_bytes()
        folder = self.index(tmp_path)
        assert file.read_bytes() == before
        (fragment,) = (folder / "fragment").iterdir()
        content = json.loads(gzip.decompress(fragment.read_bytes()).split(b"pagefind_dcd")[1])
        assert content["content"] == "Rubrik. Ingressen sist. Om LSS."

    def test_no_ready_made_interface_and_the_licence_with_the_rest(self, tmp_path: Path) -> None:
        write(tmp_path, "a", "<p>Text.</p>")
        names = {p.name for p in self.index(tmp_path).iterdir()}
        assert not [n for n in names if "ui" in n or "worker" in n or "unknown" in n]
        assert {"pagefind.js", "LICENSE.txt", "wasm.sv.pagefind"} <= names

    def test_the_same_pages_give_the_same_bytes(self, tmp_path: Path) -> None:
        def files(site: Path) -> dict[str, bytes]:
            write(site, "a", "<p>Om sekretess.</p>")
            write(site, "b", "<p>Om något annat.</p>")
            folder = self.index(site)
            return {
                p.relative_to(folder).as_posix(): p.read_bytes()
                for p in folder.rglob("*")
                if p.is_file()
            }

        assert files(tmp_path / "one") == files(tmp_path / "two")

    def test_a_missing_program_is_one_sentence(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path, "a", "<p>Text.</p>")
        monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
        assert "Pagefind saknas" in self.sentence(tmp_path)

    def test_a_failing_program_is_one_sentence(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path, "a", "<p>Text.</p>")
        broken = tmp_path / "pagefind"
        broken.write_text("#!/bin/sh\necho sönder >&2\nexit 3\n", encoding="utf-8")
        broken.chmod(0o755)
        monkeypatch.setattr(engine, "_program", lambda: broken)
        assert "Pagefind stannade (sönder)" in self.sentence(tmp_path)

    def test_a_build_whose_index_fails_leaves_the_earlier_site(
        self, small: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = build(small).folder
        before = (folder / "index.html").stat().st_mtime_ns
        monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
        with pytest.raises(Faults):
            build(small)
        assert (folder / "index.html").stat().st_mtime_ns == before
        assert not list(small.site.glob(".site*"))

    def sentence(self, site: Path) -> str:
        with pytest.raises(Faults) as caught:
            self.index(site)
        (fault,) = caught.value.faults
        return fault.sentence()
