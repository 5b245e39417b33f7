"""The check of the whole guide: nothing found that no one has looked at."""

from __future__ import annotations

from pathlib import Path

from kunskapsstod.check.runner import check_site
from kunskapsstod.models.finding import Severity
from kunskapsstod.models.profile_loading import load_profile
from kunskapsstod.project import open_project

ROOT = Path(__file__).parents[2]


def test_no_layer_of_the_check_finds_anything_unreviewed_on_any_page(site: Path) -> None:
    findings = check_site(site, site_url=load_profile(open_project(ROOT)).webbadress)
    open_ones = [
        f"{f.page} [{f.state}] {f.rule} {f.selector} {f.excerpt}"
        for f in findings
        if f.accepted is None and f.severity is not Severity.ADVICE
    ]
    assert open_ones == []
