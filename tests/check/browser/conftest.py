"""The tools, found or fetched once, and pages to try them on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kunskapsstod.check.accepted import Accepted
from kunskapsstod.check.browser.runner import Run, check_pages
from kunskapsstod.check.browser.tools import Toolbox, prepare
from kunskapsstod.check.server import Running, running

NOTHING_ACCEPTED = Accepted(())

PAGE = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/sida.css">
</head>
<body>
<main>
<h1>Rubrik</h1>
{content}
</main>
</body>
</html>
"""

# Plain and readable in both colour schemes, except .skugga: only dark makes it unreadable.
STYLE = """
:root { color-scheme: light dark; }
body { background: #ffffff; color: #1f1c19; transition: background-color 5s, color 5s; }
.skugga { color: #4a443d; }
.liten { display: inline-block; inline-size: 12px; block-size: 12px; padding: 0; border: 0; }
@media (prefers-color-scheme: dark) {
  body { background: #181614; color: #f6f2ec; }
}
"""


@pytest.fixture(scope="session")
def tools() -> Toolbox:
    return prepare()


@contextmanager
def served(folder: Path, pages: dict[str, str]) -> Iterator[Running]:
    """A server over the pages (file → content of main) and the style above."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sida.css").write_text(STYLE, encoding="utf-8")
    for name, content in pages.items():
        whole = not name.endswith(".html") or content.startswith("<!doctype")
        text = content if whole else PAGE.format(title=name, content=content)
        (folder / name).write_text(text, encoding="utf-8")
    with running(folder) as server:
        yield server


Judge = Callable[..., Run]


@pytest.fixture
def judge(tools: Toolbox, tmp_path: Path) -> Judge:
    """Checks small pages in the real browser: ``judge({"a.html": "<p>…"}, seconds=5)``."""

    def check(
        pages: dict[str, str], accepted: Accepted = NOTHING_ACCEPTED, **options: object
    ) -> Run:
        with served(tmp_path / "site", pages) as server:
            names = [name for name in pages if name.endswith(".html")]
            return check_pages(server.url, names, tools, accepted, **options)  # type: ignore[arg-type]

    return check
