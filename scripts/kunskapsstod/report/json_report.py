"""The report as JSON for other programs: English keys, Swedish sentences, one finding an entry.

Every key is explained in docs/_dev/rapporten.md.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ..check.catalogue import describe
from ..check.requirements import clauses_of
from ..check.situations import situations_of
from ..models.finding import Finding
from .model import Report
from .summary import kind_of

# Raised when a key changes its meaning or goes; a new key does not raise it.
VERSION = 1


def as_json(report: Report) -> str:
    """The report as JSON text. Findings are told one by one, with page and state."""
    outcome = report.outcome
    data: dict[str, Any] = {
        "version": VERSION,
        "checked": report.when.isoformat(timespec="seconds"),
        "site": report.site_url,
        "whole": outcome.whole,
        "layers": list(outcome.layers),
        "seconds": {part: round(seconds, 1) for part, seconds in report.seconds.items()},
        "engine": asdict(outcome.engine) if outcome.engine else None,
        "pages": outcome.pages,
        "reused": outcome.reused,
        "oldest": outcome.oldest.isoformat() if outcome.oldest else None,
        "counts": report.summary.counts,
        "verdict": report.summary.verdict,
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
        "clauses": list(clauses_of(finding.rule, finding.criterion)),
        "situations": list(situations_of(finding)),
        "state": finding.state,
        "selector": finding.selector,
        "excerpt": finding.excerpt,
        "accepted": finding.accepted,
        "title": words.title,
        "what": words.what,
        "who": words.who,
        "remedy": words.remedy,
    }
