"""YAML file → checked model, telling of every fault at once with file, key and line.

Used for every file a municipality edits. The models are pydantic classes; pydantic's own
English messages never reach the user, only its error types do, and each of them has a
Swedish sentence in ``texts/messages/common.yml``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml.comments import CommentedMap

from ..errors import Fault, Faults
from .known_keys import explain_unknown, near_key, suggestion
from .quick import quick
from .reading import line_of, parse_yaml, plain, read_text, read_yaml

__all__ = [
    "ValueFault",
    "line_of",
    "load",
    "parse_yaml",
    "plain",
    "read_text",
    "read_yaml",
    "suggestion",
    "validate",
]

Model = TypeVar("Model", bound=BaseModel)

# pydantic error type → code in texts/messages; anything else is "value.invalid".
_CODES = {
    "extra_forbidden": "value.unknown_key",
    "missing": "value.missing",
    "string_type": "value.text",
    "string_too_long": "value.too_long",
    "string_too_short": "value.empty",
    "int_type": "value.number",
    "int_parsing": "value.number",
    "int_from_float": "value.number",
    "float_type": "value.number",
    "float_parsing": "value.number",
    "bool_type": "value.boolean",
    "bool_parsing": "value.boolean",
    "date_type": "value.date",
    "date_parsing": "value.date",
    "date_from_datetime_parsing": "value.date",
    "date_from_datetime_inexact": "value.date",
    "list_type": "value.list",
    "tuple_type": "value.list",
    "too_short": "value.too_few",
    "too_long": "value.too_many",
    "dict_type": "value.mapping",
    "model_type": "value.mapping",
    "model_attributes_type": "value.mapping",
    "enum": "value.choice",
    "literal_error": "value.choice",
    "url_parsing": "value.url",
    "url_scheme": "value.url",
    "url_type": "value.url",
}

# A key that is itself a mapping or a list, as Python writes it: brackets or a question mark where
# none belongs.
_NO_NAME = re.compile(r"ordereddict\(|[({\[]")

# A day written as it should be; one that is in no calendar needs another remedy.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

# What a key without a value is told, by what belongs there.
_BLANK = {"value.mapping": "value.blank_group", "value.list": "value.blank_group"}


class ValueFault(ValueError):  # noqa: N818 - named after the Fault it becomes
    """Raised inside a model's validator: becomes a Fault with that code at the key's line."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(code)


def load(path: Path, model: type[Model], missing_remedy: str = "") -> Model:
    """Read and check one YAML file.

    Raises Faults with every fault found in it.
    """
    source = read_text(path, missing_remedy)
    ready = quick(source, model)
    if ready is not None:
        return ready
    return validate(read_yaml(path, missing_remedy), model, path)


def validate(
    data: CommentedMap,
    model: type[Model],
    path: Path,
    first_line: int = 1,
    *,
    context: Any = None,
) -> Model:
    """Check data already parsed. Raises Faults, each with file, key and line.

    ``context`` is handed to the model's validators (pydantic's ``info.context``).
    """
    try:
        return model.model_validate(plain(data), context=context)
    except ValidationError as error:
        details = _without_echoes(error.errors(), model)
        raise Faults(
            _as_fault(detail, data, model, path, first_line) for detail in details
        ) from None


def _without_echoes(details: list[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """The errors, less those that only follow from another: misspelt keys, lists of faults."""
    unknown = [d["loc"] for d in details if d["type"] == "extra_forbidden"]
    meant = {(*loc[:-1], near_key(str(loc[-1]), model, loc[:-1])) for loc in unknown}
    # A list whose only item is wrong is to pydantic also too short.
    inside = {d["loc"][:-1] for d in details}
    return [
        d
        for d in details
        if not (d["type"] == "missing" and d["loc"] in meant)
        and not (d["type"] == "too_short" and d["loc"] in inside)
    ]


def _as_fault(
    detail: ErrorDetails, data: CommentedMap, model: type[BaseModel], path: Path, first_line: int
) -> Fault:
    # Pydantic puts the names of union members into the location; they are no keys of the file.
    loc = _keys_only(detail["loc"], data)
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    line = line_of(data, loc, first_line)
    context = detail.get("ctx") or {}
    inner = context.get("error")
    if isinstance(inner, ValueFault):
        return Fault(inner.code, path, key, line, inner.params)
    code = _CODES.get(detail["type"], "value.invalid")
    if code == "value.unknown_key":
        # A key that is no text in the file (~, 1.5) is not found there by its name.
        name = str(detail["loc"][-1])
        if _NO_NAME.match(name):
            return Fault("yaml.syntax", path)
        above = loc[:-1] if loc and str(loc[-1]) == name else loc
        code, params = explain_unknown(name, model, above)
        return Fault(code, path, key, line, params)
    if detail["input"] is None:
        blank = "value.hashed" if _hashed(data, loc) else _BLANK.get(code, "value.blank")
        return Fault(blank, path, key, line)
    params = {}
    if code == "value.choice":
        params = {
            "value": detail["input"],
            "choices": str(context.get("expected", "")).replace("'", "").replace(" or ", ", "),
        }
    elif code == "value.too_long":
        params = {"limit": context.get("max_length")}
    elif code in ("value.too_few", "value.too_many"):
        limit = context.get("min_length" if code == "value.too_few" else "max_length")
        params = {"limit": limit, "count": context.get("actual_length")}
    elif code == "value.date" and _DAY.fullmatch(str(detail["input"])):
        code, params = "value.no_such_day", {"value": detail["input"]}
    elif code == "value.invalid":
        params = {"value": detail["input"]}
    return Fault(code, path, key, line, params)


def _hashed(data: Any, loc: tuple[int | str, ...]) -> bool:
    """Whether the text after a key was taken for a comment: ``title: #1``."""
    node = data
    try:
        for part in loc[:-1]:
            node = node[part]
        return any(
            token.value.startswith("#") and token.value[1:2].strip()
            for token in node.ca.items[loc[-1]]
            if token
        )
    except (KeyError, IndexError, TypeError, AttributeError):
        return False


def _keys_only(loc: tuple[int | str, ...], data: Any) -> tuple[int | str, ...]:
    """``loc`` without the names of union members and validators, which are no keys of the file."""
    keys: list[int | str] = []
    node = data
    for part in loc:
        inside = isinstance(node, dict) and part in node
        if not inside and isinstance(part, str) and re.match(r"function-|[A-Z]|.*\[", part):
            continue
        keys.append(part)
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):
            node = None
    return tuple(keys)
