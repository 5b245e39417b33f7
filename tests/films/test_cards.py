"""The pictures: text that can be read, in its place, in a font that has its letters."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from kunskapsstod.errors import Faults
from kunskapsstod.films.card_layout import lay_out
from kunskapsstod.films.lettering import demand_glyphs, wrap
from kunskapsstod.films.look import (
    BESIDE_INTERPRETER,
    GROUND,
    TEXT_FLOOR,
    WIDE,
    Stage,
    base_assets,
)
from kunskapsstod.films.painter import Painter, poster
from kunskapsstod.films.timeline import FPS, timeline
from kunskapsstod.models.film_script import Card, FilmScript

ASSETS = base_assets()
STAGES = pytest.mark.parametrize("stage", [WIDE, BESIDE_INTERPRETER], ids=["wide", "narrow"])
CARD = Card(
    rubrik="Orolig för ett barn?",
    rader=("anmäl till socialnämnden", "skyldighet i privat verksamhet"),
    teckning="fika",
)


def film(card: Card) -> FilmScript:
    scene = {"kort": card.model_dump(), "bild": "Bild.", "repliker": ["Hej.", "Hej då."]}
    return FilmScript.model_validate(
        {"affisch": "fika", "kapitel": [{"id": "a", "titel": "Ett", "scener": [scene]}]}
    )


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    """Share of dark pixels in a part of the picture."""
    return float((np.asarray(picture.crop(box).convert("L")) < 90).mean())


def test_the_font_has_swedish_letters() -> None:
    demand_glyphs(ASSETS.font, "Åäö § – ” é 0123456789")


def test_a_letter_the_font_lacks_is_a_fault() -> None:
    with pytest.raises(Faults) as found:
        demand_glyphs(ASSETS.font, "Привет")
    assert found.value.faults[0].code == "film.glyph_missing"


def test_text_is_broken_into_lines_of_about_equal_length() -> None:
    block = wrap(ASSETS.font, "Vad är du, och vad är du inte?", 60, 700, 728)
    assert block is not None
    assert block.lines == ("Vad är du, och", "vad är du inte?")


@STAGES
def test_no_text_stands_in_the_lowest_quarter_or_on_the_drawing(stage: Stage) -> None:
    layers = lay_out(CARD, stage, ASSETS)
    assert layers.drawing is not None
    texts = [layers.heading, *(layer for line in layers.lines for layer in line)]
    for layer in texts:
        seen = layer.picture.getchannel("A").getbbox()
        assert seen is not None
        assert layer.top + seen[3] <= TEXT_FLOOR
        right, bottom = layer.left + seen[2], layer.top + seen[3]
        assert right < layers.drawing.left or bottom < layers.drawing.top
    assert layers.drawing.top + layers.drawing.picture.height == pytest.approx(GROUND, abs=3)


@STAGES
def test_text_without_room_is_a_fault_and_never_cut(stage: Stage) -> None:
    card = Card(rubrik="Alldeles för lång rubrik " * 12, rader=CARD.rader)
    with pytest.raises(Faults) as found:
        lay_out(card, stage, ASSETS)
    assert found.value.faults[0].code == "film.card_too_long"


def test_a_card_comes_in_and_stands_still() -> None:
    line_up = timeline(film(CARD), "textad")
    painter = Painter(line_up, ASSETS, WIDE)
    text = (WIDE.left, WIDE.top, WIDE.left + WIDE.text_width, TEXT_FLOOR)
    assert ink(painter.frame(0), text) == 0  # it fades in
    assert ink(painter.settled(line_up.scenes[0]), text) > 0.03
    # Where nothing moves, the very same picture is given.
    late = 60  # the path moves every twentieth frame, the last line came before
    assert painter.frame(late) is painter.frame(late + 19)


def test_the_second_line_appears_with_the_second_sentence() -> None:
    line_up = timeline(film(CARD), "textad")
    painter = Painter(line_up, ASSETS, WIDE)
    second = lay_out(CARD, WIDE, ASSETS).lines[1][0]
    box = (second.left, second.top, second.left + second.picture.width, TEXT_FLOOR)
    start = round(line_up.scenes[0].reveals[1] * FPS)
    assert ink(painter.frame(start - 1), box) == 0
    assert ink(painter.frame(start + 15), box) > 0.03


def test_the_sign_panel_says_that_there_is_no_interpreter() -> None:
    line_up = timeline(film(CARD), "teckensprak")
    picture = Painter(line_up, ASSETS, BESIDE_INTERPRETER).settled(line_up.scenes[0])
    panel = (BESIDE_INTERPRETER.width + 10, 30, 1280, 250)
    assert ink(picture, panel) > 0.03
    share = (1280 - BESIDE_INTERPRETER.width) * 720 / (1280 * 720)
    assert share >= 1 / 6


def test_every_picture_is_marked_as_an_example() -> None:
    line_up = timeline(film(CARD), "textad")
    card = Painter(line_up, ASSETS, WIDE).settled(line_up.scenes[0])
    assert ink(card, (900, 30, 1208, 72)) > 0.03
    assert ink(poster("fika", ASSETS), (40, 30, 420, 80)) > 0.03
