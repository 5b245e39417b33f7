"""The last few of something that is costly to make.

Not ``lru_cache`` on a method: that would hold its object, and all its pictures, long after use.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Few(Generic[Value]):
    """Keeps ``most`` values; the one not asked for the longest makes room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, Value] = {}

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value for the key, made when it is not kept."""
        value = self._kept.pop(key) if key in self._kept else make()
        self._kept[key] = value
        if len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]
        return value
