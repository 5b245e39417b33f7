"""Small changes to a parsed page: make an element, put another in its place, take some away."""

from __future__ import annotations

from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode


def element(html: str) -> LexborNode:
    """The one element that a piece of HTML describes."""
    node = LexborHTMLParser(html).css_first("body > *")
    if node is None:
        raise ValueError(html)
    return node


def rename(node: LexborNode, tag: str, classes: str = "") -> None:
    """Put another element in a node's place, with the same inside, id, language and classes."""
    names = " ".join(filter(None, (node.attributes.get("class"), classes)))
    attributes = kept(node, "id", "lang") + (f' class="{names}"' if names else "")
    node.replace_with(element(f"<{tag}{attributes}>{node.inner_html or ''}</{tag}>"))


def kept(node: LexborNode, *names: str) -> str:
    """Some of a node's attributes as they are written in a tag, each with a space before it."""
    values = ((name, node.attributes.get(name)) for name in names)
    return "".join(f' {name}="{escape(value)}"' for name, value in values if value)


def drop(main: LexborNode, css: str) -> None:
    """Take away every element a selector finds."""
    # One at a time: what stood inside a dropped element is gone with it.
    while (node := main.css_first(css)) is not None:
        node.decompose()


def words(node: LexborNode) -> str:
    """An element's text on one line, without soft hyphens."""
    return " ".join(node.text().replace("\u00ad", "").split())
