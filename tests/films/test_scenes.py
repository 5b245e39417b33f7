"""People who act: limbs that hold together, feet that stand, and everybody in their place."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from kunskapsstod.errors import Faults
from kunskapsstod.films.acting import Actor
from kunskapsstod.films.actions import ACTIONS, PICTURES, ROLLS, SITS, STANDS, pose_at
from kunskapsstod.films.diagrams import diagrams
from kunskapsstod.films.example import read_example
from kunskapsstod.films.figures import SEATED, STANDING, body, joints, near_arm
from kunskapsstod.films.gait import CYCLE, STRIDE, walking
from kunskapsstod.films.heads import LOOKS
from kunskapsstod.films.look import (
    BESIDE_INTERPRETER,
    BRAND,
    DUSK,
    GROUND,
    INK,
    INK_2,
    LINEN,
    PAPER,
    SOFT,
    TEXT_FLOOR,
    WIDE,
    base_assets,
)
from kunskapsstod.films.painter import Painter
from kunskapsstod.films.settings import SETTINGS
from kunskapsstod.films.sprites import rasterise
from kunskapsstod.films.things import BOX, THINGS
from kunskapsstod.films.timeline import FPS, Timeline, timeline
from kunskapsstod.models.colour import contrast
from kunskapsstod.models.film_script import FilmScript, Person
from kunskapsstod.project import find_base

from .conftest import write_example

ASSETS = base_assets()
KAFE: dict[str, Any] = {
    "plats": "kafe",
    "personer": [
        {"figur": "rullstol", "vid": "hoger", "gor": ["dricker"]},
        {"figur": "knut", "vid": "vanster", "gor": ["kommer", {"gor": "pratar", "replik": 2}]},
    ],
}


def film(*scenes: dict[str, Any]) -> FilmScript:
    said = {"bild": "Bild.", "repliker": ["Hej.", "Hej då."]}
    chapter = {"id": "a", "titel": "Ett", "scener": [said | scene for scene in scenes]}
    return FilmScript.model_validate({"affisch": "fika", "kapitel": [chapter]})


def pictures(line_up: Timeline, stage: Any = WIDE, step: int = 2) -> list[Image.Image]:
    painter = Painter(line_up, ASSETS, stage)
    return [painter.frame(number) for number in range(0, round(line_up.seconds * FPS), step)]


def test_a_foot_on_the_ground_does_not_slide() -> None:
    places = [
        round(step * STRIDE + walking(step, None, False).near_foot.x, 3)
        for step in range(CYCLE // 2 + 1)
    ]
    assert len(set(places)) == 1


@pytest.mark.parametrize("rest", [STANDS, SITS, ROLLS], ids=["stands", "sits", "rolls"])
@pytest.mark.parametrize("name", ACTIONS)
def test_limbs_keep_their_length_and_hands_reach(name: str, rest: Any) -> None:
    lengths = set()
    for picture in range(40):
        pose = pose_at(ACTIONS[name], rest, picture / PICTURES)
        shoulder, elbow, wrist = joints(pose)
        lengths.add((round(math.dist(shoulder, elbow)), round(math.dist(elbow, wrist))))
        wanted = (shoulder[0] + pose.near[0], shoulder[1] + pose.near[1])
        assert math.dist(wrist, wanted) < 4, f"{name} reaches past its arm"
    assert len(lengths) == 1


@pytest.mark.parametrize("name", LOOKS)
def test_every_figure_stands_on_the_ground(name: str) -> None:
    look = LOOKS[name]
    pose = ROLLS.pose if look.wheelchair else STANDS.pose
    box = (-120.0, -385.0, 130.0, 40.0)
    drawn, _, down = rasterise(body(look, pose), box, 1.0, mirrored=False)
    assert down + drawn.height == pytest.approx(385 + 2, abs=3)


def test_a_mirrored_figure_is_its_mirror_image() -> None:
    look, box = LOOKS["kort"], (-100.0, -385.0, 100.0, 9.0)
    svg = body(look, STANDS.pose) + near_arm(look, STANDS.pose)
    right = rasterise(svg, box, 1.0, mirrored=False)[0]
    left = rasterise(svg, box, 1.0, mirrored=True)[0]
    assert np.abs(np.asarray(right, float) - np.asarray(left, float)[:, ::-1]).mean() < 2


@pytest.mark.parametrize("name", THINGS)
def test_a_thing_moves_and_comes_to_rest_unless_it_rings(name: str) -> None:
    thing = THINGS[name]
    states = [thing.at(picture) for picture in range(100)]
    assert len(set(states)) > 2
    assert (states[-1] == states[-20]) is not thing.loops
    for state in (states[0], states[-1]):
        assert rasterise(state, BOX, 0.5, mirrored=False)[0].height > 50


def actor(deeds: list[Any], spot: str = "vanster") -> Actor:
    person = Person.model_validate({"figur": "knut", "vid": spot, "gor": deeds})
    return Actor(person, SETTINGS["kafe"], lambda sentence: 2.0 * sentence, (-250.0, 850.0))


def test_one_who_comes_walks_in_from_the_edge_and_sits_down() -> None:
    coming = actor(["kommer"])
    places = [place for picture in range(120) if (place := coming.at(picture))]
    assert places[0].x < -250 and places[0].pose.hip < STANDING
    assert places[-1].x == SETTINGS["kafe"].spots["vanster"].x
    assert places[-1].pose.hip == SEATED
    assert all(b.x - a.x in (0, STRIDE) for a, b in itertools.pairwise(places))


def test_one_who_goes_rises_turns_round_and_is_gone() -> None:
    going = actor([{"gor": "gar", "replik": 1}])
    first = going.at(0)
    assert first is not None and first.pose.hip == SEATED and first.right
    walking_out = going.at(round(4.5 * PICTURES))
    assert walking_out is not None and not walking_out.right
    assert going.at(round(20 * PICTURES)) is None


def test_what_is_to_be_done_waits_until_one_is_there() -> None:
    late = actor(["kommer", {"gor": "dricker", "replik": 1}])
    on_the_way = late.at(round(2.2 * PICTURES))
    assert on_the_way is not None and on_the_way.pose.held is None
    there = late.at(round(9 * PICTURES))
    assert there is not None and there.pose.held == "kopp"


@pytest.mark.parametrize("stage", [WIDE, BESIDE_INTERPRETER], ids=["wide", "narrow"])
def test_a_scene_fills_the_picture_above_the_line_and_nothing_below(stage: Any) -> None:
    line_up = timeline(film({"scen": KAFE}), "textad")
    seen = [np.asarray(picture, np.int16) for picture in pictures(line_up, stage, 10)]
    moved = np.max([np.abs(a - b).max(axis=2) for a, b in itertools.pairwise(seen)], axis=0) > 40
    assert moved[120:GROUND, : stage.width].any()
    assert not moved[GROUND + 8 :].any()
    assert not moved[:, stage.width + 4 :].any()


def test_it_moves_twelve_times_a_second_and_not_more() -> None:
    painter = Painter(timeline(film({"scen": KAFE}), "textad"), ASSETS, WIDE)
    assert painter.frame(40) is painter.frame(41)
    assert painter.frame(41) is not painter.frame(42)


def test_nothing_flashes() -> None:
    """WCAG 2.3.1 counts pairs of opposing changes of a tenth in luminance over a quarter of the
    picture; here no such change is there at all from one picture to the next."""
    line_up = timeline(
        film({"scen": KAFE | {"plats": "gata", "ljus": "skymning"}}, {"kort": {"rubrik": "Hej"}}),
        "textad",
    )
    small = [
        (np.asarray(picture.convert("L").resize((160, 90)), float) / 255) ** 2.2
        for picture in pictures(line_up)
    ]
    for before, after in itertools.pairwise(small):
        assert (np.abs(after - before) > 0.1).mean() < 0.25


def test_text_has_a_contrast_of_seven_to_one() -> None:
    for text, ground in (
        (INK, LINEN),
        (INK, DUSK),
        (INK, SOFT),
        (INK_2, LINEN),
        (INK_2, PAPER),
        (PAPER, BRAND),
    ):
        assert contrast(text, ground) >= 7, (text, ground)


def test_steps_light_up_in_order_while_they_are_spoken_of() -> None:
    ids = [step.id for step in diagrams().steps]
    one = film({"process": [ids[:2], ids[2:]]})
    line_up = timeline(one, "textad")
    (scene,) = line_up.scenes
    assert [name for name, _ in scene.lit] == ids
    times = [at for _, at in scene.lit]
    assert times == sorted(times)
    assert scene.lines[0].start <= times[0] and times[2] >= scene.lines[1].start
    first, last = pictures(line_up, step=20)[0], pictures(line_up, step=20)[-1]
    box = (0, 180, 1280, TEXT_FLOOR)
    dark = [(np.asarray(p.crop(box).convert("L")) < 90).mean() for p in (first, last)]
    assert dark[1] > dark[0] * 2


def test_names_in_process_and_map_come_from_the_pages_own_files(tmp_path: Path) -> None:
    for path in find_base().data.glob("*.yml"):
        text = path.read_text("utf-8").replace("titel: Utreda", "titel: Undersöka")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    assert diagrams(tmp_path).title("utreda") == "Undersöka"
    assert diagrams().areas[0].plats


SCRIPT = """\
affisch: fika
kapitel:
  - id: a
    titel: Ett
    scener:
      - scen:
          plats: kafe
          personer:
            - figur: knutt
              vid: vanste
              bar: kass
              gor: [pratr, {gor: vinkar, replik: 3}]
        bild: Bild.
        repliker: [Hej.]
      - kort:
          rubrik: Hej
        scen:
          plats: parkbnk
          personer:
            - figur: knut
              vid: hoger
              gor: [kommer]
        bild: Bild.
        repliker: [Hej.]
      - kort:
          rubrik: Hej
          foremal: brv
        bild: Bild.
        repliker: [Hej.]
      - process: [[utred]]
        bild: Bild.
        repliker: [Hej.]
"""


def test_every_unknown_name_is_told_of_with_its_line_and_a_suggestion(tmp_path: Path) -> None:
    folder = write_example(tmp_path / "kort", script=SCRIPT)
    with pytest.raises(Faults) as found:
        read_example(folder)
    told = {(f.key, f.line): f.params.get("suggestion") for f in found.value.faults}
    for key, line, word in (
        ("figur", 9, "knut"),
        ("vid", 10, "vanster"),
        ("bar", 11, "kasse"),
        ("gor", 12, "pratar"),
        ("plats", 18, "parkbank"),
        ("foremal", 27, "brev"),
        ("process", 30, "utreda"),
    ):
        assert told[key, line] == f"Menade du {word}?"
    codes = [fault.code for fault in found.value.faults]
    assert codes.count("film.no_such_sentence") == 1
    assert codes.count("film.enters_text") == 1
    assert len(told) == 9


@pytest.mark.parametrize(
    ("scene", "code"),
    [
        ({}, "film.one_picture"),
        ({"kort": {"rubrik": "Hej"}, "karta": [[], []]}, "film.one_picture"),
        ({"scen": KAFE, "kort": {"rubrik": "Hej", "teckning": "fika"}}, "film.two_drawings"),
        ({"karta": [["fritiden"]]}, "film.lit_by_sentence"),
    ],
)
def test_a_scene_has_one_picture(scene: dict[str, Any], code: str) -> None:
    with pytest.raises(ValueError, match=code):
        film(scene)
