"""The quick way through a YAML file that has no faults.

ruamel.yaml keeps the line of every key but is written in Python; for the many files that are
right (every page has a front matter) libyaml gives the same data some twenty times faster.
Whatever it cannot take, or the model refuses, is read again the slow way, which says why.
"""

from __future__ import annotations

from typing import Any, TypeVar

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


def parse(source: str) -> Any:
    """What the YAML holds. Raises yaml.YAMLError, also for a key that stands twice."""
    return yaml.load(source, _Loader)


def quick(source: str, model: type[Model]) -> Model | None:
    """The checked model, or None when anything at all is wrong with the source."""
    try:
        data = parse(source)
        return model.model_validate(data) if isinstance(data, dict) else None
    except (yaml.YAMLError, ValidationError, ValueError, TypeError):
        return None
