"""What comes out of an import plays, seeks and stands upright in a real Chromium."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kunskapsstod.check.server import running
from kunskapsstod.films.intake.importing import import_film
from kunskapsstod.films.intake.order import Order
from kunskapsstod.project import Project

from .media import X265, Kind, make_film
from .test_import_kinds import FITS, TITLES

pytestmark = [pytest.mark.film, pytest.mark.browser]

# File brought → (its kind, width and height as shown).
BROUGHT = {
    "fits.mp4": (FITS, 160, 90),
    "repacked.mov": (FITS, 160, 90),
    "hevc.mkv": (Kind(codec="libx265", options=X265), 160, 90),
    "turned.mp4": (replace(FITS, rotated=90), 90, 160),
    "late.mp4": (Kind(sound_from=0.6), 160, 90),
    "silent.mp4": (Kind(sound=None), 160, 90),
}
PLAY = """async (name) => {
  const video = document.createElement("video");
  video.src = `${name}/textad.mp4`;
  video.muted = true;
  document.body.append(video);
  await video.play();
  const seeked = new Promise((done) => video.addEventListener("seeked", done, { once: true }));
  video.currentTime = 1.2;
  await seeked;
  const from = video.currentTime;
  await new Promise((done) => setTimeout(done, 250));
  video.pause();
  return [video.videoWidth, video.videoHeight, video.duration, from, video.currentTime > from];
}"""


def test_every_film_plays_and_seeks(project: Project, tmp_path: Path, browser: Browser) -> None:
    for name, (kind, _, _) in BROUGHT.items():
        film = name.replace(".", "-")
        order = Order(
            film, {"textad": make_film(tmp_path / name, kind)}, titles=TITLES, poster_alt="Ränder."
        )
        import_film(project, order)
    (project.own_films / "index.html").write_text("<!doctype html><title>Prov</title>")
    with running(project.own_films) as server:
        page = browser.new_page()
        page.goto(server.url)
        for name, (_, width, height) in BROUGHT.items():
            seen = page.evaluate(PLAY, name.replace(".", "-"))
            assert seen[:2] == [width, height], name
            assert seen[2] == pytest.approx(2, abs=0.15), name
            assert seen[3] == pytest.approx(1.2, abs=0.05) and seen[4], name
        page.close()
