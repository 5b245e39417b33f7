"""What can be wrong with a script beyond its form: room for text, glyphs."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..errors import Fault, Faults
from ..models.film_script import FilmScript, Scene
from ..models.loading import line_of, read_yaml
from .describing import texts
from .lettering import demand_glyphs
from .look import BESIDE_INTERPRETER, WIDE, Assets
from .painter import show, title_block
from .speech import Speech
from .timeline import Line, SceneTime

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
            place = ("kapitel", number, "scener", index)
            if scene.kort:
                place = (*place, "kort", "rubrik")
            for stage in (WIDE, BESIDE_INTERPRETER):
                try:
                    demand_glyphs(assets.font, "".join(texts(scene)))
                    show(_silent(scene), stage, assets)
                except Faults as faults:
                    found += _at(faults, path, line_of(data, place))
    if found:
        raise Faults(dict.fromkeys(found))


def _silent(scene: Scene) -> SceneTime:
    """The scene without its speech: enough to lay out its picture."""
    lines = scene.kort.rader if scene.kort else ()
    quiet = Speech(np.zeros(0, np.float32), ())
    said = tuple(Line(text, quiet, 0.0, (), picture=False) for text in scene.repliker)
    return SceneTime(0, 0, scene, 0.0, 0.0, said, (0.0,) * len(lines))


def _at(faults: Faults, path: Path, line: int | None) -> list[Fault]:
    """The same faults, placed in the script; those of a file of ours keep their place."""
    return [f if f.file else Fault(f.code, path, f.key, line, f.params) for f in faults.faults]
