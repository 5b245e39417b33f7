"""The accessibility statement that is published: how old the assessment it rests on is.

MDFFS 2019:2 6 § asks for the day of the assessment and for a statement kept up to date; DIGG
recommends once a year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...content.build_day import build_day
from ...content.statement import MONTHS_OLD, MONTHS_SOON, months_between
from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ._page import found


def statement_age(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A fault from the twelfth month, something to look at in the month before."""
    for node in page.all("time.ks-statement__assessed"):
        try:
            day = date.fromisoformat(node.attributes.get("datetime") or "")
        except ValueError:
            continue
        age = months_between(day, build_day())
        if age >= MONTHS_SOON:
            doubt = age < MONTHS_OLD
            yield found(page, "static.statement-age", node, doubt=doubt, day=day.isoformat())
