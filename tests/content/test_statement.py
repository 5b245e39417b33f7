"""The verdict of the accessibility statement follows one rule, and never says too much."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kunskapsstod.content.statement import Lack, months_between, statement
from kunskapsstod.errors import Faults
from kunskapsstod.models.evidence import (
    AutomaticFinding,
    EngineVersions,
    Evidence,
    ManualResult,
    ManualShortcoming,
    as_text,
    read_evidence,
)

TODAY = date(2026, 11, 28)
PASSED = ManualResult(test="tangentbord", title="Tangentbord", law=True, state="ok", day=TODAY)


def finding(severity: str = "fault", *, law: bool = True, count: int = 1) -> AutomaticFinding:
    return AutomaticFinding.model_validate(
        {
            "rule": "axe.color-contrast",
            "severity": severity,
            "criterion": "1.4.3",
            "requirement": "WCAG 1.4.3 Kontrast (minimum)",
            "law": law,
            "title": "Text har för svag kontrast",
            "situations": ["low_vision"],
            "pages": ["kontakt/"],
            "count": count,
        }
    )


def evidence(
    *automatic: AutomaticFinding, manual: tuple[ManualResult, ...] = (PASSED,)
) -> Evidence:
    return Evidence(
        day=TODAY,
        guide="abc",
        pages=10,
        engine=EngineVersions(chromium="150", pa11y="10", axe="4.14"),
        automatic=automatic,
        manual=manual,
    )


def test_what_is_tested_whole_and_found_whole_is_in_full_conformance() -> None:
    made = statement(evidence(), "abc", TODAY)
    assert (made.verdict, made.reasons, made.lacks) == ("helt", (), ())


def test_without_a_check_nothing_is_claimed() -> None:
    assert statement(None, "abc", TODAY).verdict == "obedomd"


@pytest.mark.parametrize("state", ["never", "due", "changed"])
def test_a_test_by_hand_that_waits_is_enough_to_be_partial(state: str) -> None:
    waiting = PASSED.model_copy(update={"state": state})
    made = statement(evidence(manual=(waiting,)), "abc", TODAY)
    assert (made.verdict, made.reasons, made.waiting) == ("delvis", ("untested",), (waiting,))


def test_a_test_that_only_proves_a_promise_of_ours_does_not_decide_the_law_s_verdict() -> None:
    promise = PASSED.model_copy(update={"state": "never", "law": False})
    made = statement(evidence(manual=(PASSED, promise)), "abc", TODAY)
    assert (made.verdict, made.waiting) == ("helt", (promise,))


def test_evidence_about_another_guide_proves_less() -> None:
    assert statement(evidence(), "other", TODAY).reasons == ("changed",)


def test_what_a_person_must_look_at_is_no_shortcoming_but_no_pass_either() -> None:
    made = statement(evidence(finding("look")), "abc", TODAY)
    assert (made.verdict, made.reasons, made.lacks) == ("delvis", ("looks",), ())


@pytest.mark.parametrize(("count", "verdict"), [(5, "delvis"), (6, "inte")])
def test_a_fault_on_more_than_half_of_the_pages_is_no_conformance(count: int, verdict: str) -> None:
    assert statement(evidence(finding(count=count)), "abc", TODAY).verdict == verdict


def test_a_fault_that_breaks_only_a_promise_is_told_but_leaves_the_verdict() -> None:
    made = statement(evidence(finding(law=False, count=10)), "abc", TODAY)
    assert made.verdict == "helt"
    assert [lack.what for lack in made.lacks] == ["Text har för svag kontrast"]


def test_what_a_person_found_is_told_in_that_person_s_words() -> None:
    failed = PASSED.model_copy(
        update={
            "state": "fails",
            "situations": ("fine_motor",),
            "shortcomings": (
                ManualShortcoming(what="Menyn fastnar.", page="kontakt/", alternative="Ring."),
            ),
        }
    )
    made = statement(evidence(manual=(failed,)), "abc", TODAY)
    (lack,) = made.lacks
    assert (lack.what, lack.pages, lack.alternative) == ("Menyn fastnar.", ("kontakt/",), "Ring.")
    assert made.reasons == ("failed",)
    assert made.for_situation("fine_motor") == (lack,)
    assert made.for_situation("no_vision") == ()


def test_what_a_film_lacks_and_is_published_with_stands_in_the_statement() -> None:
    lack = Lack("Filmen saknar syntolkning.", "film", True, ("no_vision",), why="Beställd.")
    made = statement(evidence(), "abc", TODAY, [lack])
    assert (made.verdict, made.reasons, made.lacks) == ("delvis", ("gaps",), (lack,))


@pytest.mark.parametrize(
    ("day", "soon", "old"),
    [
        (date(2027, 10, 27), False, False),
        (date(2027, 10, 28), True, False),
        (date(2027, 11, 27), True, False),
        (date(2027, 11, 28), False, True),
        (date(2029, 1, 1), False, True),
    ],
)
def test_the_assessment_is_due_after_a_year_and_warned_of_a_month_before(
    day: date, soon: bool, old: bool
) -> None:
    made = statement(evidence(), "abc", day)
    assert (made.soon, made.old) == (soon, old)
    assert ("old" in made.reasons) == old


def test_months_are_whole_and_end_with_short_months() -> None:
    assert months_between(date(2026, 11, 30), date(2027, 2, 28)) == 3
    assert months_between(date(2026, 11, 28), date(2027, 11, 27)) == 11


def test_evidence_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = evidence(finding())
    (tmp_path / "evidence.json").write_text(as_text(found), encoding="utf-8")
    assert read_evidence(tmp_path) == found
    assert read_evidence(tmp_path / "annan") is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 2}', '{"day": "i går"}'])
def test_evidence_that_is_not_ours_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "evidence.json").write_text(text, encoding="utf-8")
    with pytest.raises(Faults) as found:
        read_evidence(tmp_path)
    assert [fault.code for fault in found.value.faults] == ["statement.bad_evidence"]
    assert "evidence.json" in str(found.value)
