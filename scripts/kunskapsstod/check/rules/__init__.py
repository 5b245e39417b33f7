"""The static rules: id → function, in one table. What each rule is stands in ``rules.yml``.

A rule is a plain function ``(PageDoc, BuiltSite) -> Iterable[Finding]``. It answers with faults,
with "look" where a machine cannot be sure, or with nothing. One family a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from . import (
    documents,
    films,
    forms,
    images,
    language,
    leftovers,
    links,
    reach,
    shell,
    statement,
    structure,
    thirdparty,
    titles,
    twins,
    wording,
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
    "static.same-menu": shell.same_menu,
    "static.same-names": shell.same_names,
    "static.same-help": shell.same_help,
    "static.current-page": shell.current_page,
    "static.breadcrumbs": shell.breadcrumbs,
    "static.skip-link": shell.skip_link,
    "static.statement-link": shell.statement_link,
    "static.statement-complaint": statement.statement_complaint,
    "static.site-map": reach.site_map,
    "static.policy": reach.policy,
    "static.heavy-file": reach.heavy_file,
    "static.link-text": wording.link_text,
    "static.new-window": wording.new_window,
    "static.spaced-letters": wording.spaced_letters,
    "static.drawn-text": wording.drawn_text,
    "static.long-heading": wording.long_heading,
    "static.foreign-text": wording.foreign_text,
    "static.plain-mail": wording.plain_mail,
    "static.placeholder-label": forms.placeholder_label,
    "static.error-text": forms.error_text,
    "static.radio-group": forms.radio_group,
    "static.needs-script": forms.needs_script,
    "static.live-region": forms.live_region,
    "static.dragged": forms.dragged,
    "static.autoplay": films.autoplay,
    "static.film-controls": films.film_controls,
    "static.film-name": films.film_name,
    "static.film-text": films.film_text,
    "static.captions-language": films.captions_language,
    "static.sign-language": films.sign_language,
    "static.switch": twins.switch,
    "static.table-headers": structure.table_headers,
    "static.fake-list": structure.fake_list,
    "static.nested-controls": structure.nested_controls,
    "static.expanded": structure.expanded,
    "static.dialog-name": structure.dialog_name,
    "static.unclosed": structure.unclosed,
    "static.pdf-link": documents.pdf_link,
    "static.third-party": thirdparty.third_party,
    "static.inline-code": thirdparty.inline_code,
}


def check_page(page: PageDoc, site: BuiltSite) -> list[Finding]:
    """Every static rule on one page."""
    return [finding for rule in TABLE.values() for finding in rule(page, site)]
