"""What has to be done with a film, decided from what it is: a plain function on plain data."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ...texts import message
from ..sound import PEAK_LIMIT, RATE, TARGET, TOLERANCE
from .scan import Scan
from .source import Picture, Source

LONG_SIDE, SHORT_SIDE = 1920, 1080
"""Largest picture kept; a larger one is made smaller."""
SMALL_SIDE = 360
"""Short side of the rendition for slow networks."""
MAX_BITRATE = 8_000_000
"""Bits a second: above it a film of four minutes is more than 240 MB to watch."""
KEYFRAME_SECONDS = 2.0
_KEYFRAME_SLACK = 0.1
MAX_RATE = Fraction(60)
MAX_SMALL_RATE = Fraction(30)
_LATE_SOUND = 0.1
_RATES = [
    Fraction(24000, 1001), Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30),
    Fraction(48), Fraction(50), Fraction(60000, 1001), Fraction(60),
]  # fmt: skip
_PROFILES = {"Constrained Baseline", "Baseline", "Main", "High", "Progressive High"}


@dataclass(frozen=True)
class Plan:
    """How one version is made.

    whole:         the file is taken as it is, byte for byte
    copy_picture:  the picture track is taken as it is
    copy_sound:    so is the sound
    width, height: of the picture, in square pixels
    rate:          pictures a second when the picture is made anew
    small:         size of the small rendition; None when the film is that small itself
    gain:          dB the sound is raised or lowered
    limit:         its peaks are held below the limit
    changes:       what is changed, in Swedish; empty for ``whole``
    """

    whole: bool
    copy_picture: bool
    copy_sound: bool
    width: int
    height: int
    rate: Fraction
    small: tuple[int, int] | None
    small_rate: Fraction
    gain: float
    limit: bool
    changes: tuple[str, ...]


def make_plan(source: Source, seen: Scan) -> Plan:
    """The least that must be done for the film to play everywhere and sound as the others."""
    picture = source.picture
    width, height = _fitted(*_upright(picture))
    rate = _rate(picture, seen)
    anew = _why_new_picture(source, seen)
    louder, gain, limit = _why_new_sound(source, seen)
    copy_picture, copy_sound = not anew, not louder
    whole = copy_picture and copy_sound and not _why_new_container(source)
    changes = [*anew, *louder, *_why_new_container(source, packed_anew=bool(anew))]
    return Plan(
        whole=whole,
        copy_picture=copy_picture,
        copy_sound=copy_sound,
        width=width,
        height=height,
        rate=rate,
        small=_small(width, height),
        small_rate=_at_most(rate, MAX_SMALL_RATE),
        gain=gain,
        limit=limit,
        changes=tuple(changes),
    )


def _change(key: str, **params: object) -> str:
    return message(f"film_import.change.{key}", **params)


def _why_new_picture(source: Source, seen: Scan) -> list[str]:
    picture = source.picture
    width, height = _upright(picture)
    fitted = _fitted(width, height)
    why = []
    if picture.codec != "h264":
        why.append(_change("codec", codec=picture.codec.removeprefix("lib").upper()))
    elif picture.pixels not in ("yuv420p", "yuvj420p") or picture.profile not in _PROFILES:
        why.append(_change("profile"))
    if picture.interlaced:
        why.append(_change("interlaced"))
    if picture.rotation:
        why.append(_change("rotated"))
    if picture.shape != 1:
        why.append(_change("anamorphic"))
    if (Fraction(fitted[0]), Fraction(fitted[1])) != (width, height) and (
        picture.shape == 1 or fitted[1] < height - 2
    ):
        was = f"{round(width)}×{round(height)}"
        why.append(_change("size", was=was, now=f"{fitted[0]}×{fitted[1]}"))
    rate = _rate(picture, seen)
    if seen.uneven:
        why.append(_change("uneven", rate=_number(rate)))
    elif seen.interval and 1 / seen.interval > MAX_RATE + 1:
        why.append(_change("rate", rate=_number(rate)))
    if not why and seen.keyframes > KEYFRAME_SECONDS + _KEYFRAME_SLACK:
        why.append(_change("keyframes", seconds=_number(seen.keyframes)))
    if not why and seen.seconds and 8 * source.bytes / seen.seconds > MAX_BITRATE:
        rate_now = 8 * source.bytes / seen.seconds / 1e6
        why.append(_change("heavy", rate=_number(rate_now)))
    # Containers that keep no time for every picture, or hide some of them, are not to be trusted.
    trusted = source.container.startswith(("mov", "matroska"))
    if not why and (not trusted or (seen.trimmed and _why_new_container(source))):
        why.append(_change("times"))
    if picture.hdr:
        why.append(_change("hdr"))
    return why


def _why_new_sound(source: Source, seen: Scan) -> tuple[list[str], float, bool]:
    """Why the sound is made anew, by how many dB it is raised, and whether peaks are held."""
    sound = source.sound
    if sound is None or seen.lufs is None or seen.peak is None:
        return [], 0.0, False
    why = []
    if sound.codec != "aac" or sound.profile != "LC":
        why.append(_change("sound_codec", codec=sound.codec.upper()))
    if sound.channels > 2:
        why.append(_change("downmix", channels=sound.channels))
    elif sound.channels == 1:
        why.append(_change("mono"))
    if sound.rate != RATE:
        why.append(_change("sound_rate", rate=_number(sound.rate / 1000)))
    if seen.sound_gaps:
        why.append(_change("gaps"))
    elif abs(seen.sound_start or 0) > _LATE_SOUND:
        why.append(_change("late", seconds=_number(seen.sound_start or 0)))
    if not why and not source.container.startswith(("mov", "matroska")):
        why.append(_change("times_sound"))
    gain = TARGET - seen.lufs if not seen.silent else 0.0
    if abs(gain) > TOLERANCE:
        why.append(_change("louder" if gain > 0 else "quieter", gain=_number(abs(gain))))
    elif not why:
        gain = 0.0
    limit = not seen.silent and seen.peak + gain > PEAK_LIMIT
    if limit:
        why.append(_change("peaks"))
    return why, gain, limit


def _why_new_container(source: Source, packed_anew: bool = False) -> list[str]:
    """What is wrong with how the tracks are packed: what goes without saying is left out when
    the picture is made anew."""
    why = []
    if packed_anew:
        pass
    elif not source.container.startswith("mov") or source.brand.strip() in ("qt", ""):
        why.append(_change("container"))
    elif not source.faststart:
        why.append(_change("faststart"))
    if source.extra:
        why.append(_change("extra"))
    if source.located:
        why.append(_change("located"))
    return why


def _upright(picture: Picture) -> tuple[Fraction, Fraction]:
    """Size as seen: in square pixels, turned upright."""
    width, height = Fraction(picture.width), Fraction(picture.height)
    if picture.shape > 1:
        width *= picture.shape
    elif picture.shape < 1:
        height /= picture.shape
    return (height, width) if picture.rotation % 180 else (width, height)


def _fitted(width: Fraction, height: Fraction) -> tuple[int, int]:
    """The size made to fit, with even sides as 4:2:0 needs."""
    long, short = max(width, height), min(width, height)
    scale = min(Fraction(1), LONG_SIDE / long, SHORT_SIDE / short)
    return _even(width * scale), _even(height * scale)


def _small(width: int, height: int) -> tuple[int, int] | None:
    short = min(width, height)
    if short <= SMALL_SIDE:
        return None
    scale = Fraction(SMALL_SIDE, short)
    return _even(width * scale), _even(height * scale)


def _even(side: Fraction | float) -> int:
    return max(2, 2 * round(side / 2))


def _rate(picture: Picture, seen: Scan) -> Fraction:
    """Pictures a second of the film when made anew: a usual rate near its own."""
    if seen.uneven or picture.rate is None or picture.codec in ("vp8", "vp9", "av1"):
        # The average says nothing of a phone's film; how long it usually shows a picture does.
        own = Fraction(1 / seen.interval).limit_denominator(1001) if seen.interval else Fraction(25)
    else:
        own = picture.rate
    near = min(_RATES, key=lambda rate: abs(rate - own))
    if abs(near - own) <= near / 50:
        return near
    if seen.uneven:
        return next((rate for rate in _RATES if rate >= own), MAX_RATE)
    return _at_most(own.limit_denominator(1001), MAX_RATE)


def _at_most(rate: Fraction, limit: Fraction) -> Fraction:
    while rate > limit:
        rate /= 2
    return rate


def _number(value: float | Fraction) -> str:
    """A number as Swedish writes it, with one decimal when it has any."""
    return f"{float(value):.1f}".removesuffix(".0").replace(".", ",")
