"""Things in a hand, drawn about the hand's middle (0, 0), for a hand that reaches right."""

from __future__ import annotations

from .heads import BRAND_FILL, PAPER_FILL, SOFT_FILL

HELD = {
    "kopp": (
        f'<path d="M-2-20h28v18c0 8-5 12-14 12s-14-4-14-12z" fill="{PAPER_FILL}"/>'
        '<path d="M26-14c12-2 12 16-1 14" stroke-width="3"/>'
    ),
    "telefon": (
        '<path d="M-2-46h12c3 0 4 2 4 4v58c0 2-1 4-4 4h-12c-2 0-4-2-4-4v-58c0-2 2-4 4-4z"'
        f' fill="{SOFT_FILL}"/>'
    ),
    "papper": (
        f'<path d="M-4-50l46-8l12 62l-46 8z" fill="{PAPER_FILL}"/>'
        '<path d="M8-38l26-5M11-24l26-5M14-10l16-3" stroke-width="3"/>'
    ),
    "bildkort": (
        f'<path d="M-6-46h56v50h-56z" fill="{PAPER_FILL}"/>'
        f'<path d="M8-32h22v14c0 6-4 10-11 10s-11-4-11-10z" fill="{SOFT_FILL}" stroke-width="3"/>'
        '<path d="M30-28c10-2 10 12-1 10" stroke-width="3"/>'
    ),
    "penna": '<path d="M-10-26L12 14" stroke-width="6"/>',
    "kanna": (
        f'<path d="M4-24h34l10 8l-10 2v28c0 3-2 5-5 5h-24c-3 0-5-2-5-5v-32z" fill="{PAPER_FILL}"/>'
        '<path d="M4-14c-14-2-16 26 0 26" stroke-width="4"/>'
    ),
    "sked": '<path d="M-4-6L30 46" stroke-width="6"/>',
    "pjas": (
        f'<path d="M-4 32l7-26h8l7 26z" fill="{BRAND_FILL}"/>'
        f'<circle cx="7" cy="2" r="8" fill="{BRAND_FILL}"/>'
    ),
    "kasse": (
        '<path d="M-12 40c0-52 24-52 24 0" stroke-width="4"/>'
        f'<path d="M-26 36h52l6 56h-64z" fill="{PAPER_FILL}"/>'
    ),
    "kapp": '<path d="M0 0l76 158" stroke-width="5"/>',
    "boll": (
        f'<circle cx="16" cy="-22" r="24" fill="{PAPER_FILL}"/>'
        '<path d="M16-46c-8 8-8 40 0 48M40-22c-8-8-40-8-48 0" stroke-width="3"/>'
    ),
}
"""Name → SVG, drawn behind the hand."""
