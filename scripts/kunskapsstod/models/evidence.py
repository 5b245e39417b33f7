"""``evidence.json``: what the last whole check found, and what people had tested by then.

Written by ``kunskapsstod check`` into the site folder and kept there with the municipality's own
files: it is an input of the next build, which draws the accessibility statement from it. Keys
are English, since programs read it; sentences are Swedish, since visitors do.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..errors import fault
from .reading import read_text

EVIDENCE_NAME = "evidence.json"
BUILD_NAME = "build.json"
"""In the built site: which guide it is, so that evidence can be told to be about it."""

Situation = Literal[
    "no_vision",
    "low_vision",
    "no_colour",
    "no_hearing",
    "low_hearing",
    "no_speech",
    "fine_motor",
    "reach",
    "flicker",
    "cognition",
]
"""DIGG's ten situations of use, as in EN 301 549 clause 4.2."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class AutomaticFinding(_Frozen):
    """One rule that found something no reviewed entry covers.

    requirement: number and name of the criterion ("WCAG 1.4.3 Kontrast (minimum)")
    law:         the criterion is in WCAG 2.1 A or AA, which the law's standard asks for
    pages:       addresses, at most ``pages_shown``; ``count`` is how many there are
    """

    rule: str
    severity: Literal["fault", "look"]
    criterion: str
    requirement: str
    law: bool
    title: str
    situations: tuple[Situation, ...]
    pages: tuple[str, ...]
    count: int


class ManualShortcoming(_Frozen):
    """What a person found that does not work, in that person's words."""

    what: str
    page: str | None = None
    requirement: str | None = None
    alternative: str | None = None
    due: date | None = None


class ManualResult(_Frozen):
    """One test by hand as it stood at the check. ``state`` as in ``review.status.State``."""

    test: str
    title: str
    law: bool
    state: Literal["never", "due", "changed", "fails", "ok"]
    situations: tuple[Situation, ...] = ()
    day: date | None = None
    who: str | None = None
    tools: str | None = None
    shortcomings: tuple[ManualShortcoming, ...] = ()


class RequirementResult(_Frozen):
    """One requirement and what is known of it, with EARL's five outcomes.

    id:        as in ``check.requirements.Requirement``
    w3c:       the criterion's name in W3C's own addresses ("contrast-minimum"), or ""
    law:       EN 301 549 V3.2.1 asks for it
    outcome:   "passed", "failed", "cantTell" (rules found nothing, a person has not looked),
               "inapplicable" or "untested"
    mode:      "automatic", "manual", "semiAuto" (both) or "unknownMode"
    reason:    why it is inapplicable, in Swedish
    """

    id: str
    name: str
    criterion: str
    w3c: str
    law: bool
    outcome: Literal["passed", "failed", "cantTell", "inapplicable", "untested"]
    mode: Literal["automatic", "manual", "semiAuto", "unknownMode"]
    reason: str = ""


class EngineVersions(_Frozen):
    """What looked at the pages."""

    chromium: str
    pa11y: str
    axe: str


class Evidence(_Frozen):
    """The whole file. ``guide`` names the build that was checked (``build.json``)."""

    version: Literal[1] = 1
    day: date
    guide: str
    pages: int = Field(ge=1)
    engine: EngineVersions
    automatic: tuple[AutomaticFinding, ...] = ()
    manual: tuple[ManualResult, ...] = ()
    requirements: tuple[RequirementResult, ...] = ()
    reviewed_entries: int = 0


def read_evidence(site: Path) -> Evidence | None:
    """The site folder's evidence, or None when it was never checked whole.

    Raises Faults when the file is not what ``check`` wrote.
    """
    path = site / EVIDENCE_NAME
    if not path.exists():
        return None
    try:
        return Evidence.model_validate_json(read_text(path, ""))
    except ValidationError:
        raise fault("statement.bad_evidence", path) from None


def as_text(evidence: Evidence) -> str:
    """The file's text: the same evidence is the same bytes."""
    return json.dumps(evidence.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
