"""Whatever happens to the browser, every page is judged or is a fault; the run goes on."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kunskapsstod.check.browser.process import Worker
from kunskapsstod.check.browser.runner import check_pages
from kunskapsstod.check.browser.tools import Toolbox
from kunskapsstod.check.catalogue import describe
from kunskapsstod.errors import Faults

from .conftest import NOTHING_ACCEPTED, Judge, served

pytestmark = pytest.mark.browser

FINE = "<p>En mening.</p>"


@contextlib.contextmanager
def silent_server() -> Iterator[str]:
    """Takes every connection and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken: list[socket.socket] = []

        def take() -> None:
            with contextlib.suppress(OSError):
                while True:
                    taken.append(listener.accept()[0])

        threading.Thread(target=take, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/bild.png"
        for connection in taken:
            connection.close()


def children(parent: int) -> list[int]:
    """Every process below ``parent``, read from /proc: nobody else's may be touched."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rsplit(")", 1)[1].split()
            parents[int(stat.parent.name)] = int(fields[1])
    below = [parent]
    for pid in below:
        below += [child for child, mother in parents.items() if mother == pid]
    return below[1:]


def command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""


def below_workers() -> list[int]:
    """Only what our own workers started: other tests may have a browser in this process."""
    workers = [pid for pid in children(os.getpid()) if "worker.mjs" in command(pid)]
    return [pid for worker in workers for pid in children(worker)]


def browsers() -> list[int]:
    """The browser's first process: the only one of its family without --type."""
    return [
        pid
        for pid in below_workers()
        if "--remote-debugging-pipe" in command(pid) and "--type=" not in command(pid)
    ]


def renderers() -> list[int]:
    """The processes that show pages."""
    return [pid for pid in below_workers() if "--type=renderer" in command(pid)]


@contextlib.contextmanager
def killing(find: Callable[[], list[int]]) -> Iterator[None]:
    """Kills what ``find`` finds, again and again, once it has lived for a second."""
    stop = threading.Event()

    def kill() -> None:
        while not stop.wait(0.05):
            for pid in find():
                with contextlib.suppress(OSError):
                    if time.time() - Path(f"/proc/{pid}").stat().st_mtime > 1.5:
                        os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def test_a_page_that_never_finishes_loading(judge: Judge) -> None:
    with silent_server() as address:
        # Same host as the page, or the browser's host rules would refuse it at once.
        hanging = f'<img src="{address}" alt="">'
        page = f"<!doctype html><html lang='sv'><title>T</title><body>{hanging}</body></html>"
        pages = {"a.html": FINE, "hanger.html": page, "z.html": FINE}
        started = time.monotonic()
        with csp_off():
            run = judge(pages, seconds=3)
    assert [(one.page, one.rule) for one in run.findings] == [("hanger.html", "browser.timeout")]
    assert "inte klar på 3 sekunder" in describe(run.findings[0]).what
    assert time.monotonic() - started < 25


@contextlib.contextmanager
def csp_off() -> Iterator[None]:
    """Lets the hanging picture through: the site's policy would stop it before it hangs."""
    from kunskapsstod.models import security

    kept = dict(security.CSP)
    security.CSP["img-src"] = "*"
    try:
        yield
    finally:
        security.CSP.update(kept)


def test_a_script_that_loops_for_ever(judge: Judge) -> None:
    looping = (
        "<!doctype html><html lang='sv'><title>T</title><body><h1>Loop</h1>"
        "<script src='/loop.js'></script></body></html>"
    )
    pages = {"a.html": looping, "loop.js": "while (true) {}", "b.html": FINE}
    run = judge(pages, seconds=4)
    assert [(one.page, one.rule) for one in run.findings] == [("a.html", "browser.timeout")]


def test_a_page_of_five_megabytes_is_named_and_the_others_are_judged(judge: Judge) -> None:
    line = "<p>Ett stycke med <a href='/b.html'>en länk</a> som fyller ut sidan en smula.</p>\n"
    big = line * (5_000_000 // len(line))
    run = judge({"a.html": big, "b.html": "<input>"}, seconds=6, lanes=1)
    assert [one.page for one in run.findings if one.rule == "browser.timeout"] == ["a.html"]
    assert {one.page for one in run.findings if one.rule == "axe.label"} == {"b.html"}


def test_a_page_that_is_not_there(tools: Toolbox, tmp_path: Path) -> None:
    with served(tmp_path / "site", {"a.html": FINE}) as server:
        run = check_pages(server.url, ["borta/", "a.html"], tools, NOTHING_ACCEPTED)
    assert [(one.page, one.rule) for one in run.findings] == [("borta/", "browser.status")]
    assert "felkod 404" in describe(run.findings[0]).what


def test_a_killed_browser_is_started_again_and_nothing_is_lost(
    tools: Toolbox, tmp_path: Path
) -> None:
    pages = {f"{number}.html": f"<p>Sida</p><input id='f{number}'>" for number in range(8)}
    killed: list[int] = []

    def kill_once(done: int, total: int) -> None:
        if done == 2 and not killed:
            killed.extend(browsers())
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    with served(tmp_path / "site", pages) as server:
        run = check_pages(server.url, list(pages), tools, NOTHING_ACCEPTED, progress=kill_once)
    assert len(killed) == 1
    judged = {one.page for one in run.findings if one.rule == "axe.label"}
    assert judged == set(pages)
    assert not [one for one in run.findings if one.rule.startswith("browser.")]


def test_a_killed_worker_is_started_again(tools: Toolbox, tmp_path: Path) -> None:
    pages = {f"{number}.html": "<p>Sida</p><input>" for number in range(4)}
    killed: list[int] = []

    def kill_once(done: int, total: int) -> None:
        if not killed:
            mine = children(os.getpid())
            killed.extend(pid for pid in mine if "worker.mjs" in command(pid))
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    with served(tmp_path / "site", pages) as server:
        run = check_pages(server.url, list(pages), tools, NOTHING_ACCEPTED, progress=kill_once)
    assert killed
    assert {one.page for one in run.findings if one.rule == "axe.label"} == set(pages)


@pytest.mark.parametrize("victim", [browsers, renderers])
def test_a_browser_that_always_dies_faults_the_pages_it_was_given(
    tools: Toolbox, victim: Callable[[], list[int]]
) -> None:
    """Two tries each, then a fault: never a pass, and never for ever."""
    with silent_server() as address, killing(victim):
        base = address.removesuffix("bild.png")
        run = check_pages(base, ["a.html", "b.html"], tools, NOTHING_ACCEPTED, seconds=20)
    assert {one.page for one in run.findings} == {"a.html", "b.html"}
    # Chromium may see its page process die before or after it has given the page up.
    assert {one.rule for one in run.findings} <= {"browser.crash", "browser.failed"}


def test_no_browser_at_all_is_a_sentence(tools: Toolbox) -> None:
    with pytest.raises(Faults, match="Webbläsaren startade inte"):
        broken = replace(tools, chromium=Path("/bin/false"))
        check_pages("http://127.0.0.1:9/", ["a"], broken, NOTHING_ACCEPTED)


def test_nothing_is_left_behind(tools: Toolbox) -> None:
    before = set(children(os.getpid()))
    with Worker(tools, 1, 10) as worker:
        assert worker.answer(60)["ready"]
        profile = worker._profile
        assert profile.is_dir()
    assert not profile.exists()
    deadline = time.monotonic() + 5
    while set(children(os.getpid())) - before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not set(children(os.getpid())) - before
