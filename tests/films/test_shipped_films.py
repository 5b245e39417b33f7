"""The guide's own four films: what they promise before they are rendered."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kunskapsstod.films.captions import LINE_LENGTH, LONGEST, READING_SPEED, SHORTEST, captions
from kunskapsstod.films.example import read_example
from kunskapsstod.films.script_checks import demand_room
from kunskapsstod.films.timeline import Timeline, timelines
from kunskapsstod.project import find_base

FOLDERS = sorted(path.parent for path in find_base().films.glob("*/film.yml"))
EVERY = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def line_ups(folder: Path) -> dict[str, Timeline]:
    return timelines(read_example(folder).script)


def test_there_are_four_and_all_are_examples() -> None:
    assert [folder.name for folder in FOLDERS] == ["delaktighet", "insatsen", "intresse", "roller"]
    assert all(read_example(folder).manifest.exempel for folder in FOLDERS)


@EVERY
def test_every_text_has_room_in_the_picture(folder: Path) -> None:
    film = read_example(folder)
    demand_room(film.script, film.script_file, film.assets)


@EVERY
def test_it_takes_40_to_90_seconds_and_longer_when_described(folder: Path) -> None:
    found = line_ups(folder)
    assert 40 <= found["textad"].seconds <= 90
    assert found["textad"].seconds < found["syntolkad"].seconds <= 180


@EVERY
def test_its_captions_keep_to_the_measures(folder: Path) -> None:
    for line_up in line_ups(folder).values():
        cues = captions(line_up)
        for cue in cues:
            assert 1 <= len(cue.lines) <= 2
            assert all(len(line) <= LINE_LENGTH for line in cue.lines), cue.lines
            assert SHORTEST <= cue.end - cue.start <= LONGEST, cue.lines
            assert sum(map(len, cue.lines)) / (cue.end - cue.start) <= READING_SPEED, cue.lines
        assert all(a.end <= b.start for a, b in itertools.pairwise(cues))
        for line in line_up.lines:
            shown = sum(
                max(0.0, min(cue.end, line.end) - max(cue.start, line.start)) for cue in cues
            )
            assert shown / (line.end - line.start) >= 0.95, line.text


def test_a_drawing_is_described_in_the_same_words_wherever_it_is_seen() -> None:
    words: dict[str, set[str]] = {}
    for each in FOLDERS:
        for chapter in read_example(each).script.kapitel:
            for scene in chapter.scener:
                words.setdefault(scene.kort.teckning or "", set()).add(scene.bild)
    assert {name: texts for name, texts in words.items() if len(texts) > 1} == {}
