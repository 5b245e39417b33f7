"""A page's forms, standard, easy-read and English: each says which others there are.

hreflang must be reciprocal, or search engines ignore it; and the switch between the forms is
drawn from the same facts, so a wrong one strands the reader.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...models.finding import Finding
from ...models.site import (
    DEFAULT_LANGUAGE,
    LANGUAGE_FOLDERS,
    BuiltSite,
    PageDoc,
    PageFacts,
)
from ...texts import message
from ._page import ancestors, found

EASY_READ = "sv-simple"


def twin_orphan(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """An easy-read page whose original is gone: nothing says any more what it simplifies."""
    facts = page.facts
    if facts.language == EASY_READ and _counts(facts) and not site.twin(facts, DEFAULT_LANGUAGE):
        yield found(page, "static.twin-orphan")


def hreflang(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Alternates lead to pages of that language, and those lead back."""
    facts = page.facts
    if not _counts(facts):
        return
    for language, href in facts.alternates.items():
        target = site.resolve(facts, href)
        other = site.pages.get(target.address) if target.kind == "page" else None
        if other is None:
            problem = message("check.problem.hreflang_missing", language=language, href=href)
        elif language != "x-default" and (other.lang or "").lower() != language.lower():
            problem = message(
                "check.problem.hreflang_language", language=language, actual=other.lang, href=href
            )
        elif other.address != facts.address and not _leads_back(other, facts, site):
            problem = message("check.problem.hreflang_one_way", other=f"/{other.address}")
        else:
            continue
        yield found(page, "static.hreflang", problem=problem)
    for language in (DEFAULT_LANGUAGE, *LANGUAGE_FOLDERS.values()):
        twin = site.twin(facts, language) if language != facts.language else None
        if twin and _counts(twin) and language not in facts.alternates:
            problem = message(
                "check.problem.hreflang_absent", other=f"/{twin.address}", language=language
            )
            yield found(page, "static.hreflang", problem=problem)


def switch(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A choice of language or easy-read leads to the same page in that form."""
    facts = page.facts
    for node in page.all("header ul a[hreflang]"):
        language = (node.attributes.get("hreflang") or "").lower()
        twin = site.twin(facts, language)
        target = site.resolve(facts, node.attributes.get("href") or "")
        if twin is None or language == facts.language or target.kind != "page":
            continue
        # A switch stands in the head of the page; the menu has links to other languages too.
        if (
            not any(part.tag == "nav" for part in ancestors(node))
            and target.address != twin.address
        ):
            yield found(
                page, "static.switch", node, goal=f"/{target.address}", want=f"/{twin.address}"
            )


def _counts(facts: PageFacts) -> bool:
    return not facts.redirect and not facts.is_error_page


def _leads_back(other: PageFacts, page: PageFacts, site: BuiltSite) -> bool:
    return any(
        site.resolve(other, href).address == page.address for href in other.alternates.values()
    )
