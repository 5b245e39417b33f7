"""A synthetic Swedish voice: text → sound samples, with the time of each word.

eSpeak NG comes as a library inside the package ``espeakng-loader``, and is called through its C
interface (``speak_lib.h``, version 1.52). Its synthesis is synchronous and gives the same
samples every time. No Swedish neural voice is published on PyPI, which is why the voice sounds
like a machine, and the films say so.
"""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass
from functools import cache

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

from ..errors import fault

RATE = 22_050
"""Samples a second in what eSpeak NG gives."""

_LANGUAGE = b"sv"
_CALM = 148
"""Words a minute; eSpeak's own 175 reads faster than captions may (17 characters a second)."""
_SILENT = 0.002
"""Amplitude (1 = full) below which the edges of a sentence are cut as silence."""

# Constants of speak_lib.h
_SYNCHRONOUS, _DONT_EXIT = 2, 0x8000
_UTF8_AND_PHONEMES = 1 | 0x100
_SPEED, _PITCH = 1, 3
_LIST_END, _WORD = 0, 1


@dataclass(frozen=True)
class Voice:
    """How it sounds. ``pitch`` from 0 to 100, 50 is the voice's own."""

    pitch: int = 50


NARRATOR = Voice(50)
# Lower, so that one hears when it is the picture that is described.
DESCRIBER = Voice(36)


@dataclass(frozen=True)
class Speech:
    """Something said.

    samples: mono, −1 to 1, :data:`RATE` a second, without silence at the edges
    words:   (index of the word's first character in the text, seconds from the start)
    """

    samples: NDArray[np.float32]
    words: tuple[tuple[int, float], ...]

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE


@cache
def say(text: str, voice: Voice = NARRATOR) -> Speech:
    """The text spoken. Phonemes may stand in double brackets: ``[[kOnt'akt]]``.

    Raises Faults when the voice cannot be started.
    """
    raw, words = _engine().synthesise(text, voice)
    samples = raw.astype(np.float32) / np.float32(32768)
    loud = np.flatnonzero(np.abs(samples) > _SILENT)
    if not len(loud):
        return Speech(samples[:0], ())
    first, last = int(loud[0]), int(loud[-1]) + 1
    cut = samples[first:last]
    cut.flags.writeable = False
    return Speech(cut, tuple((at, max(0.0, time - first / RATE)) for at, time in words))


class _Identifier(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    """``espeak_EVENT``: audio_position in milliseconds, text_position in characters from 1."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identifier),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class _Engine:
    """The library, started once a process: its state is global, so one call at a time."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._samples: list[NDArray[np.int16]] = []
        self._words: list[tuple[int, float]] = []
        try:
            self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        except OSError:
            raise fault("film.no_voice") from None
        data = espeakng_loader.get_data_path().encode()
        started = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT)
        if started != RATE or self._library.espeak_SetVoiceByName(_LANGUAGE) != 0:
            raise fault("film.no_voice")
        # Kept on self: ctypes would otherwise free it while the library still calls it.
        self._callback = _Callback(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def synthesise(
        self, text: str, voice: Voice
    ) -> tuple[NDArray[np.int16], list[tuple[int, float]]]:
        with self._turn:
            self._samples, self._words = [], []
            self._library.espeak_SetParameter(_SPEED, _CALM, 0)
            self._library.espeak_SetParameter(_PITCH, voice.pitch, 0)
            raw = text.encode()
            result = self._library.espeak_Synth(
                raw, len(raw) + 1, 0, 1, 0, _UTF8_AND_PHONEMES, None, None
            )
            if result != 0:
                raise fault("film.no_voice")
            silence = np.zeros(0, np.int16)
            return np.concatenate([silence, *self._samples]), self._words

    def _receive(
        self, wave: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]
    ) -> int:
        if count > 0:
            self._samples.append(np.ctypeslib.as_array(wave, (count,)).copy())
        index = 0
        while events[index].type != _LIST_END:
            event = events[index]
            if event.type == _WORD:
                self._words.append((event.text_position - 1, event.audio_position / 1000))
            index += 1
        return 0


@cache
def _engine() -> _Engine:
    return _Engine()
