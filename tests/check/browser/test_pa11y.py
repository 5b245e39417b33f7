"""pa11y and axe in the real browser find what is there to find, in the states where it is."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from kunskapsstod.check.accepted import Accepted, Entry
from kunskapsstod.check.browser.findings import STATES
from kunskapsstod.check.browser.runner import Run, check_pages
from kunskapsstod.check.browser.tools import Toolbox
from kunskapsstod.check.catalogue import describe
from kunskapsstod.models.finding import Severity

from .conftest import NOTHING_ACCEPTED, Judge, served

pytestmark = pytest.mark.browser

ALL = {state.name for state in STATES}
DARK = {state.name for state in STATES if state.dark}

BROKEN = """
<p class="skugga" id="skugga">Den här texten syns bara i ljust läge.</p>
<img src="/bild.svg" id="bild">
<input type="text" id="falt">
<button class="liten" aria-label="Ett" id="ett"></button
><button class="liten" aria-label="Två"></button>
<h3 id="hopp">Två steg ner</h3>
<form id="formular"><label>Ort <input type="text" autocomplete="address-level2"></label></form>
"""


@pytest.fixture(scope="module")
def broken(tools: Toolbox, tmp_path_factory: pytest.TempPathFactory) -> Run:
    pages = {"trasig.html": BROKEN, "bild.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    with served(tmp_path_factory.mktemp("broken"), pages) as server:
        return check_pages(server.url, ["trasig.html"], tools, NOTHING_ACCEPTED)


def states(run: Run) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for finding in run.findings:
        found[finding.rule, finding.selector].add(finding.state)
    return found


def test_a_broken_page(broken: Run) -> None:
    found = states(broken)
    assert found["axe.image-alt", "#bild"] == ALL
    assert found["htmlcs.1_1_1.H37", "#bild"] == ALL
    assert found["axe.label", "#falt"] == ALL
    # Only in dark, and with the final colours: the style's five-second transition is finished.
    assert found["axe.color-contrast", "#skugga"] == DARK
    assert found["htmlcs.1_4_3.G18.Fail", "#skugga"] == DARK
    # WCAG 2.2, which pa11y's own axe runner leaves out.
    assert found["axe.target-size", "#ett"] == ALL
    # Moderate impact, which pa11y calls a warning.
    assert found["axe.heading-order", "#hopp"] == ALL
    assert found["htmlcs.3_2_2.H32.2", "#formular"] == ALL


def test_findings_carry_criterion_gravity_and_swedish_words(broken: Run) -> None:
    by_rule = {finding.rule: finding for finding in broken.findings}
    assert by_rule["axe.color-contrast"].criterion == "1.4.3"
    assert by_rule["axe.heading-order"].criterion == ""
    assert by_rule["htmlcs.1_4_3.G18.Fail"].criterion == "1.4.3"
    assert {one.severity for one in broken.findings if one.rule == "axe.label"} == {Severity.FAULT}
    words = describe(by_rule["axe.color-contrast"])
    assert words.criterion == "WCAG 1.4.3 Kontrast (minimum)"
    assert "otillräcklig färgkontrast" in words.what
    assert words.who == "den som ser dåligt"
    for finding in broken.findings:
        told = " ".join((describe(finding).title, describe(finding).what, describe(finding).remedy))
        for english in (" the ", " must ", " should ", " does ", "Ensure", "Check "):
            assert english not in told, (finding.rule, told)


def test_the_engine_is_told(broken: Run) -> None:
    assert broken.engine is not None
    assert broken.engine.axe.startswith("4.14")
    assert broken.engine.pa11y.startswith("10.")


def test_a_page_without_faults_is_silent(judge: Judge) -> None:
    assert judge({"hel.html": "<p>En mening.</p>"}).findings == []


def test_what_a_machine_cannot_judge_is_for_a_person(judge: Judge) -> None:
    text = (
        '<svg width="300" height="60" role="img" aria-label="Skylt"><rect width="300" height="60"/>'
    )
    run = judge({"a.html": f'{text}<text x="9" y="30" fill="#fff">Text på bild</text></svg>'})
    looks = [one for one in run.findings if one.rule == "axe.color-contrast"]
    assert looks
    assert {one.severity for one in looks} == {Severity.LOOK}
    assert "En maskin kan inte avgöra" in describe(looks[0]).what


def test_the_page_is_judged_under_the_sites_own_policy(judge: Judge) -> None:
    """axe and HTML CodeSniffer must work under a CSP without unsafe-eval, or nothing is found."""
    run = judge(
        {"a.html": '<img src="/a.svg">', "a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    )
    assert {"axe.image-alt", "htmlcs.1_1_1.H37"} <= {one.rule for one in run.findings}


def test_accepted_parts_of_the_shell(judge: Judge) -> None:
    page = """<!doctype html><html lang="sv"><head><title>T</title></head><body>
<header id="topp" class="skal"><p><input type="text" id="inuti"></p></header>
<main class="skal"><h1>R</h1><input type="text" id="utanfor"></main></body></html>"""
    entry = Entry(
        rule="axe.label",
        selector=".skal",
        reason="Prövad.",
        date="2026-11-22",  # type: ignore[arg-type]
        reviewer="developer",
    )
    run = judge({"a.html": page}, accepted=Accepted([entry]))
    labels = {one.selector: one.accepted for one in run.findings if one.rule == "axe.label"}
    assert labels == {"#inuti": "Prövad.", "#utanfor": None}


def test_our_axe_runner_reports_all_that_pa11ys_own_does(
    judge: Judge, tools: Toolbox, tmp_path: Path
) -> None:
    pages = {
        "a.html": BROKEN + '<a href="/"></a><ul><p>Ingen punkt</p></ul><div tabindex="3">x</div>'
    }
    ours = {
        (one.rule.removeprefix("axe."), one.selector)
        for one in judge(pages).findings
        if one.rule.startswith("axe.") and one.state == STATES[0].name
    }
    script = tmp_path / "stock.cjs"
    script.write_text(
        """
const {createRequire} = require('node:module');
const fromTools = createRequire(process.argv[2] + '/package.json');
const pa11y = fromTools('pa11y');
pa11y(process.argv[3], {
	runners: ['axe'], includeWarnings: true, includeNotices: true,
	chromeLaunchConfig: {executablePath: process.argv[4], args: ['--no-sandbox']}
}).then(found => console.log(JSON.stringify(found.issues.map(one => [one.code, one.selector]))));
"""
    )
    with served(tmp_path / "stock", pages) as server:
        done = subprocess.run(
            [tools.node, script, tools.npm_root, f"{server.url}a.html", tools.chromium],
            capture_output=True,
            check=True,
            text=True,
        )
    stock = {tuple(issue) for issue in json.loads(done.stdout)}
    assert len(stock) >= 5
    assert stock <= ours
