"""What a film file is made of, in real files."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films.encode import write_mp4
from kunskapsstod.films.judging.media import read_media
from kunskapsstod.films.layers import empty_ground


def film(
    path: Path, codec: str = "libx264", *, gop: int = 5, options: dict[str, str] | None = None
) -> Path:
    """Two seconds of small pictures, without sound."""
    with av.open(str(path), "w", options=options or {}) as container:
        stream = container.add_stream(codec, rate=10)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        stream.codec_context.gop_size = gop
        stream.codec_context.time_base = Fraction(1, 10)
        for number in range(20):
            picture = np.full((64, 64, 3), number * 12, np.uint8)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def test_our_own_films_have_everything(tmp_path: Path) -> None:
    ground = empty_ground()
    write_mp4(tmp_path / "a.mp4", lambda _: ground, 25, np.zeros((2, 48_000), np.float32))
    media = read_media(tmp_path / "a.mp4")
    assert (media.mp4, media.faststart, media.video, media.pixels) == (
        True,
        True,
        "h264",
        "yuv420p",
    )
    assert (media.audio, media.channels) == ("aac", 2)
    assert media.profile == "High" and 10 < media.level <= 42
    assert media.seconds == pytest.approx(1, abs=0.1) and media.keyframe_gap <= 2


def test_a_film_with_its_index_last_or_keyframes_far_apart_is_seen(tmp_path: Path) -> None:
    last = read_media(film(tmp_path / "a.mp4"))
    assert (last.faststart, last.audio) == (False, None)
    assert last.keyframe_gap == pytest.approx(0.5, abs=0.01)
    rare = read_media(film(tmp_path / "b.mp4", gop=100, options={"movflags": "faststart"}))
    assert rare.faststart and rare.keyframe_gap == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize(
    ("name", "codec", "mp4"),
    [("a.mkv", "libx264", False), ("a.mov", "libx264", False), ("a.mp4", "mpeg4", True)],
)
def test_another_container_or_codec_is_seen(
    tmp_path: Path, name: str, codec: str, mp4: bool
) -> None:
    media = read_media(film(tmp_path / name, codec))
    assert media.mp4 is mp4
    assert media.video == ("h264" if codec == "libx264" else codec)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_a_film_cut_off_is_one_sentence(tmp_path: Path, share: float) -> None:
    whole = film(tmp_path / "hel.mp4").read_bytes()
    path = tmp_path / f"../{tmp_path.name} å'\".mp4"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Faults) as found:
        read_media(path)
    (fault,) = found.value.faults
    assert fault.code in ("film.not_a_film", "film.no_picture") and fault.sentence()


@pytest.mark.parametrize("content", [b"", b"text", b"\0" * 64, b"\xff\xff\xff\xffftypmp42" * 9])
def test_what_is_no_film_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(content)
    with pytest.raises(Faults) as found:
        read_media(tmp_path / "a.mp4")
    assert [fault.code for fault in found.value.faults] == ["film.not_a_film"]
