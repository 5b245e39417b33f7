"""The menu: drawn once per variant, then each page only gets its own addresses and its mark.

Drawing it again for every page would make a build's time grow with the square of the number
of pages, as the theme's own does (measured: 33 of 37 s at 800 pages).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..content import values
from ..content.hyphenation import without
from ..texts import text
from . import forms
from .state import SiteState
from .variants import Variant, page_url

# Stands for the way to the site's root; no address of ours can hold it.
ROOT = "\x02root\x03"
_GROUP = '<details class="ks-menu__group">'
_OPEN = '<details class="ks-menu__group" open>'


@dataclass(frozen=True)
class MenuItem:
    """One link; ``url`` is below the site's root.

    hreflang, lang: of the page and of the words, for a link to another language
    """

    url: str
    title: str
    hreflang: str = ""
    lang: str = ""


@dataclass(frozen=True)
class MenuGroup:
    """A heading and the pages for one kind of reader."""

    title: str
    items: tuple[MenuItem, ...]


def groups(nav: Any, state: SiteState, variant: Variant) -> tuple[MenuGroup, ...]:
    """The menu's groups from the nav of mkdocs.yml, with only pages that exist in the variant."""
    found = []
    for section in nav.items:
        pages = _pages(section)
        items = tuple(_item(page, state, variant) for page in pages)
        if items:
            found.append(MenuGroup(section.title or "", items))
    abroad = tuple(
        MenuItem(form.href.removeprefix("./"), form.short, form.hreflang, form.lang)
        for form in forms.others("index.md", variant, state, "")
        if form.lang
    )
    return (*found, MenuGroup(text("menu.abroad", variant.tag), abroad)) if abroad else tuple(found)


def _pages(item: Any) -> Iterable[Any]:
    if getattr(item, "is_page", False):
        yield item
    for child in getattr(item, "children", None) or ():
        yield from _pages(child)


def _item(page: Any, state: SiteState, variant: Variant) -> MenuItem:
    source = state.sources[page.file.src_uri]
    title = source.meta.menu_title or source.meta.title
    if source.page_uri == "index.md":
        title = text("crumbs.start", variant.tag)
    title = without(values.fill(title, state.values, markdown=False))
    return MenuItem(page_url(source.page_uri, variant), title)


def for_page(menu: str, root: str, url: str | None) -> str:
    """The drawn menu with the page's own way to the root, its own group open, itself marked."""
    if url is not None:
        here = f'<a href="{ROOT}{url}">'
        before, found, after = menu.partition(here)
        if found:
            group, start, rest = before.rpartition(_GROUP)
            menu = f'{group}{start and _OPEN}{rest}{here[:-1]} aria-current="page">{after}'
    # The start page has an empty address below the root: a link needs something to name it.
    return menu.replace(f'"{ROOT}"', f'"{root or "./"}"').replace(ROOT, root)
