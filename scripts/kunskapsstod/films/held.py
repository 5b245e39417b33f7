"""Things in a hand: for each, what is drawn behind the hand and what before it.

Drawn about the hand's middle (0, 0), for a hand that reaches right.
"""

from __future__ import annotations

from .heads import BRAND_FILL, PAPER_FILL, SOFT_FILL

HELD: dict[str, tuple[str, str]] = {
    "kopp": (
        f'<path d="M-2-20h28v18c0 8-5 12-14 12s-14-4-14-12z" fill="{PAPER_FILL}"/>'
        '<path d="M26-14c12-2 12 16-1 14" stroke-width="3"/>',
        "",
    ),
    "telefon": (
        f'<path d="M-4-44h14c3 0 4 2 4 4v56c0 2-1 4-4 4h-14c-2 0-4-2-4-4v-56c0-2 2-4 4-4z"'
        f' fill="{SOFT_FILL}"/>',
        "",
    ),
    "papper": (
        f'<path d="M-4-50l46-8l12 62l-46 8z" fill="{PAPER_FILL}"/>'
        '<path d="M8-38l26-5M11-24l26-5M14-10l16-3" stroke-width="3"/>',
        "",
    ),
    "penna": ('<path d="M-10-26L12 14" stroke-width="6"/>', ""),
    "kanna": (
        f'<path d="M4-22h34l8 8l-8 2v26c0 3-2 5-5 5h-26c-3 0-5-2-5-5v-30z" fill="{PAPER_FILL}"/>'
        '<path d="M2-14c-14-2-16 24 0 24" stroke-width="4"/>',
        "",
    ),
    "sked": ('<path d="M0 0L40 60" stroke-width="6"/>', ""),
    "pjas": (
        f'<path d="M-4 34l7-26h8l7 26z" fill="{BRAND_FILL}"/>'
        f'<circle cx="7" cy="4" r="8" fill="{BRAND_FILL}"/>',
        "",
    ),
    "kasse": (
        '<path d="M-12 40c0-52 24-52 24 0" stroke-width="4"/>'
        f'<path d="M-26 36h52l6 62h-64z" fill="{PAPER_FILL}"/>',
        "",
    ),
    "kapp": ('<path d="M2 0l62 128" stroke-width="5"/>', ""),
    "bricka": (f'<path d="M-30-6h90v8h-90z" fill="{PAPER_FILL}"/>', ""),
    "nyckel": ("", '<path d="M6 2h26M26 2v8M32 2v10" stroke-width="5"/>'),
}
"""Name → (behind the hand, before the hand)."""
