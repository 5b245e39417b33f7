"""What the rules share: making findings, and reading names and hidden parts off a page."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ...models.finding import Finding, Severity
from ...models.site import PageDoc
from ..catalogue import rules

EXCERPT_LENGTH = 200


def found(
    page: PageDoc, rule: str, node: LexborNode | None = None, *, doubt: bool = False, **params: str
) -> Finding:
    """A finding of the rule's own severity, or "look" when the machine is in doubt."""
    entry = rules()[rule]
    return Finding(
        page=page.address,
        rule=rule,
        severity=Severity.LOOK if doubt else entry.severity,
        selector=selector_of(node) if node is not None else "",
        excerpt=excerpt_of(node) if node is not None else "",
        params=params,
        criterion=entry.criterion,
    )


def selector_of(node: LexborNode) -> str:
    """A CSS selector for the element, built as pa11y builds its own, so the two compare."""
    parts: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.is_element_node:
        identifier = current.attributes.get("id")
        if identifier:
            parts.append(f"#{identifier}")
            break
        parts.append(_step(current))
        current = current.parent
    return " > ".join(reversed(parts))


def excerpt_of(node: LexborNode) -> str:
    """The element's HTML, shortened, on one line."""
    html = " ".join((node.html or "").split())
    return html if len(html) <= EXCERPT_LENGTH else f"{html[: EXCERPT_LENGTH - 1]}…"


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The element itself, then everything it stands in, outwards."""
    current: LexborNode | None = node
    while current is not None and current.is_element_node:
        yield current
        current = current.parent


def is_hidden(node: LexborNode) -> bool:
    """Hidden from assistive technology by markup: what CSS hides, only a browser can tell."""
    return any(
        "hidden" in part.attributes or part.attributes.get("aria-hidden") == "true"
        for part in ancestors(node)
    )


def language_at(node: LexborNode) -> str:
    """The language that holds at the element: the nearest lang attribute."""
    for part in ancestors(node):
        lang = part.attributes.get("lang")
        if lang:
            return lang
    return ""


def text_of(node: LexborNode) -> str:
    """The element's text on one line."""
    return " ".join(node.text().split())


def name_of(node: LexborNode, page: PageDoc) -> str:
    """The accessible name, in the order of the Accessible Name computation (accname 1.2, 4.3).

    Simplified to what static HTML can say: aria-labelledby, aria-label, content, title.
    """
    return _labelled(node, page) or _content(node, page) or _titled(node)


def _labelled(node: LexborNode, page: PageDoc) -> str:
    labelled = (node.attributes.get("aria-labelledby") or "").split()
    referred = [page.first(f'[id="{part}"]') for part in labelled if '"' not in part]
    name = " ".join(text_of(part) for part in referred if part is not None)
    return name or (node.attributes.get("aria-label") or "").strip()


def _titled(node: LexborNode) -> str:
    return (node.attributes.get("title") or "").strip()


def _content(node: LexborNode, page: PageDoc) -> str:
    parts: list[str] = []
    for child in node.iter(include_text=True):
        if child.is_text_node:
            parts.append(child.text(deep=False))
        elif child.is_element_node and _is_read(child):
            parts.append(_own_name(child, page))
    return " ".join(" ".join(parts).split())


def _is_read(node: LexborNode) -> bool:
    silent = node.tag in ("script", "style", "template") or "hidden" in node.attributes
    return not silent and node.attributes.get("aria-hidden") != "true"


def _own_name(node: LexborNode, page: PageDoc) -> str:
    if node.tag in ("img", "area"):
        silent = node.attributes.get("role") in ("presentation", "none")
        alt = "" if silent else (node.attributes.get("alt") or "").strip() or _titled(node)
        return _labelled(node, page) or alt
    if node.tag == "svg":
        title = node.css_first("title")
        return node.attributes.get("aria-label") or (text_of(title) if title is not None else "")
    return name_of(node, page)


def _step(node: LexborNode) -> str:
    tag = node.tag or ""
    parent = node.parent
    if parent is None or not parent.is_element_node:
        return tag
    siblings = list(parent.iter())
    same = [sibling for sibling in siblings if sibling.tag == tag]
    if len(same) <= 1:
        return tag
    elements = [sibling for sibling in siblings if sibling.is_element_node]
    position = next(i for i, sibling in enumerate(elements, 1) if sibling.mem_id == node.mem_id)
    return f"{tag}:nth-child({position})"
