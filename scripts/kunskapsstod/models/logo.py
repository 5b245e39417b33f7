"""The municipality's logo: an SVG made safe to stand inside a page, or a PNG that is one.

A fault is raised as :class:`ValueFault`, without a place: the caller knows which key of
``kommun.yml`` named the file.
"""

from __future__ import annotations

import difflib
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from ..texts import message
from .loading import ValueFault
from .svg import ID_PREFIX, clean

MAX_FILE_KB = 200
# An SVG travels inside every page, where the first view has about 60 kB to spend in all.
MAX_INLINE_KB = 30
MAX_SIDE = 4000

# What a file really is, by how it begins (the formats' own signatures).
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "WebP",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"%PDF": "PDF",
    b"%!PS": "EPS",
    b"\x1f\x8b": "SVGZ",
}


@dataclass(frozen=True)
class Logo:
    """A logo that has been checked.

    markup:  the cleaned ``<svg>`` without width and height; None for a PNG
    width, height: its own measures, for the proportions
    themed:  drawn in currentColor, so that it follows the text colour; else it needs a light
             ground in dark mode
    removed: what was left behind while cleaning
    """

    file: Path
    kind: Literal["svg", "png"]
    alt: str
    width: float
    height: float
    markup: str | None = None
    themed: bool = False
    removed: tuple[str, ...] = ()

    def inline(self, copy: int = 1) -> str:
        """The SVG for the ``copy``-th place on a page: ids differ, so that no two are the same."""
        if self.markup is None:
            raise ValueError("a PNG cannot stand inline")
        return self.markup.replace(ID_PREFIX, f"{ID_PREFIX}{copy}-")


def read_logo(folder: Path, name: str, alt: str = "") -> Logo:
    """The logo ``name`` in the site folder. Raises ValueFault."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ValueFault("logo.outside", name=name)
    kind = path.suffix.lower().removeprefix(".")
    if kind not in ("svg", "png"):
        raise ValueFault("logo.kind", name=name)
    source = _read(path, name)
    really = next((k for start, k in _SIGNATURES.items() if source.startswith(start)), None)
    if really == "PNG" and kind == "svg":
        raise ValueFault("logo.really_png", name=name, right=str(Path(name).with_suffix(".png")))
    if really not in (None, "PNG"):
        raise ValueFault("logo.other_kind", name=name, kind=really)
    try:
        return _svg(path, source, alt) if kind == "svg" else _png(path, source, alt)
    except ValueFault as error:
        raise ValueFault(error.code, name=name, **error.params) from None


def _read(path: Path, name: str) -> bytes:
    try:
        source = path.read_bytes()
    except PermissionError:
        raise ValueFault("logo.unreadable", name=name) from None
    except OSError:
        raise ValueFault("logo.missing", name=name, remedy=_remedy(path)) from None
    if not source.strip():
        raise ValueFault("logo.empty", name=name)
    if len(source) > MAX_FILE_KB * 1000:
        raise ValueFault("logo.large", name=name, size=_kilobytes(len(source)), limit=MAX_FILE_KB)
    return source


def _remedy(path: Path) -> str:
    """What to do about a missing file: name the one likely meant (another case or ending)."""
    try:
        names = [p.name for p in path.parent.iterdir() if p.is_file()]
    except OSError:
        names = []
    images = {n.lower(): n for n in names if n.lower().endswith((".svg", ".png"))}
    near = difflib.get_close_matches(path.name.lower(), images, n=1, cutoff=0.6)
    if near:
        return message("logo.did_you_mean", candidate=images[near[0]])
    return message("logo.put_it_here")


def _svg(path: Path, source: bytes, alt: str) -> Logo:
    drawing = clean(source)
    weight = len(drawing.markup.encode())
    if weight > MAX_INLINE_KB * 1000:
        raise ValueFault("logo.svg_large", size=_kilobytes(weight), limit=MAX_INLINE_KB)
    return Logo(
        path,
        "svg",
        alt,
        drawing.width,
        drawing.height,
        drawing.markup,
        drawing.themed,
        drawing.removed,
    )


def _png(path: Path, source: bytes, alt: str) -> Logo:
    # Most logos are drawings, which need no library for pictures.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Pillow warns of very large pictures, which are refused below by their sides.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(source), formats=["PNG"]) as image:
                width, height = image.size
                moving = getattr(image, "n_frames", 1) > 1
                if max(width, height) <= MAX_SIDE:
                    image.verify()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise ValueFault("logo.not_png") from None
    if max(width, height) > MAX_SIDE:
        raise ValueFault("logo.sides", width=width, height=height, limit=MAX_SIDE)
    if moving:  # WCAG 2.2, success criterion 2.2.2
        raise ValueFault("logo.moving")
    return Logo(path, "png", alt, width, height)


def _kilobytes(size: int) -> int:
    """Rounded up, so that a file over the limit is never shown as being at it."""
    return -(-size // 1000)
