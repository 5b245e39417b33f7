"""What HTML says of its elements, for all who read tags."""

from __future__ import annotations

# HTML 13.1.2: these have no content and no end tag.
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
