"""Everything the browser layer needs, found or fetched: Node, pa11y and axe, Chromium.

``python -m kunskapsstod.check.browser.tools`` prepares it all; ``make test`` does so first.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from ...errors import Faults
from ...texts import message
from .chromium import find_chromium
from .node import Say, find_node, node_modules


@dataclass(frozen=True)
class Toolbox:
    """Where the tools are: ``npm_root`` is the folder whose node_modules holds pa11y and axe."""

    node: Path
    npm_root: Path
    chromium: Path


def prepare(say: Say = lambda _: None) -> Toolbox:
    """Find every tool, fetching what is missing; ``say`` hears of anything that takes time.

    Raises Faults with what to install when something can neither be found nor fetched.
    """
    node = find_node()
    npm_root = node_modules(node, say)
    return Toolbox(node, npm_root, find_chromium(node, npm_root, say))


def main(say: Say) -> int:
    """Prepare and tell. Exit code 0, or 1 with the sentence that says what to do."""
    try:
        tools = prepare(say)
    except Faults as faults:
        say(str(faults))
        return 1
    say(message("check.tools.ready", node=tools.node, chromium=tools.chromium))
    return 0


if __name__ == "__main__":

    def _to_stderr(line: str) -> None:
        sys.stderr.write(f"{line}\n")

    sys.exit(main(_to_stderr))
