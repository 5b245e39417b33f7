"""Where a card's drawing, heading and lines go, and how large the text can be."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import fault
from ..models.film_script import Card
from .drawings import drawing
from .layers import RING, Layer, link, ring
from .lettering import BOLD, REGULAR, Block, draw, wrap
from .look import GROUND, INK, TEXT_FLOOR, Assets, Stage

_MOST_HEADING_LINES = 3


@dataclass(frozen=True)
class CardLayers:
    """A card taken apart into what appears by itself: drawing, heading, and each line."""

    drawing: Layer | None
    heading: Layer
    lines: tuple[tuple[Layer, ...], ...]


def lay_out(card: Card, stage: Stage, assets: Assets) -> CardLayers:
    """The card's pieces in their places.

    Raises Faults when the text cannot stand above the lowest quarter at any allowed size.
    """
    figure = _figure(card, stage, assets)
    heading, blocks = _fit(card, stage, assets, figure)
    after_heading, between = _gaps(heading, blocks)
    top = stage.top
    if stage.centred:
        height = heading.height + sum(block.height for block in blocks)
        height += after_heading + between * (len(blocks) - 1) if blocks else 0
        top += max(0, (TEXT_FLOOR - stage.top - height) // 2)
    head = Layer(draw(assets.font, heading, INK), stage.left, top)
    top += heading.height + after_heading
    lines: list[tuple[Layer, ...]] = []
    ring_above: Layer | None = None
    for block in blocks:
        indent = _indent(block.size) if len(blocks) > 1 else 0
        pieces = [Layer(draw(assets.font, block, INK), stage.left + indent, top)]
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
    card: Card, stage: Stage, assets: Assets, figure: Layer | None
) -> tuple[Block, tuple[Block, ...]]:
    """The largest sizes at which everything has room; lines of text come before the heading."""
    heading_width = stage.heading_width if figure else stage.full_width
    width = stage.text_width if figure else stage.full_width
    for line_size in stage.line_sizes:
        indent = _indent(line_size) if len(card.rader) > 1 else 0
        wrapped = [wrap(assets.font, r, line_size, REGULAR, width - indent) for r in card.rader]
        blocks = tuple(block for block in wrapped if block)
        if len(blocks) < len(wrapped):
            continue
        for heading_size in stage.heading_sizes:
            heading = wrap(assets.font, card.rubrik, heading_size, BOLD, heading_width)
            if heading is None or len(heading.lines) > _MOST_HEADING_LINES:
                continue
            after_heading, between = _gaps(heading, blocks)
            bottom = stage.top + heading.height
            over_figure = heading_width > width and figure and bottom > figure.top
            bottom += after_heading + sum(block.height + between for block in blocks)
            if bottom <= TEXT_FLOOR and not over_figure:
                return heading, blocks
    raise fault("film.card_too_long", key=card.rubrik)


def _gaps(heading: Block, blocks: tuple[Block, ...]) -> tuple[int, int]:
    """Pixels between the heading and the lines, and between lines."""
    return (heading.size // 3, blocks[0].size // 3) if blocks else (0, 0)


def _indent(size: int) -> int:
    return 2 * RING + size // 2


def _figure(card: Card, stage: Stage, assets: Assets) -> Layer | None:
    if card.teckning is None:
        return None
    picture = drawing(
        assets.drawing(card.teckning),
        INK,
        stage.drawing_width,
        stage.drawing_height,
        stage.symbol_height,
    )
    middle = stage.drawing_right - stage.drawing_width // 2
    return Layer(picture, middle - picture.width // 2, GROUND + 2 - picture.height)
