"""Things that move beside a card's text: an envelope that opens, a door, a padlock.

Each goes through its movement once, calmly, and then stands still; the ringing telephone goes on,
slowly. Drawn in the measures of the guide's standing drawings (400 × 380, ground at y = 376).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .heads import BRAND_FILL, INK_FILL, PAPER_FILL, SOFT_FILL

BOX = (40.0, 30.0, 360.0, 380.0)
"""What they are drawn within."""
_WAIT = 8
"""Pictures before the movement begins, so that one sees what it was."""


@dataclass(frozen=True)
class Thing:
    """``draw`` gives the SVG for a share of the movement, 0 to 1, which takes ``pictures``.

    loops: starts again when it is over
    """

    draw: Callable[[float], str]
    pictures: int = 16
    loops: bool = False

    def at(self, picture: int) -> str:
        """The drawing that many pictures after it came into sight."""
        if self.loops:
            return self.draw(picture % self.pictures / self.pictures)
        share = min(1.0, max(0.0, (picture - _WAIT) / self.pictures))
        return self.draw(share * share * (3 - 2 * share))


def _mix(start: float, end: float, share: float) -> str:
    return f"{start + (end - start) * share:.1f}"


def _part(share: float, start: float, end: float) -> float:
    """How much of a part of the movement is done."""
    return min(1.0, max(0.0, (share - start) / (end - start)))


def _envelope(share: float) -> str:
    opened, risen = _part(share, 0.0, 0.45), _part(share, 0.4, 1.0)
    flap = 316 + (152 - 316) * opened
    top = 214 + (70 - 214) * risen
    lines = "".join(
        f"M136 {top + down:.1f}h{width}"
        for down, width in ((40, 76), (72, 128), (104, 128), (136, 76))
        if top + down < 300
    )
    back = f'<path d="M70 228h260v90H70z" fill="{SOFT_FILL}"/>'
    lid = f'<path d="M70 228L200 {flap:.1f}L330 228z" fill="{SOFT_FILL}"/>'
    letter = (
        f'<path d="M108 {top:.1f}h142l42 42V332H108z" fill="{PAPER_FILL}"/>'
        f'<path d="M250 {top:.1f}v42h42{lines}"/>'
    )
    front = (
        '<path d="M70 228l130 86l130-86v136c0 6-4 10-10 10H80c-6 0-10-4-10-10z"'
        f' fill="{BRAND_FILL}"/><path d="M74 370l96-76M326 370l-96-76" stroke="{PAPER_FILL}"/>'
    )
    if opened < 0.5:
        return back + front + lid
    return back + lid + (letter if risen > 0 else "") + front


def _door(share: float) -> str:
    x, up, down = _mix(290, 168, share), _mix(60, 92, share), _mix(374, 346, share)
    knob_x, knob_y = _mix(272, 152, share), _mix(222, 222, share)
    light = (
        '<path d="M316 112l26-14M320 190h32M316 268l26 14M84 112L58 98M80 190H48M84 268l-26 14"/>'
        if share > 0.96
        else ""
    )
    return (
        f'<path d="M108 374V60h184v314z" fill="{SOFT_FILL}"/>'
        f'<path d="M168 346h124v28H108z" fill="{PAPER_FILL}"/><path d="M230 60v36"/>'
        f'<path d="M204 128c2-20 12-32 26-32s24 12 26 32z" fill="{PAPER_FILL}"/>'
        '<path d="M230 146v30M200 142l-14 26M260 142l14 26"/>'
        f'<path d="M108 60L{x} {up}V{down}L108 374z" fill="{BRAND_FILL}"/>'
        f'<circle cx="{knob_x}" cy="{knob_y}" r="7" fill="{PAPER_FILL}"/>{light}'
    )


def _padlock(share: float) -> str:
    down = 36 * (1 - share)
    arch = f"M128 {196 - down:.1f}v-58c0-46 30-78 72-78s72 32 72 78v{58 + down:.1f}"
    return (
        f'<g transform="translate(0 16)"><path d="{arch}" stroke-width="30"/>'
        f'<path d="{arch}" stroke="{SOFT_FILL}" stroke-width="22"/></g>'
        f'<rect x="84" y="188" width="232" height="186" rx="26" fill="{BRAND_FILL}"/>'
        f'<circle cx="200" cy="252" r="24" fill="{PAPER_FILL}"/>'
        f'<path d="M156 334c0-30 18-48 44-48s44 18 44 48z" fill="{PAPER_FILL}"/>'
    )


def _alarm(share: float) -> str:
    waves = ""
    if share >= 0.25:
        waves += '<path d="M106 150c-14 24-14 56 0 80M294 150c14 24 14 56 0 80"/>'
    if share >= 0.5:
        waves += '<path d="M80 132c-24 36-24 80 0 116M320 132c24 36 24 80 0 116"/>'
    return (
        '<path d="M150 94h100c12 0 22 10 22 22v236c0 12-10 22-22 22H150c-12 0-22-10-22-22V116'
        f'c0-12 10-22 22-22z" fill="{INK_FILL}"/><path d="M144 122h112v206H144z"'
        f' fill="{PAPER_FILL}"/><path d="M190 108h20M192 350h16" stroke="{PAPER_FILL}"/>'
        '<path d="M200 142l38 70c2 4 0 8-4 8h-68c-4 0-6-4-4-8z"'
        f' fill="{SOFT_FILL}"/><path d="M200 168v24M200 206h0.1" stroke-width="8"/>'
        f'<circle cx="200" cy="282" r="30" fill="{BRAND_FILL}"/>'
        f'<path d="M188 270c0 14 10 24 24 24" stroke-width="6" stroke="{PAPER_FILL}"/>'
        f'<path d="M187 268l4 5M209 291l5 4" stroke-width="11" stroke="{PAPER_FILL}"/>{waves}'
    )


def _calendar(share: float) -> str:
    days = "".join(
        f"M{x} {y}h0.1"
        for y in (196, 240, 284, 328)
        for x in (104, 136, 168, 200, 232, 264, 296)
        if not (y == 196 and x < 168) and not (y == 328 and x > 264)
    )
    mark = ""
    if share > 0:
        radius = _mix(6, 24, _part(share, 0, 0.5))
        mark = f'<circle cx="232" cy="284" r="{radius}" fill="{BRAND_FILL}"/>'
    tick = _part(share, 0.5, 1.0)
    if tick > 0:
        x, y = 241 + 16 * max(0.0, tick * 2 - 1), 294 - 18 * max(0.0, tick * 2 - 1)
        short = f"M220 284l{10 * min(1.0, tick * 2):.1f} {10 * min(1.0, tick * 2):.1f}"
        long = f"M230 294L{x - 11 + 5:.1f} {y:.1f}" if tick > 0.5 else ""
        mark += f'<path d="{short}{long}" stroke-width="5" stroke="{PAPER_FILL}"/>'
    return (
        '<path d="M84 96h232c4 0 8 4 8 8v262c0 4-4 8-8 8H84c-4 0-8-4-8-8V104c0-4 4-8 8-8z"'
        f' fill="{PAPER_FILL}"/><path d="M76 152v-48c0-4 4-8 8-8h232c4 0 8 4 8 8v48z"'
        f' fill="{BRAND_FILL}"/><path d="M132 78v36M200 78v36M268 78v36" stroke-width="18"/>'
        f'<path d="M132 78v36M200 78v36M268 78v36" stroke="{PAPER_FILL}" stroke-width="10"/>'
        f'<path d="{days}" stroke-width="11"/>{mark}'
    )


THINGS = {
    "brev": Thing(_envelope, 26),
    "dorr": Thing(_door, 18),
    "las": Thing(_padlock, 12),
    "larm": Thing(_alarm, 24, loops=True),
    "kalender": Thing(_calendar, 14),
}
"""Name in a script → the thing."""
