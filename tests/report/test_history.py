"""Earlier runs: kept, bounded, never lost, and drawn so that every number can be read."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from kunskapsstod.check.browser.runner import Engine
from kunskapsstod.check.runner import LAYERS, Outcome
from kunskapsstod.errors import Faults
from kunskapsstod.models.evidence import EngineVersions
from kunskapsstod.report.history import (
    HISTORY_NAME,
    RUNS_KEPT,
    History,
    Run,
    new_tools,
    read_history,
    run_of,
)
from kunskapsstod.report.html import as_html
from kunskapsstod.report.model import Report
from kunskapsstod.report.run import save
from kunskapsstod.report.stopwatch import Stopwatch
from kunskapsstod.report.summary import summarise
from kunskapsstod.report.trend import SHOWN, trend

from .test_reports import FINDINGS, WHEN

FIRST = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def run(day: int, faults: int = 0, axe: str = "4.14.1") -> Run:
    return Run(
        checked=FIRST + timedelta(days=day),
        guide="abc",
        pages=152,
        layers=LAYERS,
        fault=faults,
        look=1,
        advice=0,
        accepted=3,
        engine=EngineVersions(chromium="150", pa11y="10", axe=axe),
    )


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    outcome = Outcome(["", "a/"], LAYERS, FINDINGS, Engine("150", "10", "4"), whole=True)
    made = run_of(summarise(FINDINGS), outcome, WHEN, "abc")
    save(tmp_path, Report(summarise([]), outcome, WHEN, history=History().with_run(made)))
    assert read_history(tmp_path) == History((made,))
    assert (made.fault, made.pages, made.guide) == (1, 2, "abc")


def test_only_the_latest_runs_are_kept() -> None:
    history = History()
    for day in range(RUNS_KEPT + 3):
        history = history.with_run(run(day))
    assert [one.checked for one in history.runs] == [
        run(day).checked for day in range(3, RUNS_KEPT + 3)
    ]


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "runs": []}', '{"runs": [{}]}', "\0"])
def test_a_file_that_is_no_history_is_put_aside_and_told(tmp_path: Path, text: str) -> None:
    (tmp_path / HISTORY_NAME).write_text(text, encoding="utf-8")
    history = read_history(tmp_path)
    save(tmp_path, Report(summarise([]), Outcome([""], LAYERS), WHEN, history=history))
    assert (tmp_path / "history.json.bak").read_text("utf-8") == text
    assert json.loads((tmp_path / HISTORY_NAME).read_text("utf-8")) == {"version": 1, "runs": []}


def test_a_history_that_cannot_be_opened_is_told_before_the_check(tmp_path: Path) -> None:
    (tmp_path / HISTORY_NAME).mkdir()
    with pytest.raises(Faults, match=r"history\.json"):
        read_history(tmp_path)


def test_a_run_that_is_not_whole_changes_nothing(tmp_path: Path) -> None:
    before = History((run(1),))
    save(tmp_path, Report(summarise([]), Outcome([""], ("static",)), WHEN, history=before))
    assert read_history(tmp_path) == before


def test_one_run_is_no_trend() -> None:
    assert trend([]) is None
    assert trend([run(1)]) is None


def test_every_number_is_drawn_within_the_picture_and_higher_when_it_is_more() -> None:
    drawing = trend([run(day, faults) for day, faults in enumerate([0, 9, 4, 4, 0, 1, 2, 3, 120])])
    assert drawing is not None and len(drawing.runs) == SHOWN
    for line in drawing.lines:
        assert len(line.points) == len(line.values) == len(drawing.days) == SHOWN
        for x, y in line.points:
            assert 0 < x < drawing.width and 0 < y <= drawing.base
    faults = drawing.lines[0]
    assert faults.values == (9, 4, 4, 0, 1, 2, 3, 120)
    heights = [y for _, y in faults.points]
    assert heights[-1] < heights[0] < heights[1] == heights[2] < heights[3]
    assert len({x for x, _ in faults.points}) == SHOWN


def test_the_drawing_has_a_name_a_text_and_a_table_that_is_its_equal() -> None:
    runs = (run(1, 3), run(2, 1), run(3, 0, axe="5"))
    report = Report(summarise([]), Outcome([""], LAYERS), WHEN, history=History(runs))
    tree = LexborHTMLParser(as_html(report))
    drawing = tree.css_first(".trend svg")
    assert drawing is not None
    named = [tree.css_first(f"#{i}") for i in (drawing.attributes["aria-labelledby"] or "").split()]
    assert "".join(node.text() for node in named if node) == "FelFrån 3 till 0 på 3 granskningar"
    assert drawing.css_first("desc").text().startswith("Äldst först: 3, 1, 0.")  # type: ignore[union-attr]
    rows = [
        [cell.text() for cell in row.css("th, td")] for row in tree.css("#trend ~ details tbody tr")
    ]
    assert [row[2] for row in rows] == ["Fel: 0", "Fel: 1", "Fel: 3"], "the latest first"
    assert [row[-1] != "–" for row in rows] == [True, False, False]
    assert new_tools(runs) == [False, False, True]


def test_each_part_of_the_check_is_timed_by_its_own_words() -> None:
    told: list[tuple[int, int, str]] = []
    clock = iter([0.0, 1.0, 3.0, 3.5, 10.0])
    watch = Stopwatch(lambda *said: told.append(said), lambda: next(clock))
    for said in ((1, 2, "sidor"), (2, 2, "sidor"), (0, 9, "webbläsare"), (9, 9, "webbläsare")):
        watch(*said)
    assert watch.seconds == {"sidor": 3.0, "webbläsare": 7.0}
    assert len(told) == 4
