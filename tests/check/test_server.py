"""The server answers as production does: ranges, types, headers, and nothing outside the folder."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kunskapsstod.check.server import Running, running, serve
from kunskapsstod.errors import Faults
from kunskapsstod.models import security

BASE = "/guiden/kp/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    secret = root / "hemligt.txt"
    secret.write_text("hemligt")
    site = root / "site"
    (site / "roller").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html><title>Start</title>", encoding="utf-8")
    (site / "roller" / "index.html").write_text("<!doctype html><title>Roller</title>")
    (site / "404.html").write_text("<!doctype html><title>Finns inte</title>")
    for name in ("film.mp4", "text.vtt", "bild.webp", "a.woff2", "a.css", "a.js", "a.svg"):
        (site / name).write_bytes(bytes(range(200)))
    (site / "ut.txt").symlink_to(secret)
    (site / "utmapp").symlink_to(root)
    return site


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Running]:
    with running(folder, BASE) as started:
        yield started


def ask(
    server: Running, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """One request with the path exactly as written: clients would tidy ``..`` away."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host=False)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def test_the_address_is_the_start_page(server: Running) -> None:
    assert urlsplit(server.url).path == BASE
    status, headers, body = ask(server, BASE)
    assert status == 200
    assert b"Start" in body
    assert headers["content-type"] == "text/html; charset=utf-8"


def test_a_part_of_a_film_is_sent_alone(server: Running) -> None:
    status, headers, body = ask(server, f"{BASE}film.mp4", Range="bytes=10-19")
    assert status == 206
    assert body == bytes(range(10, 20))
    assert headers["content-range"] == "bytes 10-19/200"
    assert headers["accept-ranges"] == "bytes"
    assert headers["content-type"] == "video/mp4"


@pytest.mark.parametrize(
    ("asked", "length"), [("bytes=190-", 10), ("bytes=-5", 5), ("bytes=0-9999", 200)]
)
def test_open_ranges(server: Running, asked: str, length: int) -> None:
    status, _, body = ask(server, f"{BASE}film.mp4", Range=asked)
    assert (status, len(body)) == (206, length)


def test_a_range_outside_the_file_is_refused(server: Running) -> None:
    status, headers, _ = ask(server, f"{BASE}film.mp4", Range="bytes=500-")
    assert status == 416
    assert headers["content-range"] == "bytes */200"


def test_head_sends_no_body(server: Running) -> None:
    status, headers, body = ask(server, f"{BASE}film.mp4", "HEAD")
    assert (status, headers["content-length"], body) == (200, "200", b"")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("text.vtt", "text/vtt; charset=utf-8"),
        ("bild.webp", "image/webp"),
        ("a.woff2", "font/woff2"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
    ],
)
def test_types(server: Running, name: str, kind: str) -> None:
    assert ask(server, BASE + name)[1]["content-type"] == kind


@pytest.mark.parametrize("path", [BASE, f"{BASE}borta/", f"{BASE}roller", "/", "/annat", "*"])
def test_every_answer_carries_the_security_headers(server: Running, path: str) -> None:
    _, headers, _ = ask(server, path)
    for name, value in security.headers().items():
        assert headers[name.lower()] == value


def test_a_folder_without_slash_is_sent_on(server: Running) -> None:
    status, headers, _ = ask(server, f"{BASE}roller")
    assert status in (301, 307, 308)
    assert urlsplit(headers["location"]).path == f"{BASE}roller/"
    assert ask(server, f"{BASE}roller/")[0] == 200


def test_what_is_not_there_gets_the_sites_own_page(server: Running) -> None:
    status, headers, body = ask(server, f"{BASE}borta/")
    assert status == 404
    assert b"Finns inte" in body
    assert headers["content-type"] == "text/html; charset=utf-8"


def test_outside_the_base_path_there_is_nothing(server: Running) -> None:
    assert ask(server, "/film.mp4")[0] == 404
    status, headers, _ = ask(server, "/")
    assert (status, urlsplit(headers["location"]).path) == (307, BASE)


@pytest.mark.parametrize(
    "path",
    [
        "../hemligt.txt",
        "..%2fhemligt.txt",
        "%2e%2e/hemligt.txt",
        "roller/../../hemligt.txt",
        "//etc/passwd",
        "%2fetc%2fpasswd",
        "ut.txt",
        "utmapp/hemligt.txt",
        "film.mp4%00.html",
    ],
)
def test_nothing_outside_the_folder_is_served(server: Running, path: str) -> None:
    status, _, body = ask(server, BASE + path)
    assert status == 404
    assert b"hemligt" not in body
    assert b"root:" not in body


def test_only_reading_is_allowed(server: Running) -> None:
    status, _, body = ask(server, BASE, "DELETE")
    assert status == 405
    assert "Servern svarar bara" in body.decode()


def test_without_a_base_path(folder: Path) -> None:
    with running(folder) as plain:
        assert urlsplit(plain.url).path == "/"
        assert ask(plain, "/roller/")[0] == 200


def test_a_port_in_use_is_a_sentence(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Faults, match=f"Port {port} används redan"), running(folder, "/", port):
            pass


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_cannot_be_is_a_sentence(folder: Path, port: int) -> None:
    with pytest.raises(Faults, match="mellan 1024 och 65535"), running(folder, "/", port):
        pass


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="Bygg webbplatsen först"), running(tmp_path / "borta"):
        pass


def test_the_port_is_free_again_afterwards(folder: Path) -> None:
    with running(folder) as first:
        port = first.port
    with running(folder, "/", port) as again:
        assert ask(again, "/")[0] == 200


def test_serve_tells_of_changes_and_stops(folder: Path, tmp_path: Path) -> None:
    stop, heard = threading.Event(), threading.Event()
    seen: list[frozenset[Path]] = []
    address: list[Running] = []

    def changed(paths: frozenset[Path]) -> None:
        seen.append(paths)
        heard.set()

    options = {"watch": [tmp_path], "started": address.append, "stop": stop}
    thread = threading.Thread(target=serve, args=(folder, 0, changed), kwargs=options)
    thread.start()
    try:
        for attempt in range(50):  # the watcher needs a moment before it hears
            (tmp_path / "sida.md").write_text(str(attempt))
            if heard.wait(0.2):
                break
        assert heard.is_set()
        assert ask(address[0], "/")[0] == 200
        assert any(path.name == "sida.md" for path in seen[0])
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def test_a_rebuilt_site_shows_at_once(tmp_path: Path) -> None:
    site, fresh = tmp_path / "site", tmp_path / "ny"
    for folder, text in ((site, "gammal"), (fresh, "ny sida")):
        folder.mkdir()
        (folder / "index.html").write_text(text)
    with running(site) as server:
        assert ask(server, "/")[2] == b"gammal"
        site.rename(tmp_path / "old")
        fresh.rename(site)
        assert ask(server, "/")[2] == b"ny sida"
        started = time.monotonic()
    assert time.monotonic() - started < 5
