"""The site's stylesheet, scripts and fonts, all under one address that changes when they do.

``assets/<hash>/…`` can be kept by a browser for ever: the hash is of every byte in the folder.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ..models.logo import Logo
from ..models.profile import Brand

# Order matters: the layer list first, print last.
_STYLES_FIRST = ("layers.css", "tokens.css", "base.css")
_STYLES_LAST = ("print.css",)
_SCRIPTS = ("start.js", "guide.js")
# Components of pages with a film only: a style sheet of their own, which main.html links there.
_OF_FILM = frozenset({"film", "transcript"})
# Components of nearly every page, which come with guide.js.
_JOINED = ("share", "theme", "usual")
_SLOT = "const JOINED = {};"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    '<rect width="64" height="64" rx="12" fill="#ffffff"/>'
    '<g stroke="#1f1c19" stroke-width="4" stroke-linecap="round">'
    '<circle cx="19" cy="26" r="11" fill="{colour}"/>'
    '<circle cx="45" cy="26" r="11" fill="#ffffff"/><path d="M6 50h52"/></g></svg>'
)


@dataclass(frozen=True)
class Assets:
    """``files`` maps name inside the folder → bytes; ``folder`` is its address, with a slash."""

    folder: str
    files: dict[str, bytes]

    def address(self, name: str) -> str:
        """The address below the site's root of one file."""
        return f"{self.folder}{name}"


def bundle(overrides: Path, brand: Brand, logo: Logo | None) -> Assets:
    """Everything a page fetches besides pictures and films, from the base and the profile."""
    root = overrides / "assets"
    components = sorted(p for p in (overrides / "components").iterdir() if p.is_dir())
    film = [component for component in components if component.name in _OF_FILM]
    rest = [component for component in components if component not in film]
    files: dict[str, bytes] = {
        "guide.css": _styles(root, rest, brand).encode(),
        "components/film.css": _without_comments("\n".join(_styles_of(film))).encode(),
        "icon.svg": ICON.format(colour=brand.ljus).encode(),
    }
    for name in _SCRIPTS:
        files[name] = (root / name).read_bytes()
    for component in components:
        # A script may be of several files; their names are the component's, or begin with it.
        for script in sorted(component.glob("*.js")):
            if script.stem not in _JOINED:
                files[f"components/{script.name}"] = script.read_bytes()
    files["guide.js"] = _joined(files["guide.js"].decode(), overrides / "components").encode()
    for font in sorted((root / "fonts").iterdir()):
        files[f"fonts/{font.name}"] = font.read_bytes()
    if logo is not None and logo.kind == "png":
        files["logo.png"] = logo.file.read_bytes()
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name] + b"\0")
    return Assets(f"assets/{digest.hexdigest()[:12]}/", files)


def _joined(guide: str, components: Path) -> str:
    """``guide.js`` with the joined components in it, each a function that gives its own."""
    given = []
    for name in _JOINED:
        script = (components / name / f"{name}.js").read_text(encoding="utf-8")
        # The functions below a return are known above it; a component needs no more than that.
        body = script.replace("export default function", "return function").rstrip()
        given.append(f'"ks-{name}": (() => {{\n{body}\n}})(),')
    return guide.replace(_SLOT, "const JOINED = {{\n{}\n}};".format("\n".join(given)))


def _styles(root: Path, components: list[Path], brand: Brand) -> str:
    parts = [
        f":root {{ --ks-brand-light: {brand.ljus}; --ks-brand-dark: {brand.mork}; }}",
        *((root / name).read_text(encoding="utf-8") for name in _STYLES_FIRST),
    ]
    parts += _styles_of(components)
    parts += ((root / name).read_text(encoding="utf-8") for name in _STYLES_LAST)
    return _without_comments("\n".join(parts))


def _styles_of(components: list[Path]) -> list[str]:
    styles = (component / f"{component.name}.css" for component in components)
    return [style.read_text(encoding="utf-8") for style in styles if style.exists()]


def _without_comments(style: str) -> str:
    """Comments are for those who read the source; the server's gzip does the rest."""
    return _SPACE.sub("\n", _COMMENT.sub("", style)).strip() + "\n"
