"""What the worker answers → :class:`Finding`, with WCAG criterion and Swedish words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ...models.finding import Finding, Severity
from ..accepted import Accepted
from ..catalogue import rules

# WCAG2AA.Principle1.Guideline1_4.1_4_3.G18.Fail → 1_4_3.G18.Fail
HTMLCS_PREFIX = re.compile(r"^WCAG2A+\.Principle\d\.Guideline\d_\d\.")
HTMLCS_CRITERION = re.compile(r"^(\d)_(\d)_(\d+)")
# "… at least 4.5:1 … has a contrast ratio of 2.34:1": the only figures its messages carry.
RATIO = re.compile(r"(\d+(?:\.\d+)?):1")
AXE_CRITERION = re.compile(r"^wcag(\d)(\d)(\d+)$")


@dataclass(frozen=True)
class State:
    """How a page is shown: width in CSS pixels, and the system's colour scheme."""

    width: int
    dark: bool

    @property
    def name(self) -> str:
        return f"{self.width} {'dark' if self.dark else 'light'}"


# The goals of site.md: a desktop and the narrowest width of WCAG 1.4.10, light and dark.
STATES = (State(1280, False), State(1280, True), State(320, False), State(320, True))


def finding_of(
    page: str, issue: dict[str, Any], states: tuple[State, ...], accepted: Accepted
) -> Finding:
    """One issue of the worker as a finding, accepted when a reviewed entry covers it."""
    axe = issue["runner"] == "axe"
    rule, criterion, params = _axe(issue) if axe else _htmlcs(issue)
    return Finding(
        page=page,
        rule=rule,
        # axe's "incomplete" and HTML CodeSniffer's warnings: a person must look.
        severity=Severity.FAULT if issue["type"] == "error" else Severity.LOOK,
        selector=issue["selector"],
        # HTML CodeSniffer has none for what is said of the document as a whole.
        excerpt=" ".join((issue["context"] or "").split()),
        params=params,
        state=_state(issue, states),
        criterion=criterion,
        accepted=accepted.reason(rule, page, issue["parts"]),
    )


def behaviour_of(page: str, one: dict[str, Any], accepted: Accepted) -> Finding:
    """What the page did when it was used, as a finding."""
    rule = rules()[one["rule"]]
    return Finding(
        page=page,
        rule=one["rule"],
        severity=rule.severity,
        selector=one["selector"],
        excerpt=one["detail"],
        params={"detail": one["detail"]},
        state=State(one["width"], False).name,
        criterion=rule.criterion,
        accepted=accepted.reason(one["rule"], page, one["parts"]),
    )


def not_judged(page: str, rule: str, **params: str) -> Finding:
    """The fault that stands in for a page the browser could not judge: never a pass."""
    return Finding(page=page, rule=rule, severity=rules()[rule].severity, params=params)


def _state(issue: dict[str, Any], states: tuple[State, ...]) -> str:
    """How the page was shown: of the layer "opened", with what had been done to it."""
    if "opened" not in issue:
        return states[int(issue["state"])].name
    return f"{State(**issue['shown']).name} {issue['opened']}"


def _axe(issue: dict[str, Any]) -> tuple[str, str, dict[str, str]]:
    extras = issue["extras"]
    params = {
        "help": extras["help"],
        "reasons": " ".join(map(_sentence, dict.fromkeys([*extras["all"], *extras["any"]]))),
        # Of several reasons axe wants either one mended, or all.
        "choice": "any" if len(extras["any"]) > 1 and not extras["all"] else "all",
        "impact": extras["impact"] or "",
    }
    criteria = [
        f"{match[1]}.{match[2]}.{match[3]}"
        for tag in extras["tags"]
        if (match := AXE_CRITERION.match(tag))
    ]
    return f"axe.{issue['code']}", criteria[0] if criteria else "", params


def _htmlcs(issue: dict[str, Any]) -> tuple[str, str, dict[str, str]]:
    code = HTMLCS_PREFIX.sub("", issue["code"])
    match = HTMLCS_CRITERION.match(code)
    ratios = RATIO.findall(issue["message"])
    params = {
        "required": _swedish(ratios[0]) if ratios else "4,5",
        "value": _swedish(ratios[1]) if len(ratios) > 1 else "?",
    }
    return f"htmlcs.{code}", ".".join(match.groups()) if match else "", params


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _swedish(number: str) -> str:
    return number.replace(".", ",")
