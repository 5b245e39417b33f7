"""Our EARL, opened with the steps W3C's WCAG-EM Report Tool opens a file with.

The tool (https://github.com/w3c/wai-wcag-em-report-tool, ``evaluationStore.js``) expands the
file, frames it by its own context, then frames the assertions in it. It drops an assertion whose
subject is no ``Website`` to it, and stops at a test whose address it cannot shorten.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from pyld import jsonld

from kunskapsstod.content.earl import evaluation
from kunskapsstod.models.evidence import EngineVersions, Evidence
from kunskapsstod.models.finding import Finding
from kunskapsstod.report.evidence import automatic, outcomes

# The terms of the tool's context that are used here.
TOOL = {
    "id": "@id",
    "type": "@type",
    "language": "@language",
    "dcterms": "http://purl.org/dc/terms/",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "date": "dcterms:date",
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    "Evaluation": "wcagem:procedure",
    "defineScope": "wcagem:step1",
    "scope": "wcagem:step1a",
    "step1b": {"@id": "wcagem:step1b", "@type": "@id"},
    "conformanceTarget": "step1b",
    "auditSample": "wcagem:step4",
    "reportFindings": "wcagem:step5",
    "commissioner": "wcagem:commissioner",
    "Website": "wcagem:website",
    "WCAG": "http://www.w3.org/TR/WCAG/#",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "WAI": "http://www.w3.org/WAI/",
    "wcagVersion": "WAI:standards-guidelines/wcag/#versions",
    "earl": "http://www.w3.org/ns/earl#",
    "Assertion": "earl:Assertion",
    "TestSubject": "earl:TestSubject",
    "result": "earl:result",
    "subject": "earl:subject",
    "test": "earl:test",
    "outcome": "earl:outcome",
}


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    broken = Finding(page="a/", rule="axe.color-contrast", criterion="1.4.3")
    evidence = Evidence(
        day=date(2026, 11, 28),
        guide="abc",
        pages=10,
        engine=EngineVersions(chromium="150", pa11y="10", axe="4.14"),
        requirements=outcomes(automatic([broken]), ()),
    )
    return dict(json.loads(evaluation(evidence, "Guiden", "Kommun", "https://guide.example/")))


@pytest.fixture(scope="module")
def opened(written: dict[str, Any]) -> dict[str, Any]:
    frame = {"@context": TOOL, "@type": ["Evaluation"]}
    return dict(jsonld.frame(jsonld.expand(written), frame))


def test_the_tool_finds_what_was_evaluated_and_when(opened: dict[str, Any]) -> None:
    scope = opened["defineScope"]
    assert scope["scope"]["title"] == "Guiden"
    assert scope["scope"]["description"] == "https://guide.example/"
    assert (scope["wcagVersion"], scope["conformanceTarget"]) == ("2.2", "AA")
    assert opened["reportFindings"]["commissioner"] == "Kommun"
    assert opened["reportFindings"]["date"]["@value"] == "2026-11-28"


def test_the_tool_takes_every_assertion(opened: dict[str, Any], written: dict[str, Any]) -> None:
    framed = jsonld.frame(opened, {"@context": TOOL, "@type": ["Assertion"]})["@graph"]
    assert len(framed) == len(written["auditSample"]) == 50 + 6 + 7
    outcomes = {}
    for one in framed:
        assert "Website" in one["subject"]["type"]
        edition, _, criterion = one["test"]["id"].rpartition(":")
        assert edition in ("WCAG", "WCAG21"), "else it is cut at the colon of https:"
        outcomes[criterion] = one["result"]["outcome"]["id"]
    assert outcomes["contrast-minimum"] == "earl:failed"
    assert outcomes["focus-not-obscured-minimum"] == "earl:cantTell"
    assert outcomes["parsing"] == "earl:inapplicable"
