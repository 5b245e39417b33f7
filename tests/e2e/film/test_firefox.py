"""The film player in Debian's Firefox: one browser, one script, a test for each of its sentences.

Playwright needs a Firefox of its own build, so this one is driven by Puppeteer over WebDriver
BiDi: ``firefox_film.mjs``. Puppeteer is already there for pa11y.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from kunskapsstod.check.browser.tools import prepare

from .firefox import find_firefox

pytestmark = [pytest.mark.browser, pytest.mark.film]

SCRIPT = Path(__file__).with_name("firefox_film.mjs")
SENTENCES = re.findall(r'^test\("([^"]+)"', SCRIPT.read_text(encoding="utf-8"), flags=re.M)
SECONDS = 240  # 30 on two free cores


@pytest.fixture(scope="module")
def results(site: str) -> dict[str, str]:
    """Sentence → what was wrong, empty when nothing was."""
    tools = prepare()
    command = [tools.node, SCRIPT, tools.npm_root, find_firefox(), site]
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stderr
    return {found["sentence"]: found["wrong"] for found in map(json.loads, lines)}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_in_firefox(results: dict[str, str], sentence: str) -> None:
    assert results.get(sentence, "never run") == ""
