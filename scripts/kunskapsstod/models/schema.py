"""JSON Schema of the files a municipality edits, so that an editor can help while typing.

``python -m kunskapsstod.models.schema`` writes them beside the models; a test keeps them current.
Draft 2020-12, made by pydantic, with its English titles and docstrings taken away: an editor
shows only the Swedish descriptions of the keys.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from ..project import WORK_NAME
from .film_manifest import FilmManifest
from .profile import Profile

HERE = Path(__file__).parent
PROFILE_SCHEMA = HERE / "kommun.schema.json"
FILM_SCHEMA = HERE / "film.schema.json"

# Where a site folder has its copy, below the folder; kommun.yml points there.
SITE_SCHEMA = f"{WORK_NAME}/kommun.schema.json"


def profile_schema() -> str:
    """The schema of ``kommun.yml`` as JSON text."""
    return _as_json(Profile, "kommun.yml")


def film_schema() -> str:
    """The schema of ``film.yml`` as JSON text."""
    return _as_json(FilmManifest, "film.yml")


def write_site_schema(site: Path) -> Path:
    """Renew a site folder's copy, so that an editor knows the keys of the installed version.

    A copy that is current is left alone, so that nothing that watches the folder wakes.
    """
    target, schema = site / SITE_SCHEMA, profile_schema()
    if not target.is_file() or target.read_text(encoding="utf-8") != schema:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(schema, encoding="utf-8")
    return target


def write_all(folder: Path = HERE) -> list[Path]:
    """Write both schemas into the folder and return their paths."""
    written = []
    for path, text in ((PROFILE_SCHEMA, profile_schema()), (FILM_SCHEMA, film_schema())):
        target = folder / path.name
        target.write_text(text, encoding="utf-8")
        written.append(target)
    return written


def _as_json(model: type[BaseModel], title: str) -> str:
    schema = _in_swedish(model.model_json_schema())
    schema = {"$schema": GenerateJsonSchema.schema_dialect, "title": title, **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _in_swedish(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without the titles and model docstrings pydantic puts in, all the way down."""
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("description", None)
        part.pop("title", None)
        for key in part.get("properties", {}).values():
            key.pop("title", None)
            if key.get("default", "") is None:  # an editor would offer to fill in null
                del key["default"]
    return schema


if __name__ == "__main__":
    write_all()
