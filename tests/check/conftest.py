"""Small built sites, written from text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

SEPARATOR = re.compile(r"^<!-- == (.+) == -->\n", re.MULTILINE)
BYTES = re.compile(r"@(\d+) bytes@")
LIKE = re.compile(r"<!-- == like (.+) == -->\n")
EDIT = re.compile(r"^- (.+)\n(?:\+ (.+)\n)?", re.MULTILINE)
DAYS_AGO = re.compile(r"@(\d+) days ago@")
SITE_URL = "https://exempelkommun.example/"

SHELL = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>Rubrik {address} – Exempelkommun</title>
{alternates}
</head>
<body>
<main id="innehall">
<h1>Rubrik</h1>
{content}
</main>
</body>
</html>
"""


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the case's text as a small built site and says where it lies."""
    return lambda text: write_site(tmp_path / "site", text)


def write_site(root: Path, text: str) -> Path:
    """The text's files below the root, each in the shell unless it is a whole page."""
    text = DAYS_AGO.sub(lambda ago: str(date.today() - timedelta(int(ago[1]))), text)
    text = BYTES.sub(lambda size: "x" * int(size[1]), text)
    if like := LIKE.match(text):
        base = _files((Path(__file__).parent / like[1]).read_text(encoding="utf-8"))
        own = {name: part for name, part in _files(text[like.end() :]).items() if part.strip()}
        files = base | {
            name: _edited(base[name], part) if name in base else part for name, part in own.items()
        }
    else:
        files = _files(text)
    files.setdefault("index.html", "")
    files.setdefault("lattlast/index.html", "")
    for name, content in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        whole = not name.endswith(".html") or content.lstrip().lower().startswith("<!doctype")
        target.write_text(content if whole else _page(name, content, files), encoding="utf-8")
    return root


def _files(text: str) -> dict[str, str]:
    first, *rest = SEPARATOR.split(text)
    files = {"index.html": first} if first.strip() or not rest else {}
    return files | dict(zip(rest[::2], rest[1::2], strict=True))


def _edited(text: str, edits: str) -> str:
    """A line "- old" is replaced by the line "+ new" after it, or taken away when there is none."""
    for old, new in EDIT.findall(edits):
        assert text.count(f"{old}\n") == 1, f"not once in the file: {old}"
        text = text.replace(f"{old}\n", f"{new}\n" if new else "")
    return text


def _page(name: str, content: str, files: dict[str, str]) -> str:
    easy = name.startswith("lattlast/")
    twin = name.removeprefix("lattlast/") if easy else f"lattlast/{name}"
    address = name.removesuffix("index.html")
    alternates = ""
    if twin in files:
        language = "sv" if easy else "sv-simple"
        href = f"{SITE_URL}{twin.removesuffix('index.html')}"
        alternates = f'<link rel="alternate" hreflang="{language}" href="{href}">'
    return SHELL.format(
        lang="sv-simple" if easy else "sv",
        address=address,
        alternates=alternates,
        content=content,
    )
