"""What the browser found, kept from one run to the next for pages that are what they were.

What a page shows rests on its own file, on every file it fetched, on the programs and rules that
judge it, and a little on the date: notices appear when a day has come. All of it is compared by
content, so a result is used again only when a new run would find the same. A crash, a timeout or
a page that fetched from another origin is never kept.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from ...errors import Faults
from ...models import security, types
from ...project import PACKAGE
from ...writing import write_files
from ..server import HOST
from .chromium import launch_flags, version_of
from .tools import Toolbox

FOLDER_NAME = "check"
# Fonts and libraries of the machine are not digested: no result outlives a month.
DAYS = 30
MISSING = "-"
OUTSIDE = "?"
_DATE = re.compile(rb"\b\d{4}-\d{2}-\d{2}\b")


class Entry(BaseModel):
    """One layer's answer about one page, and what it rests on.

    key:    digest of programs, rules and what was asked
    day:    when the browser judged it
    passed: how many of the dates written in the page had come by then
    files:  address below the server's root → digest of what was served there
    found:  the worker's answer as it was
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    day: date
    engine: dict[str, str]
    passed: int
    files: dict[str, str]
    found: list[dict[str, Any]]


class _Page(BaseModel):
    model_config = ConfigDict(extra="forbid")

    address: str
    layers: dict[str, Entry]


class Kept:
    """The kept results of one site, in a folder with a file for each page.

    folder:    where they lie; made when first needed
    site:      the built site
    base_path: the path it is served below, with slashes
    keys:      layer → digest of all that is not in the page (:func:`key_of`)
    today:     the day the browser has
    fresh:     find nothing, only keep
    """

    def __init__(
        self,
        folder: Path,
        site: Path,
        base_path: str,
        keys: Mapping[str, str],
        today: date,
        fresh: bool = False,
    ) -> None:
        self._folder = folder
        self._site = site
        self._base_path = base_path
        self._keys = keys
        self._today = today
        self._fresh = fresh
        self._started = time.time_ns()
        self._digests: dict[str, str] = {}
        self._pages: dict[str, _Page] = {}
        # Why nothing could be written, when that is so: a check goes on without its memory.
        self.refused = ""

    def find(self, page: str, layer: str) -> Entry | None:
        """What a layer found on a page, if a new run would find the same.

        page: its address below the site's root
        """
        entry = None if self._fresh else self._read(page).layers.get(layer)
        if entry is None or entry.key != self._keys[layer]:
            return None
        if not timedelta(0) <= self._today - entry.day <= timedelta(days=DAYS):
            return None
        if any(self._digest(path) != digest for path, digest in entry.files.items()):
            return None
        return entry if entry.passed == self._passed(page) else None

    def keep(
        self,
        page: str,
        found: Mapping[str, list[dict[str, Any]]],
        fetched: Iterable[str],
        engine: Mapping[str, str],
    ) -> None:
        """Remember what layers found on a page, and every address it fetched to show it."""
        paths = {self._base_path + page, *map(_inside, fetched)} - {""}
        if self.refused or OUTSIDE in paths or any(map(self._is_newer, paths)):
            return
        files = {path: self._digest(path) for path in sorted(paths)}
        one = self._read(page)
        for layer, answer in found.items():
            one.layers[layer] = Entry(
                key=self._keys[layer],
                day=self._today,
                engine=dict(engine),
                passed=self._passed(page),
                files=files,
                found=answer,
            )
        text = one.model_dump_json()
        try:
            write_files(self._folder, {_name(page): f"{_sum(text)}\n{text}"})
        except Faults as faults:
            self.refused = str(faults)

    def forget_others(self, pages: Iterable[str]) -> None:
        """Drop the results of pages that the site no longer has."""
        names = {_name(page) for page in pages}
        for file in self._folder.glob("*.json"):
            if file.name not in names:
                file.unlink(missing_ok=True)

    def _read(self, page: str) -> _Page:
        if page not in self._pages:
            self._pages[page] = _load(self._folder / _name(page), page)
        return self._pages[page]

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            file = self._file(path)
            self._digests[path] = digest_of([file]) if file else MISSING
        return self._digests[path]

    def _is_newer(self, path: str) -> bool:
        """Whether a file was written while the check ran: what the browser saw is not known."""
        file = self._file(path)
        return file is not None and file.stat().st_mtime_ns > self._started

    def _passed(self, page: str) -> int:
        file = self._file(self._base_path + page)
        today = self._today.isoformat().encode()
        return sum(day <= today for day in _DATE.findall(file.read_bytes())) if file else 0

    def _file(self, path: str) -> Path | None:
        """The file the check's own server answers a path with."""
        if not path.startswith(self._base_path):
            return None
        file = self._site / path[len(self._base_path) :]
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None


def open_kept(
    folder: Path,
    site: Path,
    base_path: str,
    tools: Toolbox,
    asked: Mapping[str, object],
    today: date | None = None,
    fresh: bool = False,
) -> Kept:
    """The kept results of a site, as seen by today's programs.

    asked: layer → what it is asked beside the page, in any form JSON can carry
    """
    common = _programs(tools)
    keys = {layer: key_of(common, layer, question) for layer, question in asked.items()}
    return Kept(folder, site, base_path, keys, today or date.today(), fresh)


def key_of(*parts: object) -> str:
    """Digest of anything JSON can carry."""
    return _sum(json.dumps(parts, ensure_ascii=False, sort_keys=True))


def digest_of(files: Iterable[Path]) -> str:
    """Digest of the files' content, in their order."""
    sum_ = hashlib.blake2b(digest_size=16)
    for file in files:
        with file.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                sum_.update(chunk)
    return sum_.hexdigest()


def _programs(tools: Toolbox) -> str:
    """Digest of all that judges: our scripts, the server and its headers, npm's lock, Chromium."""
    ours = sorted(
        file
        for file in Path(__file__).parent.iterdir()
        if file.suffix in (".py", ".js", ".mjs", ".cjs")
    )
    served = [PACKAGE / "check" / "server.py", *(Path(str(m.__file__)) for m in (security, types))]
    lock = tools.npm_root / "package-lock.json"
    return key_of(digest_of([*ours, *served, lock]), version_of(tools.chromium), launch_flags())


def _inside(url: str) -> str:
    """The path of an address on the check's own server; "" for data in the page itself."""
    parts = urlsplit(url)
    if parts.scheme in ("data", "blob", "about"):
        return ""
    return unquote(parts.path) if parts.hostname == HOST else OUTSIDE


def _name(page: str) -> str:
    return f"{_sum(page)}.json"


def _sum(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _load(file: Path, page: str) -> _Page:
    """A page's file; an empty one when it is missing, half-written or somebody else's."""
    try:
        stamp, _, text = file.read_text(encoding="utf-8").partition("\n")
        if stamp == _sum(text):
            return _Page.model_validate_json(text)
    except (OSError, ValueError, ValidationError):
        pass
    return _Page(address=page, layers={})
