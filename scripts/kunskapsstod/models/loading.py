"""YAML file → checked model, telling of every fault at once with file, key and line.

Used for every file a municipality edits. The models are pydantic classes; pydantic's own
English messages never reach the user, only its error types do, and each of them has a
Swedish sentence in ``texts/messages/common.yml``.
"""

from __future__ import annotations

import difflib
import re
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from ..errors import Fault, Faults, fault
from ..texts import message

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
    "dict_type": "value.mapping",
    "model_type": "value.mapping",
    "model_attributes_type": "value.mapping",
    "enum": "value.choice",
    "literal_error": "value.choice",
    "url_parsing": "value.url",
    "url_scheme": "value.url",
    "url_type": "value.url",
}


class ValueFault(ValueError):
    """Raised inside a model's validator: becomes a Fault with that code at the key's line."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(code)


def read_text(path: Path, missing_remedy: str) -> str:
    """The text of a UTF-8 file (a byte order mark is allowed).

    Raises Faults when the file is missing, unreadable, a folder or in another encoding.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise fault("file.missing", path, remedy=missing_remedy) from None
    except IsADirectoryError:
        raise fault("file.missing", path, remedy=missing_remedy) from None
    except PermissionError:
        raise fault("file.unreadable", path) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise fault(
            "file.not_utf8", path, line=raw[: error.start].count(b"\n") + 1, position=error.start + 1
        ) from None


def read_yaml(path: Path, missing_remedy: str = "") -> CommentedMap:
    """The mapping a YAML file holds, with line numbers kept (ruamel's round-trip types).

    Raises Faults when the file is missing, empty, in another encoding, indented with tabs,
    not YAML, or anything but a mapping.
    """
    source = read_text(path, missing_remedy)
    if not source.strip():
        raise fault("file.empty", path, remedy=missing_remedy)
    return parse_yaml(source, path)


def parse_yaml(source: str, path: Path, first_line: int = 1) -> CommentedMap:
    """As :func:`read_yaml`, for text already read; ``first_line`` is where it starts in the file."""
    for number, line in enumerate(source.splitlines(), first_line):
        if re.match(r" *\t", line) and line.strip() and not line.lstrip().startswith("#"):
            raise fault("yaml.tab", path, line=number)
    try:
        data = YAML(typ="rt").load(StringIO(source))
    except DuplicateKeyError as error:
        name = re.search(r'found duplicate key "([^"]*)"', str(error.problem))
        raise fault(
            "yaml.duplicate",
            path,
            line=_mark_line(error, first_line),
            name=name.group(1) if name else "?",
        ) from None
    except MarkedYAMLError as error:
        raise fault("yaml.syntax", path, line=_mark_line(error, first_line)) from None
    except (YAMLError, ValueError):
        raise fault("yaml.syntax", path) from None
    if not isinstance(data, CommentedMap):
        raise fault("yaml.not_a_mapping", path, line=first_line)
    return data


def load(path: Path, model: type[Model], missing_remedy: str = "") -> Model:
    """Read and check one YAML file.

    Raises Faults with every fault found in it.
    """
    return validate(read_yaml(path, missing_remedy), model, path)


def validate(data: CommentedMap, model: type[Model], path: Path, first_line: int = 1) -> Model:
    """Check data already parsed. Raises Faults, each with file, key and line."""
    try:
        return model.model_validate(plain(data))
    except ValidationError as error:
        raise Faults(
            _as_fault(detail, data, model, path, first_line) for detail in error.errors()
        ) from None


def plain(node: Any) -> Any:
    """The same data in Python's own types, without ruamel's line-keeping ones."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    if isinstance(node, bool) or node is None:
        return node
    for kind in (str, int, float):
        if isinstance(node, kind):
            return kind(node)
    return node


def line_of(data: Any, loc: tuple[int | str, ...], first_line: int = 1) -> int | None:
    """The line of the deepest key along ``loc`` that the file holds, counted from 1."""
    line: int | None = None
    node = data
    for part in loc:
        try:
            if isinstance(node, CommentedMap) and part in node:
                line = node.lc.key(part)[0] + first_line
            elif isinstance(node, CommentedSeq) and isinstance(part, int) and part < len(node):
                line = node.lc.item(part)[0] + first_line
            else:
                break
        except (KeyError, AttributeError):
            break
        node = node[part]
    return line


def suggestion(name: str, known: list[str]) -> str:
    """``Menade du telefon?`` for a near miss, else the list of what may stand here."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return message("value.did_you_mean", candidate=near[0])
    return message("value.allowed_keys", keys=", ".join(known))


def _as_fault(
    detail: ErrorDetails, data: CommentedMap, model: type[BaseModel], path: Path, first_line: int
) -> Fault:
    # Pydantic puts the names of union members into the location; they are no keys of the file.
    loc = tuple(part for part in detail["loc"] if not _is_branch(part))
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    line = line_of(data, loc, first_line)
    context = detail.get("ctx") or {}
    inner = context.get("error")
    if isinstance(inner, ValueFault):
        return Fault(inner.code, path, key, line, inner.params)
    code = _CODES.get(detail["type"], "value.invalid")
    params: dict[str, object] = {}
    if code == "value.unknown_key":
        name = str(loc[-1])
        params = {"name": name, "suggestion": suggestion(name, _known_keys(model, loc[:-1]))}
    elif code == "value.choice":
        params = {
            "value": detail["input"],
            "choices": str(context.get("expected", "")).replace("'", "").replace(" or ", ", "),
        }
    elif code == "value.too_long":
        params = {"limit": context.get("max_length")}
    elif code == "value.invalid":
        params = {"value": detail["input"]}
    return Fault(code, path, key, line, params)


def _is_branch(part: int | str) -> bool:
    return isinstance(part, str) and (part.startswith("function-") or part[:1].isupper())


def _known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    current: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, int) or current is None:
            continue
        info = current.model_fields.get(part)
        if info is None:  # a key of a free mapping: its values share one model
            continue
        current = _inner_model(info.annotation)
    return list(current.model_fields) if current else []


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _inner_model(argument)
        if found is not None:
            return found
    return None


def _mark_line(error: MarkedYAMLError, first_line: int) -> int | None:
    mark = error.problem_mark or error.context_mark
    return mark.line + first_line if mark else None
