"""An SVG file → an SVG that may stand inside a page: shapes and colours, nothing that acts.

A new tree is built from lists of what is let through; anything else is left behind, so a new way
to smuggle in a script need not be known here. What is let through follows SVG 2; the threats are
those of the OWASP *Cross Site Scripting Prevention* and *XML External Entity Prevention* sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET
from xml.parsers import expat

from .loading import ValueFault
from .svg_style import Rule, UnreadableStyle, read_sheet, styled

SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_MAX_ELEMENTS = 5000
_MAX_DEPTH = 60

# The first part of every id in a cleaned logo, see Logo.inline.
ID_PREFIX = "logotyp-"

_SHAPES = _words("path rect circle ellipse line polyline polygon text use")
_HOLDERS = _words(
    "svg g defs symbol switch tspan clipPath mask pattern linearGradient radialGradient stop"
)
_RENAMED = {"a": "g"}  # a link's drawing stays, the link goes
_REFERRING = frozenset({"use", "linearGradient", "radialGradient", "pattern"})

_GEOMETRY = _words(
    "x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy rotate width height d points pathLength"
    " transform viewBox preserveAspectRatio offset gradientUnits gradientTransform spreadMethod"
    " clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits"
    " patternTransform textLength lengthAdjust"
)
# "color" is missing on purpose: currentColor then means the page's text colour.
_PRESENTATION = _words(
    "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity clip-path"
    " clip-rule mask display visibility stop-color stop-opacity font-family font-size font-weight"
    " font-style text-anchor letter-spacing dominant-baseline paint-order vector-effect"
    " shape-rendering"
)
_FUNCTIONS = _words("rgb rgba hsl hsla matrix translate scale rotate skewX skewY url")
_LOCAL_URL = re.compile(r"""url\(\s*(["']?)#([^"')\s]+)\1\s*\)""")
_FOLLOWS_TEXT = frozenset({"currentcolor", "none", "transparent"})


@dataclass
class CleanSvg:
    """The cleaned drawing.

    themed:  every paint is currentColor, so the logo follows the text colour in dark mode
    removed: names of elements and attributes left behind because they act or lead outside
    """

    markup: str
    width: float
    height: float
    themed: bool
    removed: tuple[str, ...]


def clean(source: bytes) -> CleanSvg:
    """Build the safe copy. Raises ValueFault (``logo.…``) when nothing good would come of it."""
    root = _parse(source)
    rules: list[Rule] = []
    try:
        for sheet in root.iter(f"{{{SVG}}}style"):
            rules += read_sheet("".join(sheet.itertext()))
    except UnreadableStyle:
        raise ValueFault("logo.style") from None
    if any(_local(e) in ("image", "feImage") for e in root.iter()):
        raise ValueFault("logo.embedded_picture")
    cleaner = _Cleaner(rules, _ids_in_use(root, rules))
    copy = ET.Element("svg", xmlns=SVG)
    viewbox, width, height = _viewbox(root)
    cleaner.copy_attributes(root, copy)
    for name in ("width", "height", "x", "y", "id"):
        copy.attrib.pop(name, None)
    copy.set("viewBox", viewbox)
    cleaner.copy_children(root, copy)
    if not any(e.tag in _SHAPES for e in copy.iter()):
        raise ValueFault("logo.nothing_drawn")
    markup = ET.tostring(copy, encoding="unicode")
    return CleanSvg(markup, width, height, _themed(copy), tuple(sorted(cleaner.removed)))


@dataclass
class _Cleaner:
    rules: list[Rule]
    ids: dict[str, str]
    removed: set[str] = field(default_factory=set)

    def copy_children(self, source: ET.Element, target: ET.Element) -> None:
        for child in source:
            name = _RENAMED.get(_local(child), _local(child))
            if name in _SHAPES or name in _HOLDERS:
                kept = ET.SubElement(target, name)
                self.copy_attributes(child, kept)
                if name in ("text", "tspan"):
                    kept.text = child.text
                    kept.tail = child.tail if _local(source) in ("text", "tspan") else None
                self.copy_children(child, kept)
            elif name not in _EXPECTED_LOSSES and name:
                self.removed.add(name)

    def copy_attributes(self, source: ET.Element, target: ET.Element) -> None:
        name = _local(source)
        plain = {k: v for k, v in source.attrib.items() if not k.startswith("{")}
        for key, value in styled(self.rules, name, plain).items():
            if key == "id" and value in self.ids:
                target.set("id", self.ids[value])
            elif key in _GEOMETRY or key in _PRESENTATION:
                kept = self._value(value)
                if kept is None:
                    self.removed.add(key)
                else:
                    target.set(key, kept)
            elif key.lower().startswith("on"):
                self.removed.add(key)
        address = plain.get("href") or source.get(_XLINK_HREF)
        if address and name in _REFERRING:
            if address.strip()[1:] in self.ids and address.strip().startswith("#"):
                target.set("href", f"#{self.ids[address.strip()[1:]]}")
            else:
                self.removed.add("href")

    def _value(self, value: str) -> str | None:
        """The value with its references renamed; None when it may lead out of the drawing."""
        # A backslash can spell any word in CSS, "url" too.
        if "\\" in value or set(re.findall(r"([\w-]+)\s*\(", value)) - _FUNCTIONS:
            return None
        for _, name in _LOCAL_URL.findall(value):
            if name not in self.ids:
                return None
        if "url" in _LOCAL_URL.sub("", value).lower():
            return None
        return _LOCAL_URL.sub(lambda found: f"url(#{self.ids[found.group(2)]})", value)


# Left behind in every file from a drawing program, and no loss.
_EXPECTED_LOSSES = frozenset({"style", "title", "desc", "metadata"})


def _parse(source: bytes) -> ET.Element:
    """The tree. Refuses entity declarations before anything is expanded (XXE, billion laughs)."""
    depth = count = 0

    def entity(*_: object) -> None:
        raise ValueFault("logo.entities")

    def start(*_: object) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _MAX_DEPTH or count > _MAX_ELEMENTS:
            raise ValueFault("logo.too_complex")

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    guard = expat.ParserCreate()
    guard.EntityDeclHandler = entity
    guard.StartElementHandler = start
    guard.EndElementHandler = end
    try:
        guard.Parse(source, True)
        root = ET.fromstring(source)
    except (expat.ExpatError, ET.ParseError, ValueError, LookupError) as error:
        if isinstance(error, ValueFault):
            raise
        raise ValueFault("logo.not_svg") from None
    if root.tag != f"{{{SVG}}}svg":
        raise ValueFault("logo.not_svg")
    return root


def _local(element: ET.Element) -> str:
    """The element's name when it is SVG's own, else empty: other vocabularies draw nothing."""
    return element.tag.removeprefix(f"{{{SVG}}}") if element.tag.startswith(f"{{{SVG}}}") else ""


def _ids_in_use(root: ET.Element, rules: list[Rule]) -> dict[str, str]:
    """Old id → new, for ids that something refers to and that exist; the rest are dropped.

    New ones, so that a logo's ``a`` cannot collide with an id of the page.
    """
    values = [v for e in root.iter() for v in e.attrib.values()]
    values += [v for rule in rules for v in rule.declarations.values()]
    named = {name for value in values for _, name in _LOCAL_URL.findall(value)}
    named |= {value.strip()[1:] for value in values if value.strip().startswith("#")}
    present = dict.fromkeys(e.get("id", "") for e in root.iter())
    return {
        old: f"{ID_PREFIX}{number}"
        for number, old in enumerate((i for i in present if i and i in named), 1)
    }


def _viewbox(root: ET.Element) -> tuple[str, float, float]:
    numbers = re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", root.get("viewBox", ""))
    if len(numbers) != 4:
        sides = [re.match(r"\s*(\d*\.?\d+)\s*(?!%)", root.get(k, "")) for k in ("width", "height")]
        if not all(sides) or any("%" in root.get(k, "") for k in ("width", "height")):
            raise ValueFault("logo.no_size")
        numbers = ["0", "0", *(side.group(1) for side in sides if side)]
    width, height = float(numbers[2]), float(numbers[3])
    if width <= 0 or height <= 0:
        raise ValueFault("logo.no_size")
    return " ".join(numbers), width, height


def _themed(root: ET.Element) -> bool:
    return all(paint.lower() in _FOLLOWS_TEXT for paint in _paints(root, "black", "none"))


def _paints(element: ET.Element, fill: str, stroke: str) -> Iterator[str]:
    """Every paint the drawing shows, with what is inherited; black is the default fill."""
    fill, stroke = element.get("fill", fill), element.get("stroke", stroke)
    if element.tag in _SHAPES - {"use"}:
        yield from (fill, stroke)
    if element.tag == "stop":
        yield element.get("stop-color", "black")
    if element.tag not in ("clipPath", "mask"):
        for child in element:
            yield from _paints(child, fill, stroke)
