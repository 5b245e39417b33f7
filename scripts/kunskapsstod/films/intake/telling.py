"""What to say when a film has been brought in: what was done, what is left, and what comes next."""

from __future__ import annotations

from pathlib import Path

from ...models.film import VERSION_IDS
from ...models.film_manifest import VersionEntry
from ...texts import message
from ..amounts import clock, length, size
from ..sound import TARGET, TOLERANCE
from .importing import Imported
from .still import Still
from .tracks import shown
from .version import Made


def account(done: Imported, next_command: str) -> list[str]:
    """The lines to print, in order. ``next_command`` is what the person types next."""
    lines = [message("film_import.done", title=done.manifest.titel, folder=_shown(done.folder))]
    if done.finished_earlier:
        lines.append(message("film_import.finished_earlier"))
    for made in done.made:
        lines += _version(made)
    lines += _tracks(done)
    lines += _still(done)
    lines += done.said
    lines += [message("film_import.orphan", name=shown(name)) for name in done.unused]
    left = _left(done)
    if left:
        lines += ["", message("film_import.left"), *(f"- {line}" for line in left)]
    lines += ["", message("film_import.next", command=next_command)]
    return lines


def _name(version: str) -> str:
    return message(f"film.version.{version}").capitalize()


def _word(version: str) -> str:
    """The version's name as it stands in "den … versionen"."""
    return message(f"film_import.version_word.{version}")


def _version(made: Made) -> list[str]:
    common = {
        "version": _name(made.version),
        "name": shown(made.source.path.name),
        "length": length(made.seconds),
        "size": size(made.bytes),
    }
    if made.plan.whole:
        lines = [message("film_import.version_whole", **common)]
    else:
        changes = "; ".join(made.plan.changes)
        changes = changes[:1].upper() + changes[1:]
        lines = [message("film_import.version_changed", **common, changes=changes)]
    if made.small is not None and made.plan.small is not None:
        lines.append(
            message(
                "film_import.version_small",
                version=common["version"],
                lines=min(made.plan.small),
                size=size(made.small_bytes),
            )
        )
    else:
        lines.append(message("film_import.no_small", version=common["version"]))
    if made.reused:
        lines.append(message("film_import.reused", version=common["version"]))
    return lines


def _tracks(done: Imported) -> list[str]:
    lines = []
    for (version, kind), track in done.tracks.tracks.items():
        words = {
            "version": _name(version),
            "kind": message(f"film_import.kind.{kind}"),
            "name": shown(track.path.name),
        }
        lines.append(message(f"film_import.{'guessed' if track.guessed else 'track'}", **words))
        if track.converted:
            lines.append(message("film_import.srt", name=words["name"]))
    for version, kind, path in done.tracks.untaken:
        lines.append(
            message(
                "film_import.guess_refused",
                name=shown(path.name),
                kind=message(f"film_import.kind.{kind}"),
                version=_name(version),
                option=message(f"film_import.option.{kind}"),
            )
        )
    return lines


def _still(done: Imported) -> list[str]:
    if isinstance(done.still, Path):
        return [message("film_import.still_given", name=shown(done.still.name))]
    if isinstance(done.still, Still):
        return [message("film_import.still_picked", time=clock(done.still.time))]
    return []


def _left(done: Imported) -> list[str]:
    """What a person must still do before the film can be published, and what to look at."""
    manifest = done.manifest
    entries: dict[str, VersionEntry] = {
        version: entry for version in VERSION_IDS if (entry := getattr(manifest.versioner, version))
    }

    def todo(key: str, **words: object) -> str:
        return message(f"film_import.todo.{key}", **words)

    left = []
    for version in VERSION_IDS:
        if version not in entries:
            left.append(
                todo("version", version=_word(version), why=message(f"film_import.why.{version}"))
            )
        elif entries[version].undertexter is None and not entries[version].inbrand_text:
            left.append(todo("captions", version=_word(version), id=version))
    if not any(entry.kapitel for entry in entries.values()):
        left.append(todo("chapters", id=next(iter(entries), VERSION_IDS[0])))
    sign = entries.get("teckensprak")
    if sign is not None and sign.tolk is False:
        left.append(todo("interpreter"))
    text = entries.get("textad")
    if sign and text and sign.langd and text.langd and abs(sign.langd - text.langd) > 1:
        left.append(todo("lengths", one=length(sign.langd), other=length(text.langd)))
    for made in done.made:
        left += _about_sound(made)
        if made.source.picture.hdr:
            left.append(todo("hdr", version=_word(made.version)))
    if done.still is not None:
        left.append(todo("alt", alt=manifest.affisch.alt))
    rights = manifest.rattigheter
    if rights is None:
        left.append(todo("rights"))
    if rights is None or rights.samtycke is None:
        left.append(todo("consent"))
    elif rights.samtycke.finns == "nej":
        left.append(todo("consent_no"))
    return left


def _about_sound(made: Made) -> list[str]:
    name = _word(made.version)
    if made.source.sound is None:
        return [message("film_import.todo.no_sound", version=name)]
    if made.seen.silent:
        return [message("film_import.todo.silent", version=name)]
    if made.lufs is not None and abs(made.lufs - TARGET) > TOLERANCE:
        lufs = f"{made.lufs:.1f}".replace(".", ",").replace("-", "−")
        return [message("film_import.todo.loudness", version=name, lufs=lufs)]
    return []


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
