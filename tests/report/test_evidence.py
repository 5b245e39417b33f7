"""What a whole check leaves behind for the statement, and the same as EARL."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

from kunskapsstod.check.requirements import requirements
from kunskapsstod.check.situations import situations
from kunskapsstod.content.earl import evaluation
from kunskapsstod.models.evidence import EngineVersions, Evidence, ManualResult
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.report.evidence import automatic, outcomes

PICTURES = ManualResult(test="bilder", title="Bilder", law=True, state="ok")
KEYBOARD = ManualResult(test="tangentbord", title="Tangentbord", law=True, state="ok")


def contrast(page: str, **changes: object) -> Finding:
    values: dict[str, object] = {
        "page": page,
        "rule": "axe.color-contrast",
        "criterion": "1.4.3",
        "params": {"help": "Element måste ha tillräcklig kontrast"},
    }
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


def outcome(requirement: str, *found: Finding, manual: tuple[ManualResult, ...] = ()) -> str:
    told = {one.id: one for one in outcomes(automatic(found), manual)}
    return told[requirement].outcome


def test_a_rule_that_broke_on_many_pages_is_told_once_with_its_pages() -> None:
    (found,) = automatic([contrast("a/"), contrast("b/"), contrast("a/", state="320 dark")])
    assert (found.count, found.pages, found.law) == (2, ("a/", "b/"), True)
    assert found.requirement == "WCAG 1.4.3 Kontrast (minimum)"
    assert found.situations == ("low_vision",)


def test_a_fault_in_a_document_breaks_the_document_s_clause_and_not_the_page_s() -> None:
    found = Finding("blad.pdf", "pdf.figure", criterion="1.1.1")
    assert (outcome("10.1.1.1", found), outcome("9.1.1.1", found)) == ("failed", "cantTell")
    on_page = contrast("a/", rule="static.img-alt", criterion="1.1.1", params={"problem": "x"})
    assert outcome("9.1.1.1", on_page) == "failed"
    assert outcome("10.1.1.1", on_page) == "cantTell"
    (told,) = automatic([found])
    assert told.requirement == "EN 301 549 10.1.1.1, WCAG 1.1.1 Icke-textuellt innehåll"


def test_what_is_accepted_advice_or_no_criterion_is_no_shortcoming() -> None:
    assert not automatic(
        [
            contrast("a/", accepted="Granskat."),
            contrast("a/", severity=Severity.ADVICE),
            Finding("a/", "static.broken-link"),
        ]
    )


def test_a_promise_beyond_the_law_is_marked_as_one() -> None:
    (found,) = automatic(
        [Finding("a/", "text.lix", criterion="3.1.5", params={"lix": "50", "limit": "40"})]
    )
    assert not found.law


def test_every_requirement_has_one_of_earl_s_outcomes() -> None:
    told = outcomes((), ())
    assert [one.id for one in told] == [one.id for one in requirements()]
    counts = Counter(one.outcome for one in told)
    assert counts["failed"] == 0
    assert counts["inapplicable"] == sum(bool(one.absent) for one in requirements())
    assert counts["passed"] == 0, "nothing that needs a person is passed before one has looked"


def test_rules_that_found_nothing_leave_the_question_open_until_a_person_has_looked() -> None:
    assert outcome("9.2.4.1") == "cantTell"
    assert outcome("9.2.4.1", manual=(KEYBOARD,)) == "passed"
    assert outcome("9.1.4.5") == "untested"
    assert outcome("9.1.4.5", manual=(PICTURES,)) == "passed"


def test_a_fault_fails_the_requirement_and_a_place_to_look_at_leaves_it_open() -> None:
    assert outcome("9.1.4.3", contrast("a/")) == "failed"
    assert outcome("9.1.4.3", contrast("a/", severity=Severity.LOOK)) == "cantTell"
    failed = KEYBOARD.model_copy(update={"state": "fails"})
    assert outcome("9.2.1.2", manual=(failed,)) == "failed"


def test_a_fault_on_a_page_says_nothing_of_documents() -> None:
    assert outcome("10.1.4.3", contrast("a/")) == "untested"


def test_an_old_test_by_hand_no_longer_passes_anything() -> None:
    old = PICTURES.model_copy(update={"state": "due"})
    assert outcome("9.1.4.5", manual=(old,)) == "untested"


def test_situations_are_digg_s_and_in_their_order() -> None:
    assert situations(["deaf", "blind"], "1.2.2") == ("no_vision", "no_hearing", "low_hearing")
    assert situations(["low_vision"], "1.4.1") == ("low_vision", "no_colour")
    assert situations(["everyone"], "2.3.1") == ("flicker",)


def test_the_evaluation_names_every_web_criterion_by_w3c_s_address() -> None:
    evidence = Evidence(
        day=date(2026, 11, 28),
        guide="abc",
        pages=10,
        engine=EngineVersions(chromium="150", pa11y="10", axe="4.14"),
        requirements=outcomes(automatic([contrast("a/")]), ()),
    )
    text = evaluation(evidence, "Guiden", "Kommun", "https://guide.example/")
    assert text == evaluation(evidence, "Guiden", "Kommun", "https://guide.example/")
    data = json.loads(text)
    told = {one["test"]["id"]: one["result"]["outcome"] for one in data["auditSample"]}
    assert told["WCAG:contrast-minimum"] == "earl:failed"
    assert told["WCAG:motion-actuation"] == "earl:inapplicable"
    assert told["WCAG:focus-not-obscured-minimum"] == "earl:cantTell"
    assert told["WCAG21:parsing"] == "earl:inapplicable"
    assert len(told) == len(data["auditSample"]) == 50 + 6 + 7
    terms = set(data["@context"])
    used = {prefix for one in told for prefix in [one.split(":")[0]]} | {"earl"}
    assert used <= terms
