from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from kunskapsstod.models import schema
from kunskapsstod.models.profile import Profile

ROOT = Path(__file__).parents[2]
PROFILES = [
    ROOT / "kommun.yml",
    ROOT / "scripts" / "kunskapsstod" / "texts" / "new_site" / "kommun.yml",
]


def read(path: Path) -> Any:
    """As a YAML editor reads it: a date is a string to JSON Schema."""
    return json.loads(json.dumps(YAML(typ="safe").load(path), default=str))


def published() -> Any:
    return json.loads(schema.PROFILE_SCHEMA.read_text(encoding="utf-8"))


def test_the_schemas_are_up_to_date(tmp_path: Path) -> None:
    for fresh in schema.write_all(tmp_path):
        kept = (schema.HERE / fresh.name).read_text(encoding="utf-8")
        remedy = "run: python -m kunskapsstod.models.schema"
        assert kept == fresh.read_text(encoding="utf-8"), remedy


@pytest.mark.parametrize("path", PROFILES, ids=["example", "new site"])
def test_the_example_fits_the_schema(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(published())
    jsonschema.validate(read(path), published())


@pytest.mark.parametrize(
    "change",
    [
        {"okand": 1},
        {"namn": None},
        {"status": "klar"},
        {"webbadress": "http://guide.example"},
        {"farg": {"ljus": "blå"}},
        {"kontakt": {"enhet": "A"}},
    ],
    ids=str,
)
def test_the_schema_refuses_what_the_model_refuses(change: dict[str, Any]) -> None:
    data = read(PROFILES[0]) | change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, published())
    with pytest.raises(ValueError):
        Profile.model_validate(data)


def test_every_key_of_the_profile_is_described_in_swedish() -> None:
    found = published()
    parts = {"Profile": found, **found["$defs"]}
    for part, content in parts.items():
        for key, described in content["properties"].items():
            assert described.get("description"), f"{part}.{key}"
            assert "title" not in described
        assert "description" not in content


@pytest.mark.parametrize("path", PROFILES, ids=["example", "new site"])
def test_the_example_explains_every_key(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    found = published()
    for content in (found, *found["$defs"].values()):
        for key in content["properties"]:
            assert f"{key}:" in source, key


def test_the_first_line_leads_an_editor_to_the_schema() -> None:
    for path in PROFILES:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
    target = PROFILES[0].read_text(encoding="utf-8").splitlines()[0].partition("=")[2]
    assert (ROOT / target).is_file()


def test_a_sites_copy_is_renewed_only_when_it_is_old(tmp_path: Path) -> None:
    copy = schema.write_site_schema(tmp_path)
    before = copy.stat().st_mtime_ns
    assert schema.write_site_schema(tmp_path) == copy
    assert copy.stat().st_mtime_ns == before
    copy.write_text("{}")
    schema.write_site_schema(tmp_path)
    assert copy.read_text(encoding="utf-8") == schema.profile_schema()
