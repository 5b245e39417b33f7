"""The report as JSON for other programs: English keys, Swedish sentences, one finding an entry."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from ..check.catalogue import describe
from ..check.runner import Outcome
from ..models.finding import Finding
from .summary import Summary, kind_of

# Raised when a key changes its meaning or goes; a new key does not raise it.
VERSION = 1


def as_json(summary: Summary, outcome: Outcome, when: datetime) -> str:
    """The report as JSON text. Findings are told one by one, with page and state."""
    data: dict[str, Any] = {
        "version": VERSION,
        "checked": when.isoformat(timespec="seconds"),
        "layers": list(outcome.layers),
        "engine": asdict(outcome.engine) if outcome.engine else None,
        "pages": outcome.pages,
        "counts": summary.counts,
        "verdict": summary.verdict,
        "findings": [_entry(finding) for finding in outcome.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding) -> dict[str, Any]:
    words = describe(finding)
    return {
        "page": finding.page,
        "rule": finding.rule,
        "kind": kind_of(finding),
        "severity": finding.severity.value,
        "criterion": finding.criterion,
        "state": finding.state,
        "selector": finding.selector,
        "excerpt": finding.excerpt,
        "accepted": finding.accepted,
        "title": words.title,
        "what": words.what,
        "who": words.who,
        "remedy": words.remedy,
    }
