"""One question to a web server for a part of a file, with the standard library's client."""

from __future__ import annotations

import http.client
import ipaddress
import re
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .. import __version__
from ..errors import fault

_TIMEOUT = 30
"""Seconds without a byte."""
_REDIRECTS = 5


class CutOff(Exception):  # noqa: N818 - what happened, not a fault yet: it may be tried again
    """The transfer ended before all had come, or never began."""


@dataclass
class Answer:
    """What the server sends.

    start:     the first byte's place in the whole file
    total:     the whole file's size; None when the server does not say
    validator: what to tell the server next time; None when it gives nothing to go by
    complete:  there is nothing more to send
    """

    start: int
    total: int | None
    validator: str | None
    complete: bool
    _body: Any = None

    def read(self, count: int) -> bytes:
        """The next bytes; none at the end. Raises CutOff."""
        try:
            return bytes(self._body.read(count))
        except (OSError, http.client.HTTPException):
            raise CutOff from None


@contextmanager
def ask(address: str, start: int, validator: str | None) -> Iterator[Answer]:
    """Asks for the file from ``start`` on, if it is still the one ``validator`` names.

    Raises Faults when the server will not, CutOff when it cannot be reached.
    """
    headers = {"User-Agent": f"kunskapsstod/{__version__}", "Accept-Encoding": "identity"}
    if start and validator:
        headers |= {"Range": f"bytes={start}-", "If-Range": validator}
    request = urllib.request.Request(address, headers=headers)
    try:
        with _opener(address).open(request, timeout=_TIMEOUT) as body:
            yield _answer(body, start)
    except urllib.error.HTTPError as error:
        with error:
            yield _refusal(error, start)
    except (urllib.error.URLError, ssl.SSLError, TimeoutError, ConnectionError):
        raise CutOff from None
    except http.client.HTTPException:
        raise CutOff from None


def host_of(address: str) -> str:
    """The server's name: the only part of an address that is ever shown."""
    return urlsplit(address).hostname or ""


def is_local(address: str) -> bool:
    """Whether the address is this very machine's."""
    host = host_of(address)
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _opener(address: str) -> urllib.request.OpenerDirector:
    handlers: list[Any] = [_Redirects(is_local(address))]
    if is_local(address):
        handlers.append(urllib.request.ProxyHandler({}))
    return urllib.request.build_opener(*handlers)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """A few, never to an unprotected address, and never from outside into this machine."""

    max_redirections = _REDIRECTS
    max_repeats = _REDIRECTS

    def __init__(self, local: bool) -> None:
        self._local = local

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        parts = urlsplit(newurl)
        if parts.username or parts.password:
            raise fault("film_fetch.credentials")
        if is_local(newurl):
            if not self._local:
                raise fault("film_fetch.not_found", status=code)
        elif parts.scheme != "https":
            raise fault("film_fetch.only_https")
        made = super().redirect_request(req, fp, code, msg, headers, newurl)
        if made is not None:
            # urllib leaves out what it takes for the body's; the range is the question's own.
            for name, value in req.header_items():
                made.add_header(name, value)
            made.remove_header("Host")
        return made


def _answer(body: Any, start: int) -> Answer:
    headers = body.headers
    length = headers.get("Content-Length")
    length = int(length) if length and length.isdigit() else None
    tag = headers.get("ETag")
    # A weak tag promises the same meaning, not the same bytes.
    validator = tag if tag and not tag.startswith("W/") else headers.get("Last-Modified")
    if body.status == 206:
        found = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+|\*)", headers.get("Content-Range", ""))
        if found is None or int(found[1]) != start:
            raise CutOff
        total = int(found[3]) if found[3] != "*" else start + (length or 0)
        return Answer(start, total, validator, False, body)
    return Answer(0, length, validator, False, body)


def _refusal(error: urllib.error.HTTPError, start: int) -> Answer:
    status = error.code
    if status == 416 and start:
        found = re.fullmatch(r"bytes \*/(\d+)", error.headers.get("Content-Range", ""))
        if found and int(found[1]) == start:
            return Answer(start, start, None, True)
        raise CutOff
    if status in (401, 403, 407):
        raise fault("film_fetch.denied", status=status)
    if status in (404, 410):
        raise fault("film_fetch.not_found", status=status)
    if 300 <= status < 400:
        raise fault("film_fetch.redirects")
    raise fault("film_fetch.refused", status=status)
