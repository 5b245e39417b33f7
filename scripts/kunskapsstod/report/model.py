"""One run, with everything its reports tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ..check.runner import Outcome
from ..models.evidence import ManualResult
from .history import History
from .pictures import Album
from .summary import Summary


@dataclass(frozen=True)
class Report:
    """One run.

    site_url: the address the site is made for; a page's address is put after it
    titles:   address → the page's title, as far as known
    seconds:  what each stage of the check took, in Swedish → seconds
    history:  earlier whole runs, this one included when it was whole
    manual:   the tests by hand as they stand; empty when there is no protocol to read
    notes:    sentences about this very report (only what is new, a history put aside)
    """

    summary: Summary
    outcome: Outcome
    when: datetime
    site_url: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    history: History = field(default_factory=History)
    manual: tuple[ManualResult, ...] = ()
    pictures: Album = field(default_factory=Album)
    notes: tuple[str, ...] = ()
