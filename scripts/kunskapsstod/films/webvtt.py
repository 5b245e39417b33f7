"""WebVTT: written for our own films, read from ours and a municipality's.

Read by W3C's parsing rules (https://www.w3.org/TR/webvtt1/#parsing), so that a cue here is a cue
in a browser. A browser forgives nearly everything silently; here what it would drop or misread
is told, with its line number. Rules on how captions should be made (lines, reading speed,
overlaps) belong to the check of a film, ``films/judging``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import Fault, Faults, fault
from .text_files import read_captions
from .vtt_cue import Problem, Settings, Span, VttCue
from .vtt_settings import is_loose, read_settings, read_times, why_no_times
from .vtt_text import read_text

__all__ = ["Parsed", "Problem", "Settings", "Span", "VttCue", "dump", "parse", "read", "validate"]

# Kinds of tracks whose text has tags; that of a metadata track is for programs.
CAPTIONS, CHAPTERS, DESCRIPTIONS, METADATA = "captions", "chapters", "descriptions", "metadata"

MOST_TOLD = 50
"""Faults of one file that are told one by one: who has more has one mistake many times."""

_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_HEADER_LINE = re.compile(r"[A-Za-z][A-Za-z-]*[:=].*")
_SPECIAL = re.compile(r"(NOTE)(?:[ \t].*)?|(STYLE|REGION)[ \t\f]*")
_REGION_ID = re.compile(r"(?:^|\s)id:(\S+)")


@dataclass(frozen=True)
class Parsed:
    """The cues a browser would have, in the order of the file, and every deviation."""

    cues: tuple[VttCue, ...]
    problems: tuple[Problem, ...]

    @property
    def harmless(self) -> tuple[Problem, ...]:
        """What the standard forbids but browsers read as it was meant."""
        return tuple(problem for problem in self.problems if problem.harmless)


def timestamp(seconds: float) -> str:
    """``hh:mm:ss.ttt``, rounded to the nearest millisecond."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def dump(cues: Iterable[VttCue]) -> str:
    """A whole WebVTT file with these cues: times, settings, first speaker, words and id.

    Tags inside a cue are not written again. What would break the file (blank lines and arrows in
    texts, line breaks in ids) is made harmless.
    """
    blocks = ["WEBVTT"]
    for cue in cues:
        speaker = " ".join((cue.speaker or "").split())
        voice = f"<v {html.escape(speaker, quote=False)}>" if speaker else ""
        identifier = " ".join((cue.id or "").split()).replace("-->", "→")
        lines = [identifier] if identifier and not _SPECIAL.fullmatch(identifier) else []
        place = f" {cue.settings}" if cue.settings else ""
        lines.append(f"{timestamp(cue.start)} --> {timestamp(cue.end)}{place}")
        words = [line.strip() for text in cue.lines for line in _lines(text) if line.strip()]
        lines.append(voice + "\n".join(html.escape(line, quote=False) for line in words))
        blocks.append("\n".join(lines).rstrip("\n"))
    return "\n\n".join(blocks) + "\n"


def read(path: Path, missing_remedy: str = "", kind: str = CAPTIONS) -> tuple[VttCue, ...]:
    """The cues of a WebVTT file, as they stand.

    Raises Faults with everything in it that a browser would drop or misread.
    """
    return parse(read_captions(path, missing_remedy), path, kind)


def parse(source: str, path: Path, kind: str = CAPTIONS) -> tuple[VttCue, ...]:
    """As :func:`read`, for text already read; ``path`` is only named in faults."""
    parsed = validate(source, kind)
    wrong = [one for one in parsed.problems if not one.harmless]
    if wrong:
        told = [
            Fault(one.code, path, line=one.line, params=one.params) for one in wrong[:MOST_TOLD]
        ]
        if len(wrong) > MOST_TOLD:
            told.append(Fault("vtt.more", path, params={"count": len(wrong) - MOST_TOLD}))
        raise Faults(told)
    if not parsed.cues:
        raise fault("vtt.no_cues", path)
    return parsed.cues


def validate(source: str, kind: str = CAPTIONS) -> Parsed:
    """The cues a browser would find in the text, and all that is wrong with it.

    source: the file's text; a byte order mark is allowed
    kind:   ``captions``, ``chapters``, ``descriptions`` or ``metadata`` (text without tags)
    """
    lines = _lines(source.removeprefix("\ufeff"))
    if not _HEADER.fullmatch(lines[0].replace("\0", "\ufffd")):
        return Parsed((), (Problem("vtt.no_header", 1),))
    file = _File(lines, kind)
    file.read()
    order = sorted(file.problems, key=lambda problem: problem.line or 0)
    return Parsed(tuple(file.cues), tuple(order))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@dataclass
class _Block:
    """Lines that belong together: §6.2, "collect a WebVTT block".

    first: index of its first line; arrow: of the line with times; cut: it ended at a line with
    an arrow, where a browser begins the next block
    """

    first: int
    before: list[str] = field(default_factory=list)
    arrow: int | None = None
    after: list[str] = field(default_factory=list)
    cut: bool = False


@dataclass
class _File:
    """One file while it is read."""

    lines: list[str]
    kind: str
    cues: list[VttCue] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)

    def wrong(self, code: str, index: int, **params: object) -> None:
        self.problems.append(Problem(code, index + 1, params))

    def read(self) -> None:
        for index, line in enumerate(self.lines):
            if "\0" in line:
                self.wrong("vtt.nul", index)
                self.lines[index] = line.replace("\0", "\ufffd")
        first = self._header()
        cut = False
        for block in self._blocks(first):
            if block.arrow is None:
                self._without_times(block)
            else:
                self._cue(block, cut)
            cut = block.cut

    def _header(self) -> int:
        """Index of the first line after the header."""
        for index, line in enumerate(self.lines[1:], 1):
            if line == "":
                return index
            if "-->" in line:
                self.wrong("vtt.no_blank_after_header", index)
                return index
            known = _HEADER_LINE.fullmatch(line)
            code = "vtt.header_line" if known else "vtt.no_blank_after_header"
            self.wrong(code, index, text=line[:40])
        return len(self.lines)

    def _blocks(self, at: int) -> Iterator[_Block]:
        lines = self.lines
        while at < len(lines):
            if lines[at] == "":
                at += 1
                continue
            block = _Block(at)
            while at < len(lines) and (line := lines[at]) != "":
                if "-->" in line:
                    if block.arrow is not None or len(block.before) > 1:
                        block.cut = True
                        break
                    block.arrow = at
                elif block.arrow is None:
                    block.before.append(line)
                else:
                    block.after.append(line)
                at += 1
            yield block

    def _without_times(self, block: _Block) -> None:
        """A comment, style or region; anything else a browser drops."""
        special = _SPECIAL.fullmatch(block.before[0])
        if special is None:
            if any(line.strip() for line in block.before):
                self.wrong("vtt.no_times", block.first)
        elif special[2] and self.cues:
            self.wrong("vtt.late_style", block.first, text=special[2])
        elif special[2] == "REGION":
            self.regions.update(_REGION_ID.findall("\n".join(block.before[1:])))
        if special is not None and block.cut:
            self.wrong("vtt.arrow_in_note", block.first + len(block.before), text=special[0])

    def _cue(self, block: _Block, cut: bool) -> None:
        """``cut``: the block above had no blank line after it."""
        assert block.arrow is not None
        line, number = self.lines[block.arrow], block.arrow + 1
        before = block.before[0] if block.before else ""
        if cut:
            # Told once, where the blank line is missing, whatever else is wrong with this line.
            above = self.problems[-1] if self.problems else None
            if above is None or (above.code, above.line) != ("vtt.arrow_in_note", number):
                self.wrong("vtt.arrow_in_text", block.arrow)
        elif _SPECIAL.fullmatch(before):
            self.wrong("vtt.arrow_in_note", block.arrow, text=before[:40])
        times = read_times(line)
        if times is None:
            if not cut:
                self.problems.append(why_no_times(line, number))
            return
        start, end, rest = times
        if is_loose(line):
            self.wrong("vtt.loose_times", block.arrow, text=" ".join(line.split())[:60])
        if end <= start:
            self.wrong("vtt.end_before_start", block.arrow)
        settings, problems = read_settings(rest, number, self.regions)
        self.problems += problems
        self.cues.append(self._made(start, end, before or None, number, settings, block.after))

    def _made(
        self,
        start: float,
        end: float,
        identifier: str | None,
        number: int,
        settings: Settings | None,
        lines: list[str],
    ) -> VttCue:
        blank = [offset for offset, line in enumerate(lines) if not line.strip()]
        if blank and any(line.strip() for line in lines[blank[0] :]):
            self.wrong("vtt.blank_with_spaces", number + blank[0])
        raw = "\n".join(lines)
        if self.kind == METADATA:
            return VttCue(start, end, tuple(lines), None, identifier, number, settings, raw)
        spans, problems = read_text(raw, number + 1, (start, end))
        if self.kind == CHAPTERS and "<" in raw:
            self.wrong("vtt.tag_in_chapter", number)
        self.problems += problems
        said = "".join(span.text for span in spans) if spans else ""
        words = tuple(filter(None, (line.strip() for line in said.split("\n"))))
        speaker = next((span.voice for span in spans if span.voice), None)
        return VttCue(start, end, words, speaker, identifier, number, settings, raw, spans)
