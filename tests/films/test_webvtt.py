"""WebVTT: what we write a browser reads, and what a browser would drop is told with its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films.text_files import MAX_BYTES
from kunskapsstod.films.webvtt import (
    METADATA,
    Settings,
    VttCue,
    dump,
    parse,
    read,
    timestamp,
    validate,
)

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
        ("Bara text", "vtt.no_times"),
        ("00:75:00.000 --> 00:76:00.000\nHej", "vtt.many_minutes"),
        ("61:00.000 --> 62:00.000\nHej", "vtt.many_minutes"),
        ("00:01.000 --> 00:02.000 align:middle\nHej", "vtt.bad_setting"),
        ("00:01.000 --> 00:02.000 region:uppe\nHej", "vtt.no_region"),
        ("STYLE\n::cue{}", "vtt.late_style"),
    ],
)
def test_a_cue_a_browser_would_drop_is_told_with_its_line(block: str, code: str) -> None:
    assert faults(f"WEBVTT\n\n00:00:00.000 --> 00:00:00.500\nFörst\n\n{block}\n") == [(code, 6)]


def test_a_missing_blank_line_between_cues_is_told() -> None:
    source = "WEBVTT\n\n00:01.000 --> 00:02.000\nEtt\n00:02.000 --> 00:03.000\nTvå\n"
    assert faults(source) == [("vtt.arrow_in_text", 5)]


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    source = "WEBVTT\n\n00:05.000 --> 00:06.000\nEtt\n\n00:06.000 --> 00:05.000\nTvå\n\nTre\n"
    assert faults(source) == [
        ("vtt.end_before_start", 6),
        ("vtt.no_times", 9),
    ]


def test_a_file_without_cues_is_a_fault() -> None:
    assert faults("WEBVTT\n\nNOTE inget\n") == [("vtt.no_cues", None)]


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Faults) as found:
        read(tmp_path / "saknas.vtt", "Lägg dit den.")
    assert found.value.faults[0].code == "file.missing"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Hej\n<script>alert(1)</script>", "vtt.unknown_tag", 5),
        ('<font color="red">Hej</font>', "vtt.unknown_tag", 4),
        ("2 <3", "vtt.open_tag", 4),
        ("Rocka&roll &copy 2026", "vtt.open_reference", 4),
        ("<rt>Hej</rt>", "vtt.stray_rt", 4),
        ("Hej <00:99>på", "vtt.bad_time_tag", 4),
        ("Ett\n  \nTvå", "vtt.blank_with_spaces", 5),
        ("E\0tt", "vtt.nul", 4),
    ],
)
def test_what_a_browser_would_misread_in_a_text_is_told(text: str, code: str, line: int) -> None:
    found = faults(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n")
    assert found[0] == (code, line)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("WEBVTT\nKind: captions\n\n00:01.000 --> 00:02.000\nHej", "vtt.header_line"),
        ("WEBVTT\n\n0:00:01.000-->0:00:02.000\nHej", "vtt.loose_times"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<i>Hej", "vtt.open_span"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nHej</i>", "vtt.end_tag"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v>Hej", "vtt.voice_unnamed"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nH&M", "vtt.ampersand"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 line:0 line:1\nHej", "vtt.setting_twice"),
    ],
)
def test_what_every_browser_understands_is_read_and_remarked_on(source: str, code: str) -> None:
    (cue,) = parse(source, HERE)
    assert cue.start == 1.0
    assert [problem.code for problem in validate(source).harmless] == [code]


def test_a_cue_knows_its_voices_language_classes_and_place() -> None:
    (cue,) = parse(
        "WEBVTT\n\n00:01.000 --> 00:02.000 "
        "line:90%,end position:10%,line-left size:50% align:left\n"
        "<v.hög Åsa>Hej <lang en>you</lang></v>\n<v Bo><c.gul><ruby>二<rt>två</rt></ruby></c></v>",
        HERE,
    )
    assert cue.voices == ("Åsa", "Bo") and cue.speaker == "Åsa"
    assert cue.settings == Settings(None, None, 90, True, "end", 10, "line-left", 50, "left")
    assert str(cue.settings) == "line:90%,end position:10%,line-left size:50% align:left"
    assert [(s.text, s.language) for s in cue.spans][:2] == [("Hej ", None), ("you", "en")]
    assert cue.spans[-1].tags == ("v", "c", "ruby", "rt") and cue.spans[-1].classes == ("gul",)
    assert cue.lines == ("Hej you", "二två")


def test_cues_for_programs_may_hold_anything() -> None:
    (cue,) = parse('WEBVTT\n\n00:01.000 --> 00:02.000\n{"a": "<b> & c"}', HERE, METADATA)
    assert cue.lines == ('{"a": "<b> & c"}',)


def test_what_would_break_a_file_is_written_harmless() -> None:
    cue = VttCue(1, 2, ("a\n\nb", "  ", "x --> y"), "A >\n B", "1 --> 2")
    assert parse(dump([cue]), HERE) == (VttCue(1, 2, ("a", "b", "x --> y"), "A > B", "1 → 2"),)
    assert parse(dump([VttCue(1, 2, ("a",), id="NOTE 1")]), HERE) == (VttCue(1, 2, ("a",)),)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nÅsa".encode("latin-1"), "vtt.not_utf8"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nÅsa".encode("utf-16"), "vtt.utf16"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nÅsa".encode("utf-16-le"), "vtt.utf16"),
        (b"", "vtt.no_header"),
        (b"x" * (MAX_BYTES + 1), "vtt.too_large"),
    ],
)
def test_a_file_that_is_no_text_for_a_browser_is_one_sentence(
    tmp_path: Path, raw: bytes, code: str
) -> None:
    path = tmp_path / "å ä\"ö'.vtt"
    path.write_bytes(raw)
    with pytest.raises(Faults) as found:
        read(path)
    (fault,) = found.value.faults
    assert fault.code == code and fault.sentence()


def test_links_that_lead_back_to_themselves_are_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").symlink_to(tmp_path / "b.vtt")
    (tmp_path / "b.vtt").symlink_to(tmp_path / "a.vtt")
    for path in (tmp_path / "a.vtt", tmp_path, tmp_path / ("x" * 300)):
        with pytest.raises(Faults) as found:
            read(path)
        assert found.value.faults[0].code == "file.missing"


@pytest.mark.parametrize("piece", ["<b>", "<b></i>", "<v a>x", "&", " \nx\n"])
def test_a_file_made_to_be_slow_is_not(piece: str) -> None:
    began = time.process_time()
    parsed = validate(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{piece * 50_000}")
    assert len(parsed.cues) == 1 and 0 < len(parsed.problems) < 10
    assert time.process_time() - began < 3


def test_a_mistake_made_many_times_is_not_told_a_thousand_times() -> None:
    found = faults("WEBVTT\n\n" + "00:01,000 --> 00:02,000\nHej\n\n" * 300)
    assert len(found) == 51 and found[-1] == ("vtt.more", None)
