"""A real film of a few seconds, looked at with the eyes of a player."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films import rendering, webvtt
from kunskapsstod.films.example import render_example
from kunskapsstod.films.probe import probe
from kunskapsstod.films.sound import measure_file

from .conftest import SCRIPT, write_example

pytestmark = pytest.mark.film
VERSIONS = ("textad", "teckensprak", "syntolkad")
EVERY = pytest.mark.parametrize("version", VERSIONS)


def metadata(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "metadata.json").read_text("utf-8"))
    return found


def frame_at(film: Path, seconds: float) -> np.ndarray[Any, Any]:
    with av.open(film) as container:
        for frame in container.decode(video=0):
            if frame.time is not None and frame.time >= seconds:
                return np.asarray(frame.to_image().convert("L"))
    raise AssertionError(f"{film.name} is shorter than {seconds} s")


@EVERY
def test_it_is_h264_and_aac_in_25_pictures_a_second(rendered: Path, version: str) -> None:
    with av.open(rendered / f"{version}.mp4") as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec_context.name, audio.codec_context.name) == ("h264", "aac")
        assert (video.width, video.height, video.average_rate) == (1280, 720, 25)
        assert video.pix_fmt == "yuv420p"
        assert (audio.rate, audio.layout.name, audio.language) == (48_000, "stereo", "swe")
        assert video.duration is not None and audio.duration is not None
        picture = float(video.duration * video.time_base)  # type: ignore[operator]
        sound = float(audio.duration * audio.time_base)  # type: ignore[operator]
        assert picture == pytest.approx(sound, abs=0.05)


@EVERY
def test_it_starts_before_it_has_all_come(rendered: Path, version: str) -> None:
    data = (rendered / f"{version}.mp4").read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


@EVERY
def test_one_can_jump_every_second_second(rendered: Path, version: str) -> None:
    with av.open(rendered / f"{version}.mp4") as container:
        video = container.streams.video[0]
        keys = [
            float(packet.pts * packet.time_base)  # type: ignore[operator]
            for packet in container.demux(video)
            if packet.is_keyframe and packet.pts is not None
        ]
    seconds = metadata(rendered)["versions"][version]["seconds"]
    assert keys[0] == 0
    gaps = np.diff([*keys, seconds])
    assert gaps.max() <= 2.0


@EVERY
def test_it_is_as_loud_as_every_other_film(rendered: Path, version: str) -> None:
    loudness = measure_file(rendered / f"{version}.mp4")
    assert loudness.integrated == pytest.approx(-23, abs=1)
    assert loudness.peak <= -1


@EVERY
def test_it_shows_something_else_than_a_blank_wall(rendered: Path, version: str) -> None:
    picture = frame_at(rendered / f"{version}.mp4", 1.5)
    text = picture[130:540, 50:650]
    assert (text < 90).mean() > 0.01
    floor = picture[575:715]
    assert floor.std() < 3  # nothing in the lowest quarter


@EVERY
def test_captions_lie_within_the_film_and_cover_its_speech(rendered: Path, version: str) -> None:
    cues = webvtt.read(rendered / f"{version}.vtt")
    known = metadata(rendered)["versions"][version]
    assert [round(cue.start, 3) for cue in cues] == known["cues"]
    assert cues[-1].end <= known["seconds"]
    spoken = " ".join(cue.text for cue in cues if cue.speaker == "Berättare")
    assert spoken == "Hej på dig. Vi ses."
    # Where there is sound, there is a caption.
    with av.open(rendered / f"{version}.mp4") as container:
        heard = [
            (frame.time or 0.0, float(np.abs(frame.to_ndarray()).max()))
            for frame in container.decode(audio=0)
        ]
    loud = [at for at, level in heard if level > 0.02]
    covered = [at for at in loud if any(c.start - 0.2 <= at <= c.end + 0.2 for c in cues)]
    assert len(covered) / len(loud) >= 0.95


def test_what_is_seen_is_there_as_text_when_each_scene_begins(rendered: Path) -> None:
    cues = webvtt.read(rendered / "textad-beskrivning.vtt")
    assert [cue.text for cue in cues] == [
        "Exempelfilm med datorröst. Kapitel: Först. Två personer fikar. Text i bilden: Åäö.",
        "Kapitel: Sedan. En person vinkar.",
    ]
    known = metadata(rendered)
    assert [cue.start for cue in cues] == [c["starts"]["textad"] for c in known["chapters"]]
    assert cues[-1].end <= known["versions"]["textad"]["seconds"]
    assert not (rendered / "syntolkad-beskrivning.vtt").exists()


@EVERY
def test_its_chapters_start_where_the_metadata_says(rendered: Path, version: str) -> None:
    cues = webvtt.read(rendered / f"{version}-kapitel.vtt")
    known = metadata(rendered)
    assert [cue.text for cue in cues] == ["Först", "Sedan"]
    assert [cue.start for cue in cues] == [c["starts"][version] for c in known["chapters"]]
    assert cues[-1].end == known["versions"][version]["seconds"]


def test_the_described_version_is_longer_and_the_others_are_equal(rendered: Path) -> None:
    seconds = {v: probe(rendered / f"{v}.mp4").seconds for v in VERSIONS}
    assert seconds["syntolkad"] > seconds["textad"] + 2
    assert seconds["teckensprak"] == seconds["textad"]
    versions = metadata(rendered)["versions"]
    for version in VERSIONS:
        assert versions[version]["seconds"] == pytest.approx(seconds[version], abs=0.05)
        assert versions[version]["described"] is (version == "syntolkad")
        assert versions[version]["interpreter"] is False


def test_there_is_a_poster_in_two_formats(rendered: Path) -> None:
    assert (rendered / "affisch.webp").read_bytes()[8:12] == b"WEBP"
    assert (rendered / "affisch.jpg").read_bytes()[:2] == b"\xff\xd8"


def test_the_same_script_gives_the_same_bytes_in_another_process(
    rendered: Path, tmp_path: Path
) -> None:
    folder = write_example(tmp_path / "kort")
    code = (
        "import sys; from pathlib import Path; from kunskapsstod.films.example import "
        "render_example as r; r(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    subprocess.run([sys.executable, "-c", code, folder, tmp_path / "cache"], check=True)
    again = tmp_path / "cache" / rendered.name
    names = sorted(path.name for path in rendered.iterdir())
    assert names == sorted(path.name for path in again.iterdir())
    for name in names:
        assert (again / name).read_bytes() == (rendered / name).read_bytes(), name


class TestTheCache:
    """What is made is whole, and is not made again."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return write_example(tmp_path / "kort")

    @pytest.fixture
    def cache(self, tmp_path: Path, rendered: Path) -> Path:
        """A cache that holds the short film."""
        shutil.copytree(rendered, tmp_path / "cache" / rendered.name)
        return tmp_path / "cache"

    def test_a_film_that_is_made_is_not_made_again(
        self, folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rendering, "render", lambda *_: pytest.fail("rendered again"))
        (only,) = cache.iterdir()
        assert render_example(folder, cache) == only

    @pytest.mark.parametrize("name", ["manus.yml", "film.yml"])
    def test_only_what_changes_the_film_makes_it_anew(
        self, folder: Path, cache: Path, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rendering, "render", _pretend)
        path = folder / name
        path.write_text(
            path.read_text("utf-8")
            .replace("Hej på dig", "Hej du")
            .replace("En kort film", "En annan titel"),
            encoding="utf-8",
        )
        render_example(folder, cache)
        assert len(list(cache.iterdir())) == (2 if name == "manus.yml" else 1)

    def test_a_rendering_that_has_lost_a_file_is_made_again(
        self, folder: Path, cache: Path, rendered: Path
    ) -> None:
        (cache / rendered.name / "textad.vtt").write_text("WEBVTT\n")
        again = render_example(folder, cache)
        assert (again / "textad.vtt").read_bytes() == (rendered / "textad.vtt").read_bytes()

    def test_an_interruption_leaves_nothing_half(self, folder: Path, tmp_path: Path) -> None:
        def interrupt(done: int, total: int, label: str) -> None:
            if done > total // 2:
                raise KeyboardInterrupt

        cache = tmp_path / "ny"
        with pytest.raises(KeyboardInterrupt):
            render_example(folder, cache, interrupt)
        assert list(cache.iterdir()) == []

    def test_what_a_killed_process_left_is_cleared_by_a_later_one(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rendering, "render", _pretend)
        cache = tmp_path / "ny"
        for name, age in ((".kort-gammal.tmp", 3600), (".kort-pagar.tmp", 5)):
            (cache / name).mkdir(parents=True)
            then = time.time() - age
            os.utime(cache / name, (then, then))
        render_example(folder, cache)
        left = sorted(path.name for path in cache.iterdir())
        assert left[0] == ".kort-pagar.tmp" and len(left) == 2

    def test_a_rendering_nobody_has_asked_for_in_a_month_is_cleared(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rendering, "render", _pretend)
        cache = tmp_path / "ny"
        month = time.time() - 31 * 24 * 3600
        for name, then in (("kort-" + "a" * 16, month), ("kort-" + "b" * 16, time.time())):
            (cache / name).mkdir(parents=True)
            os.utime(cache / name, (then, then))
        made = render_example(folder, cache)
        assert sorted(p.name for p in cache.iterdir()) == sorted(["kort-" + "b" * 16, made.name])

    def test_a_full_disk_is_told_in_swedish(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(rendering, "render", full)
        with pytest.raises(Faults) as found:
            render_example(folder, tmp_path / "ny")
        assert found.value.faults[0].code == "file.disk_full"

    def test_a_file_in_the_caches_place_is_told_in_swedish(
        self, folder: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "fil").write_text("")
        with pytest.raises(Faults) as found:
            render_example(folder, tmp_path / "fil")
        assert found.value.faults[0].code == "file.not_a_folder"


def _pretend(title: str, script: object, assets: object, out: Path, progress: object) -> None:
    (out / "metadata.json").write_text(json.dumps({"files": {}, "title": title}))


def test_the_script_used_here_is_a_few_seconds_long(rendered: Path) -> None:
    assert SCRIPT
    assert metadata(rendered)["versions"]["textad"]["seconds"] < 7
