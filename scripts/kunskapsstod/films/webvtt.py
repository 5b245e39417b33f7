"""WebVTT: written for our own films, read from ours and a municipality's.

The syntax is W3C's (https://www.w3.org/TR/webvtt1/#syntax). A browser forgives nearly
everything silently; here what it would drop is told, with its line number. Rules on how
captions should be made (lines, reading speed, overlaps) belong to the check of a film.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault, Faults
from ..models.loading import read_text

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+(.*))?")
_SPEAKER = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"</?[a-z][^>]*>|<[\d:.]+>")


@dataclass(frozen=True)
class VttCue:
    """One cue. Times in seconds; ``line`` is where its times stand in the file, from 1."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str | None = None
    id: str | None = None
    line: int | None = None

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.lines)


def timestamp(seconds: float) -> str:
    """``hh:mm:ss.ttt``, rounded to the nearest millisecond."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def dump(cues: Iterable[VttCue]) -> str:
    """A whole WebVTT file with these cues."""
    blocks = ["WEBVTT"]
    for cue in cues:
        voice = f"<v {html.escape(cue.speaker, quote=False)}>" if cue.speaker else ""
        lines = [] if cue.id is None else [cue.id]
        lines.append(f"{timestamp(cue.start)} --> {timestamp(cue.end)}")
        lines.append(voice + "\n".join(html.escape(line, quote=False) for line in cue.lines))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def read(path: Path, missing_remedy: str = "") -> tuple[VttCue, ...]:
    """The cues of a WebVTT file, as they stand.

    Raises Faults with everything in it that a browser would drop or misread.
    """
    return parse(read_text(path, missing_remedy), path)


def parse(source: str, path: Path) -> tuple[VttCue, ...]:
    """As :func:`read`, for text already read; ``path`` is only named in faults."""
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    faults: list[Fault] = []
    if not re.match(r"WEBVTT(?:[ \t].*)?$", lines[0]):
        raise Faults([Fault("vtt.no_header", path, line=1)])
    if len(lines) > 1 and lines[1].strip():
        faults.append(Fault("vtt.no_blank_after_header", path, line=2))
    cues: list[VttCue] = []
    for number, block in _blocks(lines):
        try:
            cue = _cue(number, block, path)
        except Faults as found:
            faults.extend(found.faults)
            continue
        if cue is None:
            continue
        if cues and cue.start < cues[-1].start:
            faults.append(Fault("vtt.not_in_order", path, line=cue.line))
        cues.append(cue)
    if not cues and not faults:
        faults.append(Fault("vtt.no_cues", path))
    if faults:
        raise Faults(faults)
    return tuple(cues)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between blank ones after the header, each with its first line's number."""
    block: list[str] = []
    start = 0
    for number, line in enumerate([*lines[1:], ""], 2):
        if line.strip():
            if not block:
                start = number
            block.append(line)
        elif block:
            yield start, block
            block = []


def _cue(number: int, block: list[str], path: Path) -> VttCue | None:
    """The block's cue, or None for a comment, style or region."""
    if re.match(r"(NOTE|STYLE|REGION)(?:[ \t]|$)", block[0]) and "-->" not in block[0]:
        return None
    identifier = None
    if "-->" not in block[0]:
        identifier, block, number = block[0].strip(), block[1:], number + 1
        if not block or "-->" not in block[0]:
            raise Faults([Fault("vtt.no_times", path, line=number - 1)])
    match = _TIMING.fullmatch(block[0].strip())
    if match is None:
        comma = re.search(r"\d,\d{3}", block[0])
        code = "vtt.comma" if comma else "vtt.bad_times"
        raise Faults([Fault(code, path, line=number, params={"text": block[0].strip()})])
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:8])
    faults = []
    if end <= start:
        faults.append(Fault("vtt.end_before_start", path, line=number))
    faults += [
        Fault("vtt.arrow_in_text", path, line=number + offset)
        for offset, line in enumerate(block[1:], 1)
        if "-->" in line
    ]
    speaker = _SPEAKER.search("\n".join(block[1:]))
    texts = tuple(filter(None, (html.unescape(_TAG.sub("", line)).strip() for line in block[1:])))
    if not texts:
        faults.append(Fault("vtt.empty_cue", path, line=number))
    if faults:
        raise Faults(faults)
    name = html.unescape(speaker.group(1)).strip() if speaker else None
    return VttCue(start, end, texts, name, identifier, number)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
