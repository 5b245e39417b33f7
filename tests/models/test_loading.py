"""YAML that no person has written is answered in a sentence too."""

from __future__ import annotations

import time
import warnings
from pathlib import Path

import pytest
from pydantic import BaseModel

from kunskapsstod.errors import Faults
from kunskapsstod.models.film_manifest import FilmManifest
from kunskapsstod.models.loading import load
from kunskapsstod.models.quick import quick

LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)


def faults(folder: Path, text: str) -> list[str]:
    path = folder / "film.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Faults) as found, warnings.catch_warnings():
        warnings.simplefilter("error")
        load(path, FilmManifest)
    assert all(fault.sentence().encode() for fault in found.value.faults)
    return [fault.code for fault in found.value.faults]


@pytest.mark.parametrize("text", [LAUGHS, "id: " + "[" * 90 + "]" * 90])
def test_what_unfolds_without_end_is_refused_at_once(tmp_path: Path, text: str) -> None:
    began = time.process_time()
    assert faults(tmp_path, text) == ["yaml.too_much"]
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("~: x\n", "value.unknown_key"),
        ('id: "\\ud800"\n', "value.invalid"),
        ("id: &a x\ntitel: &a x\n", "value.missing"),
        ("id: " + "9" * 5000, "yaml.syntax"),
        ("<<: 3\n", "yaml.syntax"),
    ],
)
def test_odd_keys_and_values_are_told(tmp_path: Path, text: str, code: str) -> None:
    assert code in faults(tmp_path, text)


@pytest.mark.parametrize(
    ("written", "read"),
    [("010", 10), ("10", 10), ("1:30", None), ("1_0", 10), ("0x1F", None), ("yes", None)],
)
def test_the_quick_way_reads_numbers_as_the_slow_one(written: str, read: int | None) -> None:
    class One(BaseModel):
        ordning: int

    found = quick(f"ordning: {written}\n", One)
    assert (found.ordning if found else None) == read


@pytest.mark.parametrize(
    "text", ["a: !!timestamp x", "[a]: b", "a: " + "[" * 3000, "a: 2026-02-30"]
)
def test_what_the_quick_way_cannot_read_is_left_to_the_slow_one(text: str) -> None:
    assert quick(text, FilmManifest) is None
