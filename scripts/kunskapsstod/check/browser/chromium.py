"""Finds a Chromium, or gets one where that can be done without asking."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

from ... import debian
from ...errors import fault
from ...project import cache_folder
from ...texts import message
from .node import Say, run

VARIABLE = "KUNSKAPSSTOD_CHROMIUM"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chrome.exe",
)
PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
)
DOWNLOAD_SECONDS = 600

FLAGS = (
    "--disable-gpu",  # headless machines have none; asking for it costs a second
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A check of our own pages phones no one: every other host is unknown to the browser.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def launch_flags() -> list[str]:
    """Chromium's flags beside ``--headless=new``, which puppeteer itself sets."""
    flags = list(FLAGS)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses to sandbox root (crbug.com/638180); only our own pages are shown.
        flags.append("--no-sandbox")
    return flags


def find_chromium(node: Path, npm_root: Path, say: Say) -> Path:
    """The browser to use: the variable's, one on the path, puppeteer's, or Debian's package.

    Raises Faults when there is none and none can be had.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen:
        path = shutil.which(chosen)
        if path is None or not _starts(Path(path)):
            raise fault("check.tools.chromium_wrong", path=chosen)
        return Path(path)
    found = _installed()
    if found is None:
        say(message("check.tools.fetching_chromium"))
        found = _from_puppeteer(node, npm_root) or _from_debian()
    if found is None:
        raise fault("check.tools.chromium_missing")
    return found


def _installed() -> Path | None:
    on_path = [Path(found) for name in NAMES if (found := shutil.which(name))]
    for path in (*on_path, *(place for place in PLACES if place.is_file())):
        # Ubuntu's /usr/bin/chromium-browser may be a stub that only says "install the snap".
        if _starts(path):
            return path
    return None


def _starts(path: Path) -> bool:
    return path.is_file() and "Chrom" in version_of(path)


@cache
def version_of(path: Path) -> str:
    """What the browser says of itself, such as "Chromium 156.0.8078.108"; empty if it does not."""
    if os.name == "nt":  # chrome.exe --version opens a window there
        return f"Chrome {path.stat().st_mtime_ns}"
    code, said = run([str(path), "--version"], seconds=30)
    return said.strip() if code == 0 else ""


def _from_puppeteer(node: Path, npm_root: Path) -> Path | None:
    """Chrome for Testing in puppeteer's pinned version; None where it cannot be reached."""
    command = npm_root / "node_modules" / "puppeteer" / "lib" / "puppeteer" / "node" / "cli.js"
    folder = cache_folder() / "chrome"
    code, said = run(
        [str(node), str(command), "browsers", "install", "chrome", "--path", str(folder)],
        seconds=DOWNLOAD_SECONDS,
    )
    # It answers with one line: chrome@<build> <absolute path>.
    lines = [line for line in said.splitlines() if line.startswith("chrome@")]
    if code or not lines:
        return None
    path = Path(lines[-1].split(" ", 1)[1].strip())
    return path if path.is_file() and _starts(path) else None


def _from_debian() -> Path | None:
    """Debian's own package, when we may install it. Ubuntu's is an empty shell for a snap."""
    return _installed() if debian.install("chromium") else None
