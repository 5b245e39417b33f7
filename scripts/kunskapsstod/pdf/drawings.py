"""The guide's inline drawings on paper: a name for those that say something, colour for all.

WeasyPrint reads a drawing's name from <title>, and styles inside a drawing only from a <style>
in it. A drawing without a name is decoration; :mod:`.mend` makes an artifact of it.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from .nodes import rename

FONT = "Atkinson Hyperlegible Next"
# Paper first: ink is black, surfaces are light enough to be written and read on.
_STYLE = (
    ".f-paper{{fill:#fff}}.f-soft{{fill:{soft}}}.f-brand{{fill:{brand}}}.f-massa{{fill:#000}}"
    ".s-paper{{stroke:#fff}}.s-soft{{stroke:{soft}}}.s-brand{{stroke:{brand}}}"
    ".s-massa{{stroke:#000}}.node{{fill:#fff}}.ring{{stroke:none;fill:none}}"
    ".here .node{{fill:{brand}}}text{{fill:#000;stroke:none;font-family:'{font}'}}"
    ".t-on{{fill:#fff}}"
)
_SOFT = "#ddd"
_DRAWING = re.compile(r'<svg( [^>]*class="[^"]*\bdrawing\b[^>]*)>')
_OURS = re.compile(r'class="(?:[^"]* )?ill[ "]')
_NAME = re.compile(r' data-name="([^"]*)"')


def name_all(main: LexborNode) -> None:
    """Mark every outermost drawing, and keep its name as data; decorative ones have none."""
    for svg in main.css("svg"):
        if inside_drawing(svg):
            continue
        # Places to press on a screen; on paper they only hold a shape and its label together.
        for link in svg.css("a"):
            rename(link, "g")
        label = svg.attributes.get("aria-label")
        for attribute in ("role", "aria-label", "aria-hidden", "lang"):
            if attribute in svg.attributes:
                del svg.attrs[attribute]
        if label:
            svg.attrs["data-name"] = label
        svg.attrs["class"] = f"{svg.attributes.get('class') or ''} drawing".strip()


def dress(html: str, brand: str) -> str:
    """The HTML with its name inside every marked drawing, and the colours in those that are ours.

    brand: the municipality's colour
    """
    style = f"<style>{_STYLE.format(brand=brand, soft=_SOFT, font=FONT)}</style>"

    def one(match: re.Match[str]) -> str:
        attributes = match.group(1)
        name = _NAME.search(attributes)
        title = f"<title>{name.group(1)}</title>" if name else ""
        # A municipality's mark keeps its own colours.
        return f"<svg{_NAME.sub('', attributes)}>{title}{style if _OURS.search(attributes) else ''}"

    return _DRAWING.sub(one, html)


def inside_drawing(node: LexborNode) -> bool:
    """Whether a node is a part of a drawing."""
    parent = node.parent
    while parent is not None:
        if parent.tag == "svg":
            return True
        parent = parent.parent
    return False
