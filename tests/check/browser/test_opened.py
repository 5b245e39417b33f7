"""What a page hides until somebody asks for it is judged too."""

from __future__ import annotations

import pytest

from kunskapsstod.models.finding import Finding

from .conftest import Judge

pytestmark = pytest.mark.browser

# The site's policy lets no style or script stand in a page.
PALE = ".svag { background: #ffffff; color: #cccccc }"
CONTRAST = "axe.color-contrast"


def found(judge: Judge, content: str, **pages: str) -> list[Finding]:
    style = {"x.css": PALE} | pages
    page = f"<link rel='stylesheet' href='/x.css'><script src='/x.js'></script>{content}"
    files = {"a.html": page, "x.js": "", **style}
    run = judge(files, states=(), opened=True, lanes=1)
    return run.findings


def states(findings: list[Finding], rule: str = CONTRAST) -> set[str]:
    return {one.state for one in findings if one.rule == rule}


def test_a_box_that_opens_is_judged_wide_and_narrow(judge: Judge) -> None:
    box = (
        "<button popovertarget='b'>Visa</button><div id='b' popover><p class='svag'>Svag</p></div>"
    )
    assert states(found(judge, box)) == {"1280 light box", "320 dark box"}


def test_an_open_box_is_not_covered_by_what_lies_behind_it(judge: Judge) -> None:
    behind = (
        "<button popovertarget='b'>Visa</button><div id='b' popover><p>Ruta</p></div>"
        "<div id='c'><p>Innehåll bakom rutan</p></div>"
    )
    style = "#b { inset: 0 } #c { position: relative; z-index: 2; background: #fff }"
    assert not states(found(judge, behind, **{"x.css": style}))


def test_what_is_folded_together_is_judged_folds_in_folds_too(judge: Judge) -> None:
    folds = (
        "<details><summary>Ett</summary><details><summary>Två</summary>"
        "<p class='svag'>Svag</p></details></details>"
    )
    assert states(found(judge, folds)) == {"1280 light unfolded", "320 dark unfolded"}


def test_a_button_that_unfolds_by_script_is_pressed(judge: Judge) -> None:
    button = (
        "<button aria-expanded='false' aria-controls='x'>Visa</button>"
        "<div id='x' hidden><input></div>"
    )
    script = (
        "document.addEventListener('click', ({target}) => {"
        "target.setAttribute('aria-expanded', true); document.querySelector('#x').hidden = false})"
    )
    assert states(found(judge, button, **{"x.js": script}), "axe.label") == {
        "1280 light unfolded",
        "320 dark unfolded",
    }


def test_each_choice_is_made_and_judged(judge: Judge) -> None:
    choices = (
        "<fieldset><legend>Version</legend>"
        "<label><input type='radio' name='v' checked> En</label>"
        "<label><input type='radio' name='v' id='v2'> Två</label></fieldset>"
        "<p id='p'>Text</p>"
    )
    style = (
        "#p { display: none; color: #cccccc; background: #ffffff }"
        "fieldset:has(#v2:checked) + #p { display: block }"
    )
    assert states(found(judge, choices, **{"x.css": style})) == {
        "1280 light choice",
        "320 dark choice",
    }


def test_print_is_judged(judge: Judge) -> None:
    style = "@media print { p { color: #cccccc; background: #ffffff } }"
    assert states(found(judge, "<p>Text</p>", **{"x.css": style})) == {"794 light print"}


def test_a_search_is_made_that_answers_and_one_that_does_not(judge: Judge) -> None:
    page = (
        "<form action='/a.html'><label>Sök <input type='search' name='q'></label>"
        "<button>Sök</button></form><div id='svar'></div>"
    )
    script = (
        "const q = new URLSearchParams(location.search).get('q');"
        "addEventListener('DOMContentLoaded', () => {"
        "if (q) document.querySelector('#svar').innerHTML = q === 'kontaktperson' ?"
        " '<a href=\"/a.html\"></a>' : '<img src=\"/x.png\">'})"
    )
    findings = found(judge, page, **{"x.js": script})
    assert states(findings, "axe.link-name") == {"1280 light results", "320 dark results"}
    assert states(findings, "axe.image-alt") == {"1280 light nothing", "320 dark nothing"}


def test_a_page_with_nothing_to_open_has_nothing_to_say(judge: Judge) -> None:
    assert not found(judge, "<p>En mening.</p>")
