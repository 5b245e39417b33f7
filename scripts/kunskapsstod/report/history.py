"""Earlier whole runs, kept in ``history.json`` in the report's folder.

Only whole runs are kept, every layer on every page of the project's own guide, so that two of
them tell of the same thing. A file that is not ours, or is broken, is put aside, never lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..check.runner import Outcome
from ..errors import fault
from ..models.evidence import EngineVersions
from .summary import Summary

HISTORY_NAME = "history.json"
BACKUP_NAME = "history.json.bak"
RUNS_KEPT = 50


class Run(BaseModel):
    """One whole run.

    checked: when, with time zone
    guide:   the digest of the guide that was checked (``build.json``), or ""
    fault, look, advice, accepted: places found, as in the report
    engine:  what looked at the pages; other versions may find other things
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    checked: datetime
    guide: str
    pages: int = Field(ge=0)
    layers: tuple[str, ...]
    fault: int = Field(ge=0)
    look: int = Field(ge=0)
    advice: int = Field(ge=0)
    accepted: int = Field(ge=0)
    engine: EngineVersions


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1] = 1
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class History:
    """The runs, oldest first. ``broken``: the bytes of a file that held no history of ours."""

    runs: tuple[Run, ...] = ()
    broken: bytes | None = None

    def files(self) -> dict[str, str | bytes]:
        """What to write in the report's folder, name → content."""
        text = _File(runs=self.runs).model_dump_json(indent=1) + "\n"
        aside: dict[str, str | bytes] = {} if self.broken is None else {BACKUP_NAME: self.broken}
        return {**aside, HISTORY_NAME: text}

    def with_run(self, run: Run) -> History:
        """The history with one more run, at most :data:`RUNS_KEPT` in all."""
        return History((*self.runs, run)[-RUNS_KEPT:], self.broken)


def read_history(folder: Path) -> History:
    """The history in a report's folder; empty when there is none.

    Raises Faults when the file is there but may not be read.
    """
    path = folder / HISTORY_NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return History()
    except OSError:
        raise fault("file.unreadable", path) from None
    try:
        return History(_File.model_validate_json(data).runs[-RUNS_KEPT:])
    except ValidationError:
        return History(broken=data)


def run_of(summary: Summary, outcome: Outcome, when: datetime, guide: str) -> Run:
    """A whole run as the history keeps it. ``outcome.engine`` must be there."""
    assert outcome.engine is not None
    return Run(
        checked=when.replace(microsecond=0),
        guide=guide,
        pages=len(outcome.pages),
        layers=tuple(outcome.layers),
        engine=EngineVersions.model_validate(asdict(outcome.engine)),
        **summary.counts,
    )


def new_tools(runs: Sequence[Run]) -> list[bool]:
    """For each run, whether other tools or layers judged it than the run before."""
    before = (None, *runs)
    return [
        earlier is not None and (earlier.engine, earlier.layers) != (run.engine, run.layers)
        for earlier, run in zip(before, runs, strict=False)
    ]
