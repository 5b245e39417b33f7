"""The quick way through a YAML file that has no faults.

ruamel.yaml keeps the line of every key but is written in Python; for the many files that are
right (every page has a front matter) libyaml gives the same data some twenty times faster.
Whatever it cannot take, or the model refuses, is read again the slow way, which says why.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)

# libyaml is compiled into PyYAML's wheels; without it the quick way is only less quick.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Refuses a key that stands twice, which YAML forbids and PyYAML overlooks."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        keys = [key.value for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise yaml.YAMLError("duplicate key")
        return super().construct_mapping(node, deep)


class _Plain(_Loader):
    """Takes for a number or a truth value only what YAML 1.2 does, as the slow way.

    To YAML 1.1 ``010`` is eight, ``1:30`` ninety and ``no`` false.
    """

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [
            pair for pair in pairs if pair[0].rpartition(":")[2] not in ("bool", "int", "float")
        ]
        for first, pairs in _Base.yaml_implicit_resolvers.items()
    }


for _kind, _form, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+", "-+0123456789"),
):
    _Plain.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"(?:{_form})$"), _first)


def parse(source: str, loader: type = _Loader) -> Any:
    """What the YAML holds. Raises yaml.YAMLError, also for a key that stands twice."""
    try:
        return yaml.load(source, loader)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        # The parser's own mistakes on what no one writes.
        raise yaml.YAMLError(str(error)) from None


def quick(source: str, model: type[Model]) -> Model | None:
    """The checked model, or None when anything at all is wrong with the source."""
    try:
        data = parse(source, _Plain)
        return model.model_validate(data) if isinstance(data, dict) else None
    except (yaml.YAMLError, ValidationError, ValueError, TypeError):
        return None
