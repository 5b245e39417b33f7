"""How often the search finds the right page: the lists in ``questions/`` asked of a site.

The real search page's own scripts answer, in Chromium, from the built index. Only the questions
of TUNED are ever shown; the others are counted, so that nothing is tuned to them, and the locked
list is asked by ``make bench`` alone.

``python -m tests.search.recall <built site>`` prints the figures and the misses of TUNED; with
``--left-out`` how often a question of ``sokfragor.yml`` finds its page when it is not among those
the search knows: each tenth is hidden in turn, and asked. They are harder than real ones, for many
are a single word or have more than one good answer; the figure is for comparing changes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

from kunskapsstod.check.browser.chromium import launch_flags
from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.check.server import running
from kunskapsstod.content.front_matter import strip_variant
from kunskapsstod.content.search_words import load_search_questions
from kunskapsstod.mkdocs_plugin.variants import VARIANTS, page_url
from kunskapsstod.project import find_base

QUESTIONS = Path(__file__).with_name("questions")
AT = 3
# The first list is in two halves, the later ones are one for each use.
FIRST_TUNING, FIRST_HELD_OUT = "first/tuning", "first/held_out"
TUNING, VALIDATION = "tuning", "validation"
LOCKED = "locked"
MUNICIPAL, LAST = "municipal/asked_first", "municipal/asked_last"
FRESH = "fresh"
STRANGERS = ("stranger_a", "stranger_b")
TUNED = (FIRST_TUNING, TUNING)
# In Swedish, as the bench prints it.
USES = {
    FIRST_TUNING: "första listan, den halva som orden valdes efter",
    FIRST_HELD_OUT: "första listan, den andra halvan",
    TUNING: "andra listan, som ord och regler valdes efter",
    VALIDATION: "tredje listan, som sa om en ändring var bra; dess vardagsord kom med sist",
    LOCKED: "fjärde listan, bara räknad; dess vardagsord kom en gång med",
    MUNICIPAL: "ord från kommuners egna sidor, den halva som gav några regler och frågor",
    LAST: "ord från kommuners egna sidor, den halva som frågades sist",
    FRESH: "en främlings lista, frågad en gång (93,8 %), sedan besvarad",
    STRANGERS[0]: "en andra främlings lista, bara räknad",
    STRANGERS[1]: "en tredje främlings lista, tio påhittade läsares frågor, bara räknad",
}
OPEN = (*TUNED, FIRST_HELD_OUT, VALIDATION)

ASK = """
async ({ engine, base, lang, prefixes, queries, hidden }) => {
    const { openSearch } = await import(engine);
    const get = window.fetch;
    window.fetch = async (address, options) => {
        const answer = await get(address, options);
        if (!hidden || !String(address).includes("/questions.")) return answer;
        const known = Object.entries(await answer.json());
        const left = known.map(([page, texts]) => [page, texts.filter((text, place) =>
            !place || !hidden[page]?.includes(text))]);
        return new Response(JSON.stringify(Object.fromEntries(left)));
    };
    const started = performance.now();
    const search = await openSearch({ base, lang, prefixes });
    const opened = performance.now() - started;
    const answers = [];
    for (const query of queries) {
        const before = performance.now();
        const { results, corrected } = await search.search(query);
        answers.push({
            pages: results.slice(0, 10).map((hit) => [hit.lang, hit.page, hit.score]),
            corrected, milliseconds: performance.now() - before, count: results.length,
        });
    }
    return { opened, answers };
}
"""


@dataclass(frozen=True)
class Asked:
    """A question of a list and its answer. ``rank``: place of the first right page, 0 for none."""

    query: str
    of: str
    language: str
    pages: list[str]
    answer: dict[str, Any]

    @property
    def rank(self) -> int:
        right = {page_url(uri, VARIANTS["sv"]) for uri in self.pages}
        found = [place for place, hit in enumerate(self.answer["pages"], 1) if hit[1] in right]
        return found[0] if found else 0


@dataclass(frozen=True)
class Recall:
    """All answers, and how long it took: to open the search, and each question, in ms."""

    asked: list[Asked]
    opened: float

    def share(self, name: str, at: int = AT) -> float:
        """Of the questions of one list, those whose right page is among the first ``at``."""
        ours = [one for one in self.asked if one.of == name]
        return sum(0 < one.rank <= at for one in ours) / len(ours)

    def count(self, name: str) -> int:
        return sum(one.of == name for one in self.asked)

    def milliseconds(self) -> list[float]:
        return sorted(one.answer["milliseconds"] for one in self.asked)


def read_questions(lists: Collection[str]) -> list[dict[str, Any]]:
    """The questions of some lists, each with the name of its list (``of``)."""
    read = []
    for path in sorted(QUESTIONS.glob("*.yml")):
        for question in yaml.safe_load(path.read_text(encoding="utf-8")):
            half = question.get("half")
            name = f"{path.stem}/{half}" if half else path.stem
            read += [{**question, "of": name}] if name in lists else []
    return read


def measure(site: Path, lists: Collection[str] = OPEN) -> Recall:
    """Ask every question of some lists of a built site."""
    questions = read_questions(lists)
    tools = prepare()
    with running(site) as server, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(tools.chromium), args=launch_flags())
        asked: list[Asked] = []
        opened = []
        for language in sorted({question["language"] for question in questions}):
            ours = [question for question in questions if question["language"] == language]
            page = browser.new_page()
            answers = _ask(page, server.url, language, [question["query"] for question in ours])
            opened.append(answers["opened"])
            asked += [
                Asked(q["query"], q["of"], language, q["pages"], answer)
                for q, answer in zip(ours, answers["answers"], strict=True)
            ]
            page.close()
        browser.close()
    return Recall(asked, max(opened))


def left_out(site: Path, parts: int = 10) -> float:
    """The share of the page questions whose page is found though the question is not known."""
    listed = load_search_questions(find_base().data / "sokfragor.yml").sidor
    asked = [
        (page_url(uri, VARIANTS["sv"]), text)
        for uri, texts in listed.items()
        if strip_variant(uri)[1] == "sv"
        for text in texts
    ]
    right = 0
    tools = prepare()
    with running(site) as server, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(tools.chromium), args=launch_flags())
        for part in range(parts):
            ours = asked[part::parts]
            hidden: dict[str, list[str]] = {}
            for address, text in ours:
                hidden.setdefault(address, []).append(text)
            page = browser.new_page()
            answers = _ask(page, server.url, "sv", [text for _, text in ours], hidden)["answers"]
            right += sum(
                address in [hit[1] for hit in answer["pages"][:AT]]
                for (address, _), answer in zip(ours, answers, strict=True)
            )
            page.close()
        browser.close()
    return right / len(asked)


def _ask(
    page: Page,
    url: str,
    language: str,
    queries: list[str],
    hidden: dict[str, list[str]] | None = None,
) -> Any:
    page.goto(url + page_url("sok.md", VARIANTS[language]))
    assets = page.locator('script[type="module"]').get_attribute("src") or ""
    return page.evaluate(
        ASK,
        {
            "engine": page.evaluate(
                "src => new URL('components/search-engine.js', new URL(src, location)).href", assets
            ),
            "base": f"{url}sokindex/",
            "lang": language,
            "prefixes": {variant.tag: variant.prefix for variant in VARIANTS.values()},
            "queries": queries,
            "hidden": hidden,
        },
    )


def main() -> None:
    if "--left-out" in sys.argv:
        print(f"left out @{AT} {left_out(Path(sys.argv[1])):.3f}")
        return
    recall = measure(Path(sys.argv[1]))
    for one in recall.asked:
        if one.of in TUNED and not 0 < one.rank <= AT:
            hits = " ".join(
                f"{p or '(start)'}[{lang}] {s:.2f}" for lang, p, s in one.answer["pages"][:5]
            )
            print(f"{one.rank}  {one.language}  {one.query}  ({' '.join(one.pages)})\n      {hits}")
            if one.answer["corrected"]:
                print("     ", json.dumps(one.answer["corrected"], ensure_ascii=False))
    for name in OPEN:
        print(f"{name:16}", *(f"@{at} {recall.share(name, at):.3f}" for at in (1, AT, 5, 10)))
    times = recall.milliseconds()
    print(f"ms median {times[len(times) // 2]:.0f} max {times[-1]:.0f} open {recall.opened:.0f}")


if __name__ == "__main__":
    main()
