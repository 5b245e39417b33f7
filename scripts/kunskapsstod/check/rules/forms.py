"""Fields and buttons: labels, groups, errors, and what is left of them without JavaScript.

WCAG 1.3.1, 2.5.7, 3.3.1 and 3.3.2, and the promise that the guide works without a script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ...texts import message
from ._page import ancestors, found, is_hidden, text_of

FIELDS = "input, select, textarea"
NO_LABEL_NEEDED = ("hidden", "submit", "button", "reset", "image")
GROUPS = ("group", "radiogroup")
# What a script alone can do is shown by the script (docs/_dev): a class, or hidden until then.
NEEDS_SCRIPT = "ks-needs-js"
# A component's words for what has happened travel in these attributes.
SAID = ("copied", "count", "saved", "chosen", "failed", "none")
LIVE = '[role="status"], [role="alert"], [role="log"], [aria-live], output'


def placeholder_label(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A label stays when one has begun to write: a placeholder does not."""
    labelled = {node.attributes.get("for") for node in page.all("label[for]")}
    for node in page.all("input[placeholder], textarea[placeholder]"):
        own = any(name in node.attributes for name in ("aria-label", "aria-labelledby", "title"))
        inside = any(part.tag == "label" for part in ancestors(node))
        if not (own or inside or node.attributes.get("id") in labelled):
            yield found(page, "static.placeholder-label", node)


def error_text(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A field that is marked as wrong is tied to the words that say why."""
    for node in page.all('[aria-invalid="true"]'):
        told = f"{node.attributes.get('aria-errormessage') or ''} " + (
            node.attributes.get("aria-describedby") or ""
        )
        words = [page.first(f'[id="{part}"]') for part in told.split() if '"' not in part]
        if not any(one is not None and text_of(one) for one in words):
            yield found(page, "static.error-text", node)


def radio_group(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Choices that belong together stand in a group that says what is chosen."""
    choices: dict[str, list[LexborNode]] = defaultdict(list)
    for node in page.all("input[type=radio][name]"):
        choices[str(node.attributes["name"])].append(node)
    for nodes in choices.values():
        grouped = any(
            (part.tag == "fieldset" and part.css_first("legend") is not None)
            or part.attributes.get("role") in GROUPS
            for part in ancestors(nodes[0])
        )
        if len(nodes) > 1 and not grouped:
            yield found(page, "static.radio-group", nodes[0])


def needs_script(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """What is shown without a script works without one."""
    for node in page.all("button[type=button]"):
        works = "popovertarget" in node.attributes or "command" in node.attributes
        if not works and not is_hidden(node) and not _for_script(node):
            problem = message("check.problem.dead_button")
            yield found(page, "static.needs-script", node, problem=problem)
    for node in page.all("form"):
        sends = node.attributes.get("action") or node.attributes.get("method") == "dialog"
        if not sends and not is_hidden(node) and not _for_script(node):
            problem = message("check.problem.dead_form")
            yield found(page, "static.needs-script", node, problem=problem)


def dragged(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """What can be dragged can also be moved in another way: a person has to see it."""
    for node in page.all('[draggable="true"]'):
        yield found(page, "static.dragged", node)


def live_region(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A part whose script says things has a place where they are read aloud (WCAG 4.1.3)."""
    for node in page.all("[data-module]"):
        says = any(f"data-{name}" in node.attributes for name in SAID)
        if says and node.css_first(LIVE) is None:
            yield found(page, "static.live-region", node)


def _for_script(node: LexborNode) -> bool:
    return any(
        NEEDS_SCRIPT in (part.attributes.get("class") or "").split() for part in ancestors(node)
    )
