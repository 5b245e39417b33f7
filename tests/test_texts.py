"""Every word is kept in texts/, and nothing is kept there that no one reads."""

from __future__ import annotations

import re
from pathlib import Path

from kunskapsstod.mkdocs_plugin.variants import VARIANTS
from kunskapsstod.texts import HERE, interface, own_words

ROOT = Path(__file__).parents[1]
SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for pattern in ("scripts/kunskapsstod/**/*.py", "overrides/**/*.html", "overrides/**/*.xml")
    for path in ROOT.glob(pattern)
)
# Keys whose last part is put together: the kind of contact block, of gap, the footer's pages, how
# the accessibility statement stands.
BUILT = (
    "contact.title_",
    "contact.text_",
    "footer.",
    "ledger.gap.",
    "pdf.sections.",
    "statement.verdict_",
    "statement.reason_",
    "statement.situation.",
    "statement.waiting_",
)
# What only an easy-read page says.
EASY_ONLY = {"foot.not_reviewed_easy"}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def test_every_interface_text_is_used() -> None:
    keys = [key for key in interface("sv") if not key.startswith(BUILT)]
    assert [key for key in keys if key not in SOURCES] == []


def test_every_text_a_template_asks_for_exists() -> None:
    templates = "".join(p.read_text("utf-8") for p in ROOT.glob("overrides/**/*.html"))
    asked = set(re.findall(r'\bt\("([a-z_.-]+)"', templates)) - set(BUILT)
    assert sorted(asked - set(interface("sv"))) == []


def test_easy_read_only_holds_keys_that_standard_has() -> None:
    assert sorted(set(interface("sv-simple")) - set(interface("sv"))) == []


def test_english_says_everything_that_swedish_says() -> None:
    """``interface`` fills in Swedish for what is missing: read the file itself."""
    ours = own_words("en")
    assert sorted(set(interface("sv")) - EASY_ONLY - set(ours)) == [], "missing in en.yml"
    assert sorted(set(ours) - set(interface("sv"))) == [], "in en.yml only"
    same = {key: PLACEHOLDER.findall(text) for key, text in ours.items()}
    unknown = {
        key: names
        for key, names in same.items()
        if not set(names) <= set(PLACEHOLDER.findall(interface("sv")[key])) | {"kommun"}
    }
    assert unknown == {}


def test_no_swedish_word_is_left_in_english() -> None:
    texts = own_words("en")
    assert [text for text in texts.values() if re.search("[åäöÅÄÖ]", text)] == []
    # A text that was copied and not translated; names and numbers are the same in both.
    copied = [
        key
        for key, text in texts.items()
        if text == interface("sv")[key] and re.search("[a-z]{4}", PLACEHOLDER.sub("", text))
    ]
    assert copied == ["map.kontaktperson"]


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


def test_the_forms_of_the_interface_lie_beside_each_other() -> None:
    assert {path.name for path in HERE.glob("*.yml")} == {f"{tag}.yml" for tag in VARIANTS}
