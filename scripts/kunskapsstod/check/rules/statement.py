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


def statement_complaint(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """The statement says where one turns when the municipality does not help.

    MDFFS 2019:2 6 § asks for the way to the authority's notice of complaint; DOS-lagen 13 § for
    the way to tell the municipality.
    """
    if page.first(".ks-statement__verdict") is None:
        return
    blocks = page.all("main .ks-statement")
    if not any(block.css_first('a[rel~="external"]') is not None for block in blocks):
        yield found(page, "static.statement-complaint")


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
