"""The Node worker as a Python object: start, give a page, get an answer, stop for certain."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from .chromium import launch_flags
from .tools import Toolbox

HERE = Path(__file__).parent
STOP_SECONDS = 10.0
# Element.computedName and computedRole: the browser's own answer to what is read aloud.
NAMES_ASKED = "--enable-blink-features=ComputedAccessibilityInfo"


class WorkerGone(Exception):  # noqa: N818 - an event the runner handles, not an error of its own
    """The worker ended, or said nothing for too long. The text is its last words."""


class Worker:
    """One Node process with one Chromium. Use as a context manager."""

    def __init__(
        self, tools: Toolbox, lanes: int, page_seconds: float, script: str = "worker.mjs"
    ) -> None:
        # A profile of our own: puppeteer leaves its behind when the worker is killed.
        self._profile = Path(tempfile.mkdtemp(prefix="kunskapsstod-chromium-"))
        settings = {
            "npmRoot": str(tools.npm_root),
            "chromium": str(tools.chromium),
            "flags": [*launch_flags(), NAMES_ASKED],
            "profile": str(self._profile),
            "lanes": lanes,
            "milliseconds": int(page_seconds * 1000),
            "runner": str(HERE / "axe_runner.cjs"),
        }
        self._process = subprocess.Popen(
            [str(tools.node), str(HERE / script), json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", "NODE_NO_WARNINGS": "1"},
        )
        self._answers: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._last_words: list[str] = []
        for reader in (self._read_answers, self._read_last_words):
            threading.Thread(target=reader, daemon=True).start()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self.stop(patient=error is None)

    @property
    def pid(self) -> int:
        """The Node process's id."""
        return self._process.pid

    def give(self, job: dict[str, Any]) -> None:
        """Send one job. Raises :class:`WorkerGone` when nobody is there to take it."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{json.dumps(job)}\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            raise WorkerGone(self.last_words) from None

    def answer(self, seconds: float) -> dict[str, Any]:
        """The next answer. Raises :class:`WorkerGone` when none comes in time or ever."""
        try:
            line = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise WorkerGone(self.last_words) from None
        if line is None:
            raise WorkerGone(self.last_words)
        if "fatal" in line:
            self._last_words.append(str(line["fatal"]))
            raise WorkerGone(self.last_words)
        return line

    @property
    def last_words(self) -> str:
        """What the worker said about its end, shortened."""
        return " ".join(" ".join(self._last_words).split())[-300:]

    def stop(self, *, patient: bool = True) -> None:
        """End the worker and its browser; the profile folder goes with them.

        Impatient, the worker is killed at once: Chromium ends when its pipe does.
        """
        with contextlib.suppress(OSError, ValueError):
            if self._process.stdin is not None:
                self._process.stdin.close()  # the order to stop
        if patient:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
        self._process.kill()
        self._process.wait()
        for _ in range(20):  # a dying Chromium may still be writing into its profile
            shutil.rmtree(self._profile, ignore_errors=True)
            if not self._profile.exists():
                break
            time.sleep(0.1)

    def _read_answers(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                self._answers.put(json.loads(line))
            except ValueError:  # half a line from a dying process
                self._last_words.append(line)
        self._answers.put(None)

    def _read_last_words(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._last_words.append(line)
            del self._last_words[:-20]
