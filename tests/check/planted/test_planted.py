"""The check can fail: what it once caught of what is planted, it still catches.

Here run the layers that need no browser, on every fault they can tell of, and the browser on a
few. The whole is ``python -m tests.check.planted``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.check.accepted import Accepted
from kunskapsstod.check.browser.runner import check_pages
from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.check.catalogue import rules
from kunskapsstod.check.server import running

from . import in_films, in_texts, measure
from .measure import BASE, BEHAVIOUR, BUILD, MEDIA, PDF, SITE, STATIC, TEXT, Caught
from .planting import faults
from .results import beside, figure, read, reasons

# In the kind of page it would be in, one of each kind of question to the browser.
IN_BROWSER = (
    "keyboard-trap",
    "focus-ring-too-pale",
    "forced-colours-no-focus",
    "animation-ignores-wish",
    "orientation-content-hidden",
    "hover-content-stuck",
    "text-only-with-script",
    "status-not-announced",
    "focus-goes-away",
    "escape-does-not-close",
)


def missed(found: Caught, layers: tuple[str, ...]) -> dict[str, set[str]]:
    """Fault → rules that told of it when it was last measured and do not now."""
    lost = {
        fault: {rule for layer in layers for rule in read()[fault].get(layer, ())}
        - {rule for _, rule in found[fault]}
        for fault in found
        if not fault.startswith(BASE)
    }
    return {fault: rules for fault, rules in lost.items() if rules}


def test_every_fault_of_the_list_is_planted_and_no_other() -> None:
    assert sorted(faults()) == sorted([*SITE, *in_films.ALL, *in_texts.ALL])


def test_the_figures_are_of_this_list() -> None:
    assert list(read()) == list(faults())
    caught, count = figure(read())
    assert count >= 80 and caught / count >= 0.95


def test_what_is_not_caught_has_its_reason_and_nothing_else_has() -> None:
    assert set(reasons()) == {fault for fault, layers in read().items() if not layers}
    assert beside().keys() <= faults().keys()


def test_the_static_rules_tell_of_what_they_told_of(guide: Path) -> None:
    with measure.planted(guide, SITE) as (_, trees):
        found = measure.by_static(trees)
    assert {page for page, told in found.items() if page.startswith(BASE) and told} == set()
    assert missed(found, (STATIC, PDF)) == {}


def test_the_film_rules_tell_of_what_they_told_of(guide: Path) -> None:
    found = measure.by_film(guide, in_films.ALL)
    assert found[BASE] == set()
    assert missed(found, (MEDIA, BUILD)) == {}


def test_the_text_rules_and_the_build_tell_of_what_they_told_of(guide: Path) -> None:
    assert missed(measure.by_text(guide, in_texts.ALL), (TEXT, BUILD, STATIC)) == {}


@pytest.mark.browser
def test_the_browser_tells_of_what_it_told_of(guide: Path) -> None:
    found: Caught = {fault: set() for fault in IN_BROWSER}
    with (
        measure.planted(guide, IN_BROWSER) as (folder, _),
        running(folder) as server,
    ):
        pages = [f"{fault}/{SITE[fault].page}" for fault in IN_BROWSER]
        run = check_pages(
            server.url, pages, prepare(), Accepted.read(), states=(), opened=False, behave=True
        )
    for one in run.findings:
        found[one.page.split("/", 1)[0]].add((BEHAVIOUR, one.rule))
    assert missed(found, (BEHAVIOUR,)) == {}
    assert all(rule in rules() for told in found.values() for _, rule in told)
