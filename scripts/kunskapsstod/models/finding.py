"""One thing a check has to say about a built site."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How sure and how grave: a fault must be mended, a look must be looked at by a person."""

    FAULT = "fault"
    LOOK = "look"
    ADVICE = "advice"


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong, where, and how to mend it, whichever layer found it.

    page:      address of the page below the site's root (``"roller/sekretess/"``)
    rule:      id of the rule (``"static.heading-order"``, ``"axe.color-contrast"``)
    severity:  see :class:`Severity`
    selector:  CSS selector or short place on the page; empty when the whole page is meant
    excerpt:   the HTML or text at the place, shortened
    params:    values for the rule's sentence in ``texts/messages/check.yml``
    state:     how the page was shown (``"1280 light"``); empty for static rules
    criterion: WCAG success criterion (``"1.4.3"``), if the rule proves one
    accepted:  the written reason when a reviewed entry covers this finding
    """

    page: str
    rule: str
    severity: Severity = Severity.FAULT
    selector: str = ""
    excerpt: str = ""
    params: dict[str, str] = field(default_factory=dict, compare=False, hash=False)
    state: str = ""
    criterion: str = ""
    accepted: str | None = None
