"""Debian's own packages, installed where that can be done without asking: as root, on Debian."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SECONDS = 600
_RELEASE = Path("/etc/os-release")
_APT = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0")


def install(*packages: str, relatives: bool = False) -> bool:
    """Try to install packages; False where we may not. Whether they now work is for who asked.

    relatives: also on systems made from Debian, such as Ubuntu
    """
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and is_debian(relatives=relatives)):
        return False
    _run([*_APT, "update"])
    _run([*_APT, "install", "-y", "--no-install-recommends", *packages])
    return True


def is_debian(*, relatives: bool = False) -> bool:
    """Whether this is Debian, or with ``relatives`` something made from it."""
    try:
        lines = _RELEASE.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    like = values.get("ID_LIKE", "").strip('"').split() if relatives else []
    return "debian" in (values.get("ID"), *like)


def _run(command: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return
