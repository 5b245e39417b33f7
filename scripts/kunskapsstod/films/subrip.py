"""SubRip (SRT) → cues. SRT has no standard; this takes what programs really write.

Times with comma or point, with or without hours; numbers left out; ``{\\an8}`` and ``<font>`` left
out; a mark of byte order; Windows' old encoding (cp1252) when it can be nothing else.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from ..errors import Fault, Faults, fault
from .text_files import read_limited
from .vtt_cue import VttCue

_TIME = r"(?:(\d{1,4})[:.])?(\d{1,2})[:.](\d{1,2})(?:[,.:](\d{1,3}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}(?:\s.*)?", re.ASCII)
_OVERRIDE = re.compile(r"\{\\[^}]*\}")
_TAG = re.compile(r"</?(?:font|[bius])\b[^>]*>|</?c(?:\.[^>]*)?>", re.IGNORECASE)
_NAME = re.compile(r"([A-ZÅÄÖ][\w.-]*(?: [A-ZÅÄÖ][\w.-]*){0,2}): (?=\S)")
# What a Swedish text in cp1252 holds beside ASCII. Anything else: some other encoding.
_WINDOWS = frozenset("åäöÅÄÖéÉüÜèÈàÀáÁíÍóÓúÚñÑçÇëËïÏôÔêÊâÂîÎûÛæÆøØß–—…‘’‚“”„•«»§°½´\xa0€×©®")


def read_srt(path: Path) -> tuple[VttCue, ...]:
    """The cues of an SRT file, in order of time. Words only: no places, colours or weights.

    A line that begins ``Anna: `` in at least a third of the cues is taken for who speaks.

    Raises Faults with every block that has no readable times, and when the file is missing, too
    large, or in an encoding that cannot be told.
    """
    source = _decoded(read_limited(path), path)
    lines = source.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = [index for index, line in enumerate(lines) if "->" in line and _TIMES.fullmatch(line)]
    faults = [
        Fault("srt.bad_times", path, line=index + 1, params={"text": line.strip()[:60]})
        for index, line in enumerate(lines)
        if "-->" in line and not _TIMES.fullmatch(line)
    ]
    if not at:
        raise Faults(faults) if faults else fault("srt.no_cues", path)
    cues = []
    for index, following in zip(at, [*at[1:], len(lines)], strict=True):
        start, end = _times(lines[index])
        texts = _words(lines[index + 1 : following], following < len(lines))
        if end <= start:
            faults.append(Fault("vtt.end_before_start", path, line=index + 1))
        elif texts:
            cues.append(VttCue(start, end, texts, line=index + 1))
    if faults:
        raise Faults(faults)
    if not cues:
        raise fault("srt.no_cues", path)
    return tuple(_with_speakers(sorted(cues, key=lambda cue: (cue.start, cue.end))))


def _decoded(raw: bytes, path: Path) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                raise fault("srt.encoding", path) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise fault("srt.encoding", path, line=line) from None
    if any(not char.isascii() and char not in _WINDOWS for char in text):
        raise fault("srt.encoding", path, line=line)
    return text


def _times(line: str) -> tuple[float, float]:
    match = _TIMES.fullmatch(line)
    assert match is not None
    parts = match.groups()
    return _seconds(parts[:4]), _seconds(parts[4:])


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    # ",5" is half a second: the figures are decimals, however many there are.
    return round(hours * 3600 + minutes * 60 + seconds + float(f"0.{parts[3] or 0}"), 3)


def _words(lines: list[str], more: bool) -> tuple[str, ...]:
    """The text below the times. The next cue's number, when ``more`` follows, is left out."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    if more and len(lines) > 1 and lines[-1].strip().isdigit() and not lines[-2].strip():
        lines = lines[:-1]
    elif more and lines and lines[-1].strip().isdigit() and len(lines) == 1:
        lines = []
    words = (_OVERRIDE.sub("", _TAG.sub("", line)) for line in lines)
    return tuple(filter(None, (" ".join(html.unescape(line).split()) for line in words)))


def _with_speakers(cues: list[VttCue]) -> list[VttCue]:
    named = [_NAME.match(cue.lines[0]) for cue in cues]
    if sum(1 for match in named if match) * 3 < len(cues):
        return cues
    return [
        VttCue(cue.start, cue.end, lines, match[1], line=cue.line)
        if match and (lines := (cue.lines[0][match.end() :], *cue.lines[1:]))
        else cue
        for cue, match in zip(cues, named, strict=True)
    ]
