"""Every file in profile_cases: a bad kommun.yml, and the sentences a person reads about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from kunskapsstod.errors import Faults
from kunskapsstod.models.profile_loading import load_profile
from kunskapsstod.project import open_project

CASES = Path(__file__).parent / "profile_cases"
BASE = (CASES / "base.kommun.yml").read_text(encoding="utf-8")


def case_files() -> list[Path]:
    return sorted(p for p in CASES.glob("*.yml") if p.name != "base.kommun.yml")


def written(case: dict[str, Any]) -> bytes | None:
    if "input" in case:
        text = case["input"]
        return text if text is None else text.encode(case.get("encoding", "utf-8"))
    source = BASE
    for old, new in case["replace"].items():
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    return source.encode(case.get("encoding", "utf-8"))


@pytest.mark.parametrize("path", case_files(), ids=lambda p: p.stem)
def test_each_case_gives_exactly_its_sentences(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = YAML(typ="safe").load(path)
    raw = written(case)
    if raw is not None:
        (tmp_path / "kommun.yml").write_bytes(raw)
    for name, text in case.get("files", {}).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    lines: list[str] = []
    try:
        load_profile(open_project("."))
    except Faults as faults:
        lines = [f.sentence() for f in faults.faults]

    assert lines == (case["output"] or [])


def test_the_base_of_the_cases_is_itself_fine(tmp_path: Path) -> None:
    (tmp_path / "kommun.yml").write_text(BASE, encoding="utf-8")
    assert load_profile(open_project(tmp_path)).namn == "Västerby"
