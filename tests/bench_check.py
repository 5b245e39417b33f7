"""Figures, not tests: the check beside pa11y-ci on the same pages, warm beside cold, and memory.

``python -m tests.bench_check [pages]`` builds the guide and measures its first ``pages`` pages
(all without a number); ``make bench`` measures all.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kunskapsstod.assemble.build import build
from kunskapsstod.check.browser.chromium import launch_flags
from kunskapsstod.check.browser.findings import STATES
from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.check.runner import LAYERS, Outcome, examine
from kunskapsstod.check.server import running
from kunskapsstod.project import Project, open_project

ROOT = Path(__file__).parents[1]
SITE_URL = "https://guide.exempelkommun.example/"


@dataclass
class Memory:
    """The most memory a process and all below it have held at once, in bytes."""

    most: int = 0


def main(most: int | None = None, say: Callable[[str], None] = print) -> None:
    """Measure and print in lines a note can hold."""
    say("Granskning, hela guiden" if most is None else f"Granskning, {most} sidor")
    with tempfile.TemporaryDirectory() as folder:
        guide = build(open_project(ROOT), Path(folder) / "guide").folder
        project = _project(Path(folder))
        pages = _pages(guide)[:most]
        # The same two runners in the same single state: no more and no less work.
        one_state = _timed(lambda: _judged(guide, pages))
        theirs = _timed(lambda: _pa11y_ci(guide, pages))
        say(f"  pa11y och axe, ett läge: vi {one_state:.1f} s, pa11y-ci med 2: {theirs:.1f} s")
        say(f"  kvot {one_state / theirs:.2f} (mål 0,40)")

        chosen = None if most is None else pages
        with sampled() as memory:
            cold = _timed(lambda: _whole(guide, project, chosen))
        say(f"  alla lager, kallt: {cold:.1f} s för {len(pages)} sidor i {len(STATES)} lägen")
        say(f"  minne som mest, alla processer: {memory.most / 1e6:.0f} MB (mål 1500)")
        warm = _timed(lambda: _whole(guide, project, chosen))
        say(f"  varmt, inget ändrat: {warm:.1f} s, kvot till kallt {warm / cold:.3f},")
        say(f"  kvot till pa11y-ci {warm / theirs:.3f} (mål 0,05)")
        page = guide / pages[len(pages) // 2] / "index.html"
        page.write_text(page.read_text("utf-8").replace("</main>", "<p>Nytt.</p></main>"), "utf-8")
        outcomes: list[Outcome] = []
        changed = _timed(lambda: outcomes.append(_whole(guide, project, chosen)))
        judged = len(outcomes[0].pages) - outcomes[0].reused
        say(f"  en sida ändrad: {changed:.1f} s, {judged} sida granskad på nytt\n")


def _project(folder: Path) -> Project:
    """The guide's own site folder, with a memory of its own."""
    own = folder / "kommun"
    own.mkdir()
    for name in ("kommun.yml", "logo.svg"):
        shutil.copy(ROOT / name, own / name)
    return open_project(own)


def _pages(guide: Path) -> list[str]:
    files = sorted(guide.rglob("index.html"))
    return [f"{file.parent.relative_to(guide).as_posix()}/".removeprefix("./") for file in files]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _judged(guide: Path, pages: list[str]) -> None:
    from kunskapsstod.check.accepted import Accepted
    from kunskapsstod.check.browser.runner import check_pages

    with running(guide) as server:
        check_pages(server.url, pages, prepare(), Accepted.read(), states=STATES[:1])


def _whole(guide: Path, project: Project, pages: list[str] | None) -> Outcome:
    return examine(guide, site_url=SITE_URL, layers=LAYERS, pages=pages, project=project, keep=True)


def _pa11y_ci(guide: Path, pages: list[str]) -> None:
    tools = prepare()
    with running(guide) as server, tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        config = {
            "defaults": {
                "runners": ["htmlcs", "axe"],
                "includeWarnings": True,
                "concurrency": 2,
                "timeout": 60000,
                "chromeLaunchConfig": {
                    "executablePath": str(tools.chromium),
                    "args": launch_flags(),
                },
            },
            "urls": [f"{server.url}{page}" for page in pages],
        }
        json.dump(config, file)
        file.flush()
        program = tools.npm_root / "node_modules" / "pa11y-ci" / "bin" / "pa11y-ci.js"
        command = [str(tools.node), str(program), "--config", file.name, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
        judged = json.loads(done.stdout)["total"]
        assert judged == len(pages), f"pa11y-ci judged {judged} of {len(pages)} pages"


@contextlib.contextmanager
def sampled() -> Iterator[Memory]:
    """Watches this process and all below it, twice a second, by proportional set size (Linux)."""
    memory, over = Memory(), threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            memory.most = max(memory.most, sum(map(_held, _family(os.getpid()))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield memory
    finally:
        over.set()
        watcher.join()


def _family(pid: int) -> list[int]:
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
    family = [pid]
    for one in family:
        family += [child for child, parent in parents.items() if parent == one]
    return family


def _held(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
