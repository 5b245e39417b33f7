"""What a WebVTT file holds, as data: cues, their spans and settings, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

# What the standard does not allow but every browser reads as it was meant. The rest of the codes
# are about text that a browser would drop, cut off or read as something else.
HARMLESS = frozenset(
    f"vtt.{name}"
    for name in (
        "ampersand",
        "annotation",
        "end_tag",
        "header_line",
        "loose_times",
        "nested_voice",
        "open_span",
        "setting_twice",
        "tag_in_chapter",
        "time_tag_order",
        "voice_unnamed",
    )
)


@dataclass(frozen=True)
class Problem:
    """A deviation from the standard; ``code`` has its sentence in ``texts/messages/films.yml``."""

    code: str
    line: int | None
    params: dict[str, object] = field(default_factory=dict, hash=False)

    @property
    def harmless(self) -> bool:
        """Every browser reads it as it was meant."""
        return self.code in HARMLESS


@dataclass(frozen=True)
class Span:
    """A run of text with what its tags say of it.

    tags:    names of the open tags, outermost first (``("v", "i")``)
    classes: of all of them (``<c.yellow>``)
    voice:   who says it; language: BCP 47 tag of ``<lang>``
    """

    text: str
    tags: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    voice: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Settings:
    """Where a cue stands, as a browser understood it. None where the file says nothing.

    line: number of the line, or per cent of the picture's height when ``line_percent``
    position, size: per cent of the picture's width
    """

    region: str | None = None
    vertical: str | None = None
    line: float | None = None
    line_percent: bool = False
    line_align: str | None = None
    position: float | None = None
    position_align: str | None = None
    size: float | None = None
    align: str | None = None

    def __str__(self) -> str:
        """As it is written after a cue's times."""
        said = [f"{name}:{value}" for name in ("region", "vertical") if (value := self._of(name))]
        if self.line is not None:
            unit = "%" if self.line_percent else ""
            said.append(f"line:{self.line:g}{unit}{_after_comma(self.line_align)}")
        if self.position is not None:
            said.append(f"position:{self.position:g}%{_after_comma(self.position_align)}")
        if self.size is not None:
            said.append(f"size:{self.size:g}%")
        if self.align is not None:
            said.append(f"align:{self.align}")
        return " ".join(said)

    def _of(self, name: str) -> str | None:
        value = getattr(self, name)
        return value if isinstance(value, str) else None


def _after_comma(word: str | None) -> str:
    return f",{word}" if word else ""


@dataclass(frozen=True)
class VttCue:
    """One cue. Times in seconds.

    lines:   the words, without tags; none that is empty
    speaker: the first voice in it
    id:      its name in the file, if it has one
    line:    where its times stand in the file, from 1
    raw:     its text as it stands in the file, tags and all
    spans:   the same with what the tags say
    """

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str | None = None
    id: str | None = None
    line: int | None = field(default=None, compare=False)
    settings: Settings | None = None
    raw: str = field(default="", compare=False)
    spans: tuple[Span, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.lines)

    @property
    def seconds(self) -> float:
        """How long it is shown."""
        return self.end - self.start

    @property
    def voices(self) -> tuple[str, ...]:
        """Everyone who speaks in it, in order."""
        named = dict.fromkeys(span.voice for span in self.spans if span.voice)
        return tuple(named) or ((self.speaker,) if self.speaker else ())
