"""Four ways into a report, and a filter that hides and never removes."""

from __future__ import annotations

import re
from itertools import product

from kunskapsstod.check.requirements import requirements
from kunskapsstod.check.runner import LAYERS
from kunskapsstod.content.statement import SITUATIONS
from kunskapsstod.models.evidence import ManualResult
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.report import filters
from kunskapsstod.report.by_criterion import by_criterion
from kunskapsstod.report.by_page import MANY_PAGES, by_page
from kunskapsstod.report.by_situation import by_situation
from kunskapsstod.report.summary import KINDS, summarise

from .test_reports import alt, contrast


def link(page: str) -> Finding:
    return Finding(page, "static.broken-link", params={"address": "/borta/"}, selector="#x")


class TestByPage:
    def test_each_page_has_its_own_things_and_the_worst_page_stands_first(self) -> None:
        one = alt("b/", "#ett"), alt("b/", "#två"), contrast("a/", "320 dark")
        view = by_page(summarise(one), ["a/", "b/", "c/"])
        assert [(row.address, row.counts["fault"]) for row in view.rows] == [("b/", 2), ("a/", 0)]
        assert [thing.count for thing in view.rows[0].things] == [2]
        assert view.without == 1

    def test_what_stands_on_many_pages_is_told_once(self) -> None:
        pages = [f"{number}/" for number in range(MANY_PAGES + 1)]
        view = by_page(summarise([*map(alt, pages), link("3/")]), pages)
        assert [thing.group.rule for thing in view.shared] == ["static.img-alt"]
        assert [(row.address, row.shared) for row in view.rows] == [("3/", 1)]
        assert (view.only_shared, view.without) == (MANY_PAGES, 0)


class TestByCriterion:
    def test_nothing_found_is_never_a_pass(self) -> None:
        view = by_criterion(summarise([]), LAYERS)
        assert sum(len(rows) for rows in view.rows.values()) == len(requirements())
        assert view.rows["found"] == ()
        assert set(view.rows) == {"found", "nothing", "by_hand", "not_run", "absent"}

    def test_rules_that_were_not_asked_say_nothing(self) -> None:
        def status(layers: tuple[str, ...]) -> str:
            rows = by_criterion(summarise([]), layers).rows
            return next(s for s in rows for row in rows[s] if row.requirement.id == "9.2.1.2")

        assert status(("static",)) == "not_run"
        assert status(("behaviour",)) == "nothing"

    def test_a_finding_stands_under_its_clauses_on_pages_and_not_in_documents(self) -> None:
        found = Finding("f/", "static.video-captions", criterion="1.2.2")
        rows = by_criterion(summarise([found, link("a/")]), LAYERS).rows["found"]
        assert [row.requirement.id for row in rows] == ["7.1.1", "9.1.2.2"]

    def test_a_document_breaks_its_own_clause(self) -> None:
        found = Finding("blad.pdf", "pdf.figure", criterion="1.1.1")
        summary = summarise([found])
        (row,) = by_criterion(summary, LAYERS).rows["found"]
        assert row.requirement.id == "10.1.1.1" and summary.groups[0].clauses == ("10.1.1.1",)

    def test_a_criterion_beyond_the_law_is_found_by_its_number(self) -> None:
        found = Finding("a/", "behaviour.unseen", criterion="2.4.11")
        (row,) = by_criterion(summarise([found]), LAYERS).rows["found"]
        assert row.requirement.id == "WCAG 2.4.11" and not row.lawful

    def test_what_breaks_no_criterion_is_not_lost(self) -> None:
        view = by_criterion(summarise([link("a/")]), LAYERS)
        assert [group.rule for group in view.others] == ["static.broken-link"]

    def test_tests_by_hand_are_told_as_they_stand(self) -> None:
        done = ManualResult(test="bilder", title="Bilder", law=True, state="ok")
        rows = by_criterion(summarise([]), LAYERS, [done]).rows["by_hand"]
        row = next(row for row in rows if row.requirement.id == "9.1.4.5")
        assert [(test.id, test.state) for test in row.tests] == [("bilder", "ok")]


def test_every_finding_hurts_someone_or_stands_with_those_who_keep_the_guide() -> None:
    unused = Finding("", "review.unused-source", Severity.ADVICE, params={"name": "x"})
    view = by_situation(summarise([alt("a/"), unused]))
    assert [(name, len(found)) for name, found in view.found] == [("no_vision", 1)]
    assert [group.rule for group in view.nobody] == ["review.unused-source"]
    assert set(view.free) == set(SITUATIONS) - {"no_vision"}


def test_the_filter_has_a_rule_for_every_choice_and_only_on_screen() -> None:
    style = filters.rules()
    assert style.startswith("@media screen {")
    for kind, situation in product((filters.ALL, *KINDS), (filters.ALL, *SITUATIONS)):
        chosen = f"#kind-{kind}:checked):has(#who-{situation}:checked) .box:not("
        assert (chosen in style) is ((kind, situation) != (filters.ALL, filters.ALL))
    # :has() inside :has() is not CSS.
    assert not re.search(r":has\([^)]*:has", style)
