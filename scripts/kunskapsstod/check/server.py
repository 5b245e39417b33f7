"""The local web server that browser tests, the check and ``kunskapsstod serve`` share.

It behaves as production should: Range requests (RFC 9110, section 14; without them Chromium
cannot seek in a film), the right media types, the security headers, and the site under the
path of its own address, since 404.html has absolute links.
"""

from __future__ import annotations

import errno
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
import watchfiles
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import fault
from ..models import security
from ..models.types import TYPES
from ..texts import message

HOST = "127.0.0.1"
START_SECONDS = 10.0


@dataclass(frozen=True)
class Running:
    """A server that answers: ``url`` is the site's start page, with a slash at the end."""

    url: str
    port: int


class _SiteFiles(StaticFiles):
    """Starlette's static files (Range, 404.html, no path outside) with our media types."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        # The answer may be another file than asked for: a folder's index.html, or 404.html.
        served = str(getattr(response, "path", path))
        if response.status_code in (200, 404) and (kind := TYPES.get(Path(served).suffix.lower())):
            response.headers["content-type"] = kind
        # Always ask again: a rebuilt page must show at once.
        response.headers["cache-control"] = "no-cache"
        return response


class _SecurityHeaders:
    """Adds the site's security headers to every answer, errors and redirects included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = security.headers(scope.get("path", ""))

        async def send_with_headers(event: Message) -> None:
            if event["type"] == "http.response.start":
                MutableHeaders(scope=event).update(headers)
            await send(event)

        await self.app(scope, receive, send_with_headers)


def application(folder: Path, base_path: str = "/") -> ASGIApp:
    """The web application of one built site, below ``base_path``."""
    prefix = base_path.strip("/")
    files = _SiteFiles(directory=folder, html=True)
    routes: list[BaseRoute] = [Mount(f"/{prefix}" if prefix else "/", app=files)]
    if prefix:
        routes.insert(0, Route("/", lambda _: RedirectResponse(f"/{prefix}/")))
    handlers = {404: _not_found, 405: _wrong_method, 500: _broken}
    return _SecurityHeaders(Starlette(routes=routes, exception_handlers=handlers))


async def _not_found(request: Request, error: Exception) -> Response:
    return PlainTextResponse(message("check.server.not_found"), 404)


async def _wrong_method(request: Request, error: Exception) -> Response:
    return PlainTextResponse(message("check.server.method"), 405, {"Allow": "GET, HEAD"})


async def _broken(request: Request, error: Exception) -> Response:
    return PlainTextResponse(message("check.server.broken"), 500)


@contextmanager
def running(folder: Path, base_path: str = "/", port: int = 0) -> Iterator[Running]:
    """Serve the folder in a thread for as long as the ``with`` block lasts; port 0 = any free.

    Raises Faults when the folder is missing or the port is taken.
    """
    if not folder.is_dir():
        raise fault("check.site.missing", folder)
    listener = _listen(port)
    config = uvicorn.Config(
        application(folder, base_path),
        lifespan="off",
        ws="none",
        log_config=None,
        log_level="critical",
        access_log=False,
        timeout_graceful_shutdown=1,  # a page that never finishes loading holds its line open
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listener]}, name="site-server", daemon=True
    )
    thread.start()
    try:
        _await_start(server, thread)
        number = int(listener.getsockname()[1])
        path = f"/{base_path.strip('/')}/".replace("//", "/")
        yield Running(f"http://{HOST}:{number}{path}", number)
    finally:
        server.should_exit = True
        thread.join(timeout=5)
        listener.close()


def serve(
    folder: Path,
    port: int,
    on_change: Callable[[frozenset[Path]], None] | None = None,
    *,
    base_path: str = "/",
    watch: Sequence[Path] = (),
    started: Callable[[Running], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Serve until ``stop`` is set or the user presses Ctrl-C.

    Every batch of changes below ``watch`` is given to ``on_change``, one at a time; what it
    builds is served at the next request. The served folder itself is never watched.
    """
    stop = stop or threading.Event()
    with running(folder, base_path, port) as server:
        if started:
            started(server)
        try:
            for changed in _changes(watch, folder, stop) if on_change else ():
                assert on_change is not None
                on_change(changed)
            while not stop.wait(0.5):
                pass
        except KeyboardInterrupt:
            return


def _changes(
    watch: Sequence[Path], served: Path, stop: threading.Event
) -> Iterator[frozenset[Path]]:
    paths = [path for path in watch if path.exists()]
    if not paths:
        return
    wanted = watchfiles.DefaultFilter(
        ignore_dirs=(*watchfiles.DefaultFilter.ignore_dirs, ".kunskapsstod"),
        ignore_entity_patterns=(*watchfiles.DefaultFilter.ignore_entity_patterns, r"^\.site-"),
        ignore_paths=[served],
    )
    for batch in watchfiles.watch(*paths, watch_filter=wanted, stop_event=stop, debounce=400):
        yield frozenset(Path(name) for _, name in batch)


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere the option lets two programs share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise fault("check.server.port_in_use", port=port, other=port + 1) from None
        raise fault("check.server.port_refused", port=port) from None
    except OverflowError:
        listener.close()
        raise fault("check.server.port_refused", port=port) from None
    return listener


def _await_start(server: uvicorn.Server, thread: threading.Thread) -> None:
    limit = time.monotonic() + START_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > limit:
            raise fault("check.server.not_started")
        time.sleep(0.01)
