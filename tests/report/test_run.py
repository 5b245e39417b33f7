"""What one run leaves behind: a report, a history of whole runs, and pictures when asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kunskapsstod.check.browser.runner import Engine
from kunskapsstod.check.browser.shots import Shot
from kunskapsstod.check.runner import LAYERS, Outcome
from kunskapsstod.project import Project
from kunskapsstod.report import run
from kunskapsstod.report.run import Result, check_and_report

from .test_reports import FINDINGS

Check = Callable[..., Result]


@pytest.fixture
def check(small: Project, monkeypatch: pytest.MonkeyPatch) -> Check:
    """A check of a small site whose findings are known, whole unless told otherwise."""
    small.default_out.mkdir(parents=True)
    page = '<!doctype html><html lang="sv"><title>Start – Kommun</title><h1>Start</h1></html>'
    (small.default_out / "index.html").write_text(page, encoding="utf-8")

    def known(folder: Path, *, layers: tuple[str, ...], pages: object, **_: Any) -> Outcome:
        engine = Engine("150", "10", "4")
        return Outcome([""], tuple(layers), list(FINDINGS), engine, whole=pages is None)

    monkeypatch.setattr(run, "examine", known)
    return lambda **asked: check_and_report(small, **{"pictures": False, **asked})


def runs(small: Project) -> list[dict[str, Any]]:
    text = (small.site / "report" / "history.json").read_text("utf-8")
    return list(json.loads(text)["runs"])


def test_whole_runs_are_remembered_and_others_are_not(check: Check, small: Project) -> None:
    check()
    check()
    check(pages=["roller/*"])
    check(layers=("static",))
    check(folder=small.default_out)
    assert [one["fault"] for one in runs(small)] == [1, 1]
    assert runs(small)[0]["layers"] == list(LAYERS)


def test_only_what_is_new_is_told_but_all_of_it_is_remembered(check: Check, small: Project) -> None:
    check()
    result = check(baseline=small.site / "report" / "report.json")
    assert result.faults == 0 and "Bara det som är nytt" in result.text
    assert [one["fault"] for one in runs(small)] == [1, 1]


def test_a_broken_history_is_told_once_and_put_aside(check: Check, small: Project) -> None:
    folder = small.site / "report"
    folder.mkdir()
    (folder / "history.json").write_text("{", encoding="utf-8")
    assert "history.json.bak" in check().text
    assert (folder / "history.json.bak").read_text("utf-8") == "{"
    assert len(runs(small)) == 1
    assert "history.json.bak" not in check().text


def test_pictures_are_taken_only_when_asked_for_and_there_is_a_browser(
    check: Check, small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = Shot(b"bild", 10, 10, True)
    monkeypatch.setattr(run, "prepare", lambda: None)
    monkeypatch.setattr(run, "take", lambda _, spots, *__, **___: dict.fromkeys(spots, shot))
    folder = small.site / "report" / "pictures"
    check()
    assert not folder.exists()
    check(pictures=True, layers=("static",))
    assert not folder.exists()
    check(pictures=True)
    (picture,) = folder.iterdir()
    assert picture.read_bytes() == b"bild"
    assert picture.name in (small.site / "report" / "index.html").read_text("utf-8")
    check()
    assert list(folder.iterdir()) == []
