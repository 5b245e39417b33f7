"""The wheel carries the whole guide: a municipality needs nothing from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def run(unpacked: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kunskapsstod", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
    )


def test_the_wheel_holds_the_base_and_no_film_and_no_test(unpacked: Path) -> None:
    names = [p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()]
    for needed in (
        "kunskapsstod/_base/docs/roller/sekretess.sv-simple.md",
        "kunskapsstod/_base/overrides/main.html",
        "kunskapsstod/_base/media/films/roller/manus.yml",
        "kunskapsstod/_base/mkdocs.yml",
        "kunskapsstod/_base/package-lock.json",
        "kunskapsstod/texts/sv.yml",
        "kunskapsstod/models/kommun.schema.json",
        "kunskapsstod/check/rules.yml",
        "kunskapsstod/check/browser/worker.mjs",
        "kunskapsstod/check/browser/shots.mjs",
        "kunskapsstod/report/templates/report.html.j2",
        "kunskapsstod/report/templates/report.css",
    ):
        assert needed in names
    assert not [n for n in names if n.endswith((".mp4", ".pyc")) or n.startswith("tests/")]


def test_a_municipality_makes_and_builds_its_site_from_the_wheel_alone(
    unpacked: Path, tmp_path: Path
) -> None:
    made = run(unpacked, tmp_path, "new", "min-kommun", "--namn", "Testköping")
    assert made.returncode == 0, made.stderr
    built = run(unpacked, tmp_path, "build", "--site", "min-kommun")
    assert built.returncode == 0, built.stderr
    start = (tmp_path / "min-kommun/site/index.html").read_text(encoding="utf-8")
    assert "Testköping" in start
    sekretess = (tmp_path / "min-kommun/site/roller/sekretess/index.html").read_text("utf-8")
    assert "Exempelkommun" not in sekretess
