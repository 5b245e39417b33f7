"""Downloads from a real server that behaves, and from one that does not."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films import fetch as module
from kunskapsstod.films.fetch import Fetched, fetch, fetch_order

from .media import Kind, make_film


@dataclass
class Server:
    """How the server behaves, and what it was asked.

    drop:   bytes after which the connection is broken, once for each entry
    claims: length it claims beside the truth
    """

    url: str = ""
    body: bytes = b""
    etag: str | None = '"ett"'
    ranges: bool = True
    drop: list[int] = field(default_factory=list)
    claims: int = 0
    status: int = 200
    location: str | None = None
    slow: float = 0
    chunked: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(module, "_PAUSE", 0.01)
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            state.asked.append({key.lower(): value for key, value in self.headers.items()})
            if state.location and self.path == "/film.mp4":
                self.send_response(302)
                self.send_header("Location", state.location)
                self.end_headers()
                return
            if state.status != 200:
                self.send_error(state.status)
                return
            start = 0
            wanted = self.headers.get("Range")
            if wanted and state.ranges and self.headers.get("If-Range") == state.etag:
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                if start >= len(state.body):
                    self.send_response(416)
                    self.send_header("Content-Range", f"bytes */{len(state.body)}")
                    self.end_headers()
                    return
                self.send_response(206)
                end = len(state.body)
                self.send_header("Content-Range", f"bytes {start}-{end - 1}/{end}")
            else:
                self.send_response(200)
            if state.etag:
                self.send_header("ETag", state.etag)
            part = state.body[start:]
            if not state.chunked:
                self.send_header("Content-Length", str(len(part) + state.claims))
            self.end_headers()
            if state.drop:
                part = part[: state.drop.pop(0)]
            time.sleep(state.slow)
            self.wfile.write(part)

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{running.server_address[1]}"
    try:
        yield state
    finally:
        running.shutdown()
        running.server_close()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    return make_film(path, Kind(noise=True, seconds=1)).read_bytes()


def get(server: Server, folder: Path, most: str = "4 GB", sha256: str | None = None) -> Fetched:
    return fetch(fetch_order(f"{server.url}/film.mp4", folder / "film.mp4", most, sha256))


def code(server: Server, folder: Path, most: str = "4 GB", sha256: str | None = None) -> str:
    with pytest.raises(Faults) as found:
        get(server, folder, most, sha256)
    (one,) = found.value.faults
    assert "\n" not in one.sentence()
    assert not (folder / "film.mp4").exists()
    return one.code


def test_a_film_comes_whole_and_nothing_else_is_left(
    server: Server, film: bytes, tmp_path: Path
) -> None:
    server.body = film
    checksum = hashlib.sha256(film).hexdigest()
    done = get(server, tmp_path, sha256=checksum.upper())
    assert (done.bytes, done.sha256) == (len(film), checksum)
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]
    assert done.path.read_bytes() == film


def test_a_broken_transfer_is_taken_up_where_it_ended(
    server: Server, film: bytes, tmp_path: Path
) -> None:
    server.body, server.drop = film, [5000, 7000]
    assert get(server, tmp_path).path.read_bytes() == film
    assert [asked.get("range") for asked in server.asked] == [None, "bytes=5000-", "bytes=12000-"]


def test_a_later_run_goes_on_and_no_address_is_written_down(
    server: Server, film: bytes, tmp_path: Path
) -> None:
    server.body, server.drop = film, [5000, 0, 0, 0, 0]
    assert code(server, tmp_path) == "film_fetch.cut"
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert left["film.mp4.part"] == film[:5000]
    assert not any(b"127.0.0.1" in data for data in left.values())
    server.drop = []
    assert get(server, tmp_path).path.read_bytes() == film
    assert server.asked[-1]["range"] == "bytes=5000-"
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


def test_a_file_that_has_changed_since_is_fetched_anew(
    server: Server, film: bytes, tmp_path: Path
) -> None:
    server.body, server.drop = film[::-1], [5000, 0, 0, 0, 0]
    assert code(server, tmp_path) == "film_fetch.cut"
    server.body, server.etag, server.drop = film, '"tva"', []
    assert get(server, tmp_path).path.read_bytes() == film


@pytest.mark.parametrize("etag", ['"ett"', 'W/"svag"', None])
def test_a_server_that_denies_ranges_is_asked_from_the_start(
    server: Server, film: bytes, tmp_path: Path, etag: str | None
) -> None:
    server.body, server.ranges, server.etag, server.drop = film, False, etag, [5000]
    assert get(server, tmp_path).path.read_bytes() == film


def test_a_server_that_promises_more_than_it_sends_is_not_believed(
    server: Server, film: bytes, tmp_path: Path
) -> None:
    server.body, server.claims, server.ranges = film, 4000, False
    assert code(server, tmp_path) == "film_fetch.cut"


def test_a_film_of_unknown_length_comes_too(server: Server, film: bytes, tmp_path: Path) -> None:
    server.body, server.chunked = film, True
    assert get(server, tmp_path).path.read_bytes() == film


@pytest.mark.parametrize("chunked", [False, True])
def test_a_file_over_the_limit_is_refused(
    server: Server, film: bytes, tmp_path: Path, chunked: bool
) -> None:
    server.body, server.chunked = film, chunked
    assert code(server, tmp_path, most="10 kB") == "film_fetch.too_large"
    assert not (tmp_path / "film.mp4.part").exists()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<!DOCTYPE html><title>Logga in</title>" * 50, "film_fetch.web_page"),
        (b"\n <html><body>" * 50, "film_fetch.web_page"),
        (b"PK\x03\x04" + bytes(500), "film_fetch.not_a_film"),
        (b"", "film_fetch.unreachable"),
    ],
)
def test_what_is_no_film_is_told_by_its_content(
    server: Server, tmp_path: Path, body: bytes, expected: str
) -> None:
    server.body = body
    assert code(server, tmp_path) == expected
    assert not list(tmp_path.iterdir()) or not body


def test_a_wrong_checksum_throws_the_file_away(server: Server, film: bytes, tmp_path: Path) -> None:
    server.body = film
    assert code(server, tmp_path, sha256="0" * 64) == "film_fetch.checksum"
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("status", "expected"),
    [(401, "denied"), (403, "denied"), (404, "not_found"), (410, "not_found"), (503, "refused")],
)
def test_a_refusal_is_told(server: Server, tmp_path: Path, status: int, expected: str) -> None:
    server.status = status
    assert code(server, tmp_path) == f"film_fetch.{expected}"


def test_redirects_are_followed_a_few_times_and_only_to_safe_addresses(
    server: Server, film: bytes, tmp_path: Path
) -> None:
    server.body, server.location = film, "/annan.mp4"
    assert get(server, tmp_path / "a").path.read_bytes() == film
    server.location = "/film.mp4"
    assert code(server, tmp_path) == "film_fetch.redirects"
    server.location = "http://example.org/film.mp4"
    assert code(server, tmp_path) == "film_fetch.only_https"
    server.location = "https://a:b@example.org/film.mp4"
    assert code(server, tmp_path) == "film_fetch.credentials"
    server.location = "file:///etc/hostname"
    assert code(server, tmp_path) == "film_fetch.redirects"


def test_nobody_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PAUSE", 0.01)
    order = fetch_order("http://127.0.0.1:9/film.mp4", tmp_path / "a.mp4", "1 MB", None)
    with pytest.raises(Faults) as found:
        fetch(order)
    assert found.value.faults[0].code == "film_fetch.unreachable"


def test_a_server_that_says_nothing_is_not_waited_for_forever(
    server: Server, film: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kunskapsstod.films import web

    monkeypatch.setattr(web, "_TIMEOUT", 0.2)
    server.body, server.slow = film, 1.0
    assert code(server, tmp_path) in ("film_fetch.cut", "film_fetch.unreachable")


def test_a_file_that_is_there_is_not_written_over(
    server: Server, film: bytes, tmp_path: Path
) -> None:
    (tmp_path / "film.mp4").write_text("min")
    with pytest.raises(Faults) as found:
        get(server, tmp_path)
    assert found.value.faults[0].code == "film_fetch.exists"
    assert server.asked == [] and (tmp_path / "film.mp4").read_text() == "min"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://example.org/film.mp4", "only_https"),
        ("https://anna:hemligt@example.org/film.mp4", "credentials"),
        ("ftp://example.org/film.mp4", "bad_address"),
        ("file:///etc/passwd", "bad_address"),
        ("film.mp4", "bad_address"),
        ("https://[::1/film.mp4", "bad_address"),
        ("https://example.org:abc/", "bad_address"),
        ("https:///film.mp4", "bad_address"),
        ("https://example.org/a\nb", "bad_address"),
    ],
)
def test_an_address_that_will_not_do_is_told_before_anything_is_asked(
    address: str, expected: str
) -> None:
    with pytest.raises(Faults) as found:
        fetch_order(address, None, "4 GB", None)
    assert [one.code for one in found.value.faults] == [f"film_fetch.{expected}"]
    assert "hemligt" not in found.value.faults[0].sentence()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/a/film.mp4?token=x", "film.mp4"),
        ("/a/..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("/%2e%2e", "film.mp4"),
        ("/", "film.mp4"),
        ("/v%C3%A5r%20film%22.mp4", "vår film_.mp4"),
        ("/-rf", "rf"),
    ],
)
def test_the_files_name_is_made_safe(path: str, name: str) -> None:
    assert fetch_order(f"https://example.org{path}", None, "1 GB", None).target == Path(name)
