"""``python -m tests.check.planted``: plant every fault, run every layer, write down what was found.

Takes a quarter of an hour on an idle machine of two cores. Writes caught.yml and the tables of
README.md; nothing is judged here, that is for the one who reads them.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from kunskapsstod.assemble.build import build
from kunskapsstod.project import open_project

from . import in_films, in_texts
from .measure import BASE, ROOT, SITE, Caught, by_browser, by_film, by_static, by_text, planted
from .planting import HERE
from .results import FIRST, MARK, NOW, figure, kept, read, table, write


def measure(guide: Path) -> Caught:
    """Everything that was found, in every layer."""
    with planted(guide, SITE) as (folder, trees):
        parts = [by_static(trees), by_browser(folder, trees, _progress)]
    parts += [by_film(guide, in_films.ALL), by_text(guide, in_texts.ALL)]
    found: Caught = {}
    for part in parts:
        for fault, rules in part.items():
            found.setdefault(fault, set()).update(rules)
    return found


def _progress(done: int, total: int) -> None:
    if done % 10 == 0:
        print(f"{done} of {total} pages", file=sys.stderr)


def main() -> None:
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        guide = Path(made) / "site"
        build(open_project(ROOT), guide)
        found = measure(guide)
    for place, rules in found.items():
        if place.startswith(BASE) and rules:
            print(f"without any fault, {place} has {sorted(rules)}")
    write(kept(found), NOW)
    readme = HERE / "README.md"
    head = readme.read_text("utf-8").partition(MARK)[0]
    readme.write_text(f"{head}{MARK}\n\n{table(read(FIRST), read(NOW))}", "utf-8")
    caught, count = figure(read(NOW))
    print(f"{caught} of {count} caught, {(time.monotonic() - started) / 60:.0f} min")


if __name__ == "__main__":
    main()
