"""What a whole check leaves behind for the accessibility statement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date

from ..check.catalogue import criteria, describe, is_of_document, who_keys
from ..check.manual import proved_by
from ..check.requirements import DOCUMENT, EN, Requirement, requirements
from ..check.runner import LAYERS, Outcome
from ..check.situations import situations, who_of
from ..content.statement import SITUATIONS
from ..models.evidence import (
    BUILD_NAME,
    EVIDENCE_NAME,
    AutomaticFinding,
    EngineVersions,
    Evidence,
    ManualResult,
    ManualShortcoming,
    RequirementResult,
    as_text,
    read_evidence,
)
from ..models.finding import Finding, Severity
from ..project import Project
from ..review.run import standings
from ..review.status import Status
from ..writing import write_files

PAGES_SHOWN = 10


def write_evidence(project: Project, outcome: Outcome, today: date) -> bool:
    """Write ``evidence.json`` into the site folder, when the check was a whole one.

    Whole means every layer on every page of the folder the project builds. Returns whether it
    was. Raises Faults when granskning.yml is wrong or the file cannot be written.
    """
    if outcome.engine is None or set(outcome.layers) != set(LAYERS) or not outcome.whole:
        return False
    found = automatic(outcome.findings)
    by_hand = manual(standings(project, today)[0])
    evidence = Evidence(
        day=today,
        guide=guide_of(project),
        pages=len(outcome.pages),
        engine=EngineVersions.model_validate(asdict(outcome.engine)),
        automatic=found,
        manual=by_hand,
        requirements=outcomes(found, by_hand),
        reviewed_entries=len({(f.rule, f.accepted) for f in outcome.findings if f.accepted}),
    )
    write_files(project.site, {EVIDENCE_NAME: as_text(evidence)})
    return True


def renew_manual(project: Project, today: date) -> None:
    """Put the tests by hand as they now stand into evidence that is already there."""
    known = read_evidence(project.site)
    if known is not None:
        by_hand = manual(standings(project, today)[0])
        told = outcomes(known.automatic, by_hand)
        renewed = known.model_copy(update={"manual": by_hand, "requirements": told})
        write_files(project.site, {EVIDENCE_NAME: as_text(renewed)})


def guide_of(project: Project) -> str:
    """Which guide the built folder holds; empty for one built by plain ``mkdocs build``."""
    path = project.default_out / BUILD_NAME
    if not path.exists():
        return ""
    return str(json.loads(path.read_text(encoding="utf-8")).get("guide", ""))


def automatic(findings: Iterable[Finding]) -> tuple[AutomaticFinding, ...]:
    """Findings that break a success criterion, one a rule and severity, in the rules' order."""
    lawful = {one.criterion for one in requirements() if EN in one.sets and one.criterion}
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        if one.criterion and not one.accepted and one.severity is not Severity.ADVICE:
            groups.setdefault((one.rule, one.severity.value, one.criterion), []).append(one)
    found = []
    for (rule, severity, criterion), group in sorted(groups.items()):
        pages = sorted({one.page for one in group})
        found.append(
            AutomaticFinding.model_validate(
                {
                    "rule": rule,
                    "severity": severity,
                    "criterion": criterion,
                    "requirement": describe(group[0]).criterion,
                    "law": criterion in lawful,
                    "title": describe(group[0]).title,
                    "situations": situations(who_keys(group[0]), criterion),
                    "pages": pages[:PAGES_SHOWN],
                    "count": len(pages),
                }
            )
        )
    return tuple(found)


def manual(found: Iterable[Status]) -> tuple[ManualResult, ...]:
    """Every test by hand as it stands."""
    return tuple(_manual(status) for status in found)


def _manual(status: Status) -> ManualResult:
    proved = proved_by(status.id)
    hurt = {
        situation
        for one in proved
        for situation in situations(who_of(one.criterion), one.criterion)
    }
    trial = status.trial
    return ManualResult(
        test=status.id,
        title=status.test.titel,
        law=any(EN in one.sets for one in proved),
        state=status.state.value,
        situations=tuple(one for one in SITUATIONS if one in hurt),
        day=trial.datum if trial else None,
        who=trial.vem if trial else None,
        tools=", ".join(filter(None, (trial.med, trial.hjalpmedel))) if trial else None,
        shortcomings=tuple(
            ManualShortcoming(
                what=one.vad,
                page=one.sida,
                requirement=one.krav,
                alternative=one.alternativ,
                due=one.klart_senast,
            )
            for one in (trial.brister if trial else ())
        ),
    )


def outcomes(
    found: Iterable[AutomaticFinding], by_hand: Iterable[ManualResult]
) -> tuple[RequirementResult, ...]:
    """What is known of every requirement, from what rules found and people tested."""
    broken: set[tuple[bool, str, str]] = {
        (is_of_document(one.rule), one.criterion, one.severity) for one in found
    }
    tests = {one.test: one for one in by_hand}
    return tuple(_outcome(one, broken, tests) for one in requirements())


def _outcome(
    one: Requirement, broken: set[tuple[bool, str, str]], tests: Mapping[str, ManualResult]
) -> RequirementResult:
    # A fault in a document breaks the document's clause, not the page's.
    of_document = one.id.startswith(f"{DOCUMENT}.")
    ruled = bool(one.rules)
    states = [tests[name].state for name in one.manual if name in tests]
    passed = bool(states) and states.count("ok") == len(one.manual)
    looked = any(state in ("ok", "fails") for state in states)
    mode = {(True, True): "semiAuto", (True, False): "automatic", (False, True): "manual"}.get(
        (ruled, looked), "unknownMode"
    )
    if one.absent:
        outcome = "inapplicable"
    elif (ruled and (of_document, one.criterion, "fault") in broken) or "fails" in states:
        outcome = "failed"
    elif ruled and (of_document, one.criterion, "look") in broken:
        outcome = "cantTell"
    elif passed or (ruled and not one.manual):
        outcome = "passed"
    else:
        outcome = "cantTell" if ruled else "untested"
    known = criteria().get(one.criterion)
    return RequirementResult.model_validate(
        {
            "id": one.id,
            "name": one.name,
            "criterion": one.criterion,
            "w3c": known.id if known else "",
            "law": EN in one.sets,
            "outcome": outcome,
            "mode": mode,
            "reason": one.absent,
        }
    )
