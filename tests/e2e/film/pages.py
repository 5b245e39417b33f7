"""What a visitor does with a film, and what they see and hear of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Open = Callable[..., Page]


def state(page: Page) -> dict[str, Any]:
    """What a visitor sees and hears of the page's first film."""
    return page.evaluate(
        """() => {
          const film = document.querySelector(".ks-film");
          const box = film.querySelector(".ks-film__version:not([hidden])");
          const video = box.querySelector("video");
          const track = video.querySelector("track[kind=captions]")?.track;
          return {
            version: box.dataset.version,
            checked: film.querySelector("input:checked")?.value,
            time: video.currentTime,
            playing: !video.paused,
            text: track?.mode,
            pressed: film.querySelector("[data-action=text]").getAttribute("aria-pressed"),
            chapter: [...film.querySelectorAll(".ks-film__chapters [aria-current=true]")]
              .map((a) => a.lastElementChild.textContent.replaceAll("\\u00ad", "")).join(),
            cue: [...film.querySelectorAll(".ks-film__cue[aria-current=true] p")]
              .map((p) => p.textContent).join(),
            rate: video.playbackRate,
            muted: video.muted,
          };
        }"""
    )


def at(page: Page, version: str, time: float) -> None:
    """Wait until that version stands at that time."""
    page.wait_for_function(
        """([version, time]) => {
          const box = document.querySelector(".ks-film__version:not([hidden])");
          const video = box.querySelector("video");
          return box.dataset.version === version && !video.seeking
            && Math.abs(video.currentTime - time) < 0.1;
        }""",
        arg=[version, time],
    )


def choose(page: Page, version: str) -> None:
    page.locator(f"input[value={version}]").first.check()


def seek(page: Page, time: float) -> None:
    version = state(page)["version"]
    page.evaluate(
        """async (time) => {
          const video = document.querySelector(".ks-film__version:not([hidden]) video");
          video.preload = "metadata";
          if (!video.readyState) {
            await new Promise((go) => video.addEventListener("loadedmetadata", go, { once: true }));
          }
          video.currentTime = time;
        }""",
        time,
    )
    at(page, version, time)


def axe(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } })", AXE_TAGS
    )
    return [
        f"{violation['id']}: {node['html']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def press(page: Page, group: str, value: str) -> None:
    page.locator(f"[data-group={group}] [data-value='{value}']").first.click()


def caption(page: Page) -> str | None:
    """The text below the picture; None where the text has another place."""
    area = page.locator(".ks-film__caption").first
    return area.text_content() if area.is_visible() else None


def play(page: Page, to: float) -> None:
    """Start the film with its own key and wait until it has come that far."""
    page.locator("video:visible").first.focus()
    page.keyboard.press("Space")
    page.wait_for_function(
        "(to) => [...document.querySelectorAll('video')].some((v) => v.currentTime > to)", arg=to
    )


# What is only there to hold other parts, or repeats the name of what it stands in.
_SILENT = {"none", "generic", "InlineTextBox", "LineBreak", "LabelText", "Legend", "ListMarker"}
_KEPT = {"status", "alert"}
_STATES = ("pressed", "checked", "expanded", "disabled")


def read_aloud(page: Page, selector: str) -> str:
    """Chromium's accessibility tree below an element, a line for each thing that is read.

    The film's own controls are left out: they are the browser's, in the browser's words.
    """
    client = page.context.new_cdp_session(page)
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    found = client.send("DOM.querySelector", {"nodeId": root, "selector": selector})
    described = client.send("DOM.describeNode", found)["node"]["backendNodeId"]
    nodes = {n["nodeId"]: n for n in client.send("Accessibility.getFullAXTree")["nodes"]}
    start = next(n for n in nodes.values() if n.get("backendDOMNodeId") == described)
    lines = "\n".join(_lines(start, nodes, 0, "")) + "\n"
    # How large the test's films become is the encoder's matter.
    return re.sub(r"\d+ kB", "N kB", lines)


def _lines(node: dict[str, Any], nodes: dict[str, Any], depth: int, around: str) -> list[str]:
    role = node.get("role", {}).get("value", "none")
    name = node.get("name", {}).get("value", "").replace("\u00ad", "").strip()
    repeats = role == "StaticText" and name in around
    lines = []
    if not node.get("ignored") and role not in _SILENT and not repeats and (name or role in _KEPT):
        held = {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
        states = [f" [{key}]" for key in _STATES if held.get(key) in (True, "true")]
        lines.append(f"{'  ' * depth}{role} {name}{''.join(states)}".rstrip())
        depth, around = depth + 1, around + name
    if role == "Video":
        return lines
    for child in node.get("childIds", []):
        if child in nodes:
            lines += _lines(nodes[child], nodes, depth, around)
    return lines
