"""The cases as one small site, and what every layer of the check finds on it."""

from __future__ import annotations

import shutil
import threading
import wave
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import av
import numpy as np
from PIL import Image

from kunskapsstod.check.accepted import Accepted
from kunskapsstod.check.browser.findings import State
from kunskapsstod.check.browser.runner import check_pages
from kunskapsstod.check.browser.tools import Toolbox
from kunskapsstod.check.rules import check_page
from kunskapsstod.models.finding import Finding
from kunskapsstod.models.site import BuiltSite

from .cases import W3C_PATH, ActRule

# One state is enough: no case depends on the width or on the colour scheme.
STATE = (State(1280, False),)
SECONDS = 6
RATE = 8000
OTHER_PAGES = {
    "index.html": '<!DOCTYPE html><html lang="sv"><title>Start</title><h1>Start</h1></html>',
    "ram.html": '<!DOCTYPE html><html lang="sv"><title>Ram</title><h1>I en ram</h1></html>',
    "ram-utan-titel.html": '<!DOCTYPE html><html lang="sv"><p>I en ram</p></html>',
    # Shares its blocks with the pages of the rules on repeated content.
    "kapitel.html": (
        '<!DOCTYPE html><html lang="sv"><title>Fritid</title><body><nav><ol><li>'
        '<a href="/ram.html">Roller</a></li><li>Fritid</li></ol></nav><h1>Fritid</h1></body></html>'
    ),
}


def write_site(folder: Path, rules: Sequence[ActRule]) -> None:
    """The cases' pages below the folder, and the pictures, sound and film they show."""
    for name, html in OTHER_PAGES.items():
        _write(folder / name, html)
    for rule in rules:
        for case in rule.cases:
            _write(folder / case.page, case.html)
    Image.new("RGB", (90, 60), "teal").save(folder / "bild.png")
    _sound(folder / "ljud.wav")
    _film(folder / "film.mp4", _tone())
    _film(folder / "film-utan-ljud.mp4", None)
    _write(folder / "film.vtt", "WEBVTT\n\n00:00.000 --> 00:06.000\n[En ton]\n")


def copy_site(folder: Path, checkout: Path) -> None:
    """W3C's pages at the addresses they are written for."""
    _write(folder / "index.html", OTHER_PAGES["index.html"])
    shutil.copytree(checkout, folder / W3C_PATH)


def _write(path: Path, html: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8")


def _tone() -> np.ndarray:
    turns = np.arange(SECONDS * RATE) * 220 / RATE
    return (np.sin(2 * np.pi * turns) * 8000).astype("<i2")


def _sound(path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(_tone().tobytes())


def _film(path: Path, tone: np.ndarray | None) -> None:
    with av.open(str(path), "w") as file:
        video = file.add_stream("libx264", rate=5)
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        audio = file.add_stream("aac", rate=RATE, layout="mono") if tone is not None else None
        picture = np.zeros((48, 64, 3), np.uint8)
        for _ in range(SECONDS * 5):
            file.mux(video.encode(av.VideoFrame.from_ndarray(picture)))
        file.mux(video.encode(None))
        if audio is None or tone is None:
            return
        sound = av.AudioFrame.from_ndarray(tone[None], "s16", "mono")
        sound.sample_rate = RATE
        file.mux(audio.encode(sound))
        file.mux(audio.encode(None))


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of its own. Not the check's server: its policy forbids the
    scripts and styles that many examples are about."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def find(
    folder: Path, pages: Sequence[str], used: Sequence[str], tools: Toolbox
) -> dict[str, list[Finding]]:
    """Findings by page: static rules, pa11y and axe on every page, behaviour on those in used."""
    found: dict[str, list[Finding]] = {page: [] for page in pages}
    site = BuiltSite(folder, "https://exempelkommun.example/")
    for page in site.read(pages):
        found[page.address] += check_page(page, site)
    nothing = Accepted(())
    with served(folder) as url:
        plain = [page for page in pages if page not in used]
        runs = [check_pages(url, plain, tools, nothing, states=STATE)] if plain else []
        if used:
            runs.append(check_pages(url, used, tools, nothing, states=STATE, behave=True))
    for run in runs:
        for finding in run.findings:
            found[finding.page].append(finding)
    return found
