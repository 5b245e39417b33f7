"""Whether the drawings a script asks for exist: quick, and asked at every build."""

from __future__ import annotations

from pathlib import Path

from ..errors import Fault, Faults
from ..models.film_script import FilmScript
from ..models.loading import line_of, read_yaml, suggestion
from .look import Assets

Place = tuple[str | int, ...]


def demand_drawings(script: FilmScript, path: Path, assets: Assets) -> None:
    """Raises Faults for every drawing that does not exist, at its line in the script."""
    known = {path.stem for path in assets.drawings.glob("*.svg")}
    used: list[tuple[Place, str | None]] = [(("affisch",), script.affisch)]
    for number, chapter in enumerate(script.kapitel):
        for index, scene in enumerate(chapter.scener):
            place = ("kapitel", number, "scener", index, "kort", "teckning")
            used.append((place, scene.kort.teckning))
    missing = [(place, name) for place, name in used if name and name not in known]
    if missing:
        data = read_yaml(path)
        raise Faults(
            Fault(
                "film.drawing_missing",
                path,
                str(place[-1]),
                line_of(data, place),
                {"name": name, "suggestion": suggestion(name, sorted(known))},
            )
            for place, name in missing
        )
