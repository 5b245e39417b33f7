"""Where a card's drawing, heading and lines go, and how large the text can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image

from ..errors import fault
from ..models.film_script import Card
from .drawings import drawing
from .layers import RING, Layer, link, ring
from .lettering import BOLD, REGULAR, Block, draw, wrap
from .look import GROUND, INK, TEXT_FLOOR, Assets, Stage
from .settings import GROUND_Y
from .things import BOX

_MOST_HEADING_LINES = 3
_CLEAR = 8
"""Pixels between text and drawing, at least, where they stand side by side."""


@dataclass(frozen=True)
class CardLayers:
    """A card taken apart into what appears by itself: drawing, heading, and each line."""

    drawing: Layer | None
    heading: Layer
    lines: tuple[tuple[Layer, ...], ...]


def lay_out(
    card: Card, stage: Stage, assets: Assets, boxes: Sequence[Layer] | None = None
) -> CardLayers:
    """The card's pieces in their places.

    boxes: where a scene can be instead of a drawing, the best first; the one that is taken
           comes back as the drawing

    Raises Faults when the text cannot stand above the lowest quarter at any allowed size.
    """
    figure, heading, blocks = _fit(card, stage, assets, boxes)
    after_heading, between = _gaps(heading, blocks)
    top = stage.top
    if stage.centred:
        height = heading.height + sum(block.height for block in blocks)
        height += after_heading + between * (len(blocks) - 1) if blocks else 0
        top += max(0, (TEXT_FLOOR - stage.top - height) // 2)
    head = Layer(draw(heading, INK), stage.left, top)
    top += heading.height + after_heading
    lines: list[tuple[Layer, ...]] = []
    ring_above: Layer | None = None
    for block in blocks:
        indent = _indent(block.size) if len(blocks) > 1 else 0
        pieces = [Layer(draw(block, INK), stage.left + indent, top)]
        if indent:
            # Two thirds down the first line is where lower-case letters have their middle.
            mark = ring(stage.left, top + round(block.size * 0.68))
            if ring_above:
                below = ring_above.top + ring_above.picture.height - 1
                pieces.append(link(stage.left + RING - 1, below, mark.top + 1))
            pieces.append(mark)
            ring_above = mark
        lines.append(tuple(pieces))
        top += block.height + between
    return CardLayers(figure, head, tuple(lines))


def _fit(
    card: Card, stage: Stage, assets: Assets, boxes: Sequence[Layer] | None
) -> tuple[Layer | None, Block, tuple[Block, ...]]:
    """Drawing, heading and lines at the largest sizes with room for all.

    A drawing yields first, then the heading, then the lines: those are what is read. Beside a
    scene the text yields, down to its smallest size.
    """
    figures: Sequence[Layer | None]
    figures = _figures(card, stage, assets) if boxes is None else boxes
    sizes = [(head, line) for line in stage.line_sizes for head in stage.heading_sizes]
    tried: Iterable[tuple[Layer | None, tuple[int, int]]]
    if boxes is None:
        tried = ((figure, size) for size in sizes for figure in figures)
    else:  # people should be seen; the smallest text is large enough
        tried = ((figure, size) for figure in figures for size in sizes)
    for figure, size in tried:
        found = _text(card, stage, assets, size, figure)
        if found:
            return figure, *found
    raise fault("film.card_too_long", key=card.rubrik)


def _text(
    card: Card, stage: Stage, assets: Assets, sizes: tuple[int, int], figure: Layer | None
) -> tuple[Block, tuple[Block, ...]] | None:
    """Heading and lines at these sizes, or None when they have no room by this drawing."""
    heading_size, line_size = sizes
    indent = _indent(line_size) if len(card.rader) > 1 else 0
    beside = figure is not None and figure.left > stage.left
    width = (stage.text_width if beside else stage.full_width) - indent
    heading_width = stage.heading_width if beside else stage.full_width
    heading = wrap(assets.font, card.rubrik, heading_size, BOLD, heading_width)
    wrapped = [wrap(assets.font, row, line_size, REGULAR, width) for row in card.rader]
    blocks = tuple(block for block in wrapped if block)
    if heading is None or len(blocks) < len(wrapped) or len(heading.lines) > _MOST_HEADING_LINES:
        return None
    after_heading, between = _gaps(heading, blocks)
    under_heading = stage.top + heading.height
    bottom = under_heading + after_heading + sum(block.height + between for block in blocks)
    if bottom > TEXT_FLOOR:
        return None
    if figure:
        edge = figure.left - _CLEAR
        lines_right = stage.left + indent + max((block.width for block in blocks), default=0)
        if stage.left + heading.width > edge and under_heading > figure.top:
            return None
        if lines_right > edge and bottom > figure.top:
            return None
    return heading, blocks


def _gaps(heading: Block, blocks: tuple[Block, ...]) -> tuple[int, int]:
    """Pixels between the heading and the lines, and between lines."""
    return (heading.size // 3, blocks[0].size // 3) if blocks else (0, 0)


def _indent(size: int) -> int:
    return 2 * RING + size // 2


def _box_of_thing(stage: Stage, size: tuple[int, int]) -> Layer:
    """An empty box of a moving thing's shape, standing on the line."""
    left, top, right, bottom = BOX
    scale = min(size[0] / (right - left), size[1] / (bottom - top))
    width, height = round((right - left) * scale), round((GROUND_Y - top) * scale)
    x = stage.drawing_right - (size[0] + width) // 2
    return Layer(Image.new("RGBA", (width, height)), x, GROUND + 2 - height)


def _figures(card: Card, stage: Stage, assets: Assets) -> list[Layer | None]:
    """The card's drawing in every size it may have, largest first; [None] when it has none."""
    if card.foremal:
        return [_box_of_thing(stage, size) for size in stage.drawing_sizes]
    if card.teckning is None:
        return [None]
    path = assets.drawing(card.teckning)
    found: list[Layer | None] = []
    for width, height in stage.drawing_sizes:
        picture = drawing(path, INK, width, height, height * 4 // 5)
        left = stage.drawing_right - (width + picture.width) // 2
        found.append(Layer(picture, left, GROUND + 2 - picture.height))
    return found
