"""The guide's own films, on their own pages: each version plays, seeks and has its tracks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import Visitor

FILMS = ("insatsen", "delaktighet", "roller", "intresse")
VERSIONS = ("textad", "teckensprak", "syntolkad")
PAGES = [f"{variant}filmer/{film}/" for film in FILMS for variant in ("", "lattlast/")]

PLAY = """async (name) => {
  const video = document.querySelector(`[data-version=${name}] video`);
  video.muted = true;
  await video.play();
  const seek = video.duration / 2;
  await new Promise((done) => {
    video.addEventListener("seeked", done, { once: true });
    video.currentTime = seek;
  });
  const from = video.currentTime;
  await new Promise((done) => setTimeout(done, 700));
  video.pause();
  return {
    asked: seek, from, to: video.currentTime, width: video.videoWidth, height: video.videoHeight,
    cues: await new Promise((done) => {
      const track = video.textTracks[0];
      track.mode = "hidden";
      const count = () => done(track.cues ? track.cues.length : 0);
      track.cues?.length ? count() : setTimeout(count, 700);
    }),
  };
}"""


def played(page: Page, version: str) -> dict[str, float]:
    result: dict[str, float] = page.evaluate(PLAY, version)
    return result


@pytest.mark.parametrize("address", PAGES)
def test_every_version_plays_seeks_and_has_captions_without_script(
    visitor: Visitor, address: str
) -> None:
    # Scripts of the page are off by being blocked; the test's own may still ask the players.
    with visitor() as visit:
        visit.context.route("**/*.js", lambda route: route.abort())
        page = visit.open_without_script(address)
        assert page.locator("video:visible").count() == len(VERSIONS)
        for version in VERSIONS:
            seen = played(page, version)
            assert abs(seen["from"] - seen["asked"]) < 1, version
            assert seen["to"] > seen["from"], version
            assert (seen["width"], seen["height"]) == (1280, 720), version
            assert seen["cues"] > 3, version


@pytest.mark.parametrize("film", FILMS)
def test_with_script_a_version_is_chosen_and_plays(visitor: Visitor, film: str) -> None:
    with visitor() as visit:
        page = visit.open(f"filmer/{film}/")
        for version in VERSIONS:
            page.locator(f"input[type=radio][value={version}]").check()
            page.wait_for_function(
                "name => !!document.querySelector(`[data-version=${name}] video`)?.offsetParent",
                arg=version,
            )
            assert page.locator("video:visible").count() == 1
            seen = played(page, version)
            assert seen["to"] > seen["from"], version
        assert visit.console == []
