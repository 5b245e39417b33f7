"""Evidence as data for others: an evaluation in EARL, as W3C's WCAG-EM Report Tool opens it.

EARL 1.0 (https://www.w3.org/TR/EARL10-Schema/) in JSON-LD, inside an ``Evaluation`` with the
terms of WCAG-EM. Only WCAG criteria for web pages are told: EARL's tests are W3C's own.
"""

from __future__ import annotations

import json
from typing import Any

from ..models.evidence import Evidence, RequirementResult

FILE_NAME = "om/tillganglighet/earl.jsonld"
"""Where it lies on the built site."""

_WEB_CLAUSE = "9."
_CONTEXT: dict[str, Any] = {
    "dcterms": "http://purl.org/dc/terms/",
    "earl": "http://www.w3.org/ns/earl#",
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    "WAI": "http://www.w3.org/WAI/",
    "WCAG": "http://www.w3.org/TR/WCAG/#",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "id": "@id",
    "type": "@type",
    "language": "@language",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "summary": "dcterms:summary",
    "date": {"@id": "dcterms:date", "@type": "http://www.w3.org/TR/NOTE-datetime"},
    "Evaluation": "wcagem:procedure",
    "defineScope": "wcagem:step1",
    "scope": "wcagem:step1a",
    "conformanceTarget": "wcagem:step1b",
    "accessibilitySupportBaseline": "wcagem:step1c",
    "additionalEvaluationRequirements": "wcagem:step1d",
    "wcagVersion": "WAI:standards-guidelines/wcag/#versions",
    "auditSample": "wcagem:step4",
    "reportFindings": "wcagem:step5",
    "commissioner": "wcagem:commissioner",
    "evaluationSpecifics": "wcagem:step5b",
    "Assertion": "earl:Assertion",
    "TestResult": "earl:TestResult",
    "TestSubject": "earl:TestSubject",
    "TestCriterion": "earl:TestCriterion",
    "Website": "wcagem:website",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "result": "earl:result",
    "subject": "earl:subject",
    "test": "earl:test",
}


def evaluation(evidence: Evidence, name: str, owner: str, site: str) -> str:
    """The evaluation as JSON text: the same evidence is the same bytes.

    name: the site's name; owner: the municipality; site: the site's address
    """
    subject = {"id": "_:website", "type": ["TestSubject", "Website"]}
    web = [one for one in evidence.requirements if _is_web(one)]
    data = {
        "@context": _CONTEXT,
        "type": "Evaluation",
        "language": "sv",
        "defineScope": {
            "id": "_:defineScope",
            "scope": {**subject, "title": name, "description": site},
            "wcagVersion": "2.2",
            "conformanceTarget": "AA",
            "accessibilitySupportBaseline": "",
            "additionalEvaluationRequirements": "",
        },
        "auditSample": [_assertion(one, subject, evidence) for one in web],
        "reportFindings": {
            "title": name,
            "commissioner": owner,
            "date": evidence.day.isoformat(),
            "summary": "",
            "evaluationSpecifics": (
                f"Chromium {evidence.engine.chromium}, pa11y {evidence.engine.pa11y}, "
                f"axe-core {evidence.engine.axe}"
            ),
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _is_web(one: RequirementResult) -> bool:
    return bool(one.w3c) and (one.id.startswith(_WEB_CLAUSE) or one.id.startswith("WCAG"))


def _assertion(
    one: RequirementResult, subject: dict[str, Any], evidence: Evidence
) -> dict[str, Any]:
    # W3C's tool knows the latest edition by its undated address, and takes what follows the only
    # colon for the criterion's id: an address it cannot shorten stops it. Parsing was taken out
    # of WCAG 2.2.
    edition = "WCAG21" if one.criterion == "4.1.1" else "WCAG"
    result = {
        "type": "TestResult",
        "outcome": f"earl:{one.outcome}",
        "date": evidence.day.isoformat(),
    }
    if one.reason:
        result["description"] = one.reason
    return {
        "type": "Assertion",
        "assertedBy": "_:kunskapsstod",
        "mode": f"earl:{one.mode}",
        "subject": subject,
        "test": {"id": f"{edition}:{one.w3c}", "type": "TestCriterion", "title": one.name},
        "result": result,
    }
