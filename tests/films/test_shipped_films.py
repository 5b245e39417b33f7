"""The guide's own four films: what they promise before they are rendered."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kunskapsstod.films.captions import LINE_LENGTH, LONGEST, READING_SPEED, SHORTEST, captions
from kunskapsstod.films.diagrams import diagrams
from kunskapsstod.films.example import read_example
from kunskapsstod.films.look import BESIDE_INTERPRETER, GROUND, TEXT_FLOOR, WIDE
from kunskapsstod.films.play_show import frame, height
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
def test_it_takes_60_to_90_seconds_and_longer_when_described(folder: Path) -> None:
    found = line_ups(folder)
    assert 60 <= found["textad"].seconds <= 90
    assert found["textad"].seconds < found["syntolkad"].seconds <= 150


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


@EVERY
def test_its_pictures_are_described_before_anybody_speaks(folder: Path) -> None:
    line_up = line_ups(folder)["syntolkad"]
    for scene in line_up.scenes:
        kinds = [line.picture for line in scene.lines]
        assert kinds == sorted(kinds, reverse=True), scene.scene.bild
        assert kinds[0]


@EVERY
def test_nobody_waits_long_for_the_next_sentence(folder: Path) -> None:
    for line_up in line_ups(folder).values():
        times = [0.0, *(line.end for line in line_up.lines)]
        starts = [*(line.start for line in line_up.lines), line_up.seconds]
        assert max(start - end for start, end in zip(starts, times, strict=True)) < 4


@EVERY
def test_its_first_sentence_says_who_it_is_for(folder: Path) -> None:
    (first, *_) = read_example(folder).script.scenes
    assert "är för dig som" in first.repliker[0]


def test_the_guides_own_process_and_map_are_in_the_films_whole() -> None:
    scenes = [scene for each in FOLDERS for scene in read_example(each).script.scenes]
    (process,) = [scene.process for scene in scenes if scene.process is not None]
    assert [name for names in process for name in names] == [s.id for s in diagrams().steps]
    (areas,) = [scene.karta for scene in scenes if scene.karta is not None]
    assert areas[0] == tuple(area.id for area in diagrams().areas if area.plats)


@EVERY
def test_text_and_people_never_meet(folder: Path) -> None:
    film = read_example(folder)
    for scene in film.script.scenes:
        if scene.scen is None or scene.kort is None:
            continue
        for stage in (WIDE, BESIDE_INTERPRETER):
            layers, camera = frame(scene.kort, scene.scen, stage, film.assets)
            assert layers is not None
            top = GROUND - height(scene.scen) * camera.scale
            for layer in (layers.heading, *(piece for line in layers.lines for piece in line)):
                seen = layer.picture.getchannel("A").getbbox()
                assert seen is not None
                right, bottom = layer.left + seen[2], layer.top + seen[3]
                assert bottom <= TEXT_FLOOR
                assert right <= camera.left or bottom <= top, scene.kort.rubrik
