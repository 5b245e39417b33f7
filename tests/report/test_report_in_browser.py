"""The report is itself a page without findings, at every width and in both colour schemes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.check.accepted import Accepted
from kunskapsstod.check.browser.runner import check_pages
from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.check.runner import Outcome
from kunskapsstod.check.server import running
from kunskapsstod.report.run import save
from kunskapsstod.report.summary import summarise

from .test_reports import FINDINGS, WHEN

pytestmark = pytest.mark.browser


def test_the_report_has_no_faults(tmp_path: Path) -> None:
    save(tmp_path, summarise(FINDINGS), Outcome(["", "om/"], ("static",), FINDINGS), WHEN)
    with running(tmp_path) as server:
        run = check_pages(server.url, [""], prepare(), Accepted(()))
    assert [(one.rule, one.selector, one.state) for one in run.findings] == []
