"""Every word is kept in texts/, and nothing is kept there that no one reads."""

from __future__ import annotations

import re
from pathlib import Path

from kunskapsstod.texts import HERE, interface

ROOT = Path(__file__).parents[1]
SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for pattern in ("scripts/kunskapsstod/**/*.py", "overrides/**/*.html")
    for path in ROOT.glob(pattern)
)
# Keys whose last part is put together from the kind of contact block.
BUILT = ("contact.title_", "contact.text_")


def test_every_interface_text_is_used() -> None:
    keys = [key for key in interface("sv") if not key.startswith(BUILT)]
    assert [key for key in keys if key not in SOURCES] == []


def test_every_text_a_template_asks_for_exists() -> None:
    templates = "".join(p.read_text("utf-8") for p in ROOT.glob("overrides/**/*.html"))
    asked = set(re.findall(r'\bt\("([a-z_.-]+)"', templates)) - set(BUILT)
    assert sorted(asked - set(interface("sv"))) == []


def test_easy_read_only_holds_keys_that_standard_has() -> None:
    assert sorted(set(interface("sv-simple")) - set(interface("sv"))) == []


def test_no_swedish_sentence_stands_in_the_code() -> None:
    found = []
    for path in (ROOT / "scripts" / "kunskapsstod").rglob("*.py"):
        # The profile's own descriptions are shown by editors, through the schema made of them.
        if path.parent.name == "models":
            continue
        code = re.sub(r'"""(?:.|\n)*?"""|#.*', "", path.read_text(encoding="utf-8"))
        sentences = re.findall(r'"[A-ZÅÄÖ][^"\n]* [^"\n]*[åäö][^"\n]*"', code)
        found += [f"{path.name}: {sentence}" for sentence in sentences]
    assert found == []


def test_both_languages_of_the_interface_lie_beside_each_other() -> None:
    assert {path.name for path in HERE.glob("*.yml")} == {"sv.yml", "sv-simple.yml"}
