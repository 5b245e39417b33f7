"""nginx and Caddy for the tests: the machine's own, else Debian's packages unpacked in a cache.

Unpacked, not installed: installing would start them. ``python -m tests.release.servers`` fetches
both, so that tests running side by side do not.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kunskapsstod.project import cache_folder

PACKAGES = {"nginx": "usr/sbin/nginx", "caddy": "usr/bin/caddy"}


def server(name: str) -> Path | None:
    """The program, or None where it can neither be found nor fetched."""
    found = shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin")
    if found:
        return Path(found)
    unpacked = cache_folder() / "servers" / PACKAGES[name]
    return unpacked if unpacked.exists() or _fetch(name) else None


def _fetch(name: str) -> bool:
    target = cache_folder() / "servers"
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return False
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["apt-get", "-qq", "update"], capture_output=True, timeout=300)
        subprocess.run(
            ["apt-get", "-qq", "download", name], cwd=folder, capture_output=True, timeout=300
        )
        for package in Path(folder).glob("*.deb"):
            target.mkdir(parents=True, exist_ok=True)
            subprocess.run(["dpkg-deb", "-x", package, target], check=True, timeout=120)
    return (target / PACKAGES[name]).exists()


if __name__ == "__main__":
    missing = [name for name in PACKAGES if server(name) is None]
    sys.stderr.write(f"servers: {', '.join(missing) or 'none'} missing\n")
