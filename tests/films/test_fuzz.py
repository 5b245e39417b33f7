"""Whatever a file holds, the readers answer with cues or with sentences: never otherwise.

A few seconds in the suite, the same inputs every time. ``KUNSKAPSSTOD_FUZZ=100`` tries a hundred
times as many, at random.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kunskapsstod.errors import Faults
from kunskapsstod.films import library
from kunskapsstod.films.subrip import read_srt
from kunskapsstod.films.webvtt import CAPTIONS, CHAPTERS, METADATA, Settings, VttCue, dump, parse
from kunskapsstod.films.webvtt import read as read_vtt
from kunskapsstod.project import Base, Project, find_base

from .conftest import OWN, write_own
from .webvtt_corpus import CORPUS

TIMES = int(os.environ.get("KUNSKAPSSTOD_FUZZ", "1"))


def tries(count: int) -> settings:
    return settings(
        max_examples=count * TIMES,
        deadline=timedelta(seconds=20),
        derandomize=TIMES == 1,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


PIECES = sorted({line for source in CORPUS.values() for line in source.split("\n")})
ENDS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r", "\0", " ", "\ufeff", ""])
LINES = st.tuples(st.sampled_from(PIECES) | st.text(max_size=20), ENDS).map("".join)
SOURCES = st.lists(LINES, max_size=25).map("".join)
# Words that stay as they are: no blanks at the ends, none of Unicode's line ends.
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
WHEN = st.integers(0, 400_000_000)
PLACES = st.none() | st.builds(
    Settings,
    line=st.integers(-20, 20).map(float),
    position=st.integers(0, 100).map(float),
    align=st.sampled_from(["start", "center", "left"]),
)


def _times(start: int, length: int) -> tuple[float, float]:
    return start / 1000, (start + length) / 1000


CUES = st.builds(
    lambda times, lines, speaker, name, place: VttCue(
        *times, tuple(lines), speaker, name, settings=place
    ),
    st.builds(_times, WHEN, st.integers(1, 100_000)),
    st.lists(PHRASES, max_size=3),
    st.none() | PHRASES,
    st.none()
    | PHRASES.filter(lambda t: "-->" not in t and not t.startswith(("NOTE", "STYLE", "REGION"))),
    PLACES,
)


@tries(150)
@given(SOURCES, st.sampled_from([CAPTIONS, CHAPTERS, METADATA]), st.booleans())
def test_a_text_of_anything_is_cues_or_sentences(source: str, kind: str, whole: bool) -> None:
    text = f"WEBVTT\n\n{source}" if whole else source
    try:
        cues = parse(text, Path("a.vtt"), kind)
    except Faults as found:
        assert all(fault.sentence() for fault in found.faults)
        return
    assert cues and all(0 <= cue.start < cue.end for cue in cues)
    assert all("\n" not in line for cue in cues for line in cue.lines)


@tries(100)
@given(st.lists(CUES, min_size=1, max_size=6))
def test_what_is_written_is_read_back(cues: list[VttCue]) -> None:
    # A speaker belongs to words: without any there is nothing to say by whom.
    cues = [cue if cue.lines else VttCue(cue.start, cue.end, ()) for cue in cues]
    assert parse(dump(cues), Path("a.vtt")) == tuple(cues)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@tries(150)
@given(SOURCES.map(lambda s: s.encode("utf-8", "replace")) | st.binary(max_size=300))
def test_bytes_of_anything_are_cues_or_sentences(folder: Path, raw: bytes) -> None:
    (folder / "a.vtt").write_bytes(raw)
    (folder / "a.srt").write_bytes(raw.replace(b"WEBVTT", b"1").replace(b".", b","))
    for read, name in ((read_vtt, "a.vtt"), (read_srt, "a.srt")):
        try:
            cues = read(folder / name)
        except Faults as found:
            assert all(fault.sentence() for fault in found.faults)
        else:
            assert parse(dump(cues), Path("a.vtt"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("site")
    (root / "bas" / "media" / "films").mkdir(parents=True)
    (root / "bas" / "overrides").symlink_to(find_base().overrides)
    write_own(root / "kommun" / "media" / "films" / "egen")
    return Project(root / "kommun", Base(root / "bas"))


STRANGE = ["../ute.mp4", "/etc/passwd", "film.mp4", "text.vtt", "bild.png", "true", "[]", "{}"]
STRANGE += ['"a\\0b"', "2026-02-30", ".inf", "-1", "&a [*a]", "!!python/object:os.system x", "~"]
STRANGE += ['"\\ud800"', "[*a, *a]", "<<: {a: b}", "!!set {a, b}", "%", "1: 2", "*a", "{alt: &a x}"]
VALUES = st.text(max_size=12) | st.sampled_from([*STRANGE, "x" * 300, "9" * 5000])
KEYS = ["id", "titel", "om", "exempel", "manus", "affisch", "fil", "alt", "versioner", "textad"]
KEYS += ["undertexter", "kapitel", "liten", "sha256", "storlek", "kontroll", "rattigheter", "okänd"]
ROWS = st.builds(
    "{}{}: {}".format, st.sampled_from(["", "  ", "    "]), st.sampled_from(KEYS), VALUES
)


@tries(120)
@given(st.data())
def test_a_manifest_of_anything_is_films_or_sentences(site: Project, data: st.DataObject) -> None:
    lines = OWN.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines)))
        match data.draw(st.sampled_from(["put", "put", "change", "cut", "any"])):
            case "put":
                lines.insert(at, data.draw(ROWS))
            case "change" if at < len(lines):
                lines[at] = f"{lines[at].partition(':')[0]}: {data.draw(VALUES)}"
            case "cut" if at < len(lines):
                del lines[at]
            case _:
                lines.insert(at, data.draw(st.text(max_size=30)))
    text = "\n".join(lines).encode("utf-8", "replace")
    (site.own_films / "egen" / "film.yml").write_bytes(text)
    try:
        library.load_films(site, render=False)
    except Faults as found:
        assert found.faults and all(fault.sentence() for fault in found.faults)
    outside = site.site.parent
    assert sorted(path.name for path in outside.iterdir()) == ["bas", "kommun"]
