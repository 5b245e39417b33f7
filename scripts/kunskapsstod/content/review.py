"""What the pages rest on and whether anyone has looked at them lately."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .front_matter import Source
from .sources import Register
from .twins import pairs


@dataclass(frozen=True)
class Notice:
    """One thing about reviews or sources that someone should look at.

    rule:   "review.overdue", "review.future", "review.no-source", "review.no-twin",
            "review.twin-older", "review.twin-compared" or "review.unused-source"
    source: the page; None when the register itself is meant
    """

    rule: str
    source: Source | None
    params: Mapping[str, str]


def notices(sources: Mapping[str, Source], register: Register, today: date) -> list[Notice]:
    """Everything about reviews and sources that someone should look at.

    sources: docs uri → page; today: the day to judge by
    """
    found = []
    for page in sources.values():
        if page.meta.review_by < today:
            found.append(Notice("review.overdue", page, {"date": page.meta.review_by.isoformat()}))
        ahead = [day for day in (page.meta.written, page.meta.reviewed) if day and day > today]
        found += [Notice("review.future", page, {"date": day.isoformat()}) for day in ahead]
        rests = page.meta.sources or page.meta.laws or page.meta.without_sources
        if not rests and page.language == "sv":
            found.append(Notice("review.no-source", page, {}))
        twin = f"{page.page_uri.removesuffix('.md')}.sv-simple.md"
        if page.language == "sv" and twin not in sources and not page.meta.without_twin:
            found.append(Notice("review.no-twin", page, {}))
    for pair in pairs(sources):
        if pair.state == "older":
            found.append(Notice("review.twin-older", pair.twin, {}))
        elif pair.state == "never":
            found.append(Notice("review.twin-compared", pair.twin, {}))
    for name in unused(sources.values(), register):
        found.append(Notice("review.unused-source", None, {"name": name}))
    return found


def unused(sources: Iterable[Source], register: Register) -> list[str]:
    """Ids of laws and sources that no page rests on."""
    used = {name for page in sources for name in (*page.meta.sources, *page.meta.laws)}
    return sorted({*register.lagar, *register.kallor} - used)


@dataclass(frozen=True)
class Resting:
    """A page that rests on a law or source; ``where`` is the law's sections on that page."""

    source: Source
    where: str


def resting_on(name: str, sources: Mapping[str, Source]) -> list[Resting]:
    """The pages that rest on a law or source, by its id in kallor.yml, in the order of the uris."""
    return [
        Resting(page, page.meta.laws.get(name, ""))
        for _, page in sorted(sources.items())
        if name in page.meta.laws or name in page.meta.sources
    ]
