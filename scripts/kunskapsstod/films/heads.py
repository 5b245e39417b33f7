"""The people of the guide's drawings: their heads and clothes, for figures that move.

The hair is that of the drawings in ``overrides/assets/illustrations``, so that the films show
the same people. Every head looks right and is drawn about its owner's hip (0, 0), y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass

PAPER_FILL, SOFT_FILL, BRAND_FILL, INK_FILL = "#ffffff", "#dbe8ea", "#0e4f5b", "#1f1c19"
"""The drawings' four fills."""

_NECK = f'<path d="M-8-114v-18h28v18c-8 8-20 8-28 0z" fill="{PAPER_FILL}"/>'
_FACE = (
    '<path d="M-22-168c0-22 16-36 36-36c18 0 31 12 32 28l8 16c1 3-1 5-6 5c-1 18-10 30-30 30'
    f'c-24 0-40-18-40-43z" fill="{PAPER_FILL}"/>'
)
# Closed, half open, open: in profile a mouth is a line, and an open one a notch.
_MOUTHS = (
    '<path d="M32-144c4 3 8 3 12 1"/>',
    f'<path d="M46-146c-6-1-12 0-14 3c3 5 9 6 13 4z" fill="{INK_FILL}" stroke-width="3"/>',
    f'<path d="M47-148c-8-2-14 1-16 4c2 8 9 11 13 7z" fill="{INK_FILL}" stroke-width="3"/>',
)


def _hair(move: str, path: str, fill: str = INK_FILL) -> str:
    """``move`` brings the hair from where a drawing has it to the hip at (0, 0)."""
    return f'<g transform="{move}"><path d="{path}" fill="{fill}"/></g>'


_LONG = (
    "M233 82c-8-22-28-32-46-28c-28 6-38 30-36 58c2 26 0 46-8 62c18 4 34-6 38-24c4-16 0-28 4-44"
    "c12-4 24-12 30-24c6 2 12 2 18 0z"
)
_BUN = (
    "M172 84c-6-22-24-32-42-28-24 4-36 26-30 52 3 14 10 22 16 26 4-8 4-16 6-24 10-2 22-8 28-22"
    " 6 2 14 2 22-4z"
)
_CURLS = (
    "M174 88c4-10-2-20-10-22c-2-10-12-16-20-13c-10-7-24-4-28 5c-12 0-20 9-19 19c-9 6-10 18-5 25"
    "c-5 9 0 19 8 21c3 8 12 11 18 7c2-6 2-12 2-20c4 0 8-4 6-10c-1-5-5-6-8-5c12-2 24-6 32-14"
    "c8 6 16 8 24 7z"
)
_SHORT = (
    "M299 90c-2-24-18-40-42-38c-26 2-38 24-32 50c2 12 6 20 12 26c8-4 12-12 12-22c4 0 8-4 6-10"
    "c-1-5-5-6-8-5c14-2 26-4 34-12c6 6 12 9 18 11z"
)
_BOB = (
    "M297 158c-8-22-28-32-46-28c-28 6-38 30-36 58c2 14 4 20 10 26c10 0 18-8 20-18c2-8 2-14 2-22"
    "c14-4 22-8 28-22c6 4 14 8 22 6z"
)
_SHAWL = (
    "M242 80c-4-18-18-27-36-25c-30 2-40 26-38 52c2 20-2 36-10 52c10 14 30 24 52 20"
    "c14-4 20-12 16-22c-1-6-3-10-6-14c-18-2-28-16-28-34c0-14 8-22 22-24c10-1 20-2 28-5z"
)
_BEARD = "M480 104c0 14-6 18-14 20c-8 2-10-4-18-4c-6 0-8 8-18 6c4 8 14 13 26 13c18 0 32-12 38-30z"
_GLASSED = (
    "M437 92c0-26 16-42 40-42 22 0 38 16 38 42 0 16-6 30-16 36-6-6-8-14-8-22-4 2-10-2-8-10"
    " 2-6 6-6 8-6-4-8-8-12-12-16-12 8-28 10-42 8z"
)
_CROPPED = "M434 82c-13 1-21 10-22 22c-1 8 6 14 16.8 18c4.6-7.1 7.2-16 7.2-26c0-5-0.7-10-2-14z"
_BUN_BALL = f'<circle cx="-28" cy="-198" r="15" fill="{INK_FILL}"/>'
_GLASSES = (
    '<g transform="translate(484 -264) scale(-1 1)"><path d="M434 100h14v10h-12z"'
    ' stroke-width="3"/><path d="M448 103l34-5" stroke-width="3"/></g>'
)
_HEARING_AID = (
    '<g transform="translate(414 -264) scale(-1 1)">'
    f'<circle cx="404" cy="106" r="8" fill="{PAPER_FILL}"/>'
    f'<path d="M406 93c10 2 12 14 6 22" stroke-width="5" stroke="{BRAND_FILL}"/></g>'
)


@dataclass(frozen=True)
class Look:
    """One person of the drawings.

    hair:       drawn over the face
    top, legs:  fills of sweater and trousers
    wheelchair: sits in one, always
    cane:       walks with a white cane
    bag:        has a backpack
    size:       1 for adults
    """

    hair: str
    top: str
    legs: str
    wheelchair: bool = False
    cane: bool = False
    bag: bool = False
    size: float = 1.0


_FROM_600 = "translate(-126 -264)"

LOOKS = {
    "langhar": Look(_hair("translate(-186 -264)", _LONG), SOFT_FILL, BRAND_FILL),
    "knut": Look(_BUN_BALL + _hair(_FROM_600, _BUN), BRAND_FILL, SOFT_FILL),
    "lockar": Look(_hair(_FROM_600, _CURLS, SOFT_FILL), SOFT_FILL, BRAND_FILL),
    "kort": Look(_hair("translate(-252 -264)", _SHORT), BRAND_FILL, SOFT_FILL),
    "ryggsack": Look(_hair("translate(-252 -264)", _SHORT), BRAND_FILL, SOFT_FILL, bag=True),
    "page": Look(_hair("translate(-250 -340)", _BOB), PAPER_FILL, BRAND_FILL),
    "sjal": Look(_hair("translate(-198 -264)", _SHAWL, SOFT_FILL), BRAND_FILL, SOFT_FILL),
    "skagg": Look(
        _hair("translate(474 -264) scale(-1 1)", _BEARD) + _hair("translate(-252 -264)", _SHORT),
        BRAND_FILL,
        SOFT_FILL,
    ),
    "horapparat": Look(
        _hair("translate(414 -264) scale(-1 1)", _CROPPED, SOFT_FILL) + _HEARING_AID,
        BRAND_FILL,
        SOFT_FILL,
    ),
    "rullstol": Look(
        _hair("translate(484 -264) scale(-1 1)", _GLASSED) + _GLASSES,
        SOFT_FILL,
        BRAND_FILL,
        wheelchair=True,
    ),
    "kapp": Look(_hair("translate(-186 -264)", _LONG), SOFT_FILL, BRAND_FILL, cane=True),
    "barn": Look(_hair("translate(-252 -264)", _SHORT), SOFT_FILL, BRAND_FILL, size=0.72),
}
"""Name in a script → the person."""


def head(look: Look, mouth: int, turn: float) -> str:
    """Neck and head, bent forward by ``turn`` degrees; ``mouth`` from 0 (closed) to 2."""
    return f'{_NECK}<g transform="rotate({turn:g} 6 -122)">{_FACE}{look.hair}{_MOUTHS[mouth]}</g>'
