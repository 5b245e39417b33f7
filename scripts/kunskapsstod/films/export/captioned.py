"""A film with its captions inside the file, so that every player can show them.

3GPP timed text (``mov_text``) is what MP4 players read; picture and sound are not coded again.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from ..intake.sound_track import MP4
from ..opening import open_film
from ..webvtt import VttCue

_BASE = Fraction(1, 1000)
# FFmpeg asks for the style its encoder starts from, in the form of SubStation Alpha.
_STYLE = b"""[Script Info]
ScriptType: v4.00+
PlayResX: 384
PlayResY: 288

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def write_captioned(film: Path, cues: Iterable[VttCue], target: Path) -> None:
    """Writes the film to ``target`` with the cues as a Swedish subtitle track."""
    with open_film(film) as source, av.open(target, "w", "mp4", options=MP4) as out:
        ways = {}
        for track in (*source.streams.video[:1], *source.streams.audio[:1]):
            made = out.add_stream_from_template(track, opaque=True)
            made.metadata["language"] = "swe"
            ways[track.index] = made
        text = out.add_stream("mov_text")
        text.codec_context.subtitle_header = _STYLE
        text.time_base = _BASE
        text.metadata["language"] = "swe"
        waiting = _in_turn(cues)
        for packet in source.demux([source.streams[index] for index in ways]):
            if packet.dts is None:
                continue
            time = packet.dts * packet.time_base
            while waiting and waiting[0].pts is not None and waiting[0].pts * _BASE <= time:
                first = waiting.pop(0)
                first.stream = text
                out.mux(first)
            packet.stream = ways[packet.stream.index]
            out.mux(packet)
        for left in waiting:
            left.stream = text
            out.mux(left)


def _in_turn(cues: Iterable[VttCue]) -> list[av.Packet[Any]]:
    """One packet a cue; where two overlap the first gives way, as the format has one at a time."""
    ordered = sorted(cues, key=lambda cue: cue.start)
    packets = []
    for cue, after in zip(ordered, [*ordered[1:], None], strict=True):
        end = min(cue.end, after.start) if after else cue.end
        start, length = round(cue.start * 1000), round((end - cue.start) * 1000)
        if length <= 0:
            continue
        words = "\n".join(cue.lines).encode()
        packet = av.Packet(len(words).to_bytes(2, "big") + words)
        packet.time_base = _BASE
        packet.pts = packet.dts = start
        packet.duration = length
        packets.append(packet)
    return packets
