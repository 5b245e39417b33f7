"""What every page shares with the start page of its language: menu, names, help, way home.

WCAG 2.4.1, 2.4.8, 3.2.3, 3.2.4 and 3.2.6. A page without menu and footer (one that only sends
on, a page of another kind) has nothing to share and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from selectolax.lexbor import LexborNode

from ...models.finding import Finding
from ...models.site import LANGUAGE_FOLDERS, BuiltSite, PageDoc
from ...texts import message
from ._page import found, name_of, text_of

MENU = "body > header nav a[href]"
FOOTER = "body > footer a[href]"
HELP = "tel:"
CRUMBS = 'nav[class*="crumb"]'
STATEMENT = "om/tillganglighet/"

# Where a page stands in the site says which start page it is compared with.
STARTS = {"sv": ""} | {tag: f"{folder}/" for folder, tag in LANGUAGE_FOLDERS.items()}


def same_menu(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """The menu's links come in the order they have on the start page (WCAG 3.2.3)."""
    start = _start(page, site)
    if start is None:
        return
    here, there = _goals(page, MENU, site), _goals(start, MENU, site)
    if not _in_order([goal for goal, _ in here], [goal for goal, _ in there]):
        yield found(page, "static.same-menu", page.first("body > header nav"))


def same_names(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """What does the same in header and footer is called the same (WCAG 3.2.4)."""
    start = _start(page, site)
    if start is None:
        return
    known = {key: name for key, name, _ in _controls(start, site)}
    for key, name, node in _controls(page, site):
        if key in known and known[key] != name:
            yield found(page, "static.same-names", node, name=name, usual=known[key])


def same_help(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Contact stands in the footer, at its usual place among the rest (WCAG 3.2.6)."""
    start = _start(page, site)
    if start is None:
        return
    usual = [goal for goal, _ in _goals(start, FOOTER, site)]
    here = [goal for goal, _ in _goals(page, FOOTER, site)]
    footer = page.first("body > footer")
    if footer is None and usual:
        problem = message("check.problem.footer_gone")
        yield found(page, "static.same-help", page.first("footer"), problem=problem)
        return
    missing = [goal for goal in usual if goal.startswith(HELP) and goal not in here]
    if missing:
        problem = message("check.problem.help_missing", link=missing[0])
        yield found(page, "static.same-help", footer, problem=problem)
    elif not _in_order(here, usual):
        problem = message("check.problem.help_moved")
        yield found(page, "static.same-help", footer, problem=problem)


def current_page(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """The menu says which of its links leads to the page one is on (WCAG 2.4.8)."""
    links = [node for goal, node in _goals(page, MENU, site) if goal == f"/{page.address}"]
    if links and not any("aria-current" in link.attributes for link in links):
        yield found(page, "static.current-page", links[0])


def breadcrumbs(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A page below the start page shows the way to it (WCAG 2.4.8)."""
    ours = _start(page, site) is not None and not page.facts.is_error_page
    if ours and page.address not in STARTS.values() and page.first(CRUMBS) is None:
        yield found(page, "static.breadcrumbs")


def skip_link(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Before a menu, the first link leads past it to the main content (WCAG 2.4.1)."""
    if page.first(MENU) is None:
        return
    first, main = page.first("body a[href]"), page.first("main")
    target = (first.attributes.get("href") or "") if first is not None else ""
    ids = {main.attributes.get("id")} if main is not None else set()
    if main is not None:
        ids |= {node.attributes.get("id") for node in main.css("[id]")}
    if not (target.startswith("#") and target[1:] in ids):
        yield found(page, "static.skip-link", first)


def statement_link(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Every page leads to the accessibility statement (DOS-lagen, SFS 2018:1937, 13 §)."""
    if page.first(MENU) is None or page.first("body > footer") is None:
        return
    goals = {goal for goal, _ in _goals(page, FOOTER, site)}
    if not any(goal.endswith(f"/{STATEMENT}") for goal in goals):
        yield found(page, "static.statement-link", page.first("body > footer"))


def _start(page: PageDoc, site: BuiltSite) -> PageDoc | None:
    """The start page of the same language, when both have the shell; never the page itself."""
    address = STARTS.get(page.facts.language, "")
    if page.facts.redirect or page.address == address or page.first(MENU) is None:
        return None
    start = site.page(address)
    return start if start is not None and start.first(MENU) is not None else None


# Three rules ask the same of a page, one after the other, and every page asks it of its start page.
@lru_cache(maxsize=16)
def _goals(page: PageDoc, css: str, site: BuiltSite) -> list[tuple[str, LexborNode]]:
    """Where the links lead: a path below the site's root, or the whole address."""
    found_goals = []
    for node in page.all(css):
        href = node.attributes.get("href") or ""
        target = site.resolve(page.facts, href)
        inside = target.kind in ("page", "file", "missing")
        found_goals.append((f"/{target.address}" if inside else target.address, node))
    return found_goals


def _controls(page: PageDoc, site: BuiltSite) -> list[tuple[str, str, LexborNode]]:
    """What a control does, as a key; its name; itself."""
    told = [
        (f"link {goal}", text_of(node), node)
        for goal, node in _goals(page, f"{MENU}, {FOOTER}", site)
        if "hreflang" not in node.attributes
    ]
    for node in page.all("body > header button[popovertarget]"):
        action = node.attributes.get("popovertargetaction") or "toggle"
        key = f"{node.attributes['popovertarget']} {action}"
        told.append((key, name_of(node, page), node))
    for node in page.all('body > header form[role="search"] button'):
        told.append(("search", name_of(node, page), node))
    # A page that is linked twice may be called two things there: that is no other name here.
    names: dict[str, set[str]] = {}
    for key, name, _ in told:
        names.setdefault(key, set()).add(name)
    return [one for one in told if len(names[one[0]]) == 1]


def _in_order(these: Sequence[str], those: Sequence[str]) -> bool:
    """Whether what both have comes in the same order; what stands twice in one is left out."""
    shared = {one for one in these if these.count(one) == 1 and those.count(one) == 1}
    return [one for one in these if one in shared] == [one for one in those if one in shared]
