"""Every page has a title of its own (WCAG 2.4.2): it is the first thing read aloud."""

from __future__ import annotations

from collections.abc import Iterable

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ._page import found


def title_missing(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """There is a title and it says something."""
    if not page.facts.title:
        yield found(page, "static.title-missing")


def title_repeated(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """No other page in the same language has the same title. Twins may share one."""
    facts = page.facts
    others = [
        address
        for address in site.by_title.get((facts.language, facts.title), ())
        if address != facts.address
    ]
    if others:
        yield found(page, "static.title-repeated", title=facts.title, other=f"/{others[0]}")
