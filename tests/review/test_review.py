"""The protocol of tests by hand: asked, saved, due again and made old by a change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kunskapsstod.check.manual import ManualTest
from kunskapsstod.errors import Faults
from kunskapsstod.models.protocol import Protocol, Trial
from kunskapsstod.models.site import BuiltSite
from kunskapsstod.review.interview import interview
from kunskapsstod.review.protocol_file import add_trial, read_protocol
from kunskapsstod.review.status import (
    SiteDigests,
    State,
    Status,
    site_digests,
    statuses,
    valid_until,
)

TODAY = date(2026, 11, 28)
TEST = ManualTest(
    titel="Tangentbord",
    minuter=5,
    behovs="En dator.",
    sidor=("",),
    gor=("Tabba.",),
    ratt=("Syns.",),
)
TESTS = {"tangentbord": TEST, "farger": TEST.model_copy(update={"titel": "Färger"})}
NOW = SiteDigests({"": "aaa"}, "guide1")


def trial(**changes: object) -> Trial:
    values: dict[str, object] = {
        "prov": "tangentbord",
        "datum": TODAY,
        "vem": "Webbredaktören",
        "med": "Firefox",
        "resultat": "klarar",
        "sidor": {"": "aaa"},
        "guide": "guide1",
    }
    return Trial.model_validate({**values, **changes})


def stands(*trials: Trial, now: SiteDigests = NOW, today: date = TODAY) -> Status:
    return statuses(Protocol(provningar=trials), TESTS, now, today)[0]


class Person:
    """Answers in turn; stops the test when asked more than expected."""

    def __init__(self, *answers: str) -> None:
        self._answers: Iterator[str] = iter(answers)
        self.heard: list[str] = []

    def ask(self, question: str) -> str:
        self.heard.append(question)
        return next(self._answers)

    def say(self, line: str) -> None:
        self.heard.append(line)


def go_through(folder: Path, person: Person, *trials: Trial) -> Protocol:
    waiting = [
        s for s in statuses(Protocol(provningar=trials), TESTS, NOW, TODAY) if s.state != State.OK
    ]
    interview(waiting, NOW, folder, TODAY, person.ask, person.say)
    return read_protocol(folder, TESTS)


def test_nothing_is_passed_before_somebody_has_tested_it() -> None:
    assert stands().state is State.NEVER


def test_a_test_that_passed_counts_for_twelve_months_and_is_then_due() -> None:
    assert valid_until(date(2027, 2, 28)) == date(2028, 2, 28)
    assert valid_until(date(2028, 2, 29)) == date(2029, 2, 28)
    made = trial(datum=date(2025, 11, 28))
    assert stands(made, today=date(2026, 11, 28)).state is State.OK
    assert stands(made, today=date(2026, 11, 29)).state is State.DUE


def test_a_page_that_has_changed_makes_the_test_old_and_is_named() -> None:
    status = stands(trial(), now=SiteDigests({"": "bbb"}, "guide1"))
    assert (status.state, status.changed) == (State.CHANGED, ("",))


def test_a_page_the_site_no_longer_has_does_not_make_the_test_old() -> None:
    assert stands(trial(sidor={"borta/": "ccc"})).state is State.OK


def test_new_style_or_scripts_are_told_but_do_not_undo_a_test() -> None:
    status = stands(trial(), now=SiteDigests({"": "aaa"}, "guide2"))
    assert (status.state, status.looks) == (State.OK, True)


def test_shortcomings_that_were_found_are_no_pass() -> None:
    found = trial(resultat="brister", brister=[{"vad": "Fokus syns inte på kartan."}])
    assert stands(found).state is State.FAILS


def test_the_latest_trial_counts_and_of_two_on_one_day_the_last() -> None:
    old = trial(resultat="brister", brister=[{"vad": "Fel."}])
    assert stands(old, trial()).state is State.OK
    assert stands(trial(), old).state is State.FAILS
    later = trial(datum=date(2026, 1, 1))
    assert stands(trial(), later).trial == trial()


def test_an_answer_is_saved_at_once_with_who_and_with_what(tmp_path: Path) -> None:
    person = Person("Alex", "Firefox 145", "NVDA", "k", "", "s")
    (made,) = go_through(tmp_path, person).provningar
    assert (made.prov, made.vem, made.med, made.hjalpmedel) == (
        "tangentbord",
        "Alex",
        "Firefox 145",
        "NVDA",
    )
    assert (made.datum, made.resultat, made.sidor) == (TODAY, "klarar", {"": "aaa"})
    assert any("1." in line and "Tabba." in line for line in person.heard)


def test_what_is_answered_before_an_interruption_is_kept(tmp_path: Path) -> None:
    person = Person("Alex", "Firefox", "", "k", "")

    def interrupted(question: str) -> str:
        try:
            return person.ask(question)
        except StopIteration:
            raise KeyboardInterrupt from None

    waiting = statuses(Protocol(), TESTS, NOW, TODAY)
    with pytest.raises(KeyboardInterrupt):
        interview(waiting, NOW, tmp_path, TODAY, interrupted, person.say)
    assert [t.prov for t in read_protocol(tmp_path, TESTS).provningar] == ["tangentbord"]


def test_an_empty_answer_never_passes_a_test(tmp_path: Path) -> None:
    person = Person("", "Alex", "Firefox", "", "", "x", "h", "s")
    assert go_through(tmp_path, person).provningar == ()


def test_a_shortcoming_needs_words_and_may_have_a_page_and_another_way(tmp_path: Path) -> None:
    person = Person(
        *("Alex", "Firefox", "", "b"),
        *("", "Kartan går inte att läsa.", "/roller/natverkskarta/", "Listan under kartan."),
        *("Menyn fastnar.", "", ""),
        *("", "Anteckning", "s"),
    )
    (made,) = go_through(tmp_path, person).provningar
    assert [s.vad for s in made.brister] == ["Kartan går inte att läsa.", "Menyn fastnar."]
    assert made.brister[0].sida == "roller/natverkskarta/"
    assert made.brister[1].sida is None
    assert made.anteckning == "Anteckning"


def test_a_test_that_is_said_not_to_apply_needs_a_reason(tmp_path: Path) -> None:
    person = Person("Alex", "Firefox", "", "g", "", "Vi har inga egna filmer.", "s")
    (made,) = go_through(tmp_path, person).provningar
    assert (made.resultat, made.anteckning) == ("galler-inte", "Vi har inga egna filmer.")


def test_what_a_person_wrote_in_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "granskning.yml"
    path.write_text(
        "# Våra anteckningar\nprovningar:\n"
        "  - prov: farger  # gjordes på mötet\n    datum: 2026-10-01\n    vem: Kim\n"
        "    med: Edge\n    resultat: klarar\n",
        encoding="utf-8",
    )
    add_trial(tmp_path, trial())
    text = path.read_text("utf-8")
    assert "# Våra anteckningar" in text and "# gjordes på mötet" in text
    assert [t.prov for t in read_protocol(tmp_path, TESTS).provningar] == ["farger", "tangentbord"]


@pytest.mark.parametrize(
    ("was", "now", "code", "line"),
    [
        ("prov: farger", "prov: farg", "review.unknown_test", 2),
        ("datum: 2026-10-01", "datum: i höstas", "value.date", 3),
        ("resultat: klarar", "resultat: bra", "value.choice", 6),
        ("resultat: klarar", "resultat: brister", "review.no_shortcoming", 2),
        ("resultat: klarar", "resultat: galler-inte", "review.no_reason", 2),
        ("    vem: Kim\n", "", "value.missing", 2),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(
    tmp_path: Path, was: str, now: str, code: str, line: int
) -> None:
    text = (
        "provningar:\n  - prov: farger\n    datum: 2026-10-01\n    vem: Kim\n"
        "    med: Edge\n    resultat: klarar\n"
    )
    (tmp_path / "granskning.yml").write_text(text.replace(was, now), encoding="utf-8")
    with pytest.raises(Faults) as found:
        read_protocol(tmp_path, TESTS)
    (one,) = found.value.faults
    assert (one.code, one.line) == (code, line)
    assert one.sentence()


def test_a_page_is_the_same_until_its_own_words_change(tmp_path: Path) -> None:
    page = (
        '<!doctype html><html lang="sv"><title>A</title><main><article>'
        '<img src="assets/{}/icon.svg" alt=""><p>{}</p><footer>{}</footer></article></main>'
    )

    def digests(style: str, words: str, foot: str) -> SiteDigests:
        (tmp_path / "index.html").write_text(page.format(style, words, foot), encoding="utf-8")
        (tmp_path / "assets" / style).mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / style / "guide.css").write_text("p{}")
        return site_digests(BuiltSite(tmp_path), TESTS)

    first = digests("abcdef123456", "Hej", "Granskad i fjol")
    assert digests("abcdef123456", "Hej", "Granskad i år").pages == first.pages
    restyled = digests("123456abcdef", "Hej", "Granskad i år")
    assert restyled.pages == first.pages and restyled.looks != first.looks
    assert digests("123456abcdef", "Hej då", "Granskad i år").pages != first.pages
