"""Every page keeps to itself: no other origin, no cookie, no broken policy, no failed file."""

from __future__ import annotations

import pytest

from .conftest import DESKTOP, PHONE, Visitor

pytestmark = pytest.mark.browser

# Lazy pictures and scripts that wait for a scroll get their chance.
SCROLL_THROUGH = """
async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 2 * innerHeight) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
    }
}
"""


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "360"])
def test_a_visit_to_every_page(
    viewport: dict[str, int], visitor: Visitor, addresses: list[str], subtests: pytest.Subtests
) -> None:
    with visitor(viewport) as visit:
        for address in addresses:
            visit.forget()
            page = visit.open(address)
            page.evaluate(SCROLL_THROUGH)
            # The page's choices: what they store, and what they break.
            for choice in page.locator("input[type=radio]:visible").all()[:4]:
                # By keyboard: choosing a film's version moves the page under a pointer.
                choice.focus()
                page.keyboard.press("Space")
            stored = page.evaluate("ksProbes.stored()")
            told = {
                "breaks the policy": page.evaluate("ksProbes.violations"),
                "complains in the console": visit.console,
                "misses a file": visit.failed,
                "asks another origin": [u for u in visit.requests if not is_own(u, visit.base)],
                "sets a cookie": [cookie["name"] for cookie in visit.context.cookies()],
                "stores what is not ours": [key for key in stored if not key.startswith("ks-")],
            }
            with subtests.test(page=address):
                assert {problem: what for problem, what in told.items() if what} == {}


def is_own(url: str, base: str) -> bool:
    return url.startswith((base, "data:", "blob:"))
