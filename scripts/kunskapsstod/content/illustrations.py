"""The guide's line drawings: their SVG, ready to stand inline, and what each of them shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, RootModel, StringConstraints

from ..errors import Fault, Faults
from ..models.loading import load

_ROOT = re.compile(r"<svg\b[^>]*>(?P<inner>.*)</svg>\s*\Z", re.DOTALL)
_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FALLBACK = re.compile(r' (?:fill|stroke)="#[0-9a-f]{3,6}"')


class Described(BaseModel):
    """What a drawing shows, in words: standard, easy-read and, where someone wrote it, English."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    alt: Annotated[str, StringConstraints(min_length=1)]
    alt_simple: Annotated[str, StringConstraints(min_length=1)]
    alt_en: Annotated[str, StringConstraints(min_length=1)] | None = None


class _Register(RootModel[dict[str, Described]]):
    pass


@dataclass(frozen=True)
class Illustration:
    """One drawing: its view box, the markup inside its root, and its descriptions."""

    name: str
    view_box: str
    inner: str
    described: Described

    def description(self, *, easy: bool, language: str) -> tuple[str, str]:
        """What it shows, and the language of those words when it is not the one asked for."""
        if language == "en" and self.described.alt_en:
            return self.described.alt_en, ""
        words = self.described.alt_simple if easy else self.described.alt
        return words, "" if language == "sv" else "sv"

    def svg(self, *, alt: str | None, lang: str = "") -> str:
        """The drawing for a page. ``alt=None``: decorative, hidden from assistive technology."""
        role = 'aria-hidden="true"' if alt is None else f'role="img" aria-label="{escape(alt)}"'
        if alt is not None and lang:
            role += f' lang="{lang}"'
        return (
            f'<svg class="ill" viewBox="{self.view_box}" fill="none" stroke="currentColor" '
            f'stroke-width="4" stroke-linecap="round" stroke-linejoin="round" {role}>'
            f"{self.inner}</svg>"
        )


def load_illustrations(folder: Path) -> dict[str, Illustration]:
    """Every drawing in ``folder``, by name. Raises Faults when one lacks its description."""
    register_path = folder / "illustrations.yml"
    described = load(register_path, _Register).root
    found: dict[str, Illustration] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.svg")):
        source = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        root, box = _ROOT.search(source), _VIEW_BOX.search(source)
        if root is None or box is None:
            faults.append(Fault("illustration.not_svg", path))
            continue
        if path.stem not in described:
            faults.append(
                Fault("illustration.no_description", register_path, params={"name": path.stem})
            )
            continue
        # Colours come from the page's tokens; the fallbacks are for viewing the file alone.
        inner = re.sub(r"\s*\n\s*", "", _FALLBACK.sub("", root.group("inner"))).strip()
        words = described[path.stem]
        found[path.stem] = Illustration(path.stem, box.group(1), inner, words)
    if faults:
        raise Faults(faults)
    return found
