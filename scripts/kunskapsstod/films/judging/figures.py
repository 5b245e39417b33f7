"""Figures as they are read in Swedish."""

from __future__ import annotations


def decimal(value: float, places: int = 1) -> str:
    """``-23.04`` → ``"−23,0"``."""
    return f"{value:.{places}f}".replace(".", ",").replace("-", "−")


def short(value: float) -> str:
    """At most two decimals, none that says nothing: ``3.50`` → ``"3,5"``."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",").replace("-", "−")
