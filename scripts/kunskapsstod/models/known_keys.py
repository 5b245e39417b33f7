"""What may stand where in a model, so that a misspelt or misplaced key gets a useful answer."""

from __future__ import annotations

import difflib
from typing import Any

from pydantic import BaseModel

from ..texts import message

# Naming more places than this helps no one.
_MOST_PLACES = 3
_MOST_NAMES = 25


def suggestion(name: str, known: list[str]) -> str:
    """``Menade du telefon?`` for a near miss, else the list of what may stand here."""
    near = _nearest(name, known)
    if near:
        return message("value.did_you_mean", candidate=near)
    if len(known) > _MOST_NAMES:
        return message("value.check_spelling")
    return message("value.allowed_keys", keys=", ".join(known))


def near_key(name: str, model: type[BaseModel], loc: tuple[int | str, ...]) -> str | None:
    """The key of the group at ``loc`` that ``name`` is likely a misspelling of."""
    return None if _places(name, model) else _nearest(name, known_keys(model, loc))


def explain_unknown(
    name: str, model: type[BaseModel], loc: tuple[int | str, ...]
) -> tuple[str, dict[str, object]]:
    """Code and values of the sentence about a key that may not stand in the group at ``loc``.

    A key that is right but indented wrongly is the likeliest mistake in YAML, so a key known in
    another group is pointed there rather than compared with its new neighbours.
    """
    places = _places(name, model)
    if len(places) > _MOST_PLACES:
        return "value.misplaced_many", {"name": name, "place": places[0]}
    if places:
        *others, last = places
        shown = message("value.or").join([", ".join(others), last]) if others else last
        return "value.misplaced", {"name": name, "places": shown}
    known = known_keys(model, loc)
    return "value.unknown_key", {"name": name, "suggestion": suggestion(name, known)}


def known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that may stand in the group at ``loc``; empty for a free mapping."""
    current: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, int) or current is None:
            continue
        info = current.model_fields.get(part)
        if info is None:  # a key of a free mapping: its values share one model
            continue
        current = _inner_model(info.annotation)
    return list(current.model_fields) if current else []


def _places(name: str, model: type[BaseModel], prefix: str = "") -> list[str]:
    """Every group inside the model that has a key of that name, outermost first."""
    found = [prefix] if prefix and name in model.model_fields else []
    for key, info in model.model_fields.items():
        inner = _inner_model(info.annotation)
        if inner is not None:
            found += _places(name, inner, f"{prefix}.{key}" if prefix else key)
    return found


def _nearest(name: str, known: list[str]) -> str | None:
    by_fold = {_fold(key): key for key in known}
    near = difflib.get_close_matches(_fold(name), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _inner_model(argument)
        if found is not None:
            return found
    return None


def _fold(name: str) -> str:
    """``E-Post`` and ``färg`` as ``e_post`` and ``farg``: keys are written in Swedish ASCII."""
    return name.lower().translate(str.maketrans("åäöé- ", "aaoe__"))
