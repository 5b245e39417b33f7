"""Figures, not tests: ours beside stock Material and beside pa11y-ci, measured in one run.

``make bench``. Machines are noisy, so every figure stands beside what it is compared with, and
each build is timed several times in turn and its best time kept.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from kunskapsstod.assemble.build import build
from kunskapsstod.assemble.quick import show_pages
from kunskapsstod.check.browser.chromium import launch_flags
from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.check.server import running
from kunskapsstod.project import find_base, open_project
from tests import bench_check
from tests.search.recall import USES, measure

ROOT = Path(__file__).parents[1]
SIZES = (50, 800)
ROUNDS = {50: 3, 800: 1}

PAGE = """---
title: Sida {number}
description: En genererad sida för att mäta bygget.
audience: [kommun]
written: 2026-11-22
review_by: 2027-05-22
---

## Första avsnittet {{#ett}}

En mening om något som en kommun skriver om. Se [nästa sida](sida-{next}.md) för mer.

- en punkt
- en punkt till, med **fet text**

## Andra avsnittet {{#tva}}

| Det här händer | Vad du gör |
|---|---|
| Någon ringer | Du svarar |
| Någon skriver | Du svarar senare |

### Ett underavsnitt {{#under}}

Ännu ett stycke med lagom mycket text för att likna en riktig sida i guiden, så att tiden för
att läsa och skriva ut den liknar verklighetens.
"""

# static-i18n refuses sv-simple, so that stock builds easy-read under another language's name.
STAND_IN = "nb"

STOCK = """site_name: Guide
site_url: https://guide.exempelkommun.example/
docs_dir: docs
site_dir: site
theme: {{name: material, language: sv}}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      languages:
        - {{locale: sv, name: Svenska, default: true, build: true}}
        - {{locale: nb, name: Lättläst, build: true}}
        - {{locale: en, name: English, build: true}}
markdown_extensions:
  [attr_list, def_list, tables, toc, pymdownx.betterem]
nav:
{nav}
"""


def main() -> None:
    """Measure everything and print it as lines a note can hold."""
    say = print
    say(f"Maskin: {os.cpu_count()} kärnor, Python {sys.version.split()[0]}\n")
    with tempfile.TemporaryDirectory() as folder:
        builds(Path(folder), say)
        guide = build(open_project(ROOT), Path(folder) / "guide").folder
        whole_guide(Path(folder), say)
        first_view(guide, say)
        searches(guide, say)
    bench_check.main(say=say)


def builds(folder: Path, say: Callable[[str], None]) -> None:
    say("Bygge av samma Markdown i tre former (vanlig, lättläst, engelska), bästa av flera gånger")
    times: dict[int, tuple[float, float]] = {}
    for size in SIZES:
        ours, stock = _ours(folder / f"ours-{size}", size), _stock(folder / f"stock-{size}", size)
        pairs = [(_timed(ours), _timed(stock)) for _ in range(ROUNDS[size])]
        mine, theirs = (min(column) for column in zip(*pairs, strict=True))
        times[size] = mine, theirs
        label = f"{size:>4} sidor: vi {mine:6.2f} s   Material {theirs:6.2f} s"
        say(f"  {label}   kvot {mine / theirs:.2f}")
    small, large = SIZES
    growth = (times[large][0] / times[small][0]) / (large / small)
    say(f"  tillväxt {small} → {large} sidor, delad med antalet: vi {growth:.2f} (1 är linjärt)\n")


def _generate(docs: Path, size: int, easy: str) -> str:
    """Pages, easy-read twins and English ones in ``docs/gen``; the nav that lists them."""
    pages = docs / "gen"
    pages.mkdir(parents=True)
    for number in range(size):
        text = PAGE.format(number=number, next=(number + 1) % size)
        (pages / f"sida-{number}.md").write_text(text, encoding="utf-8")
        for form in (easy, "en"):
            (pages / f"sida-{number}.{form}.md").write_text(text, encoding="utf-8")
    return "".join(f"      - gen/sida-{number}.md\n" for number in range(size))


def _ours(site: Path, size: int) -> list[str]:
    nav = _generate(site / "docs", size, "sv-simple")
    base = find_base()
    shutil.copy(ROOT / "kommun.yml", site)
    shutil.copy(ROOT / "logo.svg", site)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("custom_dir: overrides", f"custom_dir: {base.overrides}")
    config = config.replace("nav:\n", f"nav:\n  - Genererade:\n{nav}", 1)
    (site / "mkdocs.yml").write_text(config, encoding="utf-8")
    return _command(site)


def _stock(site: Path, size: int) -> list[str]:
    nav = _generate(site / "docs", size, STAND_IN)
    return _stock_site(site, f"  - index.md\n  - Genererade:\n{nav}")


def _stock_site(site: Path, nav: str) -> list[str]:
    """Stock Material over the guide's own Markdown and whatever lies in ``site/docs`` already."""
    for source in find_base().docs.rglob("*.md"):
        uri = source.relative_to(find_base().docs)
        if uri.parts[0].startswith("_"):
            continue
        target = site / "docs" / str(uri).replace(".sv-simple.", f".{STAND_IN}.")
        target.parent.mkdir(parents=True, exist_ok=True)
        # The templates are ours; stock draws every page with its own.
        text = re.sub(r"^template: .*\n", "", source.read_text(encoding="utf-8"), flags=re.M)
        target.write_text(text, encoding="utf-8")
    (site / "mkdocs.yml").write_text(STOCK.format(nav=nav), encoding="utf-8")
    return _command(site)


def _command(site: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(site / "mkdocs.yml")]


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return time.perf_counter() - start


def whole_guide(folder: Path, say: Callable[[str], None]) -> None:
    """The guide itself, every page and variant.

    Stock makes its search index while it builds, ours is made of the built pages: the guide is
    timed without it, and the whole command with it.
    """
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = re.search(r"^nav:\n((?:[ -].*\n)+)", config, flags=re.M)
    assert nav is not None
    stock = _stock_site(folder / "stock-guide", nav.group(1))
    ours = [*_command(ROOT), "-d", str(folder / "plain")]
    command = [sys.executable, "-m", "kunskapsstod", "build", "--site", str(ROOT)]
    indexed = [*command, "--out", str(folder / "indexed")]
    rounds = [(_timed(ours), _timed(indexed), _timed(stock)) for _ in range(5)]
    mine, whole, theirs = (min(column) for column in zip(*rounds, strict=True))
    pages = len(list((folder / "plain").rglob("index.html")))
    say(f"Hela guiden, {pages} sidor i tre former, filmerna redan ritade")
    say(f"  bygge: vi {mine:.2f} s   Material {theirs:.2f} s   kvot {mine / theirs:.2f}")
    say(f"  hela kommandot build, med sökindex: {whole:.2f} s   kvot {whole / theirs:.2f}")
    project, out = open_project(ROOT), folder / "again"
    build(project, out)
    page = frozenset({"roller/sekretess.md"})
    one = min(_clocked(lambda: show_pages(project, out, page)) for _ in range(3))
    say(f"  en ändrad sida i serve: {one:.2f} s   kvot mot Material {one / theirs:.2f}\n")


def _clocked(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def first_view(guide: Path, say: Callable[[str], None]) -> None:
    say("Första visningen, utan film: komprimerat (gzip -6) och antal hämtningar")
    tools = prepare()
    with running(guide) as server, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(tools.chromium), args=launch_flags())
        text = "roller/sekretess/"
        for address in ("", text, f"lattlast/{text}", f"en/{text}", "filmer/roller/"):
            page = browser.new_page(viewport={"width": 360, "height": 740})
            weights = _weights(page, server.url + address)
            total = sum(weights.values())
            say(f"  /{address:<28} {total / 1000:5.1f} kB   {len(weights)} hämtningar")
            page.close()
        browser.close()
    say("")


def _weights(page: Page, url: str) -> dict[str, int]:
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(url, wait_until="networkidle")
    found = {}
    for response in responses:
        if response.url.endswith((".woff2", ".webp", ".jpg", ".mp4")):
            found[response.url] = len(response.body())
        else:
            found[response.url] = len(gzip.compress(response.body(), 6))
    return found


def searches(guide: Path, say: Callable[[str], None]) -> None:
    """How often the right page is among the first three, and what a search costs a visitor."""
    recall = measure(guide, USES)
    times = recall.milliseconds()
    say("Sökningen: så ofta är rätt sida bland de tre första, och vad frågorna har använts till")
    for name, use in USES.items():
        say(f"  {recall.share(name):6.1%} av {recall.count(name)}  {use}")
    tools = prepare()
    with running(guide) as server, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(tools.chromium), args=launch_flags())
        fetched = [
            [size for url, size in weights.items() if "/sokindex/" in url or "/search" in url]
            for query in ("", "?q=sekretess")
            if (weights := _weights(browser.new_page(), f"{server.url}sok/{query}"))
        ]
        browser.close()
    before, after = (sum(sizes) / 1000 for sizes in fetched)
    say(f"  hämtas före första sökningen: {before:.0f} kB, vid den {after:.0f} kB")
    say(f"  svarstid: {times[len(times) // 2]:.0f} ms, första gången {recall.opened:.0f} ms\n")


if __name__ == "__main__":
    main()
