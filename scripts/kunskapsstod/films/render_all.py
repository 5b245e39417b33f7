"""Renders several example films, two at a time when the machine has the cores for it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.queues import Queue
from pathlib import Path
from queue import Empty

from ..errors import Fault, Faults
from .example import render_example
from .names import Progress

_WORKERS = 2
_UNITS = 100
"""Steps of progress a film counts for; how long it is shows only when its voice has spoken."""

_Message = tuple[int, int, str]
_Tell = Callable[[int, int, str], None]
_messages: Queue[_Message] | None = None


def render_all(folders: Sequence[Path], cache: Path, progress: Progress | None = None) -> None:
    """Renders the example films in these folders, those that are not rendered already.

    Raises Faults with everything that was wrong, after the films that could be made are made.
    """
    told = _Told(len(folders), progress)
    faults: list[Fault] = []
    left = list(enumerate(folders))
    if len(folders) > 1 and (os.cpu_count() or 1) > 1:
        left = _in_processes(left, cache, told, faults)
    for number, folder in left:
        faults += _render(number, folder, cache, told.tell)
    if faults:
        raise Faults(faults)


class _Told:
    """Adds up the films' progress into one."""

    def __init__(self, films: int, progress: Progress | None) -> None:
        self._done = [0] * films
        self._progress = progress

    def tell(self, number: int, done: int, label: str) -> None:
        self._done[number] = done
        if self._progress:
            self._progress(sum(self._done), len(self._done) * _UNITS, label)


def _in_processes(
    films: list[tuple[int, Path]], cache: Path, told: _Told, faults: list[Fault]
) -> list[tuple[int, Path]]:
    """Renders in two processes; gives back the films that no process could be had for."""
    # "spawn" starts clean everywhere: the voice's library must not be copied half used.
    context = multiprocessing.get_context("spawn")
    queue: Queue[_Message] = context.Queue()
    left: list[tuple[int, Path]] = []
    with ProcessPoolExecutor(_WORKERS, context, _listen_on, (queue,)) as pool:
        jobs: dict[Future[list[Fault]], tuple[int, Path]] = {
            pool.submit(_render_in_process, number, folder, cache): (number, folder)
            for number, folder in films
        }
        try:
            running = set(jobs)
            while running:
                _, running = wait(running, timeout=0.2)
                _pass_on(queue, told)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        for job, film in jobs.items():
            try:
                faults += job.result()
            except BrokenProcessPool:
                left.append(film)
    return left


def _pass_on(queue: Queue[_Message], told: _Told) -> None:
    while True:
        try:
            told.tell(*queue.get_nowait())
        except Empty:
            return


def _listen_on(queue: Queue[_Message]) -> None:
    global _messages
    _messages = queue


def _render_in_process(number: int, folder: Path, cache: Path) -> list[Fault]:
    def tell(number: int, done: int, label: str) -> None:
        if _messages is not None:
            _messages.put((number, done, label))

    return _render(number, folder, cache, tell)


def _render(number: int, folder: Path, cache: Path, tell: _Tell) -> list[Fault]:
    """Faults come back as data: an exception would not survive the way between processes."""

    def progress(done: int, total: int, label: str) -> None:
        tell(number, round(_UNITS * done / max(1, total)), label)

    try:
        render_example(folder, cache, progress)
    except Faults as found:
        return list(found.faults)
    return []
