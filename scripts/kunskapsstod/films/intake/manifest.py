"""Writes what is known of a film into its ``film.yml``; the rest of it stays as it was written.

The file is read and written by ruamel.yaml's round trip, which keeps comments, order and
quotation marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from ...models.film import VERSION_IDS
from ...models.film_manifest import FilmManifest, VersionEntry
from ...models.loading import parse_yaml, plain, validate
from ...texts import message
from .order import TITLES, Order

_KEYS = tuple(FilmManifest.model_fields)
_VERSION_KEYS = tuple(VersionEntry.model_fields)


class Manifest:
    """One ``film.yml`` being edited. ``said`` collects what of it was replaced, in Swedish."""

    def __init__(self, path: Path, source: str | None) -> None:
        self.path = path
        self.source = source
        self.said: list[str] = []
        self._yaml = _yaml(source)
        self.data: CommentedMap = (
            CommentedMap() if source is None else self._yaml.load(StringIO(source))
        )

    def set(self, place: tuple[str, ...], value: Any, *, tell: bool = False) -> None:
        """Gives a key its value, in the model's order when it is new.

        tell: the earlier value was a person's words, so what it was is said
        """
        node = self.data
        for index, part in enumerate(place[:-1]):
            if part not in node:
                _insert(node, part, CommentedMap(), _order(place[: index + 1]))
            elif not isinstance(node[part], CommentedMap):  # a key without a value
                node[part] = CommentedMap()
            node = node[part]
        key = place[-1]
        if key in node:
            if plain(node[key]) == value:
                return
            if tell and node[key] is not None:
                was = f"”{plain(node[key])}”"
                self.said.append(message("film_import.replaced", place=".".join(place), was=was))
            node[key] = value
        else:
            _insert(node, key, value, _order(place))

    def remove(self, place: tuple[str, ...]) -> bool:
        """Removes a key; whether it was there."""
        node: Any = self.data
        for part in place[:-1]:
            node = node.get(part) if isinstance(node, CommentedMap) else None
        if isinstance(node, CommentedMap) and place[-1] in node:
            del node[place[-1]]
            return True
        return False

    def get(self, *place: str) -> Any:
        """The value of a key, or None."""
        node: Any = self.data
        for part in place:
            node = node.get(part) if isinstance(node, CommentedMap) else None
        return plain(node)

    def versions(self) -> dict[str, dict[str, Any]]:
        """The versions there are, each with its keys."""
        entries = self.get("versioner") or {}
        return {version: entry for version, entry in entries.items() if entry}

    def text(self) -> str:
        """The whole file. Raises Faults when it would not be a valid manifest."""
        out = StringIO()
        self._yaml.dump(self.data, out)
        text = out.getvalue()
        validate(parse_yaml(text, self.path), FilmManifest, self.path)
        if self.source is not None and "\r\n" in self.source:
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        return text


def apply_words(manifest: Manifest, order: Order, inherited: FilmManifest | None) -> None:
    """Titles, poster text and rights: as ordered, else as they stand, else as in the example."""
    manifest.set(("id",), order.film)
    for key in TITLES:
        if key in order.titles:
            manifest.set((key,), order.titles[key], tell=True)
        elif key not in manifest.data and inherited is not None:
            manifest.set((key,), getattr(inherited, key))
    if manifest.source is None and inherited is not None:
        manifest.set(("ordning",), inherited.ordning)
    if order.poster_alt:
        manifest.set(("affisch", "alt"), order.poster_alt, tell=True)
    rights = {
        "agare": ("rattigheter", "agare"),
        "villkor": ("rattigheter", "villkor"),
        "samtycke": ("rattigheter", "samtycke", "finns"),
        "datum": ("rattigheter", "samtycke", "datum"),
        "forvaras": ("rattigheter", "samtycke", "forvaras"),
    }
    for name, place in rights.items():
        if name in order.rights:
            value: Any = order.rights[name]
            manifest.set(place, date.fromisoformat(value) if name == "datum" else value, tell=True)


def set_version(manifest: Manifest, version: str, values: Mapping[str, Any]) -> None:
    """The entry of one version; what is not in ``values`` is left as it is."""
    for key, value in values.items():
        place = ("versioner", version, key)
        if value is None:
            manifest.remove(place)
        else:
            manifest.set(place, value)


def _order(place: tuple[str, ...]) -> tuple[str, ...]:
    """The keys a mapping may hold, in the order they are written."""
    if len(place) == 1:
        return _KEYS
    if place[0] == "versioner":
        return VERSION_IDS if len(place) == 2 else _VERSION_KEYS if len(place) == 3 else ()
    return {"affisch": ("fil", "alt"), "rattigheter": ("agare", "villkor", "samtycke")}.get(
        place[0], ()
    )


def _insert(node: CommentedMap, key: str, value: Any, order: tuple[str, ...]) -> None:
    """Before the first key that comes after it, else last."""
    after = order[order.index(key) + 1 :] if key in order else ()
    position = next((i for i, other in enumerate(node) if other in after), len(node))
    if position == len(node):
        node[key] = value
    else:
        node.insert(position, key, value)


def _yaml(source: str | None) -> YAML:
    """Indents lists as the file does: whichever way gives an unchanged file back unchanged."""
    ways = [(4, 2), (2, 0)]
    for sequence, offset in ways if source else ways[:1]:
        yaml = YAML(typ="rt")
        yaml.width = 4096
        yaml.preserve_quotes = True
        yaml.indent(mapping=2, sequence=sequence, offset=offset)
        if source is None:
            return yaml
        out = StringIO()
        yaml.dump(yaml.load(StringIO(source)), out)
        if out.getvalue() == source:
            return yaml
    return yaml
