"""Runs Pagefind over the pages' text and keeps what the search page fetches of its files.

docs/_dev/decisions/0008-sok.md says why it is run as a program and not through its own package.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
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


def run(pages: Mapping[str, str], out: Path) -> dict[str, str]:
    """Index HTML documents into the folder ``out``, which is emptied.

    pages: address → document

    Returns Pagefind's own name for each page → its address. The same pages give the same files.
    Raises Faults when Pagefind is missing or fails.
    """
    program = _program()
    shutil.rmtree(out, ignore_errors=True)
    # One folder for all: making one for each page takes longer than writing the page.
    names = {f"p={address.replace('/', '=')}.html": address for address in pages}
    with TemporaryDirectory(prefix="kunskapsstod-") as work:
        for name, address in names.items():
            Path(work, name).write_text(pages[address], encoding="utf-8")
        _call([str(program), "--site", work, "--output-path", str(out.resolve()), "--quiet"], work)
    for path in list(out.iterdir()):
        kept = path.name in _KEPT_FOLDERS or any(map(path.match, _KEPT))
        if not kept or path.name == _LEFT_OUT:
            path.unlink()
    _in_order(out / "pagefind-entry.json")
    # The licence asks to go with every copy; the wheel does not hold it.
    (out / "LICENSE.txt").write_bytes(_LICENCE.read_bytes())
    return {
        path.stem: names[_url(path).lstrip("/")]
        for path in sorted((out / "fragment").glob("*.pf_fragment"))
    }


def _url(fragment: Path) -> str:
    # Pagefind writes its name before the JSON.
    data = gzip.decompress(fragment.read_bytes())
    return str(json.loads(data[data.index(b"{") :])["url"])


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
