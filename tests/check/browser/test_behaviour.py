"""The pages are used: by keyboard, narrow, spaced out, listened to. Every rule can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.check.accepted import Accepted, Entry
from kunskapsstod.check.catalogue import describe, rules
from kunskapsstod.models.finding import Finding

from .conftest import Judge

pytestmark = pytest.mark.browser

STYLE = """:focus-visible { outline: 3px solid #000 }
.bare:focus-visible { outline: none }
.away { position: absolute; left: -242px }
.under { position: fixed; inset: 0; background: #fff }
.wide { inline-size: 2000px }
.cut { inline-size: 9em; block-size: 1.3em; overflow: hidden; white-space: nowrap }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden }
.long { block-size: 3000px }
.frame { display: inline-block }
.frame:focus-within { outline: 3px solid #000 }
svg a.stroke:focus-visible { outline: none }
svg a.stroke:focus-visible circle { stroke: #000; stroke-width: 8 }
.faint:focus-visible { outline-color: #ddd }
@keyframes slide { to { translate: 9rem } }
@keyframes blink { 50% { opacity: 0 } }
.slides { animation: slide 4.9s }
@media (prefers-reduced-motion: no-preference) {
  .goes-on { animation: slide 3s infinite }
  .flashes { animation: blink 0.1s 20 }
}
.own { forced-color-adjust: none; color: #333 }
.fixed { font-size: 18px }
@media (orientation: landscape) and (max-height: 30rem) { .standing { display: none } }
@media print { .unprinted { display: none } }
.tip span { display: none }
.tip:hover span { display: inline }
.fades:hover { color: #bbb }
.says::before { content: "Ring alltid kommunen först. " }
.edgeless { border-color: #eee }
"""
HEAD = '<link rel="stylesheet" href="probe.css">'
GOOD = """<a href="#a">A</a><label><input type="radio" name="r" checked>Ett</label>
<label><input type="radio" name="r">Två</label><div class="long"></div>
<button>B</button><details><summary>C</summary><a href="#d">D</a></details>
<div class="frame"><button class="bare">Spela</button></div>
<svg width="90" height="90"><a href="#a" class="stroke" aria-label="Nod">
<circle cx="45" cy="45" r="30"/></a></svg><p class="hidden">Dold hjälptext</p>
<video controls width="200" aria-label="Film"></video>"""

# One page for each rule that must find "#x", and nothing else.
FAULTS = {
    "behaviour.no-name": '<a href="#a" id="x"><img alt="" width="9" height="9"></a>',
    "behaviour.unseen": '<a href="#a" id="x" class="away">Text</a>',
    "behaviour.unmarked": '<button id="x" class="bare">Text</button>',
    "behaviour.order": '<a href="#a" id="x">Ett</a><a href="#b" tabindex="1">Två</a>',
    "behaviour.trap": '<button id="x">Fälla</button><script src="trap.js"></script>',
    "behaviour.unreached": '<a href="#a" id="y">Ett</a><a href="#b" id="x">Två</a>'
    '<a href="#c" id="z">Tre</a><script src="jump.js"></script>',
    "behaviour.sidewise": '<p>Text</p><div class="wide" id="x">Bred</div>',
    "behaviour.clipped": '<p class="cut" id="x">Precis så att</p>',
    "behaviour.policy": '<script>document.title = "Nej"</script>',
    "behaviour.other-origin": '<img src="https://annan.example/bild.png" alt="">',
    "behaviour.missing-file": '<img src="saknas.png" alt="">',
    "behaviour.console": '<script src="broken.js"></script>',
    "behaviour.cookie": '<script src="cookie.js"></script>',
    "behaviour.storage": '<script src="store.js"></script>',
    "behaviour.faint": '<button id="x" class="faint">Text</button>',
    "behaviour.on-focus": '<button id="x">Text</button><div popover="manual" id="ruta">Ruta</div>'
    '<script src="opens.js"></script>',
    "behaviour.on-input": '<select id="x" aria-label="Val"><option>Ett</option><option>Två</option>'
    '</select><script src="goes.js"></script>',
    "behaviour.escape": '<button id="x" popovertarget="ruta">Mer</button>'
    '<div popover="manual" id="ruta">Ruta</div>',
    "behaviour.keys": '<div id="x" role="button" tabindex="0">Text</div>'
    '<script src="clicks.js"></script>',
    "behaviour.pointer-only": '<div id="x">Text</div><script src="clicks.js"></script>',
    "behaviour.acts-down": '<button id="x">Text</button><script src="down.js"></script>',
    "behaviour.single-key": '<p>Text</p><script src="letter.js"></script>',
    "behaviour.no-paste": '<input id="x" aria-label="Kod"><script src="paste.js"></script>',
    "behaviour.sensor": '<p>Text</p><script src="shake.js"></script>',
    "behaviour.state": '<button id="x" aria-expanded="false" aria-controls="ruta">Mer</button>'
    '<p id="ruta" hidden>Mer text</p><script src="shows.js"></script>',
    "behaviour.unannounced": '<button id="x">Spara</button><p id="ruta"></p>'
    '<script src="says.js"></script>',
    "behaviour.time-limit": '<p>Text</p><script src="leaves.js"></script>',
    "behaviour.changes": '<p id="x">Ett</p><script src="turns.js"></script>',
    "behaviour.new-window": '<p>Text</p><script src="window.js"></script>',
    "behaviour.moves": '<p id="x" class="slides">Text</p>',
    "behaviour.endless": '<p id="x" class="goes-on">Text</p>',
    "behaviour.flash": '<p id="x" class="flashes">Text</p>',
    "behaviour.forced-colours": '<p id="x" class="own">Text</p>',
    "behaviour.text-size": '<p id="x" class="fixed">Text</p>',
    "behaviour.orientation": '<p class="standing">Det mesta av texten på sidan.</p>',
    "behaviour.print": '<p class="unprinted">Det mesta av texten på sidan.</p>',
    "behaviour.only-with-script": '<p>Text</p><script src="writes.js"></script>',
    "behaviour.hover-content": '<p class="tip">Ordet<span id="x"> betyder något</span></p>',
    "behaviour.hover-contrast": '<a href="#a" id="x" class="fades">Text</a>',
    "behaviour.css-text": '<p class="says">Sedan väntar du.</p>',
    "behaviour.field-edge": '<input id="x" aria-label="Namn" class="edgeless">',
    "behaviour.no-background": '<!doctype html><html lang="sv"><title>T</title><p>Text</p></html>',
}
FILES = {
    "probe.css": STYLE,
    "trap.js": 'x.addEventListener("keydown", e => e.key === "Tab" && e.preventDefault())',
    "late.js": 'x.addEventListener("blur", () => setTimeout(() => x.focus(), 10))',
    "jump.js": 'y.addEventListener("focus", () => z.focus())',
    "broken.js": "inget.finns()",
    "cookie.js": 'document.cookie = "spar=1"',
    "store.js": 'localStorage.setItem("annat", "1")',
    "opens.js": 'x.addEventListener("focus", () => ruta.showPopover())',
    "goes.js": 'x.addEventListener("change", () => location.assign("good.html"))',
    "clicks.js": 'x.addEventListener("click", () => { x.textContent = "Hej" })',
    "down.js": 'x.addEventListener("pointerdown", () => { x.dataset.nere = "" })',
    "letter.js": 'addEventListener("keydown", e => { if (e.key === "m") document.title = "M" })',
    "paste.js": 'x.addEventListener("paste", e => e.preventDefault())',
    "shake.js": 'addEventListener("devicemotion", () => {})',
    "shows.js": 'x.addEventListener("click", () => { ruta.hidden = false })',
    "says.js": 'x.addEventListener("click", () => { ruta.textContent = "Sparat" })',
    "leaves.js": 'setTimeout(() => location.assign("good.html"), 600000)',
    "turns.js": 'setInterval(() => { x.textContent = "Två" }, 60000)',
    "window.js": 'open("good.html")',
    "writes.js": 'document.querySelector("h1").insertAdjacentHTML("afterend",'
    ' "<p>Bara skriptet skriver den här meningen.</p>")',
}
# Takes the focus back a moment after the visitor has gone on.
LATE = """<a href="#a">Ett</a><button id="x">Fälla</button><a href="#b">Två</a>
<script src="late.js"></script>"""
# A picture the policy stops is also told by what it was: the origin it asked.
ALSO = {
    "behaviour.other-origin": {"behaviour.policy"},
    "behaviour.order": {"behaviour.unreached"},
    # What moves sideways may be outside a narrow window just then.
    "behaviour.moves": {"behaviour.sidewise"},
}


def name(rule: str) -> str:
    return f"{rule.split('.')[1]}.html"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    style = HEAD
    found = {
        name(rule): body if body.startswith("<!doctype") else style + body
        for rule, body in FAULTS.items()
    }
    return {"good.html": style + GOOD, "late.html": style + LATE, **FILES, **found}


@pytest.fixture
def told(judge: Judge, pages: dict[str, str]) -> dict[str, list[Finding]]:
    run = judge(pages, states=(), behave=True)
    by_page: dict[str, list[Finding]] = {page: [] for page in pages if page.endswith(".html")}
    for finding in run.findings:
        by_page[finding.page].append(finding)
    return by_page


def test_each_planted_fault_is_found_by_its_rule_and_a_good_page_by_none(
    told: dict[str, list[Finding]], subtests: pytest.Subtests
) -> None:
    with subtests.test(page="good"):
        assert told["good.html"] == []
    with subtests.test(page="late"):
        traps = [one for one in told["late.html"] if one.rule == "behaviour.trap"]
        assert {one.selector for one in traps} == {"#x"}
    for rule in FAULTS:
        with subtests.test(rule=rule):
            found = told[name(rule)]
            assert rule in {finding.rule for finding in found}
            assert {f.rule for f in found} - {rule} <= ALSO.get(rule, set())
            if "#x" in FAULTS[rule] or 'id="x"' in FAULTS[rule]:
                assert "#x" in {f.selector for f in found if f.rule == rule} | _order(found)
            words = describe(found[0])
            assert words.title and words.what and words.remedy and words.who
            assert {f.criterion for f in found if f.rule == rule} == {rules()[rule].criterion}


def _order(found: list[Finding]) -> set[str]:
    """A jump back is told where one lands: what one should have met first stands after it."""
    return {"#x"} if any(f.rule == "behaviour.order" for f in found) else set()


def test_every_behaviour_rule_has_a_planted_fault() -> None:
    assert {rule for rule in rules() if rule.startswith("behaviour.")} == set(FAULTS)


def test_a_reviewed_entry_covers_its_part_of_the_page_only(judge: Judge, tmp_path: Path) -> None:
    entry = Entry.model_validate(
        {
            "rule": "behaviour.unmarked",
            "selector": "#skal",
            "reason": "Prövad.",
            "date": "2026-11-28",
            "reviewer": "developer",
        }
    )
    shell = '<div id="skal"><button id="ett" class="bare">Ett</button></div>'
    body = f"""<!doctype html><html lang="sv"><title>T</title>
        <link rel="stylesheet" href="/sida.css">{HEAD}{shell}
        <main><h1>R</h1><button id="tva" class="bare">Två</button></main></html>"""
    run = judge({"a.html": body, **FILES}, Accepted([entry]), states=(), behave=True)
    told = {(f.selector, f.accepted) for f in run.findings}
    assert told == {("#ett", "Prövad."), ("#tva", None)}
