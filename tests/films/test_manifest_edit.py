"""The result of a check is written into film.yml, and nothing else in it changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films.manifest_edit import write_check
from kunskapsstod.models.film_manifest import CheckedEntry, FilmManifest
from kunskapsstod.models.loading import load

DAY = date(2026, 11, 28)
MANIFEST = """\
# Vår film
id: egen
titel:   "Vår film"   # heter så
titel_lattlast: 'Vår film'
om: >-
  Om
  filmen.
om_lattlast: Om.
affisch: {fil: bild.png, alt: "Två, som fikar"}
"""
CHECKED = """\
kontroll:
  datum: 2026-11-28
  regler: "2026-1"
  fel: 2
  se_over: 1
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "film.yml"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    "text",
    [
        MANIFEST,
        MANIFEST.rstrip("\n"),
        MANIFEST + "\n\n",
        MANIFEST + "kontroll:\n  datum: 2025-01-01\n  regler: gamla\n  fel: 0\n",
        MANIFEST + "kontroll: {datum: 2025-01-01, regler: gamla, fel: 0}\n",
    ],
)
def test_it_is_put_last_or_where_it_was(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    write_check(path, DAY, "2026-1", 2, 1)
    assert path.read_text("utf-8") == MANIFEST + CHECKED
    assert load(path, FilmManifest).kontroll == CheckedEntry(
        datum=DAY, regler="2026-1", fel=2, se_over=1
    )


def test_what_stands_after_it_stays_and_so_do_windows_line_endings(tmp_path: Path) -> None:
    text = "kontroll:\n  datum: 2025-01-01\n  # när\n  regler: x\n  fel: 0\n\n# Sist\nordning: 3\n"
    path = write(tmp_path, (MANIFEST + text).replace("\n", "\r\n"))
    write_check(path, DAY, "2026-1", 2, 1)
    expected = (MANIFEST + CHECKED + "\n# Sist\nordning: 3\n").replace("\n", "\r\n")
    assert path.read_bytes().decode() == expected


def test_a_file_that_cannot_be_added_to_is_left_as_it_was(tmp_path: Path) -> None:
    flow = "{id: egen, titel: a, titel_lattlast: a, om: a, om_lattlast: a, affisch: {alt: a}}\n"
    path = write(tmp_path, flow)
    with pytest.raises(Faults):
        write_check(path, DAY, "2026-1", 2, 1)
    assert path.read_text("utf-8") == flow
    assert [one.name for one in tmp_path.iterdir()] == ["film.yml"]
