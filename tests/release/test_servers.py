"""The real web servers, with our files, serve the guide as it was checked."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kunskapsstod.models.security import csp, headers
from kunskapsstod.models.types import TYPES
from kunskapsstod.project import Project
from kunskapsstod.release.operations import FOLDER, place_of, render, write_operations

from .servers import server

START_SECONDS = 15.0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Running:
    """A server at work: ``base`` is the path the site lies under, ``log`` its access log."""

    port: int
    base: str
    log: Path

    def get(self, path: str, **asked: str) -> Answer:
        url = f"http://127.0.0.1:{self.port}{path}"
        given = {name.replace("_", "-"): value for name, value in asked.items()}
        request = urllib.request.Request(url, headers=given)
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=10) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def _site(folder: Path) -> Path:
    """A site with one file of each kind the guide has."""
    for name in ("index.html", "sok/index.html", "lattlast/sok/index.html", "404.html"):
        page = folder / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<!doctype html><title>{name}</title>" + "<p>åäö</p>" * 200, "utf-8")
    assets = folder / "assets" / "0123456789ab"
    assets.mkdir(parents=True)
    for ending in TYPES:
        (assets / f"fil{ending}").write_bytes(b"0123456789" * 100)
    (folder / ".hemlig").write_text("nej")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def _nginx(program: Path, folder: Path, site: Path, base: str, port: int) -> list[str]:
    place = replace(
        place_of(f"https://guide.test.example{base}"),
        listen=f"127.0.0.1:{port}",
        folder=str(site),
        log=str(folder / "access.log"),
    )
    (folder / "guide.conf").write_text(render("nginx.conf.j2", place), "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/pid; error_log {folder}/error.log;"
        f"events {{}} http {{ {temporary} include {folder}/guide.conf; }}",
        "utf-8",
    )
    return [str(program), "-p", str(folder), "-c", str(folder / "nginx.conf")]


def _caddy(program: Path, folder: Path, site: Path, base: str, port: int) -> list[str]:
    place = replace(
        place_of(f"http://127.0.0.1:{port}{base}"),
        folder=str(site),
        caddy_log=f"file {folder / 'access.log'}",
    )
    text = "{\n\tadmin off\n}\n" + render("Caddyfile.j2", place)
    (folder / "Caddyfile").write_text(text, "utf-8")
    return [str(program), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


COMMANDS: dict[str, Callable[[Path, Path, Path, str, int], list[str]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
}


@pytest.fixture(
    scope="module",
    params=[(name, base) for name in COMMANDS for base in ("/", "/stod/guide/")],
    ids=lambda param: f"{param[0]} {param[1]}",
)
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    name, base = request.param
    program = server(name)
    if program is None:
        pytest.skip(f"{name} can neither be found nor fetched here")
    folder = tmp_path_factory.mktemp(name)
    folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = COMMANDS[name](program, folder, _site(folder / "site"), base, port)
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
    try:
        _await_answer(process, port, folder / "said.txt")
        yield Running(port, base, folder / "access.log")
    finally:
        process.terminate()
        process.wait(timeout=10)


def _await_answer(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(said.read_text("utf-8"))


def test_every_answer_carries_the_headers_the_guide_was_checked_with(running: Running) -> None:
    wanted = {k: v for k, v in headers().items() if k != "Content-Security-Policy"}
    for path in ("", "finns-inte/", "assets/0123456789ab/fil.css"):
        answer = running.get(running.base + path)
        assert {name: answer.headers.get(name) for name in wanted} == wanted
        assert answer.headers["Content-Security-Policy"] == csp()
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


@pytest.mark.parametrize("page", ["sok/", "lattlast/sok/", "sok/?q=hemligt"])
def test_only_a_search_page_may_run_webassembly(running: Running, page: str) -> None:
    answer = running.get(running.base + page)
    assert (answer.status, answer.headers["Content-Security-Policy"]) == (200, csp(search=True))


@pytest.mark.parametrize("ending", TYPES)
def test_every_file_is_told_by_its_right_type(running: Running, ending: str) -> None:
    answer = running.get(f"{running.base}assets/0123456789ab/fil{ending}")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == TYPES[ending]


def test_a_film_can_be_moved_in(running: Running) -> None:
    answer = running.get(f"{running.base}assets/0123456789ab/fil.mp4", Range="bytes=10-19")
    assert (answer.status, answer.body) == (206, b"0123456789")
    assert answer.headers["Content-Range"] == "bytes 10-19/1000"


def test_text_is_compressed_and_film_is_not(running: Running) -> None:
    page = running.get(running.base, Accept_Encoding="gzip")
    assert page.headers.get("Content-Encoding") == "gzip"
    assert "åäö" in gzip.decompress(page.body).decode("utf-8")
    film = running.get(
        f"{running.base}assets/0123456789ab/fil.mp4", Accept_Encoding="gzip", Range="bytes=0-9"
    )
    assert "Content-Encoding" not in film.headers


def test_a_page_that_is_not_there_is_answered_with_the_guide_s_own(running: Running) -> None:
    answer = running.get(f"{running.base}finns-inte/")
    assert answer.status == 404 and b"404.html" in answer.body
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_an_address_without_its_last_slash_leads_to_the_page(running: Running) -> None:
    answer = running.get(f"{running.base}sok")
    assert answer.status in (301, 308)
    assert answer.headers["Location"].endswith(f"{running.base}sok/")


def test_hidden_files_are_not_served(running: Running) -> None:
    answer = running.get(f"{running.base}.hemlig")
    assert answer.status == 404 and b"nej" not in answer.body


def test_what_changes_name_is_kept_and_all_else_is_asked_for_again(running: Running) -> None:
    assert (
        "immutable"
        in running.get(f"{running.base}assets/0123456789ab/fil.js").headers["Cache-Control"]
    )
    assert running.get(running.base).headers["Cache-Control"] == "no-cache"


def test_what_somebody_searches_for_is_not_in_the_log(running: Running) -> None:
    running.get(f"{running.base}sok/?q=mycket-privat")
    running.get(f"{running.base}sok/?q=mycket-privat", Referer="https://x.example/?q=mycket-privat")
    time.sleep(0.3)
    log = running.log.read_text("utf-8")
    assert f"{running.base}sok/" in log
    assert "mycket-privat" not in log


def test_the_files_are_written_and_a_changed_one_is_left_alone(small: Project) -> None:
    write_operations(small)
    conf = small.site / FOLDER / "nginx.conf"
    first = conf.read_text("utf-8")
    assert "guide.exempelkommun.example" in first
    conf.write_text(first + "# vårt\n", "utf-8")
    lines = write_operations(small)
    assert conf.read_text("utf-8").endswith("# vårt\n")
    assert (small.site / FOLDER / "nginx.conf.ny").read_text("utf-8") == first
    assert any("nginx.conf.ny" in line for line in lines)
    shutil.rmtree(small.site / FOLDER)


@pytest.mark.parametrize("name", ["github.yml", "gitlab-ci.yml"])
def test_a_workflow_is_yaml_that_builds_and_then_checks(small: Project, name: str) -> None:
    import yaml

    write_operations(small)
    text = (small.site / FOLDER / name).read_text("utf-8")
    assert yaml.safe_load(text)
    assert 0 < text.index("kunskapsstod build") < text.index("kunskapsstod check")
