"""Writes what a program has found into a municipality's ``film.yml``, and nothing else in it.

Only the lines of the one key are changed: comments, order, quotation marks and line endings of
the rest stay as the municipality wrote them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ruamel.yaml.comments import CommentedMap

from ..errors import fault
from ..models.film_manifest import FilmManifest
from ..models.loading import parse_yaml, plain, read_text, validate
from ..writing import write_files

CHECKED = "kontroll"


def write_check(manifest: Path, day: date, rules: str, faults: int, looks: int) -> None:
    """Writes when the film was judged, by which edition of the rules, and the result.

    The file is written whole or not at all. Raises Faults when it cannot be read or written, or
    is written in a way that cannot be added to.
    """
    source = read_text(manifest, "")
    before = parse_yaml(source, manifest)
    newline = "\r\n" if "\r\n" in source else "\n"
    lines = source.splitlines()
    start, end = _place(lines, before)
    block = [
        f"{CHECKED}:",
        f"  datum: {day.isoformat()}",
        f'  regler: "{rules}"',
        f"  fel: {faults}",
        f"  se_over: {looks}",
    ]
    text = newline.join([*lines[:start], *block, *lines[end:]]) + newline
    after = parse_yaml(text, manifest)
    validate(after, FilmManifest, manifest)
    if _others(after) != _others(before):
        raise fault("film.cannot_add", manifest, key=CHECKED)
    write_files(manifest.parent, {manifest.name: text})


def _place(lines: list[str], data: CommentedMap) -> tuple[int, int]:
    """The lines the key has now, half open; without it the blank ones at the end."""
    if CHECKED not in data:
        end = len(lines)
        while end and not lines[end - 1].strip():
            end -= 1
        return end, len(lines)
    start = data.lc.key(CHECKED)[0]
    end = start + 1
    while end < len(lines) and lines[end][:1] in (" ", "\t"):
        end += 1
    return start, end


def _others(data: CommentedMap) -> object:
    return {key: value for key, value in plain(data).items() if key != CHECKED}
