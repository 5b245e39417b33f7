"""The check of the whole site: every layer, every page, every state, nothing left unreviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.check.runner import examine
from kunskapsstod.models.site import BuiltSite
from kunskapsstod.report.summary import summarise
from kunskapsstod.report.terminal import as_text

from ..report.test_reports import WHEN

pytestmark = pytest.mark.browser


def test_the_check_finds_nothing_to_mend_or_look_at(site: Path, built: BuiltSite) -> None:
    outcome = examine(site, site_url=built.site_url)
    summary = summarise(outcome.findings)
    assert (summary.faults, summary.looks) == (0, 0), as_text(summary, outcome, WHEN, None)
