"""Figures for films, not tests: ``make bench-films``. Each stands beside the limit it has.

The machine may have other things to do: beside the time on the clock stands the processors' own,
which is what the import costs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from playwright.sync_api import sync_playwright

from kunskapsstod.assemble.build import build
from kunskapsstod.check.browser.chromium import launch_flags
from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.check.server import running
from kunskapsstod.films import webvtt
from kunskapsstod.films.probe import probe
from kunskapsstod.project import open_project

ROOT = Path(__file__).parents[1]
SECONDS, FPS, WIDTH, HEIGHT = 60, 25, 1920, 1080
FILM = "roller"
WORDS = ("--affisch-alt", "Brus och rutor som rör sig.")

# Imports one film and says what it took: seconds, seconds of processor, megabytes at most.
CHILD = """
import resource, sys, time
from pathlib import Path
from kunskapsstod.cli import commands
start = time.perf_counter()
commands.main(sys.argv[1:], standalone_mode=False)
took = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_SELF)
# Not ru_maxrss: that begins with what the process had before it became this program.
peak = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
print("FIGURES", took, used.ru_utime + used.ru_stime, int(peak) / 1024)
"""


def say(line: str = "") -> None:
    print(line, flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-films-") as name:
        place = Path(name)
        say(f"Film på {SECONDS} s, {WIDTH}×{HEIGHT}, {os.cpu_count()} kärnor")
        fits = write_film(place / "passar.mp4", {"keyint": 2 * FPS}, 48_000, "stereo", 0.075)
        other = write_film(place / "ojamn.mp4", {"keyint": 10 * FPS}, 44_100, "mono", 0.01, True)
        (place / "passar.vtt").write_text(captions(20), encoding="utf-8")
        site = place / "kommun"
        site.mkdir()
        for file in ("kommun.yml", "logo.svg"):
            (site / file).write_bytes((ROOT / file).read_bytes())
        say("Import (gräns 90 s och 600 MB)")
        bring(site, other, "görs om: ojämna bilder, 44,1 kHz mono, tyst")
        bring(site, fits, "passar som den är")
        say(f"Läsa filhuvudet: {best(lambda: probe(fits), 5) * 1000:.0f} ms (gräns 50)")
        text = captions(2000)
        took = best(lambda: webvtt.parse(text, Path("prov.vtt")), 5)
        say(f"WebVTT med 2 000 texter: {took * 1000:.0f} ms (gräns 100)")
        before_play(site)


def best(work: Callable[[], object], rounds: int) -> float:
    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(rounds))


def bring(site: Path, film: Path, what: str) -> None:
    words = ["films", "import", FILM, "--textad", str(film), "--site", str(site), *WORDS]
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *words],
        env={**os.environ, "CI": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    took, processor, memory = map(float, done.stdout.rpartition("FIGURES")[2].split())
    say(
        f"  {what}: {took:.0f} s ({took / SECONDS:.2f} × filmens längd), "
        f"processor {processor:.0f} s, minne {memory:.0f} MB"
    )


def write_film(
    path: Path, x264: dict[str, int], rate: int, layout: str, loud: float, uneven: bool = False
) -> Path:
    """Squares that move, and noise; at most six megabits a second."""
    options = {"preset": "ultrafast", "b": "6M", "maxrate": "6M", "bufsize": "6M"}
    options["x264-params"] = ":".join(f"{key}={value}" for key, value in x264.items())
    loop = list(_pictures())
    with av.open(path, "w", options={"movflags": "+faststart"}) as out:
        video = out.add_stream("libx264", rate=FPS, options=options)
        video.width, video.height = WIDTH, HEIGHT
        audio = out.add_stream("aac", rate=rate, layout=layout)
        if uneven:
            video.codec_context.time_base = Fraction(1, 1000)
        for number in range(SECONDS * FPS):
            frame = loop[number % len(loop)]
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            if uneven:
                # As a telephone in the dark: half the pictures are late.
                frame.pts, frame.time_base = number * 40 + 13 * (number % 2), Fraction(1, 1000)
            out.mux(video.encode(frame))
            if number % FPS == 0:
                for piece in _sound(number // FPS, rate, layout, loud):
                    out.mux(audio.encode(piece))
        out.mux(video.encode(None))
        out.mux(audio.encode(None))
    return path


def _pictures() -> Iterator[av.VideoFrame]:
    rng = np.random.default_rng(1)
    squares = np.kron(rng.integers(40, 215, (27, 60), np.uint8), np.ones((40, 40), np.uint8))
    for number in range(2 * FPS):
        noise = rng.integers(0, 16, (HEIGHT, WIDTH), np.uint8)
        luma = squares[:, 4 * number : 4 * number + WIDTH] + noise
        plane = np.concatenate([luma, np.full((HEIGHT // 2, WIDTH), 128, np.uint8)])
        yield av.VideoFrame.from_ndarray(plane, format="yuv420p")


def _sound(second: int, rate: int, layout: str, loud: float) -> Iterator[av.AudioFrame]:
    at = np.arange(rate) / rate
    wave = (loud * np.sin(2 * np.pi * 500 * at)).astype(np.float32)
    both = np.ascontiguousarray(np.tile(wave, (2 if layout == "stereo" else 1, 1)))
    frame = av.AudioFrame.from_ndarray(both, format="fltp", layout=layout)
    frame.sample_rate, frame.pts, frame.time_base = rate, second * rate, Fraction(1, rate)
    yield frame


def captions(count: int) -> str:
    cues = (
        webvtt.VttCue(number * 3.0, number * 3.0 + 2.5, ("Det här är en rad text,", "och en till."))
        for number in range(count)
    )
    return webvtt.dump(cues)


def before_play(site: Path) -> None:
    """What a visitor's browser fetches of the films before anyone has pressed play."""
    built = build(open_project(site), site / "site")
    with running(built.folder) as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(prepare().chromium), args=launch_flags()
        )
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        client = context.new_cdp_session(page)
        client.send("Network.enable")
        asked: dict[str, str] = {}
        came: dict[str, int] = {}

        def request(event: dict[str, object]) -> None:
            asked[str(event["requestId"])] = str(event["request"]["url"])  # type: ignore[index]

        def data(event: dict[str, object]) -> None:
            address = asked.get(str(event["requestId"]), "")
            came[address] = came.get(address, 0) + int(str(event["encodedDataLength"]))

        client.on("Network.requestWillBeSent", request)
        client.on("Network.dataReceived", data)

        def of_films() -> int:
            return sum(count for address, count in came.items() if address.endswith(".mp4"))

        page.goto(f"{server.url}filmer/{FILM}/")
        page.wait_for_timeout(2000)
        say(f"Hämtat av filmerna när sidan är läst: {of_films()} byte (gräns 0)")
        for choice in page.locator("input[type=radio][value=textad]").all():
            choice.check()
        page.wait_for_timeout(2000)
        chosen = of_films() / 1e6
        say(f"Hämtat av den valda versionen före uppspelning: {chosen:.2f} MB (gräns 1)")
        start = time.perf_counter()
        page.evaluate(
            """async () => {
              const video = document.querySelector("[data-version=textad] video");
              video.muted = true;
              await video.play();
            }"""
        )
        took = time.perf_counter() - start
        say(
            f"Från tryck på spela till bild: {took * 1000:.0f} ms, {of_films() / 1e6:.1f} MB hämtat"
        )
        chromium.close()


if __name__ == "__main__":
    main()
