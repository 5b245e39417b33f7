"""What a film sounds like: how loud it is, and when someone speaks.

Speech is found by its energy, which needs no model and gives the same answer everywhere: the
sound between 200 and 3 400 Hz is measured every 20 ms and compared with the film's own quiet and
loud moments. That tells speech from silence, but not from music. So every stretch also says how
much it falters: speech dips by 15 dB between syllables and words several times a second, held
tones and noise hardly do, and drums do it in time. A film whose quiet moments are nearly as loud
as its loud ones (music throughout) is not ``sure``, and rules that rest on it then ask a person
to look.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from ...errors import Faults, fault
from ...writing import write_files
from ..sound import RATE as LOUDNESS_RATE
from ..sound import Meter

STEP = 0.02
"""Seconds between two measures."""
_RATE = 8_000
_FRAME = round(_RATE * STEP)
_BAND = (200, 3_400)
_SILENT = -60.0
"""dB below full scale under which nothing is taken for speech."""
_ABOVE_QUIET, _BELOW_LOUD = 9.0, 35.0
"""dB: speech is this much above the quiet tenth, and not further below the loud twentieth."""
_CONTRAST = 20.0
"""dB between the quiet and the loud for the answer to be sure."""
_PAUSE, _SHORTEST = 0.3, 0.12
"""Seconds: a shorter pause belongs to the speech, a shorter sound does not."""
_DIP, _DIPS = 15.0, 0.12
"""dB below the stretch's own loudness that a dip is; share of dips that speech has."""
_BEAT = (round(0.2 / STEP), round(1.5 / STEP))
"""Measures between two beats of music."""
_IN_TIME, _LONG_ENOUGH = 0.6, 4 * round(1.5 / STEP)
"""How like itself music is one beat later; measures a stretch must have to tell."""

_EDITION = 1
"""Change it when the same sound would be heard otherwise: it is part of the cached answer."""


@dataclass(frozen=True)
class Stretch:
    """Sound that may be speech, in seconds. ``speechlike``: it falters as speech does."""

    start: float
    end: float
    speechlike: bool


@dataclass(frozen=True)
class Sound:
    """One film's sound.

    integrated, peak: LUFS and dBTP, as stereo; minus infinity when there is only silence
    stretches:        when someone seems to speak
    sure:             the film has quiet moments, so speech stands out
    """

    integrated: float
    peak: float
    stretches: tuple[Stretch, ...]
    sure: bool

    @property
    def silent(self) -> bool:
        """There is a track, but nothing to hear in it."""
        return not self.integrated > -70


def listen(path: Path, cache: Path, digest: str) -> Sound | None:
    """The sound of a film, or None when it has none.

    Only the sound is decoded. The answer is kept in the folder ``cache`` by the file's checksum
    ``digest``. Raises Faults when the file cannot be read.
    """
    kept = cache / f"{digest}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        data = json.loads(kept.read_text(encoding="utf-8"))
        if data.pop("edition") == _EDITION:
            return _from_data(data["sound"])
    sound = _heard(path)
    answer = {"edition": _EDITION, "sound": asdict(sound) if sound else None}
    with suppress(Faults):  # a cache that cannot be written only costs time
        write_files(cache, {kept.name: json.dumps(answer)})
    return sound


def checksum(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_speech(levels: NDArray[np.float32]) -> tuple[tuple[Stretch, ...], bool]:
    """Stretches of speech in levels (dB, one each :data:`STEP`), and whether that is sure."""
    if not len(levels):
        return (), True
    quiet, loud = (float(one) for one in np.percentile(levels, (10, 95)))
    if loud < _SILENT:
        # Little may be said in a long film: its loudest second decides then.
        loud = float(np.sort(levels)[-min(50, len(levels))])
    if loud < _SILENT:
        return (), True
    limit = max(quiet + _ABOVE_QUIET, loud - _BELOW_LOUD, _SILENT)
    stretches = []
    for first, last in _joined(np.flatnonzero(levels > limit)):
        if (last - first) * STEP < _SHORTEST:
            continue
        part = levels[first:last]
        dips = float(np.mean(part < np.percentile(part, 90) - _DIP))
        speechlike = dips >= _DIPS and not _in_time(part)
        stretches.append(Stretch(round(first * STEP, 2), round(last * STEP, 2), speechlike))
    return tuple(stretches), loud - quiet >= _CONTRAST


def _in_time(part: NDArray[np.float32]) -> bool:
    """The same comes back at even intervals, as in music."""
    if len(part) < _LONG_ENOUGH:
        return False
    wave = np.maximum(part, part.max() - 40) - np.maximum(part, part.max() - 40).mean()
    with np.errstate(invalid="ignore"):
        likeness = [np.corrcoef(wave[lag:], wave[:-lag])[0, 1] for lag in range(*_BEAT)]
    return float(np.nan_to_num(likeness).max()) > _IN_TIME


def levels_of(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Level in the band of speech (dB below full scale), for mono samples at 8 kHz."""
    whole = len(samples) // _FRAME * _FRAME
    frames = samples[:whole].reshape(-1, _FRAME) * np.hanning(_FRAME).astype(np.float32)
    spectrum = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    low, high = (round(edge * _FRAME / _RATE) for edge in _BAND)
    power = spectrum[:, low:high].sum(axis=1) / (_FRAME * _FRAME * 0.375 / 2)
    levels: NDArray[np.float32] = (10 * np.log10(power + 1e-10)).astype(np.float32)
    return levels


def _joined(active: NDArray[np.int64]) -> Iterable[tuple[int, int]]:
    """Runs of measures, with pauses up to :data:`_PAUSE` in them, as half-open intervals."""
    if not len(active):
        return []
    breaks = np.flatnonzero(np.diff(active) > _PAUSE / STEP)
    starts = active[np.concatenate(([0], breaks + 1))]
    ends = active[np.concatenate((breaks, [len(active) - 1]))] + 1
    return zip(starts.tolist(), ends.tolist(), strict=True)


def _heard(path: Path) -> Sound | None:
    meter = Meter()
    levels: list[NDArray[np.float32]] = []
    rest = np.zeros(0, np.float32)
    begun = False
    try:
        with av.open(path) as container:
            if not container.streams.audio:
                return None
            stereo = av.AudioResampler(format="fltp", layout="stereo", rate=LOUDNESS_RATE)
            mono = av.AudioResampler(format="fltp", layout="mono", rate=_RATE)
            for frame in container.decode(audio=0):
                if not begun:
                    # The sound may begin after the picture.
                    begun = True
                    rest = np.zeros(round(max(frame.time or 0.0, 0.0) * _RATE), np.float32)
                for one in stereo.resample(frame):
                    meter.push(one)
                parts = [rest, *(one.to_ndarray()[0] for one in mono.resample(frame))]
                rest = np.concatenate(parts).astype(np.float32)
                # Ten seconds at a time: a long film need not stand in memory.
                if len(rest) >= 10 * _RATE:
                    levels.append(levels_of(rest))
                    rest = rest[len(rest) // _FRAME * _FRAME :]
    except (av.error.FFmpegError, OSError):
        raise fault("film.not_a_film", path, name=path.name) from None
    levels.append(levels_of(rest))
    stretches, sure = find_speech(np.concatenate(levels))
    loudness = meter.result()
    return Sound(loudness.integrated, loudness.peak, stretches, sure)


def _from_data(data: dict[str, object] | None) -> Sound | None:
    if data is None:
        return None
    stretches = data.pop("stretches")
    assert isinstance(stretches, list)
    return Sound(stretches=tuple(Stretch(**one) for one in stretches), **data)  # type: ignore[arg-type]
