"""Whether everything a script asks for by name exists: quick, and asked at every build."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from ..errors import Fault, Faults
from ..models.film_script import FilmScript, Play, Scene
from ..models.loading import line_of, read_yaml, suggestion
from ..texts import message
from .acting import COMES, GOES
from .actions import ACTIONS
from .diagrams import diagrams
from .heads import LOOKS
from .held import HELD
from .look import Assets
from .settings import SETTINGS
from .things import THINGS

Place = tuple[str | int, ...]
_Found = Iterator[tuple[Place, str, dict[str, object]]]


def demand_names(script: FilmScript, path: Path, assets: Assets) -> None:
    """Raises Faults for every name that does not exist, at its line in the script."""
    known = {path.stem for path in assets.drawings.glob("*.svg")}
    wrong = list(_unknown(("affisch",), script.affisch, known, "film.drawing_missing"))
    for number, chapter in enumerate(script.kapitel):
        for index, scene in enumerate(chapter.scener):
            place: Place = ("kapitel", number, "scener", index)
            wrong += _in_scene(scene, place, known)
    if wrong:
        data = read_yaml(path)
        raise Faults(
            Fault(code, path, _key(place), line_of(data, place), params)
            for place, code, params in wrong
        )


def _in_scene(scene: Scene, at: Place, drawings: Collection[str]) -> _Found:
    if scene.kort:
        place = (*at, "kort", "teckning")
        yield from _unknown(place, scene.kort.teckning, drawings, "film.drawing_missing")
        yield from _unknown((*at, "kort", "foremal"), scene.kort.foremal, THINGS)
    for kind, parts, lit in (
        ("process", diagrams().steps, scene.process),
        ("karta", diagrams().areas, scene.karta),
    ):
        for number, names in enumerate(lit or ()):
            for index, name in enumerate(names):
                yield from _unknown((*at, kind, number, index), name, [part.id for part in parts])
    if scene.scen:
        yield from _in_play(scene, scene.scen, (*at, "scen"))


def _in_play(scene: Scene, play: Play, at: Place) -> _Found:
    yield from _unknown((*at, "plats"), play.plats, SETTINGS)
    spots = SETTINGS[play.plats].spots if play.plats in SETTINGS else None
    for number, person in enumerate(play.personer):
        place = (*at, "personer", number)
        yield from _unknown((*place, "figur"), person.figur, LOOKS)
        yield from _unknown((*place, "bar"), person.bar, HELD)
        if spots is not None:
            yield from _unknown((*place, "vid"), person.vid, spots)
        for index, deed in enumerate(person.gor):
            doing = (*place, "gor", index)
            yield from _unknown((*doing, "gor"), deed.gor, (*ACTIONS, COMES, GOES))
            if deed.replik > len(scene.repliker):
                yield (*doing, "replik"), "film.no_such_sentence", {"count": len(scene.repliker)}
            if scene.kort and deed.gor in (COMES, GOES):
                yield (*doing, "gor"), "film.enters_text", {}


def _unknown(
    place: Place, name: str | None, known: Collection[str], code: str = "film.name_missing"
) -> _Found:
    if name is None or name in known:
        return
    params: dict[str, object] = {"name": name, "suggestion": suggestion(name, sorted(known))}
    if code == "film.name_missing":
        params["kind"] = message(f"film.kind.{_key(place)}")
    yield place, code, params


def _key(place: Place) -> str:
    return str(next(part for part in reversed(place) if isinstance(part, str)))
