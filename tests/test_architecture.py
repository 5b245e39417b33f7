"""Data flows one way: a package imports only from those to its left."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "scripts" / "kunskapsstod"
# models → content, films → mkdocs_plugin → assemble → check, pdf → report → cli
LEVEL = {
    "texts": 0,
    "errors": 1,
    "project": 1,
    "writing": 2,
    "debian": 2,
    "models": 2,
    "content": 3,
    "films": 3,
    "mkdocs_plugin": 4,
    "assemble": 5,
    "check": 6,
    "pdf": 6,
    "release": 6,
    "review": 7,
    "report": 8,
    "preview": 8,
    "terminal": 8,
    "cli_films": 9,
    "cli": 10,
    "__main__": 11,
}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "_base" not in path.parts)


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """(dotted name below our package or outside it, whether it is ours)."""
    here = list(path.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                above = here[: len(here) - node.level]
                module = (node.module or "").split(".") if node.module else []
                if above or module:
                    yield ".".join(above + module), True
                else:
                    yield from ((alias.name, True) for alias in node.names)
            else:
                yield node.module or "", False


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_its_left(path: Path) -> None:
    mine = part(path)
    if mine == "__init__":
        return
    for name, ours in imports(path):
        if not ours:
            continue
        other = name.split(".")[0]
        if other == mine or other not in LEVEL:
            continue
        assert LEVEL[other] < LEVEL[mine], f"{mine} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_mkdocs_plugin_knows_mkdocs(path: Path) -> None:
    if part(path) == "mkdocs_plugin":
        return
    assert not [n for n, ours in imports(path) if not ours and n.split(".")[0].startswith("mkdocs")]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_the_command_line_prints(path: Path) -> None:
    if part(path) in {"cli", "cli_films", "terminal"}:
        return
    calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
