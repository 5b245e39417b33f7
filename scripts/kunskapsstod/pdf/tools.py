"""Pango, which WeasyPrint draws text with: found, or installed where that needs no asking.

``python -m kunskapsstod.pdf.tools`` does so; ``make test`` runs it, as it does for the browser.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from .. import debian
from ..errors import Faults
from ..texts import message
from .engine import load

Say = Callable[[str], None]
# What WeasyPrint 70 opens; the rest (GLib, HarfBuzz, fontconfig) they bring with them.
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def prepare(say: Say = lambda _: None) -> None:
    """See to it that PDFs can be made. Raises Faults with what to install when they cannot."""
    try:
        load()
    except Faults as faults:
        if faults.faults[0].code != "pdf.pango_missing":
            raise
        say(message("pdf.tools.fetching"))
        if not debian.install(*PACKAGES, relatives=True):
            raise
        load()


def main(say: Say) -> int:
    """Prepare and tell. Exit code 0, or 1 with the sentence that says what to do."""
    try:
        prepare(say)
    except Faults as faults:
        say(str(faults))
        return 1
    say(message("pdf.tools.ready"))
    return 0


if __name__ == "__main__":

    def _to_stderr(line: str) -> None:
        sys.stderr.write(f"{line}\n")

    sys.exit(main(_to_stderr))
