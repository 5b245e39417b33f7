"""An accepted finding covers a part of the shell with a reason, and never a whole rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kunskapsstod.check.accepted import Accepted
from kunskapsstod.check.runner import check_site, examine
from kunskapsstod.errors import Faults
from kunskapsstod.models.finding import Severity

SITE_URL = "https://exempelkommun.example/"

ENTRY = """
accepted:
  - rule: {rule}
    selector: "{selector}"
    reason: Prövad med NVDA.
    date: 2026-11-22
    reviewer: developer
"""


def entries(tmp_path: Path, rule: str = "static.empty-link", selector: str = ".topp") -> Accepted:
    file = tmp_path / "accepted.yml"
    file.write_text(ENTRY.format(rule=rule, selector=selector), encoding="utf-8")
    return Accepted.read(file)


def test_the_shipped_entries_can_be_read() -> None:
    for entry in Accepted.read().entries:
        assert entry.reason.endswith(".")


@pytest.mark.parametrize(
    "selector",
    [
        "*",
        "html",
        "body",
        "main",
        "nav",
        "main > div",
        "main#innehall",
        "[role=main]",
        "#a, p",
        ".a *",
    ],
)
def test_a_selector_that_takes_in_too_much_is_refused(tmp_path: Path, selector: str) -> None:
    with pytest.raises(Faults, match="täcker för mycket"):
        entries(tmp_path, selector=selector)


def test_an_entry_without_selector_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(Faults, match=r"accepted\.yml, rad 3, accepted\.1: Undantaget saknar"):
        entries(tmp_path, selector="  ")


def test_a_rule_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Faults, match=r"Regeln static\.empty-lin finns inte"):
        entries(tmp_path, rule="static.empty-lin")


def test_a_selector_that_is_not_css_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="går inte att tolka"):
        entries(tmp_path, selector="#a[")


def test_what_stands_in_the_part_is_accepted_with_its_reason(
    tmp_path: Path, make_site: Callable[[str], Path]
) -> None:
    root = make_site('<div class="topp"><p><a href="/"></a></p></div>\n<a href="/"></a>')
    found = check_site(root, site_url=SITE_URL, layers=["static"], accepted=entries(tmp_path))
    assert [one.accepted for one in found] == [None, "Prövad med NVDA."]


def test_another_rule_in_the_same_part_is_not_accepted(
    tmp_path: Path, make_site: Callable[[str], Path]
) -> None:
    root = make_site('<div class="topp"><a href="/borta/">Text</a></div>')
    found = check_site(root, site_url=SITE_URL, layers=["static"], accepted=entries(tmp_path))
    assert [one.accepted for one in found] == [None]


def test_what_stands_beside_the_part_is_not_accepted(
    tmp_path: Path, make_site: Callable[[str], Path]
) -> None:
    site = make_site('<div><p class="topp">Topp</p><a href="lattlast/"></a></div>')
    found = check_site(
        site, site_url=SITE_URL, layers=("static",), accepted=entries(tmp_path, selector=".topp")
    )
    assert [one.accepted for one in found if one.rule == "static.empty-link"] == [None]


def test_a_part_that_holds_the_main_content_covers_nothing(
    tmp_path: Path, make_site: Callable[[str], Path]
) -> None:
    page = '<!doctype html><html lang="en"><title>T</title><body><div class="topp"><main>'
    page += '<h1>Title</h1><a href="/"></a></main></div></body></html>'
    root = make_site(f"<!-- == en/egen/index.html == -->\n{page}")
    found = check_site(root, site_url=SITE_URL, layers=["static"], accepted=entries(tmp_path))
    assert [(one.rule, one.accepted) for one in found] == [("static.empty-link", None)]


def test_an_entry_may_keep_to_some_pages(tmp_path: Path, make_site: Callable[[str], Path]) -> None:
    accepted = entries(tmp_path)
    narrow = Accepted([accepted.entries[0].model_copy(update={"pages": "filmer/*"})])
    root = make_site('<div class="topp"><a href="/"></a></div>')
    found = check_site(root, site_url=SITE_URL, layers=["static"], accepted=narrow)
    assert [one.accepted for one in found] == [None]


def test_an_entry_nobody_used_is_told(tmp_path: Path) -> None:
    unused = entries(tmp_path).unused()
    assert [(one.rule, one.severity) for one in unused] == [
        ("check.accepted-unused", Severity.ADVICE)
    ]


def test_a_part_of_the_check_calls_no_entry_unused(
    tmp_path: Path, make_site: Callable[[str], Path]
) -> None:
    accepted = entries(tmp_path)
    outcome = examine(make_site(""), site_url=SITE_URL, layers=["static"], accepted=accepted)
    assert outcome.findings == []


def test_an_unknown_page_is_a_sentence(make_site: Callable[[str], Path]) -> None:
    with pytest.raises(Faults, match="Ingen sida passar in på borta"):
        check_site(make_site(""), site_url=SITE_URL, layers=["static"], pages=["borta"])


def test_an_unknown_layer_is_a_sentence(make_site: Callable[[str], Path]) -> None:
    with pytest.raises(Faults, match="Granskningen ljud finns inte"):
        check_site(make_site(""), site_url=SITE_URL, layers=["ljud"])


def test_pages_may_be_chosen_by_pattern(make_site: Callable[[str], Path]) -> None:
    root = make_site(
        "<!-- == a/b/index.html == -->\n<p>b</p>\n<!-- == a/c/index.html == -->\n<p>c</p>"
    )
    outcome = examine(root, site_url=SITE_URL, layers=["static"], pages=["/a/b", "lattlast*"])
    assert outcome.pages == ["a/b/", "lattlast/"]


def test_progress_is_told_page_by_page(make_site: Callable[[str], Path]) -> None:
    heard: list[tuple[int, int, str]] = []
    check_site(
        make_site(""),
        site_url=SITE_URL,
        layers=["static"],
        progress=lambda done, total, label: heard.append((done, total, label)),
    )
    assert heard == [(1, 2, "Läser sidorna"), (2, 2, "Läser sidorna")]
