"""A film of a few seconds, and the folders films are read from."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from kunskapsstod.films import library
from kunskapsstod.films.encode import write_mp4
from kunskapsstod.films.example import render_example
from kunskapsstod.films.layers import empty_ground
from kunskapsstod.films.sound import RATE
from kunskapsstod.project import Base, Project, find_base

MANIFEST = """\
id: kort
titel: En kort film
titel_lattlast: En film
om: En film på några sekunder.
om_lattlast: En kort film.
exempel: true
manus: manus.yml
affisch:
  alt: Två personer fikar.
"""
SCRIPT = """\
affisch: fika
kapitel:
  - id: forst
    titel: Först
    scener:
      - kort:
          rubrik: Åäö
          teckning: fika
        bild: Två personer fikar.
        repliker:
          - Hej på dig.
  - id: sedan
    titel: Sedan
    scener:
      - scen:
          plats: rum
          personer:
            - figur: knut
              vid: vanster
              gor: [{gor: vinkar, replik: 1}]
        bild: En person vinkar.
        repliker:
          - Vi ses.
"""
OWN = """\
id: egen
titel: Kommunens film
titel_lattlast: Vår film
om: Kommunens egen film.
om_lattlast: Vår egen film.
affisch:
  fil: bild.png
  alt: Två personer.
versioner:
  textad:
    fil: film.mp4
    undertexter: text.vtt
"""
CAPTIONS = """\
WEBVTT

00:00:00.100 --> 00:00:00.900
<v Anna>Hej!
"""


def write_example(folder: Path, manifest: str = MANIFEST, script: str = SCRIPT) -> Path:
    """An example film's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "film.yml").write_text(manifest, encoding="utf-8")
    (folder / "manus.yml").write_text(script, encoding="utf-8")
    return folder


def write_own(folder: Path, manifest: str = OWN, captions: str = CAPTIONS) -> Path:
    """A municipality's own film: one second of picture and silence, poster and captions."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "film.yml").write_text(manifest, encoding="utf-8")
    (folder / "text.vtt").write_text(captions, encoding="utf-8")
    ground = empty_ground()
    ground.save(folder / "bild.png")
    write_mp4(folder / "film.mp4", lambda _: ground, 25, np.zeros((2, RATE), np.float32))
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A site folder without films over a base without films, and a cache of its own."""
    monkeypatch.setattr(library, "cache_folder", lambda: tmp_path / "cache")
    base = tmp_path / "bas"
    (base / "media" / "films").mkdir(parents=True)
    (base / "overrides").symlink_to(find_base().overrides)
    site = tmp_path / "kommun"
    (site / "media" / "films").mkdir(parents=True)
    for name in ("kommun.yml", "logo.svg"):
        shutil.copy(find_base().root / name, site / name)
    return Project(site, Base(base))


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short film, rendered once for all tests that look at the result."""
    root = tmp_path_factory.mktemp("film")
    return render_example(write_example(root / "kort"), root / "cache")
