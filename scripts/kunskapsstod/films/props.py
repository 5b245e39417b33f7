"""What stands in the places scenes are played in: trees, windows, tables, a bench.

Drawn in the measures of the guide's drawings (600 × 380, the ground at y = 376), many of them as
the drawings have them.
"""

from __future__ import annotations

from dataclasses import dataclass

from .heads import BRAND_FILL, INK_FILL, PAPER_FILL, SOFT_FILL
from .look import LINE

SKY, GLOW, LIT, WALL = "{sky}", "{glow}", "{lit}", "{wall}"
"""In a prop: the colour of the sky in a window, of what a lamp lights up (``none`` by day), of a
window with somebody at home, and of a house."""


@dataclass(frozen=True)
class Prop:
    """A thing that stands still; it spans x from ``left`` to ``right``. ``hangs``: from above."""

    svg: str
    left: float
    right: float
    hangs: bool = False


def _fill(svg: str) -> str:
    for name, colour in (("paper", PAPER_FILL), ("soft", SOFT_FILL), ("brand", BRAND_FILL)):
        svg = svg.replace(f'"{name}"', f'"{colour}"')
    return svg.replace('"ink"', f'"{INK_FILL}"')


def _prop(left: float, right: float, svg: str, *, hangs: bool = False) -> Prop:
    return Prop(_fill(svg), left, right, hangs)


def tree(x: float, size: float = 1.0) -> Prop:
    svg = (
        f'<g transform="translate({x:g} 376) scale({size:g})" stroke-width="{4 / size:.2f}">'
        '<path d="M0-320c52 0 84 36 84 84s-34 82-84 82s-84-34-84-82s32-84 84-84z" fill="soft"/>'
        '<path d="M0 0V-216M0-126l32-30M0-160l-26-24"/></g>'
    )
    return _prop(x - 86 * size, x + 86 * size, svg)


def bush(x: float) -> Prop:
    svg = (
        f'<g transform="translate({x:g} 0)"><path d="M-54 376c-10-36 8-58 30-56c6-20 40-20 48 0'
        'c22-2 36 22 26 56z" fill="soft"/><path d="M-28 350v26M0 340v36"/></g>'
    )
    return _prop(x - 58, x + 58, svg)


def lamp_post(x: float) -> Prop:
    svg = (
        f'<g transform="translate({x:g} 0)"><circle cx="0" cy="84" r="66" fill="{GLOW}"'
        ' stroke="none"/><path d="M0 376V112M-12 376h24"/>'
        f'<path d="M-18 112l-6-44h48l-6 44z" fill="paper"/><path d="M-26 68c8-16 44-16 52 0z"'
        ' fill="ink"/></g>'
    )
    return _prop(x - 30, x + 30, svg)


def window(x: float, width: float = 100, top: float = 44, height: float = 92) -> Prop:
    middle, half, bottom = x + width / 2, top + height / 2, top + height
    svg = (
        f'<path d="M{x:g} {top:g}h{width:g}v{height:g}h-{width:g}z" fill="{SKY}"/>'
        f'<path d="M{middle:g} {top:g}v{height:g}M{x:g} {half:g}h{width:g}'
        f'M{x - 12:g} {bottom:g}h{width + 24:g}"/>'
    )
    return _prop(x - 14, x + width + 14, svg)


def ceiling_lamp(x: float) -> Prop:
    svg = (
        f'<g transform="translate({x - 300:g} 0)"><path d="M262 98l-60 128h196l-60-128z"'
        f' fill="{GLOW}" stroke="none"/><path d="M300-400v452"/>'
        '<path d="M258 96c4-30 22-44 42-44s38 14 42 44z" fill="soft"/></g>'
    )
    return _prop(x - 44, x + 44, svg, hangs=True)


def plant(x: float) -> Prop:
    svg = (
        f'<g transform="translate({x:g} 0)"><path d="M0 318c-4-40-30-56-44-60c2 28 14 52 44 60z'
        'M0 318c4-40 30-56 44-60c-2 28-14 52-44 60zM0 318c-16-44-12-76 0-96c12 20 16 52 0 96z"'
        ' fill="soft"/><path d="M-26 318h52l-8 58h-36z" fill="brand"/></g>'
    )
    return _prop(x - 46, x + 46, svg)


def shelf(x: float) -> Prop:
    svg = (
        f'<g transform="translate({x:g} 0)"><path d="M-62 120h124v256H-62z" fill="paper"/>'
        '<path d="M-62 204h124M-62 290h124"/>'
        '<path d="M-48 204v-60h18v60M-30 204v-50h16v50M-10 204l14-58l16 4l-13 54" fill="soft"/>'
        '<path d="M-46 290v-56h20v56M22 290v-62h22v62" fill="soft"/>'
        '<path d="M-26 290v-50h18v50M2 290v-58h20v58" fill="brand"/>'
        '<path d="M-40 376v-44h56v44" fill="soft"/></g>'
    )
    return _prop(x - 64, x + 64, svg)


def picture(x: float) -> Prop:
    svg = (
        f'<path d="M{x - 44:g} 60h88v66h-88z" fill="paper"/>'
        f'<path d="M{x - 30:g} 112l22-30l16 20l10-12l14 22z" fill="soft" stroke-width="3"/>'
    )
    return _prop(x - 46, x + 46, svg)


def chair(x: float, *, right: bool) -> Prop:
    """A chair about a seated person's place ``x``."""
    move = f"translate({x:g} 0)" + ("" if right else " scale(-1 1)")
    legs = "M-56 152c6 44 10 84 12 128h78M-40 280l-10 96M30 280l8 96"
    svg = f'<g transform="{move}"><path d="{legs}"/></g>'
    return _prop(x - 60, x + 60, svg)


def house(x: float, width: float, top: float) -> Prop:
    svg = f'<path d="M{x:g} 376V{top:g}l{width / 2:g}-44l{width / 2:g} 44V376" fill="{WALL}"/>'
    for column in (0.2, 0.62):
        for row in (0.16, 0.52):
            left, up = x + width * column, top + (376 - top) * row
            pane = LIT if (column < 0.5) == (row < 0.5) else SKY
            wide = width * 0.2
            svg += f'<path d="M{left:g} {up:g}h{wide:g}v40h-{wide:g}z" fill="{pane}"/>'
    return _prop(x - 2, x + width + 2, f'<g stroke="{LINE}" stroke-width="3">{svg}</g>')


BENCH = _prop(
    86,
    514,
    '<path d="M122 188v186M478 188v186"/>'
    '<path d="M98 196h404v16H98zM98 228h404v16H98z" fill="paper"/>'
    '<path d="M88 280h424v14H88z" fill="paper"/>',
)
FLASK = _prop(
    286,
    314,
    '<path d="M290 238h20v38c0 2-1 4-4 4h-12c-3 0-4-2-4-4z" fill="brand"/>'
    '<path d="M292 224h16v14h-16z" fill="paper"/>',
)
ROUND_TABLE = _prop(
    200,
    400,
    '<path d="M206 226h188v12H206z" fill="paper"/>'
    '<path d="M300 238v132M262 374c6-8 20-10 38-10s32 2 38 10"/>'
    '<path d="M250 200h28v14c0 8-5 12-14 12s-14-4-14-12z" fill="paper"/>'
    '<path d="M278 205c12-2 12 14-1 12" stroke-width="3"/>'
    '<path d="M306 224c0-14 10-22 23-22s23 8 23 22z" fill="soft"/>'
    '<path d="M317 222c0-8 5-12 11-12s10 4 10 8-3 5-7 5" stroke-width="3"/>'
    '<path d="M296 226h66"/>',
)
GAME_TABLE = _prop(
    190,
    410,
    '<path d="M192 226h216v12H192z" fill="paper"/><path d="M220 238v136M380 238v136"/>'
    '<path d="M246 216h108v10H246z" fill="soft"/>'
    '<path d="M284 214l7-22h8l7 22z" fill="paper"/><circle cx="295" cy="187" r="8" fill="paper"/>'
    '<path d="M308 214l7-22h8l7 22z" fill="brand"/><circle cx="319" cy="187" r="8" fill="brand"/>'
    '<path d="M331 214l7-22h8l7 22z" fill="paper"/><circle cx="342" cy="187" r="8" fill="paper"/>',
)
DESK = _prop(
    176,
    424,
    '<path d="M178 226h244v12H178z" fill="paper"/><path d="M200 238v136M400 238v136"/>'
    '<path d="M292 160h76v50h-76z" fill="soft" transform="translate(-10 2)"/>'
    '<path d="M320 212v12M296 224h48"/>',
)
MEETING_TABLE = _prop(
    176,
    424,
    '<path d="M178 226h244v12H178z" fill="paper"/><path d="M200 238v136M400 238v136"/>'
    '<path d="M274 218l44-4l10 10h-58z" fill="paper" stroke-width="3"/>',
)
COUNTER = _prop(
    248,
    424,
    '<path d="M268 234h136v140H268z" fill="soft"/>'
    '<path d="M336 234v140M320 292v22M352 292v22M268 266h136"/>'
    '<path d="M250 222h172v12H250z" fill="paper"/>'
    '<path d="M298 186h76c0 24-14 36-28 36h-20c-14 0-28-12-28-36z" fill="paper"/>',
)
TOOLS = _prop(
    270,
    402,
    '<path d="M274 40h124M298 40v44M336 40v34M374 40v26"/>'
    '<path d="M286 84h24v14c0 8-5 12-12 12s-12-4-12-12z" fill="soft"/>'
    '<path d="M326 74h20v34c0 3-2 4-4 4h-12c-2 0-4-1-4-4z" fill="paper"/>'
    '<path d="M374 66c-10 0-12 10-12 18s6 12 12 12s12-4 12-12s-2-18-12-18zv30"/>',
)
FRIDGE = _prop(
    -14,
    74,
    '<path d="M-10 110h80v264h-80zM-10 204h80M56 144v32M56 232v44" fill="paper"/>',
)
PARTITION = _prop(-400, 1000, '<path d="M316-400V376" stroke-width="3"/>', hangs=True)
CALL = _prop(
    164,
    442,
    '<path d="M170 132c22-30 36 26 58 0s34-30 54-4 34 26 56 0 34-28 52-4 30 22 46 4"/>'
    '<circle cx="168" cy="134" r="5" fill="ink"/><circle cx="438" cy="126" r="5" fill="ink"/>',
)
SANDPIT = _prop(
    676,
    860,
    '<path d="M690 376c10-30 40-44 64-30c26 10 44 16 56 30z" fill="soft"/>'
    '<path d="M678 352h20v24h-20zM812 352h20v24h-20zM698 364h114v12H698z" fill="paper"/>',
)
SMALL_DESK = _prop(
    376,
    500,
    '<path d="M378 226h124v12H378z" fill="paper"/><path d="M394 238v136M486 238v136"/>'
    '<path d="M396 212h60l10 12h-60z" fill="paper" stroke-width="3"/>',
)
