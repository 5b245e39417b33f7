"""Lengths and sizes as a person reads them in the terminal, in Swedish."""

from __future__ import annotations


def length(seconds: float) -> str:
    """``4 min 05 s`` or ``48 s``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def clock(seconds: float) -> str:
    """``0:12`` or ``1:02:03``, as it is typed."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def size(count: int) -> str:
    """``24,1 MB``, with thousands of thousands as file managers count."""
    for unit, worth in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= worth:
            return f"{count / worth:.1f}".removesuffix(".0").replace(".", ",") + f" {unit}"
    return f"{count} byte"
