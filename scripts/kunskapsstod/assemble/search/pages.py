"""A built page as the search index gets it: its main content and nothing of the shell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...content.hyphenation import without
from ...models.site import address_of, parse

# Within <main>, but no text of the page: ways around it, controls, drawings, who reviewed it.
_SHELL = (
    "nav, script, style, template, svg, video, form, fieldset, button, [hidden], .ks-needs-js, "
    ".ks-tools, .ks-foot, .ks-film__player, .ks-film__downloads, .ks-film__time, .ks-local__name"
)
# What tells of other pages and of the municipality's numbers stands on nearly every page.
_ASIDE = (".ks-links", ".ks-ways")
# The box of numbers stands on nearly every page. So many of them are the subject of theirs.
_CONTACT = ".ks-local__text"
_MANY_CONTACTS = 3
_HEADINGS = frozenset(("h2", "h3", "h4"))
_TEXTS = frozenset(("p", "li", "dt", "dd", "th", "td", "caption", "figcaption", "summary"))
_BOXES = frozenset(("div", "section", "article", "aside", "main", "blockquote"))
_HOLDERS = _HEADINGS | _TEXTS | _BOXES | {"h1"}
# The lead says in a few words what the page is about; Pagefind weighs headings by itself.
_LEAD = 3
_LINK_SHARE = 0.8
_SPACE = re.compile(r"\s+")
# Pages that lead on, tell of an error, or are the search itself are no answers to a search.
_LEFT_OUT = "meta[http-equiv=refresh], [data-search=off]"


@dataclass(frozen=True)
class Block:
    """A heading or a piece of text.

    id:    a heading's anchor
    aside: a mention in passing, which counts little
    """

    tag: str
    text: str
    id: str = ""
    aside: bool = False

    def html(self) -> str:
        anchor = f' id="{escape(self.id)}"' if self.id else ""
        weight = ' data-pagefind-weight="0.2"' if self.aside else ""
        return f"<{self.tag}{anchor}{weight}>{escape(self.text)}</{self.tag}>"


@dataclass(frozen=True)
class BuiltPage:
    """What the index is told of one page.

    address: below the site's root (``"roller/sekretess/"``)
    lang:    as <html lang> says; each language is an index of its own
    section: the menu's group it stands in, empty when in none
    """

    address: str
    lang: str
    section: str
    title: str
    lead: str
    blocks: tuple[Block, ...]

    def html(self, hidden: dict[str, str]) -> str:
        """A small document for Pagefind. ``hidden``: field → words that are found but not shown."""
        fields = "".join(
            f'<i data-pagefind-meta="{name}[data-v]" data-v="{escape(words)}"></i>'
            for name, words in sorted(hidden.items())
            if words
        )
        body = "".join(block.html() for block in self.blocks)
        return (
            f'<!doctype html><html lang="{self.lang}"><body data-pagefind-body>{fields}'
            f"<h1>{escape(self.title)}</h1>"
            f'<p data-pagefind-weight="{_LEAD}">{escape(self.lead)}</p>{body}</body></html>'
        )


def read_pages(site: Path) -> list[BuiltPage]:
    """Every page of a built site that a search may lead to, in the order of addresses."""
    pages = []
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        if file.name == "404.html":
            continue
        page = read_page(parse(file), address_of(name))
        if page is not None:
            pages.append(page)
    return pages


def read_page(tree: LexborHTMLParser, address: str) -> BuiltPage | None:
    """One parsed page; None when it is no answer to a search. The tree is used up."""
    html, main = tree.css_first("html"), tree.css_first("main")
    if html is None or main is None or tree.css_first(_LEFT_OUT) is not None:
        return None
    title, lead = main.css_first("h1"), main.css_first(".ks-lead")
    if title is None:
        return None
    here = tree.css_first(".ks-menu [aria-current=page]")
    for node in main.css(_SHELL):
        node.decompose()
    contacts = main.css(_CONTACT)
    if len(contacts) < _MANY_CONTACTS:
        for node in contacts:
            node.decompose()
    for node in main.css("br"):
        node.replace_with(" ")
    texts = _tidy(title.text()), _tidy(lead.text()) if lead is not None else ""
    aside = frozenset(node.mem_id for css in _ASIDE for node in main.css(css))
    blocks = [b for b in _blocks(main, aside) if b.tag != "h1" and b.text != texts[1]]
    return BuiltPage(address, html.attributes.get("lang") or "", _section(here), *texts, (*blocks,))


def _section(here: LexborNode | None) -> str:
    group = here
    while group is not None and "ks-menu__group" not in (group.attributes.get("class") or ""):
        group = group.parent
    name = group.css_first("summary, p") if group is not None else None
    return _tidy(name.text()) if name is not None else ""


def _blocks(main: LexborNode, aside: Collection[int]) -> Iterator[Block]:
    """The text of each innermost block, in order; text outside any block is one of its own."""
    holders: dict[int, LexborNode] = {}
    texts: dict[int, list[str]] = {}
    for node in main.traverse(include_text=True):
        if node.tag == "-text":
            holder = _holder(node)
            holders.setdefault(holder.mem_id, holder)
            texts.setdefault(holder.mem_id, []).append(node.text_content or "")
    for key, holder in holders.items():
        text = _tidy("".join(texts[key]))
        if text:
            tag = holder.tag if holder.tag in _HEADINGS | {"h1"} else "p"
            anchor = holder.attributes.get("id") or "" if tag in _HEADINGS else ""
            passing = _inside(holder, aside) or (tag == "p" and _mostly_link(holder, text))
            yield Block(tag or "p", text, anchor, aside=passing)


def _holder(text: LexborNode) -> LexborNode:
    """The block a text stands in, or the <div> around it."""
    above = text.parent
    while above is not None and above.tag not in _HOLDERS:
        above = above.parent
    assert above is not None  # <main> is a box
    return above


def _mostly_link(block: LexborNode, text: str) -> bool:
    """A list of pages by name: each name belongs to the page it leads to."""
    link = block.css_first("a[href]")
    return link is not None and len(_tidy(link.text())) >= _LINK_SHARE * len(text)


def _inside(node: LexborNode | None, boxes: Collection[int]) -> bool:
    while node is not None and node.tag != "main":
        if node.mem_id in boxes:
            return True
        node = node.parent
    return False


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", without(text)).strip()
