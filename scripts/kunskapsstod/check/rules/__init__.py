"""The static rules: id → function, in one table. What each rule is stands in ``rules.yml``.

A rule is a plain function ``(PageDoc, BuiltSite) -> Iterable[Finding]``. It answers with faults,
with "look" where a machine cannot be sure, or with nothing. One family a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from . import (
    images,
    language,
    leftovers,
    links,
    statement,
    structure,
    thirdparty,
    titles,
    twins,
)

Rule = Callable[[PageDoc, BuiltSite], Iterable[Finding]]

TABLE: dict[str, Rule] = {
    "static.one-h1": structure.one_h1,
    "static.heading-order": structure.heading_order,
    "static.empty-heading": structure.empty_heading,
    "static.duplicate-id": structure.duplicate_id,
    "static.landmarks": structure.landmarks,
    "static.lang-valid": language.lang_valid,
    "static.lang-folder": language.lang_folder,
    "static.english": language.english,
    "static.swedish": language.swedish,
    "static.broken-link": links.broken_link,
    "static.broken-anchor": links.broken_anchor,
    "static.http-link": links.http_link,
    "static.empty-link": links.empty_link,
    "static.img-alt": images.img_alt,
    "static.svg-name": images.svg_name,
    "static.video-captions": images.video_captions,
    "static.leftover": leftovers.leftover,
    "static.raw-html": leftovers.raw_html,
    "static.title-missing": titles.title_missing,
    "static.title-repeated": titles.title_repeated,
    "static.twin-orphan": twins.twin_orphan,
    "static.hreflang": twins.hreflang,
    "static.statement-age": statement.statement_age,
    "static.third-party": thirdparty.third_party,
    "static.inline-code": thirdparty.inline_code,
}


def check_page(page: PageDoc, site: BuiltSite) -> list[Finding]:
    """Every static rule on one page."""
    return [finding for rule in TABLE.values() for finding in rule(page, site)]
