"""What is new since an earlier report: for a site with old faults that must get no new ones."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ..errors import fault
from ..models.finding import Finding
from ..models.reading import read_text

Key = tuple[str, str, str, str]


def read_baseline(file: Path) -> Counter[Key]:
    """The findings of an earlier ``report.json``. Raises Faults when it is none."""
    try:
        data = json.loads(read_text(file, ""))
        return Counter(
            (one["page"], one["rule"], one["selector"], one["state"]) for one in data["findings"]
        )
    except (ValueError, KeyError, TypeError):
        raise fault("report.bad_baseline", file) from None


def new_since(findings: Iterable[Finding], earlier: Counter[Key]) -> list[Finding]:
    """The findings the earlier report did not have; of two alike where it had one, one is new."""
    left = earlier.copy()
    found = []
    for finding in findings:
        key = (finding.page, finding.rule, finding.selector, finding.state)
        if left[key]:
            left[key] -= 1
        else:
            found.append(finding)
    return found
