"""Firefox for the tests of the film player: found, or installed where that needs no asking.

``python -m tests.e2e.film.firefox`` does so; ``make test`` runs it. Only tests need it.
``KUNSKAPSSTOD_FIREFOX=<path>`` names another Firefox.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from kunskapsstod import debian

VARIABLE = "KUNSKAPSSTOD_FIREFOX"
NAMES = ("firefox-esr", "firefox")
# Debian's Firefox only recommends the codec for H.264 and AAC, whose name has its version in it;
# an expression between ^ and $ is what apt-get looks up among the release's own packages.
PACKAGES = ("firefox-esr", "^libavcodec[0-9]+$")


def find_firefox() -> Path:
    """The Firefox to test with. Raises LookupError with what to install when there is none."""
    found = _on_path()
    if found is None or (debian.is_debian() and not _has_codec()):
        debian.install(*PACKAGES)
        found = _on_path()
    if found is None:
        raise LookupError(
            "The film player is tested in Firefox too, and there is none. Install it"
            f" (Debian: apt install firefox-esr libavcodec59) or name it in {VARIABLE}."
        )
    return found


def _on_path() -> Path | None:
    names = (chosen,) if (chosen := os.environ.get(VARIABLE)) else NAMES
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def _has_codec() -> bool:
    return any(Path("/usr/lib").glob("*/libavcodec.so.*"))


if __name__ == "__main__":
    try:
        find_firefox()
    except LookupError as error:
        sys.exit(str(error))
