"""One family of errors: what is wrong, where it is, and what to do about it.

A mistake a user can make becomes a :class:`Fault`. Faults are collected, so that one run
tells of all of them, and travel together in :class:`Faults`. Only ``cli`` prints them.
The sentences themselves live in ``texts/messages/*.yml`` under the fault's ``code``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .texts import message


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, as data.

    code:   key of the sentence in ``texts/messages`` (``"profile.unknown_key"``)
    file:   the file the user can mend, or None when no file is at fault
    key:    dotted key inside the file (``"kontakt.telefon"``), if any
    line:   line number counted from 1, if known
    params: values for the sentence's placeholders
    """

    code: str
    file: Path | None = None
    key: str | None = None
    line: int | None = None
    params: dict[str, object] = field(default_factory=dict, hash=False)

    def place(self) -> str:
        """Where the fault is, in Swedish: ``kommun.yml, rad 4, telefon``. Empty if nowhere."""
        parts: list[str] = []
        if self.file is not None:
            parts.append(_shown(self.file))
        if self.line is not None:
            parts.append(message("place.line", line=self.line))
        if self.key:
            parts.append(self.key)
        return ", ".join(parts)

    def sentence(self) -> str:
        """The whole message a person reads: place, what is wrong, what to do."""
        body = message(self.code, **self.params).strip()
        place = self.place()
        whole = f"{place}: {body}" if place else body
        # Half a character, as "\ud800" gives in YAML, can be printed nowhere.
        return whole.encode("utf-8", "replace").decode()


class Faults(Exception):  # noqa: N818 - the plural of Fault, not an error about errors
    """Everything that was wrong with the input of one run, in the order it was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(f.sentence() for f in self.faults))


def fault(
    code: str,
    file: Path | None = None,
    *,
    key: str | None = None,
    line: int | None = None,
    **params: object,
) -> Faults:
    """A :class:`Faults` with a single fault in it, ready to raise."""
    return Faults([Fault(code, file, key, line, params)])


def _shown(path: Path) -> str:
    """The path as the user would type it: relative to where they stand, when below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):  # the last: a link that leads back to itself
        return str(path)
