"""What a misspelt, compound or inflected word is taken for: the page's own scripts, in Node."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.project import find_base

pytestmark = pytest.mark.browser

SCRIPTS = find_base().overrides / "components" / "search"
LIST = ["kontaktperson", "sekretess", "tystnadsplikt", "ersättning", "arvode", "frågor", "betala"]


def run(file: str, name: str, *values: Any) -> Any:
    """The value of one exported function."""
    given = json.dumps(values)
    return script(file, f"console.log(JSON.stringify(it.{name}(...{given}) ?? null));")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("skretess", "a letter left out"),
        ("sekrettess", "a doubled letter"),
        ("sekertess", "two letters that changed places"),
        ("sekretass", "a wrong letter"),
        ("tystnadsplitk", "changed places at the end"),
        ("ersatning", "a letter and the dots left out"),
    ],
)
def test_one_mistake_is_understood(typed: str, kind: str) -> None:
    (meant,) = run("search-words.js", "nearest", typed, LIST)
    assert meant[:3] == typed.replace("a", "ä")[:3] or meant == "sekretess" or meant == "ersättning"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tystnaddsplitk", "tystnadsplikt"), ("kontakprson", "kontaktperson")],
)
def test_two_mistakes_are_understood_in_a_long_word(typed: str, meant: str) -> None:
    assert run("search-words.js", "nearest", typed, LIST) == [meant]


def test_one_mistake_comes_before_two_though_the_word_is_rarer() -> None:
    known = ["kontaktpersonen", "kontaktsperrar", "kontaktperson"]
    assert run("search-words.js", "nearest", "kontaktpreson", known) == ["kontaktperson"]


@pytest.mark.parametrize("typed", ["sekrtes", "hund", "arv", "frågorna"])
def test_two_mistakes_in_a_shorter_word_and_other_words_are_none(
    typed: str,
) -> None:
    assert run("search-words.js", "nearest", typed, LIST) == []


@pytest.mark.parametrize(
    ("typed", "says_nothing"),
    [("på", True), ("pa", True), ("På", True), ("do", True), ("dö", False), ("arvode", False)],
)
def test_a_small_word_says_nothing_but_its_look_alike_does(typed: str, says_nothing: bool) -> None:
    assert run("search-words.js", "silent", typed, ["på", "do"]) is says_nothing


def test_a_short_word_is_not_changed_into_another() -> None:
    assert run("search-words.js", "nearest", "slog", ["slag"]) == []
    assert run("search-words.js", "nearest", "salg", ["slag"]) == ["slag"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("arvodesfrågor", ["arvode", "frågor"]),
        ("sekretessblankett", ["sekretess"]),
        ("trivselfrågor", ["frågor"]),
        ("xyzzy", []),
    ],
)
def test_a_compound_is_taken_apart(typed: str, expected: list[str]) -> None:
    found = run("search-words.js", "parts", typed, LIST)
    assert found == [word.replace("å", "a") for word in expected]


def test_a_word_of_the_same_family_stands_in() -> None:
    assert run("search-words.js", "kin", "betalning", LIST) == ["betala"]


def test_another_form_of_a_word_is_no_misspelling() -> None:
    known = ["regelbundet", "träffarna", "sekretess"]
    assert run("search-words.js", "otherForm", "regelbundna", known) == "regelbundet"
    assert run("search-words.js", "otherForm", "traffade", known) == "träffarna"
    assert run("search-words.js", "otherForm", "skretess", known) is None


def test_case_dots_hyphens_and_genitives_make_no_difference() -> None:
    assert run("search-words.js", "fold", "Ersättning") == "ersattning"
    assert run("search-words.js", "split", "Lex-Sarah, LSS:s e-post?") == [
        "Lex-Sarah",
        "LSS",
        "e-post",
    ]


def test_a_word_that_most_pages_have_tells_less_than_one_that_few_have() -> None:
    few = run("search-score.js", "rarity", ["sv"] * 2, {"sv": 70, "en": 5})
    most = run("search-score.js", "rarity", ["sv"] * 60, {"sv": 70, "en": 5})
    assert few["sv"] > 3 > 1 > most["sv"] > 0 and "en" not in few


def together(*hits: tuple[list[int], float]) -> float:
    given = [{"places": places, "rare": rare} for places, rare in hits]
    return float(run("search-score.js", "together", given))


def test_neighbours_count_more_than_words_far_apart_and_the_same_place_is_none() -> None:
    assert together(([90, 7], 3), ([200, 8], 2)) == 2
    assert 0 < together(([7], 3), ([15], 2)) < 1
    assert together(([7], 3), ([70], 2)) == together(([7], 3), ([7], 2)) == together(([7], 3)) == 0


def script(name: str, code: str) -> Any:
    """What some code prints that has the exports of a script."""
    address = json.dumps((SCRIPTS / name).as_uri())
    done = subprocess.run(
        [str(prepare().node), "--input-type=module", "-e", f"import * as it from {address};{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def asked(query: list[str]) -> dict[str, Any]:
    """Page → how alike the query is to what readers ask of it, and how much of it they ask."""
    pages = {
        "vem/": ["Vad är stödet?", "Vem kan få stödet?", "vem har rätt"],
        "pengar/": ["Vad får jag?", "hur mycket lön får man", "får jag betalt för bensin"],
        "hund/": ["Hur ses vi?", "får jag ta med min hund", "hundpromenad"],
        "annat/": ["Vad är nytt?", "när ska jag läsa det"],
    }
    groups, stop = [["lön", "arvode"]], ["vem", "kan", "fa", "vad", "far", "jag", "ta", "med", "ar"]
    found = script(
        "search-questions.js",
        f"const it2 = it.openQuestions({json.dumps(pages)}, {json.dumps(groups)}, "
        f"{json.dumps(stop)});"
        f"console.log(JSON.stringify([...it2.alike({json.dumps(query)})]));",
    )
    return dict(found)


def best(query: str) -> str:
    found = asked(query.split())
    return max(found, key=lambda page: found[page]["likeness"])


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("vem kan få det", "vem/"),
        ("arvodet", "pengar/"),
        ("ta med hunden", "hund/"),
        ("promenader", "hund/"),
    ],
    ids=["small words together", "a synonym in another form", "a form", "part of a compound"],
)
def test_a_page_is_found_by_the_question_most_like_the_query(query: str, page: str) -> None:
    assert best(query) == page


def test_the_very_question_is_likest_and_chance_is_little() -> None:
    found = asked(["får", "jag", "betalt", "för", "bensin"])
    assert found["pengar/"]["likeness"] == pytest.approx(1, abs=0.01)
    assert found["pengar/"]["covered"] == pytest.approx(1, abs=0.01)
    assert all(found[page]["likeness"] < 0.5 for page in ("vem/", "annat/"))


def test_a_page_whose_questions_have_the_words_between_them_covers_the_query() -> None:
    found = asked(["lön", "bensin"])
    assert found["pengar/"]["covered"] > 0.9 > found["pengar/"]["likeness"]
    assert found["hund/"]["covered"] < 0.2


def test_a_pages_own_name_comes_before_the_same_question_of_another() -> None:
    pages = {"a/": ["Sekretess", "x"], "b/": ["Annat", "sekretess"]}
    likeness = script(
        "search-questions.js",
        f"const found = it.openQuestions({json.dumps(pages)}, [], []).alike(['sekretess']);"
        "console.log(JSON.stringify([...found.values()].map((page) => page.likeness)));",
    )
    assert likeness[0] > likeness[1]


def test_the_excerpt_marks_the_hit_without_its_comma_and_skips_the_title() -> None:
    page = {"content": "Rubrik Ett två, tre.", "meta": {"title": "Rubrik"}, "anchors": []}
    runs = script(
        "search-excerpt.js",
        f"console.log(JSON.stringify(it.excerpt({json.dumps(page)}, new Set([0, 2]))));",
    )
    assert "".join(run["text"] for run in runs) == "Ett två, tre."
    assert [run["text"] for run in runs if run["hit"]] == ["två"]


def test_a_word_with_the_same_stem_by_chance_is_not_marked() -> None:
    page = {
        "content": "Hemligt Går hem, hemma är hemliga ting. Får du?",
        "meta": {"title": "Hemligt"},
    }
    found = [
        script(
            "search-excerpt.js",
            f"console.log(JSON.stringify(it.seen({json.dumps(page)}, {places}, {terms})));",
        )
        for places, terms in (([2, 3, 5], ["hemligt"]), ([7], ["få"]))
    ]
    assert found == [[5], [7]]
