"""The cases: our own after W3C's examples (rules/*.yml), or W3C's own files from a checkout."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ruamel.yaml import YAML

HERE = Path(__file__).parent
EXPECTED = {"P": "passed", "F": "failed", "I": "inapplicable"}
# As W3C's own frame around an example that is no whole page.
FRAME = """<!DOCTYPE html>
<html lang="sv">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
{html}
</body>
</html>
"""
# Where W3C publishes the pages; their links and pictures start from here.
W3C_PATH = "WAI/content-assets/wcag-act-rules"
W3C_NAME = re.compile(r"(Passed|Failed|Inapplicable) Example (\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Case:
    """One example of a rule.

    rule: W3C's id of the rule
    name: kind and number of the example in the rule: ``"F3"`` is Failed Example 3
    page: address below the site's root
    html: the page, or "" when it lies there already
    """

    rule: str
    name: str
    page: str
    html: str = ""

    @property
    def expected(self) -> str:
        return EXPECTED[self.name[0]]


@dataclass(frozen=True)
class ActRule:
    """A rule with its cases.

    left_out: W3C's examples that have no case here
    """

    id: str
    name: str
    cases: tuple[Case, ...]
    left_out: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Case]:
        return {case.name: case for case in self.cases}


def own_rules() -> list[ActRule]:
    """Every rule we have cases for, by id."""
    return [_own(path) for path in sorted((HERE / "rules").glob("*.yml"))]


def _own(path: Path) -> ActRule:
    data = YAML(typ="safe").load(path)
    cases = tuple(
        Case(path.stem, name, f"{path.stem}/{name.lower()}.html", _page(name, html))
        for name, html in data["cases"].items()
    )
    left_out = (name for names in data.get("left_out", {}).values() for name in names)
    return ActRule(path.stem, data["name"], cases, tuple(left_out))


def _page(title: str, html: str) -> str:
    whole = re.match(r"<(html|head|!doctype)\b", html, re.IGNORECASE)
    if not whole:
        return FRAME.format(title=title, html=html)
    if html.startswith("<head>"):
        html = f'<html lang="sv">{html}<body><h1>Sidan har flyttat</h1></body></html>'
    return f"<!DOCTYPE html>\n{html.strip()}\n"


def w3c_rules(folder: Path) -> list[ActRule]:
    """W3C's own cases from ``content-assets/wcag-act-rules`` of a w3c/wcag-act-rules checkout.

    Only web pages: W3C has a few cases that are SVG or XML files.
    """
    told = json.loads((folder / "testcases.json").read_text(encoding="utf-8"))["testcases"]
    cases: dict[str, list[Case]] = {}
    names: dict[str, str] = {}
    for one in told:
        page = one["url"].partition(f"{W3C_PATH}/")[2]
        match = W3C_NAME.fullmatch(one["testcaseTitle"].strip())
        if not match or not page.endswith(".html") or not (folder / page).is_file():
            continue
        case = Case(one["ruleId"], f"{match[1][0].upper()}{match[2]}", f"{W3C_PATH}/{page}")
        cases.setdefault(one["ruleId"], []).append(case)
        names[one["ruleId"]] = one["ruleName"]
    return [ActRule(id, names[id], tuple(cases[id])) for id in sorted(cases)]
