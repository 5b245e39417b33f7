"""What can be wrong with a script beyond its form: room for text, glyphs."""

from __future__ import annotations

from pathlib import Path

from ..errors import Fault, Faults
from ..models.film_script import FilmScript
from ..models.loading import line_of, read_yaml
from .card_layout import lay_out
from .cards import title_block
from .lettering import demand_glyphs
from .look import BESIDE_INTERPRETER, WIDE, Assets

Place = tuple[int | str, ...]


def demand_room(script: FilmScript, path: Path, assets: Assets) -> None:
    """Raises Faults for every text that has no room in the picture, or no glyph in the font."""
    data = read_yaml(path)
    found: list[Fault] = []
    for number, chapter in enumerate(script.kapitel):
        place: Place = ("kapitel", number, "titel")
        for stage in (WIDE, BESIDE_INTERPRETER):
            try:
                demand_glyphs(assets.font, chapter.titel)
                title_block(chapter.titel, stage, assets)
            except Faults as faults:
                found += _at(faults, path, line_of(data, place))
        for index, scene in enumerate(chapter.scener):
            place = ("kapitel", number, "scener", index, "kort", "rubrik")
            for stage in (WIDE, BESIDE_INTERPRETER):
                try:
                    demand_glyphs(assets.font, "".join((scene.kort.rubrik, *scene.kort.rader)))
                    lay_out(scene.kort, stage, assets)
                except Faults as faults:
                    found += _at(faults, path, line_of(data, place))
    if found:
        raise Faults(dict.fromkeys(found))


def _at(faults: Faults, path: Path, line: int | None) -> list[Fault]:
    """The same faults, placed in the script; those of a file of ours keep their place."""
    return [f if f.file else Fault(f.code, path, f.key, line, f.params) for f in faults.faults]
