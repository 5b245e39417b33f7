"""All rules on one film."""

from __future__ import annotations

from ...models.finding import Finding
from . import caption_rules, film_rules, media_rules, step_rules
from .reading import Reading

__all__ = ["judge"]


def judge(reading: Reading, *, published: bool = False) -> list[Finding]:
    """Everything the rules (edition ``RULES_EDITION``) have to say of a film, as it was read.

    published: the site's status is ``publicerad``; what an example lacks is then a fault
    """
    found = [finding for rule in film_rules.RULES for finding in rule(reading, published)]
    for table in (media_rules.RULES, caption_rules.RULES, step_rules.RULES):
        found += [finding for rule in table.values() for finding in rule(reading)]
    return found
