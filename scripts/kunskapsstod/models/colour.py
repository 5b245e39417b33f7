"""Contrast as WCAG measures it, and the nearest shade that passes.

Sources: WCAG 2.2, definitions *relative luminance* and *contrast ratio*, success criterion
1.4.6 (7:1); Björn Ottosson, *A perceptual color space for image processing* (OKLab, 2020).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MINIMUM = 7.0

# The surfaces that carry brand-coloured text and links: paper and linen, in light and in dark.
# Text on a filled brand button is white in light and the dark paper in dark. Contrast is the
# same both ways, so the paper here stands for that pair too.
LIGHT_SURFACES = ("#ffffff", "#f5f2ec")
DARK_SURFACES = ("#181614", "#24211e")

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 1000

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Measured:
    """The lowest contrast of a colour among some surfaces, and the surface that gave it."""

    ratio: float
    surface: str

    def shown(self) -> str:
        """``6,99``: cut, never rounded up, so that a failing 6.999 is not shown as 7,00."""
        return f"{math.floor(self.ratio * 100) / 100:.2f}".replace(".", ",")


def normalise(written: str) -> str | None:
    """``#0E4F5B`` and ``#abc`` as ``#0e4f5b`` and ``#aabbcc``; None for anything else."""
    written = written.strip().lower()
    if not _HEX.fullmatch(written):
        return None
    return written if len(written) == 7 else "#" + "".join(2 * figure for figure in written[1:])


def relative_luminance(colour: str) -> float:
    """WCAG 2.2: 0 for black, 1 for white. The colour is ``#rrggbb``."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21, the same whichever colour is the text."""
    lighter, darker = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lowest(colour: str, surfaces: Iterable[str]) -> Measured:
    """The worst contrast among the surfaces: the one that decides."""
    return min((Measured(contrast(colour, s), s) for s in surfaces), key=lambda m: m.ratio)


def passes(colour: str, surfaces: Iterable[str], minimum: float = MINIMUM) -> bool:
    return lowest(colour, surfaces).ratio >= minimum


def nearest_passing(colour: str, surfaces: Sequence[str], minimum: float = MINIMUM) -> str | None:
    """The shade closest in lightness that reaches the minimum on every surface.

    Hue is kept and so is chroma, as far as the screen's gamut reaches; only OKLCH lightness
    moves. None when no shade passes, as on surfaces both light and dark.
    """
    if passes(colour, surfaces, minimum):
        return colour
    lightness, chroma, hue = _to_oklch(colour)
    for step in range(1, _STEPS + 1):
        for target in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= target <= 1:
                shade = _from_oklch(target, chroma, hue)
                if passes(shade, surfaces, minimum):
                    return shade
    return None


def _channels(colour: str) -> Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _linear(colour: str) -> Rgb:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return red, green, blue


def _to_oklch(colour: str) -> Rgb:
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The colour as ``#rrggbb``; chroma is lowered until the colour exists on a screen."""
    inside, outside = 0.0, chroma
    linear = _oklch_to_linear(lightness, chroma, hue)
    if not _in_gamut(linear):
        for _ in range(24):  # halving: far below what eight bits can show
            middle = (inside + outside) / 2
            linear = _oklch_to_linear(lightness, middle, hue)
            inside, outside = (middle, outside) if _in_gamut(linear) else (inside, middle)
        linear = _oklch_to_linear(lightness, inside, hue)
    return "#" + "".join(f"{_to_byte(channel):02x}" for channel in linear)


def _oklch_to_linear(lightness: float, chroma: float, hue: float) -> Rgb:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _in_gamut(linear: Rgb) -> bool:
    return all(-1e-4 <= channel <= 1 + 1e-4 for channel in linear)


def _to_byte(channel: float) -> int:
    channel = min(max(channel, 0.0), 1.0)
    encoded = 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
    return round(encoded * 255)
