"""The report as SARIF 2.1.0 (OASIS), which code hosts show beside the files it is about.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import Any

from .. import __version__
from ..check.catalogue import criterion_link, describe
from ..check.requirements import clauses_of
from ..check.runner import Outcome
from ..check.situations import situations_of
from ..models.finding import Finding, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.FAULT: "error", Severity.LOOK: "warning", Severity.ADVICE: "note"}


def as_sarif(outcome: Outcome, site_url: str) -> str:
    """The report as SARIF text; a finding is placed by its page's address on ``site_url``."""
    rules: dict[str, dict[str, Any]] = {}
    places: dict[str, int] = {}
    results = []
    for finding in outcome.findings:
        words = describe(finding)
        place = places.setdefault(finding.rule, len(places))
        rules.setdefault(
            finding.rule,
            {
                "id": finding.rule,
                "shortDescription": {"text": words.title},
                "help": {"text": words.remedy or words.title},
                **({"helpUri": link} if (link := criterion_link(finding.criterion)) else {}),
                "properties": {
                    "criterion": words.criterion,
                    "clauses": list(clauses_of(finding.rule, finding.criterion)),
                    "situations": list(situations_of(finding)),
                    "who": words.who,
                    "tags": _tags(finding),
                },
            },
        )
        results.append(_result(finding, words.what or words.title, place, site_url))
    run = {
        "tool": {
            "driver": {
                "name": "kunskapsstod",
                "semanticVersion": __version__,
                "language": "sv",
                "rules": list(rules.values()),
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _tags(finding: Finding) -> list[str]:
    """Words a code host can sort by."""
    clauses = clauses_of(finding.rule, finding.criterion)
    criterion = [f"WCAG {finding.criterion}"] if finding.criterion else []
    return ["accessibility", *criterion, *(f"EN 301 549 {clause}" for clause in clauses)]


def _result(finding: Finding, what: str, place: int, site_url: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": _LEVELS[finding.severity],
        "message": {"text": what},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": site_url + finding.page}},
                "logicalLocations": [
                    {"fullyQualifiedName": finding.selector or "html", "kind": "element"}
                ],
            }
        ],
        "properties": {"state": finding.state},
    }
    if finding.excerpt:
        where = result["locations"][0]["physicalLocation"]
        where["contextRegion"] = {"snippet": {"text": finding.excerpt}}
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.accepted}]
    return result
