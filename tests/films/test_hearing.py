"""Speech is told from silence, noise and music; captions are laid against it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kunskapsstod.films.encode import write_mp4
from kunskapsstod.films.judging.drift import STRETCHES, estimate
from kunskapsstod.films.judging.hearing import Sound, checksum, find_speech, levels_of, listen
from kunskapsstod.films.judging.step_rules import uncovered
from kunskapsstod.films.layers import empty_ground
from kunskapsstod.films.webvtt import VttCue

RATE = 8000
Samples = NDArray[np.float32]
# When someone speaks: uneven, as in life.
SPOKEN = [
    (1.0, 3.1),
    (4.2, 5.3),
    (6.9, 10.0),
    (11.3, 12.2),
    (13.1, 16.0),
    (17.7, 19.4),
    (21.0, 24.2),
]
CUES = tuple(VttCue(start, end + 0.4, ("Ord.",)) for start, end in SPOKEN)


def voice(seconds: float, seed: int = 1) -> Samples:
    """Noise that comes and goes as syllables do: four or five a second, of unequal strength."""
    rng = np.random.default_rng(seed)
    count = round(seconds * RATE)
    envelope = np.zeros(count)
    at = 0.0
    while at < seconds:
        length = rng.uniform(0.12, 0.3)
        first, last = round(at * RATE), min(round((at + length) * RATE), count)
        envelope[first:last] = np.hanning(last - first) * rng.uniform(0.4, 1)
        at += length + rng.uniform(0, 0.06)
    return (rng.standard_normal(count) * envelope * 0.2).astype(np.float32)


def track(spoken: list[tuple[float, float]] = SPOKEN, seconds: float = 26.0) -> Samples:
    sound = np.zeros(round(seconds * RATE), np.float32)
    for number, (start, end) in enumerate(spoken):
        part = voice(end - start, number)
        first = round(start * RATE)
        sound[first : first + len(part)] += part
    return sound


def music(seconds: float, beat: bool = False) -> Samples:
    at = np.arange(round(seconds * RATE)) / RATE
    chord = sum(np.sin(2 * np.pi * pitch * at) for pitch in (220.0, 277.2, 329.6, 554.4))
    return (chord * (np.exp(-((at * 2) % 1) * 6) if beat else 1) * 0.06).astype(np.float32)


def heard(samples: Samples) -> Sound:
    stretches, sure = find_speech(levels_of(samples))
    return Sound(-23.0, -3.0, stretches, sure)


@pytest.mark.parametrize("bed", [None, "music", "noise"])
def test_speech_is_found_where_it_is_also_over_music_and_noise(bed: str | None) -> None:
    sound = track()
    if bed == "music":
        sound += music(26.0) * 0.06
    elif bed == "noise":
        noise = np.random.default_rng(5).standard_normal(len(sound)) * 0.003
        sound += noise.astype(np.float32)
    found = heard(sound)
    assert found.sure
    for start, end in SPOKEN:
        inside = [s for s in found.stretches if s.start > start - 0.1 and s.end < end + 0.1]
        assert sum(s.end - s.start for s in inside) > 0.8 * (end - start)
    assert sum(s.end - s.start for s in found.stretches if s.speechlike) > 10


@pytest.mark.parametrize(
    "sound", [music(8.0), music(8.0, beat=True), np.full(8 * RATE, 0.1, np.float32)]
)
def test_what_is_held_or_comes_in_time_is_not_taken_for_speech(sound: Samples) -> None:
    found = heard(np.concatenate([np.zeros(2 * RATE, np.float32), sound]))
    assert not any(stretch.speechlike for stretch in found.stretches)


def test_music_throughout_makes_it_unsure() -> None:
    assert not heard(track() + music(26.0)).sure


@pytest.mark.parametrize("samples", [np.zeros(0, np.float32), np.zeros(RATE * 3, np.float32)])
def test_in_silence_nobody_speaks(samples: Samples) -> None:
    assert heard(samples).stretches == ()


@pytest.mark.parametrize("shift", [0.0, 0.3, -0.3, 1.5, -6.0, 12.0])
def test_captions_that_come_late_or_early_are_told_by_how_much(shift: float) -> None:
    moved = [replace(cue, start=cue.start + shift + 8, end=cue.end + shift + 8) for cue in CUES]
    sound = np.concatenate([np.zeros(8 * RATE, np.float32), track()])
    found = estimate(moved, heard(sound))
    assert found is not None and found.sure and found.stretch == 1
    assert found.shift == pytest.approx(-shift, abs=0.06)
    assert found.mended(moved)[3].start == pytest.approx(CUES[3].start + 8, abs=0.06)


@pytest.mark.parametrize("name", ["25/24", "24/25"])
def test_captions_for_another_frame_rate_are_told_by_its_ratio(name: str) -> None:
    spoken = [(s + 26 * n, e + 26 * n) for n in range(3) for s, e in SPOKEN]
    factor = 1 / STRETCHES[name]
    cues = [VttCue(s * factor, (e + 0.4) * factor, ("Ord.",)) for s, e in spoken]
    found = estimate(cues, heard(track(spoken, 78.0)))
    assert found is not None and found.name == name and found.sure
    assert found.shift == pytest.approx(0, abs=0.1)


def test_captions_of_another_film_are_not_explained() -> None:
    rng = np.random.default_rng(3)
    starts = np.sort(rng.uniform(0, 25, 7))
    other = [VttCue(float(start), float(start) + 0.9, ("Ord.",)) for start in starts]
    found = estimate(other, heard(track()))
    assert found is None or not found.sure


def test_speech_without_captions_is_told_where_it_is() -> None:
    missing = uncovered(heard(track()).stretches, [*CUES[:2], *CUES[3:]])
    assert sum(one.end - one.start for one in missing) == pytest.approx(3.1 - 0.2, abs=0.5)
    assert all(6.8 < one.start < one.end < 10.1 for one in missing)


def test_a_film_is_listened_to_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ground = empty_ground()
    film = tmp_path / "film.mp4"
    tone = np.tile(np.sin(np.arange(48_000) / 10).astype(np.float32) * 0.1, (2, 1))
    write_mp4(film, lambda _: ground, 25, tone)
    sound = listen(film, tmp_path / "heard", checksum(film))
    assert sound is not None and not sound.silent
    # 3 dB below a sine's peak, 3 dB up for two channels, K-weighting aside.
    assert sound.integrated == pytest.approx(-20, abs=1.5)
    assert sound.peak == pytest.approx(-20, abs=0.5)
    film.write_bytes(b"")
    assert listen(film, tmp_path / "heard", checksum_of_before(tmp_path)) == sound


def test_sound_that_begins_after_the_picture_is_heard_at_its_own_time(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with av.open(str(film), "w") as container:
        picture = container.add_stream("libx264", rate=10)
        picture.width = picture.height = 64
        picture.pix_fmt = "yuv420p"
        sound = container.add_stream("aac", rate=RATE, layout="mono")
        for number in range(40):
            frame = av.VideoFrame(64, 64, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(picture.encode(frame))
        container.mux(picture.encode(None))
        speech = av.AudioFrame.from_ndarray(voice(1.5)[np.newaxis], format="fltp", layout="mono")
        speech.sample_rate, speech.time_base, speech.pts = RATE, Fraction(1, RATE), 2 * RATE
        container.mux(sound.encode(speech))
        container.mux(sound.encode(None))
    found = listen(film, tmp_path / "heard", "x")
    assert found is not None
    assert found.stretches[0].start == pytest.approx(2.0, abs=0.15)


def checksum_of_before(folder: Path) -> str:
    (kept,) = (folder / "heard").iterdir()
    return kept.stem
