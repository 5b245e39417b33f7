"""WebVTT: what we write a browser reads, and what a browser would drop is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films.webvtt import VttCue, dump, parse, read, timestamp

HERE = Path("text.vtt")


def faults(source: str) -> list[tuple[str, int | None]]:
    with pytest.raises(Faults) as found:
        parse(source, HERE)
    assert all(fault.sentence() for fault in found.value.faults)
    return [(fault.code, fault.line) for fault in found.value.faults]


def test_what_is_written_is_read_back() -> None:
    cues = (
        VttCue(0.7, 2.04, ("Är du orolig", "ring 112 & berätta <genast>."), "Berättare"),
        VttCue(3661.5, 3662.0, ("Sist.",), id="sist"),
    )
    again = parse(dump(cues), HERE)
    assert [(c.start, c.end, c.lines, c.speaker, c.id) for c in again] == [
        (c.start, c.end, c.lines, c.speaker, c.id) for c in cues
    ]
    assert again[0].line == 3


def test_times_are_rounded_to_milliseconds() -> None:
    assert timestamp(59.9996) == "00:01:00.000"
    assert timestamp(3600 * 11 + 0.25) == "11:00:00.250"


def test_everything_the_standard_allows_around_cues_is_read() -> None:
    source = (
        "\ufeffWEBVTT Undertexter\r\n\r\nNOTE en\r\nkommentar\r\n\r\nSTYLE\r\n::cue{}\r\n\r\n"
        "1\r\n00:01.000 --> 00:02.500 align:start line:0\r\n"
        "<v.hög Åsa Öst>Hej <i>du</i> &amp; ni\r\n"
    )
    (cue,) = parse(source, HERE)
    assert (cue.start, cue.end, cue.text, cue.speaker, cue.id) == (
        1.0,
        2.5,
        "Hej du & ni",
        "Åsa Öst",
        "1",
    )


def test_a_subtitle_file_of_another_kind_is_no_webvtt() -> None:
    assert faults("1\n00:00:01,000 --> 00:00:02,000\nHej\n") == [("vtt.no_header", 1)]


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("00:00:01,000 --> 00:00:02,000\nHej", "vtt.comma"),
        ("0:0:1 --> 0:0:2\nHej", "vtt.bad_times"),
        ("00:00:02.000 --> 00:00:01.000\nHej", "vtt.end_before_start"),
        ("00:00:01.000 --> 00:00:02.000", "vtt.empty_cue"),
        ("00:00:01.000 --> 00:00:02.000\n<v Anna> ", "vtt.empty_cue"),
        ("Bara text", "vtt.no_times"),
    ],
)
def test_a_cue_a_browser_would_drop_is_told_with_its_line(block: str, code: str) -> None:
    assert faults(f"WEBVTT\n\n00:00:00.000 --> 00:00:00.500\nFörst\n\n{block}\n") == [(code, 6)]


def test_a_missing_blank_line_between_cues_is_told() -> None:
    source = "WEBVTT\n\n00:01.000 --> 00:02.000\nEtt\n00:02.000 --> 00:03.000\nTvå\n"
    assert faults(source) == [("vtt.arrow_in_text", 5)]


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    source = "WEBVTT\n\n00:05.000 --> 00:06.000\nEtt\n\n00:04.000 --> 00:05.000\nTvå\n\nTre\n"
    assert faults(source) == [("vtt.not_in_order", 6), ("vtt.no_times", 9)]


def test_a_file_without_cues_is_a_fault() -> None:
    assert faults("WEBVTT\n\nNOTE inget\n") == [("vtt.no_cues", None)]


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Faults) as found:
        read(tmp_path / "saknas.vtt", "Lägg dit den.")
    assert found.value.faults[0].code == "file.missing"
