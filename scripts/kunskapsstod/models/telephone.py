"""Swedish telephone numbers: read leniently, show in one way, dial by ``tel:``.

Sources: PTS, *Den svenska telefoninummerplanen* (a national number is a zero and at most nine
digits); RFC 3966 (the ``tel`` URI); Språkrådet, *Skrivregler* (grouping of digits); PTS,
*Telefonnummer till böcker och filmer* (numbers that never reach anyone).
"""

from __future__ import annotations

import re

EXAMPLE = "08-465 004 00"

# Codes of two figures: Stockholm. Codes of three: the larger places, and the national series
# for mobile, free and place-independent numbers. Every other code has four figures.
_CODES_OF_THREE = re.compile(r"0(?:1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7[02345689]|90)")

# What PTS holds back for fiction, as national figures: first and last of each series.
_RESERVED = (
    ("0846500400", "0846500499"),
    ("0313900600", "0313900699"),
    ("0406280400", "0406280499"),
    ("0980319200", "0980319299"),
    ("0701740605", "0701740699"),
)

_SHORT = re.compile(r"11\d{1,4}")  # 112, 1177, 114 14, 116 111
_NATIONAL = re.compile(r"0[1-9]\d{5,8}")
_FOREIGN = re.compile(r"\+[1-9]\d{6,14}")  # ITU-T E.164: at most 15 figures


class Telephone(str):
    """A number in the form people read it (``08-465 004 00``), with its ``uri`` for a link."""

    __slots__ = ()

    @property
    def uri(self) -> str:
        return tel_uri(self)


def parse(written: str) -> Telephone | None:
    """The number in its display form, or None when it cannot be one.

    Spaces, hyphens, slashes, full stops and parentheses may stand anywhere; ``+46``, ``0046``
    and ``+46 (0)`` become a zero.
    """
    figures = _figures(written)
    if figures is None:
        return None
    if _SHORT.fullmatch(figures):
        return Telephone(_show_short(figures))
    if _NATIONAL.fullmatch(figures):
        return Telephone(_show_national(figures, written))
    return Telephone(" ".join(written.split()))


def display(written: str) -> str:
    """The number as it is shown; text that is no number is given back as it was."""
    return parse(written) or written


def tel_uri(written: str) -> str:
    """``tel:+46846500400`` (RFC 3966, global number). Raises ValueError when it is no number.

    Short numbers such as 112 and 1177 have no global form. RFC 3966 (section 5.1.5) wants a
    ``phone-context`` with them, but a telephone that does not know the parameter may refuse to
    dial, so the safe ``tel:112`` is given.
    """
    figures = _figures(written)
    if figures is None:
        raise ValueError(written)
    return f"tel:+46{figures[1:]}" if figures.startswith("0") else f"tel:{figures}"


def is_reserved(written: str) -> bool:
    """Whether PTS holds the number back for books and films, so that it reaches no one."""
    figures = _figures(written) or ""
    return any(first <= figures <= last and len(figures) == 10 for first, last in _RESERVED)


def _figures(written: str) -> str | None:
    """Only what is dialled, with a leading 0 for Sweden or + abroad; None when it is no number."""
    bare = re.sub(r"[\s\-‐‑–/.]", "", written)
    bare = re.sub(r"^(\+|00)46(\(0\)|0)?", "0", bare)
    bare = re.sub(r"^00(?=[1-9])", "+", bare)
    bare = re.sub(r"[()]", "", bare)
    known = _SHORT, _NATIONAL, _FOREIGN
    return bare if any(pattern.fullmatch(bare) for pattern in known) else None


def _show_short(figures: str) -> str:
    """112, 1177, 114 14, 116 111: from the fifth figure on, the first three stand apart."""
    return figures if len(figures) <= 4 else f"{figures[:3]} {figures[3:]}"


def _show_national(figures: str, written: str) -> str:
    code = _area_code(figures, written)
    rest = figures[len(code) :]
    # Groups of two from the right, the first of three when the count is odd. Eight figures are
    # the exception: they are grouped 3 + 3 + 2.
    if len(rest) == 8:
        groups = [rest[:3], rest[3:6], rest[6:]]
    else:
        first = 3 if len(rest) % 2 else 2
        groups = [rest[:first], *(rest[i : i + 2] for i in range(first, len(rest), 2))]
    return f"{code}-{' '.join(groups)}"


def _area_code(figures: str, written: str) -> str:
    if figures.startswith("08"):
        return "08"
    if _CODES_OF_THREE.match(figures):
        return figures[:3]
    # A code the municipality has marked itself with a hyphen is trusted.
    marked = re.match(r"\s*(0\d{2,3})\s*[-‐‑–/]", written)
    return marked.group(1) if marked else figures[:4]
