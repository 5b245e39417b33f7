"""The film file itself: does it play everywhere, is it as loud as others, is it the right one?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...models.finding import Finding, Severity
from ..sound import PEAK_LIMIT, TARGET, TOLERANCE
from .figures import decimal
from .reading import Reading, VersionReading

KEYFRAME = 2.0
"""Seconds between keyframes: how long a viewer may wait after a jump."""
_FRAME = 0.1
"""Seconds of grace for a frame or two."""
_SAME_LENGTH = 0.2
_PROFILES = ("Baseline", "Constrained Baseline", "Main", "High")
_HIGHEST_LEVEL = 42
"""H.264 level 4.2: 1080p at 60 frames a second, what older phones can play."""
_ROUNDING = 0.05


def container(reading: Reading) -> Iterable[Finding]:
    """MP4."""
    for one in reading.versions:
        if not one.media.mp4:
            yield reading.on_file("media.container", one)


def video_codec(reading: Reading) -> Iterable[Finding]:
    """H.264 in a form that every phone and browser plays."""
    for one in reading.versions:
        media = one.media
        wrong = media.video != "h264" or media.pixels not in ("yuv420p", "yuvj420p")
        wrong = wrong or (media.profile not in _PROFILES and bool(media.profile))
        found = " ".join(filter(None, (media.video, media.profile, media.pixels)))
        if wrong:
            yield reading.on_file("media.video-codec", one, found=found)
        elif media.level > _HIGHEST_LEVEL:
            level = f"{found} {media.level / 10:g}".replace(".", ",")
            yield reading.on_file("media.video-codec", one, Severity.LOOK, found=level)


def audio_codec(reading: Reading) -> Iterable[Finding]:
    """AAC, in stereo or mono."""
    for one in reading.versions:
        if one.media.audio is None:
            continue
        found = f"{one.media.audio} {one.media.channels}"
        if one.media.audio != "aac":
            yield reading.on_file("media.audio-codec", one, found=found)
        elif one.media.channels > 2:
            yield reading.on_file("media.audio-codec", one, Severity.LOOK, found=found)


def faststart(reading: Reading) -> Iterable[Finding]:
    """The film begins before all of it has come."""
    for one in reading.versions:
        if one.media.mp4 and not one.media.faststart:
            yield reading.on_file("media.faststart", one)


def keyframes(reading: Reading) -> Iterable[Finding]:
    """One can jump in it."""
    for one in reading.versions:
        if one.media.keyframe_gap > KEYFRAME + _FRAME:
            yield reading.on_file("media.keyframes", one, seconds=decimal(one.media.keyframe_gap))


def sound(reading: Reading) -> Iterable[Finding]:
    """There is something to hear."""
    for one in reading.versions:
        if one.sound is None or one.sound.silent:
            # A film in sign language only may be meant to be silent.
            meant = one.version.id == "teckensprak"
            yield reading.on_file("media.sound", one, Severity.LOOK if meant else Severity.FAULT)


def loudness(reading: Reading) -> Iterable[Finding]:
    """No film is louder than the next (EBU R 128)."""
    for one in _audible(reading):
        assert one.sound is not None
        off = one.sound.integrated - TARGET
        if abs(off) > TOLERANCE + _ROUNDING:
            yield reading.on_file(
                "media.loudness",
                one,
                loudness=decimal(one.sound.integrated),
                change=decimal(-off) if off > 0 else f"+{decimal(-off)}",
            )


def peak(reading: Reading) -> Iterable[Finding]:
    """Nothing crackles."""
    for one in _audible(reading):
        assert one.sound is not None
        if one.sound.peak > PEAK_LIMIT + _ROUNDING:
            yield reading.on_file("media.peak", one, peak=decimal(one.sound.peak))


def size(reading: Reading) -> Iterable[Finding]:
    """The file is as large as when it was brought in."""
    for one in reading.versions:
        if one.declared and one.declared.storlek not in (None, one.version.bytes):
            yield reading.on_manifest(
                "media.size",
                f"versioner.{one.version.id}.storlek",
                said=str(one.declared.storlek),
                bytes=str(one.version.bytes),
                file=one.version.file.name,
            )


def length(reading: Reading) -> Iterable[Finding]:
    """The film is as long as it is said to be."""
    for one in reading.versions:
        said = one.declared.langd if one.declared else None
        if said is not None and abs(said - one.media.seconds) > _SAME_LENGTH:
            yield reading.on_manifest(
                "media.length",
                f"versioner.{one.version.id}.langd",
                said=decimal(said),
                seconds=decimal(one.media.seconds),
                file=one.version.file.name,
            )


def checksum(reading: Reading) -> Iterable[Finding]:
    """The file is the one that was brought in."""
    for one in reading.versions:
        if one.version.sha256 not in (None, one.digest):
            yield reading.on_manifest(
                "media.checksum",
                f"versioner.{one.version.id}.sha256",
                file=one.version.file.name,
            )


def small(reading: Reading) -> Iterable[Finding]:
    """The smaller rendition is of the same film; it is good to have one."""
    for one in reading.versions:
        if one.small is None:
            if not reading.film.example:
                yield reading.on_file("media.small", one, Severity.ADVICE)
        elif abs(one.small.seconds - one.media.seconds) > _SAME_LENGTH:
            yield reading.on_manifest(
                "media.small-length",
                f"versioner.{one.version.id}.liten",
                small=decimal(one.small.seconds),
                seconds=decimal(one.media.seconds),
            )


RULES: dict[str, Callable[[Reading], Iterable[Finding]]] = {
    "media.container": container,
    "media.video-codec": video_codec,
    "media.audio-codec": audio_codec,
    "media.faststart": faststart,
    "media.keyframes": keyframes,
    "media.sound": sound,
    "media.loudness": loudness,
    "media.peak": peak,
    "media.size": size,
    "media.length": length,
    "media.checksum": checksum,
    "media.small": small,
}


def _audible(reading: Reading) -> Iterable[VersionReading]:
    for one in reading.versions:
        if one.sound is not None and not one.sound.silent:
            yield one
