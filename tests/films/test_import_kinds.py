"""Every kind of film that is brought comes out as one that every browser plays."""

from __future__ import annotations

import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from kunskapsstod.films.intake.importing import Imported, import_film
from kunskapsstod.films.intake.join import join
from kunskapsstod.films.intake.order import Order
from kunskapsstod.films.intake.scan import scan
from kunskapsstod.films.intake.source import inspect
from kunskapsstod.films.sound import measure_file
from kunskapsstod.project import Project

from .media import X265, Kind, make_film

pytestmark = pytest.mark.film

TITLES = {"titel": "T", "titel_lattlast": "T", "om": "O", "om_lattlast": "O"}
# −23 LUFS for a sine in both channels.
FITS = replace(Kind(), loud=0.075)
UNEVEN = tuple(int(t) for t in np.cumsum([0, *([33] * 8 + [60] * 4) * 5]))


def bring(project: Project, film: Path, version: str = "textad", **more: object) -> Imported:
    order = Order("prov", {version: film}, titles=TITLES, poster_alt="Ränder.", **more)  # type: ignore[arg-type]
    return import_film(project, order)


def demand_playable(path: Path, sound: bool = True) -> None:
    """What the design demands of every film's file."""
    source = inspect(path)
    seen = scan(source)
    picture = source.picture
    assert (source.faststart, source.container[:3]) == (True, "mov")
    assert (picture.codec, picture.pixels, picture.shape) == ("h264", "yuv420p", 1)
    assert (picture.rotation, picture.interlaced, seen.uneven) == (0, False, False)
    assert picture.width % 2 == picture.height % 2 == 0
    assert max(picture.width, picture.height) <= 1920
    assert seen.keyframes <= 2.1 and seen.faults == 0 and seen.lost == 0
    if not sound:
        assert source.sound is None
        return
    assert source.sound is not None
    assert (source.sound.codec, source.sound.rate, source.sound.channels) == ("aac", 48_000, 2)
    heard = measure_file(path)
    assert heard.integrated == pytest.approx(-23, abs=1)
    assert heard.peak <= -1


KINDS = {
    "hevc.mp4": (Kind(codec="libx265", options=X265), "HEVC"),
    "hevc-10-bit.mp4": (Kind(codec="libx265", pixels="yuv420p10le", options=X265), "HEVC"),
    "prores.mov": (
        Kind(codec="prores_ks", pixels="yuv422p10le", options={}, sound="pcm_s16le"),
        "PRORES",
    ),
    "vp9.webm": (
        Kind(
            codec="libvpx-vp9", options={"deadline": "realtime", "cpu-used": "8"}, sound="libopus"
        ),
        "VP9",
    ),
    "av1.mkv": (
        # At 160 × 90 SVT-AV1 writes pictures that no decoder takes.
        Kind(codec="libsvtav1", options={"preset": "10"}, sound="flac", width=320, height=180),
        "AV1",
    ),
    "mpeg2.mpg": (Kind(codec="mpeg2video", options={}, sound="mp2"), "MPEG2VIDEO"),
    "mpeg4.avi": (Kind(codec="mpeg4", options={}, sound="libmp3lame"), "MPEG4"),
    "h264.ts": (Kind(), "bildernas tider"),
    "h264.mkv": (FITS, "MP4"),
    "h264-422.mp4": (Kind(pixels="yuv422p"), "8 bitar"),
    "qt.mov": (FITS, "MP4"),
    "variable.mp4": (Kind(times=UNEVEN, seconds=2.2), "jämnt fördelade"),
    "4-3.mp4": (Kind(width=120, height=90), ""),
    "portrait.mp4": (Kind(width=90, height=160), ""),
    "rotated.mp4": (Kind(rotated=90), "vriden"),
    "anamorphic.mp4": (Kind(width=120, height=96, shape=Fraction(16, 11)), "kvadratiska"),
    "interlaced.mpg": (
        Kind(codec="mpeg2video", interlaced=True, options={"flags": "+ilme+ildct"}, sound="mp2"),
        "radsprången",
    ),
    "mono.mp4": (Kind(layout="mono"), "mono"),
    "surround.mp4": (Kind(layout="5.1"), "6 kanaler"),
    "44100.mp4": (Kind(sound_rate=44_100), "44,1 kHz"),
    "96000.mp4": (Kind(sound_rate=96_000), "96 kHz"),
    "silent-film.mp4": (Kind(sound=None), ""),
    "quiet.mp4": (Kind(loud=0.004), "höjt"),
    "loud.mp4": (Kind(loud=0.99), "sänkt"),
    "long-keys.mp4": (
        Kind(seconds=4, options={"preset": "ultrafast", "x264-params": "keyint=250:threads=1"}),
        "hoppa",
    ),
    "slow-start.mp4": (replace(FITS, container={}), "först i filen"),
    "late.mp4": (Kind(sound_from=0.6), "efter bilden"),
    "gap.mkv": (Kind(silence=(0.7, 1.2)), "luckor"),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_film_of_any_kind_plays_everywhere(project: Project, tmp_path: Path, name: str) -> None:
    kind, told = KINDS[name]
    source = make_film(tmp_path / name, kind)
    (made,) = bring(project, source).made
    # No codec may leave the process at a priority that starves everything else (see media.py).
    assert not hasattr(os, "sched_getscheduler") or os.sched_getscheduler(0) == os.SCHED_OTHER
    film = project.own_films / "prov" / "textad.mp4"
    demand_playable(film, sound=kind.sound is not None)
    assert told in "; ".join(made.plan.changes)
    assert made.seconds == pytest.approx(inspect(source).seconds or 0, abs=0.2)
    assert not list((project.work / "import" / "prov").glob("*/*"))


def test_what_fits_is_taken_byte_for_byte(project: Project, tmp_path: Path) -> None:
    source = make_film(tmp_path / "film.mp4", FITS)
    (made,) = bring(project, source).made
    assert (project.own_films / "prov" / "textad.mp4").read_bytes() == source.read_bytes()
    assert made.plan.whole and made.sha256 == made.origin and made.plan.changes == ()


def test_pictures_that_fit_are_not_coded_again_when_only_the_sound_is_wrong(
    project: Project, tmp_path: Path
) -> None:
    source = make_film(tmp_path / "film.mov", Kind(loud=0.004))
    bring(project, source)

    def packets(path: Path) -> list[bytes]:
        with av.open(path) as film:
            return [bytes(p) for p in film.demux(video=0) if p.size]

    assert packets(project.own_films / "prov" / "textad.mp4") == packets(source)


def test_a_large_film_gets_a_small_one_beside_it_and_fits_a_screen(
    project: Project, tmp_path: Path
) -> None:
    kind = Kind(width=3840, height=2160, rate=5, seconds=1, sound=None)
    (made,) = bring(project, make_film(tmp_path / "4k.mp4", kind)).made
    large = inspect(project.own_films / "prov" / "textad.mp4").picture
    small = inspect(project.own_films / "prov" / "textad-360p.mp4").picture
    assert (large.width, large.height) == (1920, 1080)
    assert (small.width, small.height) == (640, 360)
    assert "3840×2160 till 1920×1080" in made.plan.changes[0]


def test_the_small_film_has_the_same_sound(project: Project, tmp_path: Path) -> None:
    bring(project, make_film(tmp_path / "a.mp4", Kind(width=640, height=480)))
    folder = project.own_films / "prov"
    demand_playable(folder / "textad-360p.mp4")
    small = inspect(folder / "textad-360p.mp4").picture
    assert (small.width, small.height) == (480, 360)


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        (Kind(rotated=90), (90, 160)),
        (Kind(rotated=180), (160, 90)),
        (Kind(width=120, height=96, shape=Fraction(16, 11)), (174, 96)),
        (Kind(width=96, height=160), (96, 160)),
    ],
)
def test_the_picture_keeps_its_shape_and_stands_upright(
    project: Project, tmp_path: Path, kind: Kind, size: tuple[int, int]
) -> None:
    bring(project, make_film(tmp_path / "a.mp4", kind))
    picture = inspect(project.own_films / "prov" / "textad.mp4").picture
    assert (picture.width, picture.height) == size


def test_a_turned_film_is_turned_the_right_way(project: Project, tmp_path: Path) -> None:
    """As FFmpeg's own players turn it: the decoder's rotation is counter-clockwise."""
    source = make_film(tmp_path / "a.mp4", Kind(rotated=90, sound=None))
    with av.open(source) as film:
        frame = next(film.decode(video=0))
        upright = np.rot90(frame.to_ndarray(format="gray"), round(frame.rotation / 90))
    bring(project, source)
    with av.open(project.own_films / "prov" / "textad.mp4") as film:
        got = next(film.decode(video=0)).to_ndarray(format="gray")
    assert got.shape == upright.shape
    assert np.corrcoef(got.ravel(), upright.ravel())[0, 1] > 0.9


@pytest.mark.parametrize("name", ["late.mp4", "gap.mkv"])
def test_sound_stays_in_step_with_the_picture(project: Project, tmp_path: Path, name: str) -> None:
    """What was silent in the source is silent in the film, and what was heard is heard, then."""
    kind = KINDS[name][0]
    bring(project, make_film(tmp_path / name, kind))
    quiet = (0.0, kind.sound_from) if kind.sound_from else kind.silence
    assert quiet is not None
    with av.open(project.own_films / "prov" / "textad.mp4") as film:
        pieces = [(f.time, np.abs(f.to_ndarray()).max()) for f in film.decode(audio=0)]
    heard = [time for time, level in pieces if time is not None and level > 0.02]
    inside = [t for t in heard if quiet[0] + 0.06 < t < quiet[1] - 0.06]
    assert inside == []
    assert any(abs(t - quiet[1]) < 0.06 for t in heard)
    if quiet[0]:
        assert any(abs(t - quiet[0]) < 0.06 for t in heard)


def test_peaks_are_held_back_so_that_quiet_speech_can_be_heard(
    project: Project, tmp_path: Path
) -> None:
    """A bang in a quiet film: without a limiter it could not be raised to −23 LUFS."""
    source = tmp_path / "bang.mov"
    rate, rng = 48_000, np.random.default_rng(1)
    wave = (0.01 * np.sin(2 * np.pi * 300 * np.arange(3 * rate) / rate)).astype(np.float32)
    wave[rate : rate + 20] = rng.uniform(-0.9, 0.9, 20)
    with av.open(source, "w") as out:
        video = out.add_stream("libx264", rate=25, options={"preset": "ultrafast"})
        video.width, video.height = 160, 90
        audio = out.add_stream("pcm_s16le", rate=rate, layout="mono")
        for number in range(75):
            frame = av.VideoFrame(160, 90, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
        sound = av.AudioFrame.from_ndarray(
            (wave * 32767).astype(np.int16)[np.newaxis], format="s16", layout="mono"
        )
        sound.sample_rate, sound.pts, sound.time_base = rate, 0, Fraction(1, rate)
        out.mux(audio.encode(sound))
        out.mux(audio.encode(None))
    (made,) = bring(project, source).made
    demand_playable(project.own_films / "prov" / "textad.mp4")
    assert "dämpade" in "; ".join(made.plan.changes)


def test_a_film_for_bright_screens_gets_the_colours_of_ordinary_ones(
    project: Project, tmp_path: Path
) -> None:
    source = tmp_path / "hlg.mp4"
    with av.open(source, "w", options={"movflags": "+faststart"}) as out:
        video = out.add_stream("libx265", rate=10, options=dict(X265))
        video.width, video.height, video.pix_fmt = 160, 90, "yuv420p10le"
        context = video.codec_context
        context.color_trc, context.color_primaries, context.colorspace = 18, 9, 9
        for number in range(10):
            grey = np.full((90, 160, 3), 40_000, np.uint16)
            frame = av.VideoFrame.from_ndarray(grey, format="rgb48le").reformat(
                format="yuv420p10le"
            )
            frame.pts, frame.time_base = number, Fraction(1, 10)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
    (made,) = bring(project, source).made
    with av.open(project.own_films / "prov" / "textad.mp4") as film:
        frame = next(film.decode(video=0))
    assert (int(frame.color_trc), int(frame.color_primaries), int(frame.colorspace)) == (1, 1, 1)
    assert "färgerna är gjorda om från HDR" in made.plan.changes
    # The same grey, as BT.2100 and BT.709 code it, is not the same number.
    assert frame.to_ndarray(format="gray").mean() < 145


def test_a_film_trimmed_by_its_edit_list_begins_where_it_is_shown_to(
    project: Project, tmp_path: Path
) -> None:
    """As telephones and QuickTime cut: the pictures are still there, and hidden."""
    options = {"preset": "veryfast", "x264-params": "keyint=50:threads=1"}
    source = make_film(tmp_path / "a.mp4", replace(FITS, seconds=3, options=options))
    join(source, source, tmp_path / "trimmed.mp4", start=(0.6, 0.6))
    (made,) = bring(project, tmp_path / "trimmed.mp4").made
    assert made.seen.trimmed and made.seconds == pytest.approx(2.4, abs=0.1)

    def at_one_second(path: Path) -> np.ndarray:
        with av.open(path) as film:
            frames = list(film.decode(video=0))
        start = frames[0].time or 0
        shown = [f for f in frames if (f.time or 0) - start <= 1.001]
        return shown[-1].to_ndarray(format="gray").astype(float).ravel()

    wanted = at_one_second(tmp_path / "trimmed.mp4")
    got = at_one_second(project.own_films / "prov" / "textad.mp4")
    assert np.corrcoef(wanted, got)[0, 1] > 0.95


def test_pictures_that_lean_on_later_ones_keep_their_times_when_copied(
    project: Project, tmp_path: Path
) -> None:
    options = {"preset": "medium", "x264-params": "keyint=50:threads=1:bframes=3"}
    source = make_film(tmp_path / "a.mov", replace(FITS, options=options))
    (made,) = bring(project, source).made
    assert made.plan.copy_picture and not made.plan.whole

    def times(path: Path) -> list[float]:
        with av.open(path) as film:
            return [round(frame.time or 0, 3) for frame in film.decode(video=0)]

    assert times(project.own_films / "prov" / "textad.mp4") == times(source)


def test_progress_only_goes_forward(project: Project, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    film = make_film(tmp_path / "a.mov", Kind(seconds=3, layout="mono"))
    order = Order("prov", {"textad": film, "syntolkad": film}, titles=TITLES, poster_alt="Ränder.")
    import_film(project, order, lambda *step: told.append(step))
    done = [step[0] for step in told]
    assert done == sorted(done) and done[-1] <= told[-1][1]
    assert {step[1] for step in told} == {told[0][1]}
    assert [label.split(":")[0] for _, _, label in told][:1] == ["Textad"]


def test_the_still_is_neither_black_nor_blurred(project: Project, tmp_path: Path) -> None:
    source = tmp_path / "a.mp4"
    with av.open(source, "w", options={"movflags": "+faststart"}) as out:
        video = out.add_stream("libx264", rate=10, options={"preset": "ultrafast"})
        video.width, video.height = 160, 90
        for number in range(40):
            luma = np.full((90, 160), 16, np.uint8)
            if number == 21:
                luma[::8] = luma[:, ::8] = 220
                luma = np.maximum(luma, 90)
            elif number > 15:
                luma = np.linspace(60, 180, 160, dtype=np.uint8)[np.newaxis].repeat(90, axis=0)
            plane = np.concatenate([luma, np.full((45, 160), 128, np.uint8)])
            frame = av.VideoFrame.from_ndarray(plane, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
    done = bring(project, source)
    assert not isinstance(done.still, Path | None) and done.still.time == pytest.approx(2.1)
