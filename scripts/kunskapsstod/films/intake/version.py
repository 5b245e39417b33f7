"""One version: from the file that was brought to the files that will lie in the film's folder."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version as version_of
from pathlib import Path

import av
from PIL import Image

from ...errors import fault
from ...texts import message
from ..names import Progress
from ..probe import probe
from .join import join
from .pictures import Shown, make_pictures
from .plan import Plan, make_plan
from .scan import Scan, Tell, scan
from .sound_track import make_sound
from .source import Source
from .steps import Steps
from .still import Still, StillPicker
from .workshop import Workshop, note, noted, part

# Change it when the same source should give another film.
_EDITION = "1"

LONGEST = 4 * 3600
_LONGEST_JUMP = 120
"""Seconds. A jump in a damaged film's times would else be filled with hours of the same picture."""


@dataclass(frozen=True)
class Made:
    """One finished version.

    film, small:  files in the workshop
    origin:       checksum of the source
    seconds, sha256, bytes: of ``film``; small_bytes of ``small``
    lufs:         loudness of the finished sound; None without sound
    still:        the picture of it that shows most
    reused:       something was found finished since an earlier run
    """

    version: str
    source: Source
    seen: Scan
    plan: Plan
    film: Path
    small: Path | None
    origin: str
    sha256: str
    bytes: int
    small_bytes: int
    seconds: float
    lufs: float | None
    still: Still | None
    reused: bool


def make_version(
    shop: Workshop,
    version: str,
    source: Source,
    *,
    despite: bool,
    steps: tuple[int, int],
    progress: Progress | None,
) -> Made:
    """Makes everything of one version, or finds it made. Raises Faults for a damaged source.

    steps: progress done before this version, and of all
    """
    stamp = _stamp(source.path)
    origin = checksum(source.path)
    bench = shop.bench(f"{version}-{_key(origin)}")
    told = Steps(
        message(f"film.version.{version}").capitalize(), source.seconds or 60.0, *steps, progress
    )
    reused = False

    tell = told.start("reading")
    known = noted(bench / "scan.json")
    if known is None:
        seen = scan(source, tell)
        note(bench / "scan.json", asdict(seen))
    else:
        seen = Scan(**known)
    _demand_whole(source, seen, despite)
    if version == "syntolkad" and (source.sound is None or seen.silent):
        raise fault("film_import.described_without_sound", source.path)
    told.seconds = seen.seconds
    plan = make_plan(source, seen)
    if seen.faults or seen.lost:
        plan = _anew(plan, seen.faults or 1)

    sound: Path | None = None
    lufs = seen.lufs
    if source.sound is not None:
        tell = told.start("sound")
        sound = source.path
        if not plan.copy_sound:
            sound = bench / "ljud.mp4"
            known = noted(bench / "ljud.json")
            if known is None:
                with part(sound) as draft:
                    heard = make_sound(source, seen, plan, draft, tell)
                known = {"lufs": heard.lufs if heard else None}
                note(bench / "ljud.json", known)
            else:
                reused = True
            lufs = known["lufs"]

    tell = told.start("pictures")
    plan, still, found = _pictures(bench, source, seen, plan, despite, tell)
    reused |= found

    tell = told.start("joining")
    film = bench / "film.mp4"
    picture = source.path if plan.copy_picture else bench / "bild.mp4"
    starts = (seen.start if plan.copy_picture else 0.0, seen.start if plan.copy_sound else 0.0)
    if not film.exists():
        with part(film) as draft:
            if plan.whole:
                shutil.copyfile(source.path, draft)
            else:
                join(picture, sound, draft, starts, tell)
    small = bench / "liten-hel.mp4" if plan.small else None
    if small is not None and not small.exists():
        with part(small) as draft:
            join(bench / "liten.mp4", sound, draft, (0.0, starts[1]))
    if _stamp(source.path) != stamp:
        shutil.rmtree(bench, ignore_errors=True)
        raise fault("film_import.changed", source.path)
    return Made(
        version=version,
        source=source,
        seen=seen,
        plan=plan,
        film=film,
        small=small,
        origin=origin,
        sha256=origin if plan.whole else checksum(film),
        bytes=film.stat().st_size,
        small_bytes=small.stat().st_size if small else 0,
        seconds=probe(film).seconds,
        lufs=lufs,
        still=still,
        reused=reused,
    )


def _pictures(
    bench: Path, source: Source, seen: Scan, plan: Plan, despite: bool, tell: Tell
) -> tuple[Plan, Still | None, bool]:
    """Decodes the film once, unless that is done; (plan, still, whether it was done)."""
    still_file = bench / "bild.png"
    known = noted(bench / "bilder.json")
    if known is not None:
        if known["faults"] and plan.copy_picture:
            plan = _anew(plan, known["faults"])
        with Image.open(still_file) as image:
            return plan, Still(image.copy(), float(known["still"])), True
    picker = StillPicker(source.picture, plan, seen.seconds)
    shown = _decode(bench, source, seen, plan, picker, tell)
    if picker.best is None:
        raise fault("film_import.no_pictures_decoded", source.path)
    # A picture that never came out was one the decoder could not make.
    faults = shown.faults or int(shown.pictures < _expected(source, seen))
    if faults and not despite:
        raise fault("film_import.damaged", source.path, count=faults)
    if faults and plan.copy_picture:
        plan = _anew(plan, faults)
        _decode(bench, source, seen, plan, None, tell)
    with part(still_file) as draft:
        picker.best.picture.save(draft, format="png", compress_level=1)
    note(bench / "bilder.json", {"faults": faults, "still": picker.best.time})
    return plan, picker.best, False


def _expected(source: Source, seen: Scan) -> float:
    """How many pictures must come out of a film that is whole.

    Fields may come in packets of their own, VP8 has packets that are never shown, and a film cut
    out of a broadcast begins with pictures that lean on what was cut away.
    """
    picture = source.picture
    if picture.interlaced or picture.codec in ("vp8", "mpeg4", "vc1", "wmv3"):
        return 0.45 * seen.pictures
    at_start = 2 if source.container.startswith("mov") else 15
    return 0.98 * seen.pictures - at_start


def _decode(
    bench: Path, source: Source, seen: Scan, plan: Plan, picker: StillPicker | None, tell: Tell
) -> Shown:
    with part(bench / "bild.mp4") as film, part(bench / "liten.mp4") as small:
        shown = make_pictures(
            source,
            seen,
            plan,
            None if plan.copy_picture else film,
            small if plan.small else None,
            picker,
            tell,
        )
        # What was not asked for is an empty file: the two take their places together.
        film.touch()
        small.touch()
    return shown


def _anew(plan: Plan, faults: int) -> Plan:
    """A damaged film is never copied: what is whole of it is made into a whole film."""
    despite = message("film_import.change.despite", count=faults)
    return replace(plan, whole=False, copy_picture=False, changes=(*plan.changes, despite))


def _demand_whole(source: Source, seen: Scan, despite: bool) -> None:
    if not seen.pictures or seen.seconds <= 0:
        raise fault("film_import.no_length", source.path)
    if max(seen.seconds, seen.heard_until) > LONGEST:
        raise fault("film_import.too_long", source.path, hours=LONGEST // 3600)
    if seen.jump > _LONGEST_JUMP:
        raise fault("film_import.jump", source.path, seconds=round(seen.jump))
    if despite:
        return
    if seen.lost:
        lost = f"{seen.lost:.1f}".replace(".", ",")
        raise fault("film_import.truncated", source.path, lost=lost)
    if seen.faults:
        raise fault("film_import.damaged", source.path, count=seen.faults)


def _key(origin: str) -> str:
    words = (_EDITION, origin, version_of("av"), av.ffmpeg_version_info)
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]


def _stamp(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def checksum(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
