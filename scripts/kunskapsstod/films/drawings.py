"""The guide's line drawings (SVG) as pictures for a film, cut out and ready to stand on a line.

Drawn by resvg (https://github.com/linebender/resvg), which gives the same pixels on every
machine and needs nothing installed beside Python.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from ..errors import fault

_SYMBOL = 128
"""A drawing with a narrower view box than this is a symbol with heavy strokes, not a scene."""

# ``mark`` is the ground line, which the card draws itself.
_STYLE = ".mark{display:none}"


@lru_cache(maxsize=64)
def drawing(path: Path, ink: str, width: int, height: int, symbol: int) -> Image.Image:
    """The drawing within width × height pixels, cut to what is drawn, on a clear ground.

    symbol: the largest height of a small symbol, in pixels
    Raises Faults when the file is no SVG.
    """
    # Imported here, so that reading films that are already rendered needs no renderer.
    import resvg_py

    source = path.read_text(encoding="utf-8").replace("currentColor", ink)
    box = re.search(r'viewBox="([-\d. ]+)"', source)
    if box is None:
        raise fault("film.drawing_unreadable", path)
    _, _, wide, high = (float(number) for number in box.group(1).split())
    if wide < _SYMBOL:
        height = min(height, symbol)
    scale = min(width / wide, height / high)
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=source, zoom=scale, style_sheet=_STYLE, skip_system_fonts=True
        )
    except ValueError:
        raise fault("film.drawing_unreadable", path) from None
    picture = Image.open(BytesIO(png)).convert("RGBA")
    seen = picture.getchannel("A").getbbox()
    return picture.crop(seen) if seen else picture
