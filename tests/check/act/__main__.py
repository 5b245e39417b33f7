"""``python -m tests.check.act``: every case by every layer, and how far W3C and we agree.

Exit code 2 when a disagreement has come or gone; then look at it and mend known.yml.
``--w3c FOLDER`` takes W3C's own files: content-assets/wcag-act-rules of a checkout of
w3c/wcag-act-rules. ``--table FILE`` writes the table as Markdown, too.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kunskapsstod.check.browser.tools import prepare

from .agreement import Judged, judge, mapped
from .cases import ActRule, own_rules, w3c_rules
from .known import news
from .site import copy_site, find, write_site


def run(rules: Sequence[ActRule], checkout: Path | None = None) -> list[Judged]:
    """The rules judged by every layer that has something to say of them."""
    tools = prepare()
    pages = [case.page for rule in rules for case in rule.cases]
    used = [
        case.page
        for rule in rules
        if any(one.startswith("behaviour.") for one in mapped(rule.id, tools))
        for case in rule.cases
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if checkout:
            copy_site(folder, checkout)
        else:
            write_site(folder, rules)
        return judge(rules, find(folder, pages, used, tools), tools)


def table(judged: Sequence[Judged]) -> list[str]:
    """The agreement as lines of a Markdown table, totals last."""
    lines = [
        "| rule | what it asks | failed found | others left alone | agreement |",
        "|---|---|---|---|---|",
    ]
    sums: Counter[str] = Counter()
    for one in judged:
        failed, fine = one.cases("failed"), one.cases("passed", "inapplicable")
        sums["failed"] += len(failed)
        sums["found"] += len(one.found)
        sums["shown"] += sum(one.outcomes[case.name] == "cantTell" for case in failed)
        sums["fine"] += len(fine)
        sums["alone"] += len(one.left_alone)
        sums[one.consistency] += 1
        lines.append(
            f"| {one.rule.id} | {one.rule.name} | {len(one.found)} of {len(failed)} "
            f"| {len(one.left_alone)} of {len(fine)} | {one.consistency} |"
        )
    levels = ", ".join(
        f"{sums[level]} {level}"
        for level in ("consistent", "partial", "inconsistent", "not covered")
    )
    return [
        *lines,
        "",
        f"{len(judged)} rules, {sums['failed'] + sums['fine']} cases"
        f" ({sum(len(one.rule.left_out) for one in judged)} left out). "
        f"Failed cases found: {_share(sums['found'], sums['failed'])}, "
        f"{sums['shown']} more shown to a person. "
        f"Passed and inapplicable cases left alone: {_share(sums['alone'], sums['fine'])}. "
        f"Rules: {levels}.",
    ]


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "0 of 0"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.check.act")
    parser.add_argument("--w3c", type=Path, metavar="FOLDER")
    parser.add_argument("--table", type=Path, metavar="FILE")
    asked = parser.parse_args()
    began = time.monotonic()
    judged = run(w3c_rules(asked.w3c) if asked.w3c else own_rules(), asked.w3c)
    lines = table(judged)
    if asked.table:
        asked.table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    print(f"{time.monotonic() - began:.0f} s")
    if asked.w3c:
        return 0
    told = news(judged)
    print("\n".join(told))
    return 2 if told else 0


if __name__ == "__main__":
    sys.exit(main())
