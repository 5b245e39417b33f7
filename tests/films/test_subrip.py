"""SRT as programs really write it becomes cues."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films.subrip import read_srt
from kunskapsstod.films.webvtt import VttCue, dump, parse

USUAL = """1
00:00:01,000 --> 00:00:02,500
{\\an8}<font color="#ffff00">Hej på dig!</font>
<i>Är du här?</i>

2
00:00:03,000 --> 00:00:04,000 X1:10 X2:20
5
"""


def write(folder: Path, raw: bytes | str) -> Path:
    path = folder / "text.srt"
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return path


@pytest.mark.parametrize(
    "raw",
    [
        USUAL.encode(),
        USUAL.encode("utf-8-sig"),
        USUAL.encode("utf-16"),
        USUAL.encode("cp1252"),
        USUAL.replace("\n", "\r\n").encode(),
        USUAL.replace(",", ".").replace("00:00:0", "0:0:").encode(),
    ],
)
def test_the_same_file_in_every_dress_is_read_alike(tmp_path: Path, raw: bytes) -> None:
    cues = read_srt(write(tmp_path, raw))
    assert cues == (
        VttCue(1.0, 2.5, ("Hej på dig!", "Är du här?")),
        VttCue(3.0, 4.0, ("5",)),
    )
    assert [cue.line for cue in cues] == [2, 7]
    assert parse(dump(cues), tmp_path) == cues


def test_blocks_without_blank_lines_or_in_disorder_are_read(tmp_path: Path) -> None:
    source = (
        "2\n00:00:03,000 --> 00:00:04,000\nTvå\n\n1\n00:00:01,000 --> 00:00:02,000\nEtt\n\n\nmera\n"
    )
    assert read_srt(write(tmp_path, source)) == (
        VttCue(1.0, 2.0, ("Ett", "mera")),
        VttCue(3.0, 4.0, ("Två",)),
    )


def test_names_before_what_is_said_are_speakers(tmp_path: Path) -> None:
    source = (
        "1\n00:00:01,000 --> 00:00:02,000\nÅsa: Hej!\n\n2\n00:00:03,000 --> 00:00:04,000\nHej.\n"
    )
    first, second = read_srt(write(tmp_path, source))
    assert (first.speaker, first.text, second.speaker) == ("Åsa", "Hej!", None)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Bara text\n", [("srt.no_cues", None)]),
        ("", [("srt.no_cues", None)]),
        ("1\n00:00:02,000 --> 00:00:01,000\nHej\n", [("vtt.end_before_start", 2)]),
        (
            "1\nett --> två\nHej\n\n2\n00:00:01,000 --> x\nHej\n",
            [("srt.bad_times", 2), ("srt.bad_times", 6)],
        ),
        (
            USUAL.replace("Är", "Łódź").replace("å", "ą").replace("ä", "ě").encode("iso8859-2"),
            [("srt.encoding", 3)],
        ),
    ],
)
def test_what_cannot_be_read_is_told_all_at_once(
    tmp_path: Path, raw: bytes | str, expected: list[tuple[str, int | None]]
) -> None:
    with pytest.raises(Faults) as found:
        read_srt(write(tmp_path, raw))
    assert [(fault.code, fault.line) for fault in found.value.faults] == expected
