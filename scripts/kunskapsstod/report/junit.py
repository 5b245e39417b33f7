"""The report as JUnit XML, which every CI shows: a suite a page, a failed case a broken rule.

There is no standard; the form is that of Apache Ant, as GitLab and Jenkins read it.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree  # noqa: N813
from collections import defaultdict

from ..check.catalogue import criterion_name, describe
from ..check.requirements import clauses_of
from ..check.runner import Outcome
from ..models.finding import Finding, Severity
from ..texts import message
from .summary import page_name, state_name


def as_junit(outcome: Outcome) -> str:
    """Faults are failures; what a person must look at is skipped, never passed."""
    by_page: dict[str, dict[str, list[Finding]]] = {page: {} for page in outcome.pages}
    for finding in outcome.findings:
        if finding.accepted is None and finding.severity is not Severity.ADVICE:
            by_page.setdefault(finding.page, {}).setdefault(finding.rule, []).append(finding)
    root = etree.Element("testsuites", name="kunskapsstod")
    totals: defaultdict[str, int] = defaultdict(int)
    for page, by_rule in by_page.items():
        suite = etree.SubElement(root, "testsuite", name=page_name(page))
        counts: defaultdict[str, int] = defaultdict(int)
        if not by_rule:
            etree.SubElement(suite, "testcase", name=message("report.page_fine"), classname=page)
            counts["tests"] += 1
        for rule, findings in by_rule.items():
            counts["tests"] += 1
            counts[_case(suite, page, rule, findings)] += 1
        for name in ("tests", "failures", "skipped"):
            suite.set(name, str(counts[name]))
            totals[name] += counts[name]
    for name in ("tests", "failures", "skipped"):
        root.set(name, str(totals[name]))
    etree.indent(root)
    return etree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _case(suite: etree.Element, page: str, rule: str, findings: list[Finding]) -> str:
    """Add one rule's case to the page's suite; which of the counts it belongs to."""
    words = describe(findings[0])
    name = f"{words.title} ({rule})"
    case = etree.SubElement(suite, "testcase", name=name, classname=page)
    clauses = clauses_of(rule, findings[0].criterion)
    broken = [
        criterion_name(findings[0].criterion),
        *(message("report.clause", clause=clause) for clause in clauses),
    ]
    lines = [", ".join(filter(None, broken)), *(_line(finding) for finding in findings)]
    told = "\n".join(filter(None, lines))
    if any(finding.severity is Severity.FAULT for finding in findings):
        failure = etree.SubElement(case, "failure", message=words.what or words.title, type=rule)
        failure.text = f"{told}\n{words.remedy}"
        return "failures"
    etree.SubElement(case, "skipped", message=words.what or words.title).text = told
    return "skipped"


def _line(finding: Finding) -> str:
    state = f"{state_name(finding.state)}: " if finding.state else ""
    return f"{state}{finding.selector} {finding.excerpt}".strip()
