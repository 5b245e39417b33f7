"""Pictures and sound → an MP4 that every browser plays.

H.264 (x264) and AAC, 25 pictures a second, a keyframe every two seconds so that one can jump,
the index first in the file ("faststart") so that the film starts before it has all come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import Colorspace
from PIL import Image

from .look import HEIGHT, WIDTH
from .sound import RATE, Stereo
from .timeline import FPS

KEYFRAME_SECONDS = 2
_AUDIO_BITS = 64_000
_BT709 = 1

# Written into x264's own settings. Fixed threads: their number changes the bytes.
_X264 = {
    "preset": "veryfast",
    "crf": "25",  # at 28 a walking figure's outline was rough, and dusk left square traces
    "tune": "animation",
    "profile": "high",
    "x264-params": (
        f"keyint={KEYFRAME_SECONDS * FPS}:min-keyint={FPS}:threads=2"
        # Flat drawings: a deeper search for movement costs time and saves little.
        ":me=hex:subme=2:ref=1:weightp=0:trellis=0:b-adapt=0:bframes=3:rc-lookahead=10"
    ),
}
# The slower search for the best coding is not heard in speech.
_AAC = {"aac_coder": "fast"}
# No encoder names or times in the file: the same film is the same bytes.
_MP4 = {"movflags": "+faststart", "fflags": "+bitexact", "brand": "mp42"}


def write_mp4(
    path: Path,
    pictures: Callable[[int], Image.Image],
    frames: int,
    sound: Stereo,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Writes a film of ``frames`` pictures; ``pictures`` gives each by number.

    A picture that is the same object as the one before is not converted again.
    ``progress`` is told, once a second of film, how large a part is done (0–1).
    """
    with av.open(path, "w", format="mp4", options=_MP4) as container:
        video = container.add_stream("libx264", rate=FPS, options=_X264)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.time_base = Fraction(1, FPS)
        video.metadata["language"] = "swe"
        context = video.codec_context
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = 1  # "MPEG": 16–235
        context.flags |= av.codec.context.Flags.bitexact
        audio = container.add_stream(
            "aac", rate=RATE, layout="stereo", bit_rate=_AUDIO_BITS, options=_AAC
        )
        audio.metadata["language"] = "swe"
        audio.codec_context.flags |= av.codec.context.Flags.bitexact
        pieces = _sound_frames(sound)
        heard = 0
        last: tuple[Image.Image, av.VideoFrame] | None = None
        for number in range(frames):
            picture = pictures(number)
            if last is None or last[0] is not picture:
                last = (picture, _video_frame(picture))
            frame = last[1]
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            container.mux(video.encode(frame))
            while heard < RATE * (number + 1) // FPS and (piece := next(pieces, None)):
                heard += piece.samples
                container.mux(audio.encode(piece))
            if progress and (number + 1) % FPS == 0:
                progress((number + 1) / frames)
        for piece in pieces:
            container.mux(audio.encode(piece))
        container.mux(video.encode(None))
        container.mux(audio.encode(None))


def _video_frame(picture: Image.Image) -> av.VideoFrame:
    whole = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
    return whole.reformat(format="yuv420p", dst_colorspace=Colorspace.ITU709)


def _sound_frames(sound: Stereo) -> Iterator[av.AudioFrame]:
    size = 1024  # samples in an AAC frame
    for start in range(0, sound.shape[1], size):
        piece = np.ascontiguousarray(sound[:, start : start + size])
        frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = RATE, start
        frame.time_base = Fraction(1, RATE)
        yield frame
