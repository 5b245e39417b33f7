"""Our WebVTT reader against two by others: the W3C's own parser and Chromium's."""

from __future__ import annotations

import json
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kunskapsstod.check.browser.tools import prepare
from kunskapsstod.films.webvtt import Settings, VttCue, validate

from .webvtt_corpus import CORPUS, DIFFERENT_CHROMIUM, DIFFERENT_W3C

ORACLE = Path(__file__).with_name("webvtt_oracle.mjs")
IN_CHROMIUM = """async (files) => {
  const found = {};
  const read = (name, source) => new Promise((done) => {
    const video = document.createElement("video");
    const track = document.createElement("track");
    const tell = (cues) => { found[name] = cues; done(); };
    track.onload = () => tell([...track.track.cues].map((cue) => [
      cue.startTime, cue.endTime, cue.id, cue.text, cue.getCueAsHTML().textContent,
      [cue.vertical, cue.line, cue.snapToLines, cue.position, cue.size, cue.align],
    ]));
    track.onerror = () => tell([]);
    track.src = URL.createObjectURL(new Blob([source], { type: "text/vtt" }));
    video.append(track);
    document.body.append(video);
    track.track.mode = "hidden";
  });
  await Promise.all(Object.entries(files).map(([name, source]) => read(name, source)));
  return found;
}"""


def known(cues: tuple[VttCue, ...]) -> list[list[Any]]:
    """Our cues as the others tell of theirs, in the order browsers keep them."""
    ordered = sorted(cues, key=lambda cue: (cue.start, -cue.end))
    return [
        [c.start, c.end, c.id or "", c.raw, "".join(span.text for span in c.spans)] for c in ordered
    ]


def place(settings: Settings | None) -> list[Any]:
    s = settings or Settings()
    line = "auto" if s.line is None else s.line
    position = "auto" if s.position is None else s.position
    size = 100 if s.size is None else s.size
    return [s.vertical or "", line, not s.line_percent, position, size, s.align or "center"]


@pytest.mark.browser
def test_we_read_as_the_parser_of_the_w3c() -> None:
    tools = prepare()
    answer = subprocess.run(
        [str(tools.node), str(ORACLE), str(tools.npm_root)],
        input=json.dumps(CORPUS),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    differing = set()
    for name, theirs in json.loads(answer.stdout).items():
        ours = validate(CORPUS[name])
        # W3C's parser complains of disorder; to us that is a rule on how captions are made.
        disorder = any(b.start < a.start for a, b in pairwise(ours.cues))
        complains = bool(ours.problems) or disorder
        if known(ours.cues) != theirs["cues"] or complains != bool(theirs["errors"]):
            differing.add(name)
    assert differing == set(DIFFERENT_W3C)


@pytest.mark.browser
def test_we_read_as_chromium(browser: Browser) -> None:
    page = browser.new_page()
    found = page.evaluate(IN_CHROMIUM, CORPUS)
    page.close()
    differing = set()
    for name, source in CORPUS.items():
        ours = validate(source)
        placed = {cue.start: place(cue.settings) for cue in ours.cues}
        theirs = [cue[:5] for cue in found[name]]
        if known(ours.cues) != theirs or any(placed[cue[0]] != cue[5] for cue in found[name]):
            differing.add(name)
    assert differing == set(DIFFERENT_CHROMIUM)
