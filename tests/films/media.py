"""Tiny real films of every kind an agency, a phone or an archive may deliver."""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np


@dataclass(frozen=True)
class Kind:
    """What the film is made like. Sizes in pixels, ``loud`` as the sine's amplitude.

    times:   when each picture is shown, in milliseconds; None for an even rate
    silence: (from, to) in seconds where the sound track holds nothing
    noise:   pictures that cannot be made small
    """

    codec: str = "libx264"
    pixels: str = "yuv420p"
    width: int = 160
    height: int = 90
    rate: int = 25
    seconds: float = 2
    options: Mapping[str, str] = field(default_factory=lambda: dict(X264))
    container: Mapping[str, str] = field(default_factory=lambda: {"movflags": "+faststart"})
    sound: str | None = "aac"
    sound_rate: int = 48_000
    layout: str = "stereo"
    loud: float = 0.1
    times: tuple[int, ...] | None = None
    sound_from: float = 0
    silence: tuple[float, float] | None = None
    rotated: int = 0
    shape: Fraction | None = None
    interlaced: bool = False
    noise: bool = False


X264 = {"preset": "ultrafast", "x264-params": "keyint=50:threads=1"}
X265 = {"preset": "ultrafast", "x265-params": "log-level=none:pools=1"}


# As root SVT-AV1 gives its process the highest real-time priority (SCHED_FIFO, 99), and all that
# the process starts afterwards: a browser so started stops the machine. It gets one of its own.
ALONE = frozenset({"libsvtav1"})


def make_film(path: Path, kind: Kind = Kind()) -> Path:
    """Writes a film of moving bars with a tone; FFmpeg picks the container by the name."""
    if kind.codec in ALONE:
        process = multiprocessing.get_context("spawn").Process(target=_make, args=(path, kind))
        process.start()
        process.join(timeout=120)
        assert process.exitcode == 0
        return path
    return _make(path, kind)


def _make(path: Path, kind: Kind) -> Path:
    options = dict(kind.container) if path.suffix in (".mp4", ".mov") else {}
    with av.open(path, "w", options=options) as out:
        video = out.add_stream(kind.codec, rate=kind.rate, options=dict(kind.options))
        video.width, video.height, video.pix_fmt = kind.width, kind.height, kind.pixels
        if kind.times:
            video.codec_context.time_base = Fraction(1, 1000)
        if kind.shape:
            video.codec_context.sample_aspect_ratio = kind.shape
        if kind.interlaced:
            video.codec_context.flags |= av.codec.context.Flags.interlaced_dct
        if kind.rotated:
            video.set_display_rotation(kind.rotated)
        audio = None
        if kind.sound:
            audio = out.add_stream(kind.sound, rate=kind.sound_rate, layout=kind.layout)
        count = len(kind.times) if kind.times else round(kind.seconds * kind.rate)
        for number in range(count):
            out.mux(video.encode(_picture(kind, number)))
        out.mux(video.encode(None))
        if audio is not None:
            for frame in _tone(kind):
                out.mux(audio.encode(frame))
            out.mux(audio.encode(None))
    return path


def _picture(kind: Kind, number: int) -> av.VideoFrame:
    x = np.arange(kind.width)[np.newaxis, :] + 4 * number
    y = np.arange(kind.height)[:, np.newaxis]
    luma = (128 + 90 * np.sign(np.sin(x / 7) * np.sin(y / 9))).astype(np.uint8)
    if kind.noise:
        noise = np.random.default_rng(number).integers(0, 64, luma.shape, np.uint8)
        luma = luma // 2 + noise
    rgb = np.stack([luma, 255 - luma, np.full_like(luma, 90)], axis=2)
    frame = av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format=kind.pixels)
    if kind.times:
        frame.pts, frame.time_base = kind.times[number], Fraction(1, 1000)
    else:
        frame.pts, frame.time_base = number, Fraction(1, kind.rate)
    return frame


def _tone(kind: Kind):  # type: ignore[no-untyped-def]
    channels = {"mono": 1, "stereo": 2, "5.1": 6}[kind.layout]
    for start in range(0, round(kind.seconds * kind.sound_rate), 1024):
        time = start / kind.sound_rate
        if kind.silence and kind.silence[0] <= time < kind.silence[1]:
            continue
        if time < kind.sound_from:
            continue
        at = (start + np.arange(1024)) / kind.sound_rate
        wave = (kind.loud * np.sin(2 * np.pi * 500 * at)).astype(np.float32)
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(np.tile(wave, (channels, 1))), format="fltp", layout=kind.layout
        )
        frame.sample_rate, frame.pts = kind.sound_rate, start
        frame.time_base = Fraction(1, kind.sound_rate)
        yield frame
