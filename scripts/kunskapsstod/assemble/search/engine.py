"""Runs Pagefind over the pages' text and keeps what the search page fetches of its files.

docs/_dev/decisions/0008-sok.md says why it is run as a program and not through its own package.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from ...errors import fault

# Of the bundle, only what a search fetches: no ready-made interface, no worker (it would need a
# policy of its own), no index for pages without a language.
_KEPT = ("pagefind.js", "pagefind-entry.json", "pagefind.*.pf_meta", "wasm.*.pagefind")
_KEPT_FOLDERS = ("index", "fragment")
_LEFT_OUT = "wasm.unknown.pagefind"
_LICENCE = Path(__file__).with_name("LICENSE-PAGEFIND.txt")
_SECONDS = 300


def run(pages: Mapping[str, str], out: Path) -> None:
    """Index HTML documents into the folder ``out``; ``pages`` maps address → document.

    The same pages give the same files. Raises Faults when Pagefind is missing or fails.
    """
    program = _program()
    with TemporaryDirectory(prefix="kunskapsstod-") as work:
        source, bundle = Path(work, "pages"), Path(work, "bundle")
        for address, document in pages.items():
            target = source / address / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(document, encoding="utf-8")
        _call([str(program), "--site", str(source), "--output-path", str(bundle), "--quiet"], work)
        kept = [path for pattern in _KEPT for path in sorted(bundle.glob(pattern))]
        kept += [p for name in _KEPT_FOLDERS for p in sorted((bundle / name).glob("*"))]
        for path in kept:
            if path.name != _LEFT_OUT:
                target = out / path.relative_to(bundle)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    _in_order(out / "pagefind-entry.json")
    # The licence asks to go with every copy; the wheel does not hold it.
    (out / "LICENSE.txt").write_bytes(_LICENCE.read_bytes())


def _in_order(path: Path) -> None:
    """Pagefind lists the languages in another order at every run."""
    entry = json.loads(path.read_text(encoding="utf-8"))
    entry["include_characters"] = sorted(entry.get("include_characters", ()))
    path.write_text(json.dumps(entry, sort_keys=True) + "\n", encoding="utf-8")


def _program() -> Path:
    try:
        from pagefind.service import get_executable
    except ImportError:
        raise fault("search.missing") from None
    found = get_executable()
    if found is None or not Path(found).exists():
        raise fault("search.missing")
    return Path(found)


def _call(command: list[str], folder: str) -> None:
    # Pagefind also takes options from files where it stands and from the environment.
    env = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise fault("search.failed", said=type(error).__name__) from None
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise fault("search.failed", said=lines[-1].strip() if lines else done.returncode)
