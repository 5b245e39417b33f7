"""``films fetch``: a film from a web address to a file, whole or not at all.

What has come lies in ``<name>.part`` until all is there; a run that is cut off goes on where the
last one ended, when the server can say that the file is still the same (RFC 9110, 13.1.5 and 14).
Addresses may carry secrets, so none is written down: only its checksum.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..errors import Fault, Faults, fault
from ..texts import message
from .amounts import size
from .intake.source import inspect
from .intake.tracks import shown
from .intake.version import checksum
from .intake.workshop import locked, told, write_whole
from .names import Progress
from .web import Answer, CutOff, ask, host_of, is_local

_CHUNK = 256 * 1024
_TRIES = 4
_PAUSE = 0.5
"""Seconds before a broken transfer is taken up again; doubled each time."""
_UNITS = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9}


@dataclass(frozen=True)
class FetchOrder:
    """What to fetch. ``limit`` in bytes; ``sha256`` in hexadecimal, None when not known."""

    address: str
    target: Path
    limit: int
    sha256: str | None


@dataclass(frozen=True)
class Fetched:
    """The file that came, with its size in bytes and its checksum."""

    path: Path
    bytes: int
    sha256: str


def fetch_order(address: str, out: Path | None, most: str, sha256: str | None) -> FetchOrder:
    """Checks what was typed. Raises Faults with all that is wrong with it."""
    faults: list[Fault] = []
    try:
        parts = urlsplit(address)
        named, _ = parts.hostname, parts.port
    except ValueError:
        raise fault("film_fetch.bad_address", address=shown(address[:80])) from None
    if parts.scheme not in ("http", "https") or not named or not address.isprintable():
        faults.append(Fault("film_fetch.bad_address", params={"address": shown(address[:80])}))
    elif parts.username or parts.password:
        faults.append(Fault("film_fetch.credentials"))
    elif parts.scheme == "http" and not is_local(address):
        faults.append(Fault("film_fetch.only_https"))
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?) ?(B|kB|MB|GB)?", most.strip(), re.IGNORECASE)
    limit = 0
    if found is None:
        faults.append(Fault("film_fetch.bad_size", params={"value": most}))
    else:
        unit = _UNITS[(found[2] or "B").upper()]
        limit = round(float(found[1].replace(",", ".")) * unit)
    if sha256 is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", sha256):
        faults.append(Fault("film_fetch.bad_checksum", params={"value": sha256}))
    if faults:
        raise Faults(faults)
    target = out or Path(_name(parts.path))
    return FetchOrder(address, target, limit, sha256.lower() if sha256 else None)


def _name(path: str) -> str:
    """A file name of ours from the address: letters, digits, and no more than that."""
    last = unquote(path).rsplit("/", 1)[-1]
    safe = re.sub(r"[^\w. -]+", "_", last).strip(". -")[-100:]
    return safe or "film.mp4"


def fetch(order: FetchOrder, progress: Progress | None = None) -> Fetched:
    """Downloads the film and proves that it is one.

    Raises Faults; what has come stays for the next run, unless it was the wrong thing.
    """
    target = order.target
    if target.exists():
        raise fault("film_fetch.exists", target)
    part = target.with_name(target.name + ".part")
    with told(target), _locked(part):
        state = _State(part, order)
        _transfer(order, state, progress)
        came = checksum(part)
        if order.sha256 is not None and came != order.sha256:
            state.forget()
            raise fault("film_fetch.checksum", target)
        try:
            inspect(part)
        except Faults:
            state.forget()
            raise fault("film_fetch.not_a_film", target) from None
        count = part.stat().st_size
        part.rename(target)
        state.forget()
    return Fetched(target, count, came)


@contextmanager
def _locked(part: Path) -> Iterator[None]:
    lock = part.with_name(part.name + ".las")
    part.parent.mkdir(parents=True, exist_ok=True)
    with locked(lock, fault("film_fetch.busy", part.with_name(part.name.removesuffix(".part")))):
        try:
            yield
        finally:
            # It stays only beside something that the next run goes on with.
            if not part.exists():
                lock.unlink(missing_ok=True)


class _State:
    """What has come of one file, and what it was when it was begun."""

    def __init__(self, part: Path, order: FetchOrder) -> None:
        self.part = part
        self._notes = part.with_name(part.name + ".json")
        self._address = hashlib.sha256(order.address.encode()).hexdigest()
        self.validator: str | None = None
        with suppress(OSError, ValueError):
            known = json.loads(self._notes.read_text(encoding="utf-8"))
            if isinstance(known, dict) and known.get("address") == self._address:
                self.validator = known.get("validator")
        if self.validator is None:
            part.unlink(missing_ok=True)

    @property
    def have(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def begin(self, validator: str | None) -> None:
        """From the start, with what tells the server later which file this was."""
        self.validator = validator
        self.part.write_bytes(b"")
        notes = {"address": self._address, "validator": validator}
        write_whole(self._notes, json.dumps(notes).encode())

    def forget(self) -> None:
        self.part.unlink(missing_ok=True)
        self._notes.unlink(missing_ok=True)


def _transfer(order: FetchOrder, state: _State, progress: Progress | None) -> None:
    """Asks until all has come, taking up broken transfers a few times."""
    label = message("film_fetch.stage", name=shown(order.target.name))
    total: int | None = None
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE * 2 ** (attempt - 1))
        before = state.have
        try:
            with ask(order.address, before, state.validator) as answer:
                total = answer.total
                if answer.complete:
                    return
                if total is not None and total > order.limit:
                    raise fault("film_fetch.too_large", limit=size(order.limit))
                if answer.start != before or not before:
                    state.begin(answer.validator)
                _receive(order, state, answer, progress, label)
        except CutOff:
            if state.have > before:
                continue
        if state.have and (total is None or state.have >= total):
            return
    if not state.have:
        raise fault("film_fetch.unreachable", host=shown(host_of(order.address)))
    whole = size(total) if total else "?"
    raise fault("film_fetch.cut", order.target, done=size(state.have), total=whole)


def _receive(
    order: FetchOrder, state: _State, answer: Answer, progress: Progress | None, label: str
) -> None:
    done = state.have
    with state.part.open("ab") as file:
        while piece := answer.read(_CHUNK):
            if done < 512 and _is_page(piece):
                file.close()
                state.forget()
                raise fault("film_fetch.web_page")
            done += len(piece)
            if done > order.limit:
                file.close()
                state.forget()
                raise fault("film_fetch.too_large", limit=size(order.limit))
            file.write(piece)
            if progress and answer.total:
                progress(done, answer.total, label)


def _is_page(start: bytes) -> bool:
    head = start[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml", b"<!--"))


def account(fetched: Fetched, program: str) -> list[str]:
    """What to say when the film has come."""
    command = f"{program} films import FILM --textad '{shown(str(fetched.path))}'"
    return [
        message("film_fetch.done", file=shown(str(fetched.path)), size=size(fetched.bytes)),
        message("film_fetch.sha256", value=fetched.sha256),
        message("film_fetch.next", command=command),
    ]
