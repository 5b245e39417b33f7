"""eSpeak NG through its C interface. Run as a program: sentences in, sound out.

    python -m kunskapsstod.films.voice

reads JSON, ``[[text, pitch], …]``, from standard input, and writes to standard output one line of
JSON, ``{"samples": [count, …], "words": [[[character, seconds], …], …]}``, followed by all the
samples (16 bits, this machine's byte order).

It is a program of its own because the library keeps state between sentences that nothing
resets: only a fresh process gives the same sound for the same sentences every time. And a
library that crashes takes no build with it.
"""

from __future__ import annotations

import ctypes
import json
import sys

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

RATE = 22_050
"""Samples a second in what eSpeak NG gives."""
NO_VOICE = 3
"""Exit code when the library cannot be started."""

_LANGUAGE = b"sv"
_CALM = 148
"""Words a minute; eSpeak's own 175 comes too near what captions may (17 characters a second)."""

# Constants of speak_lib.h, version 1.52
_SYNCHRONOUS, _DONT_EXIT = 2, 0x8000
_UTF8_AND_PHONEMES = 1 | 0x100
_SPEED, _PITCH = 1, 3
_LIST_END, _WORD = 0, 1

Words = list[tuple[int, float]]


class VoiceError(Exception):
    """The library cannot be loaded, has no Swedish, or refuses to speak."""


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


class Engine:
    """The library, started. Its state is the process's: one at a time, in one thread."""

    def __init__(self) -> None:
        self._samples: list[NDArray[np.int16]] = []
        self._words: Words = []
        try:
            self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        except OSError as error:
            raise VoiceError from error
        data = espeakng_loader.get_data_path().encode()
        started = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT)
        if started != RATE or self._library.espeak_SetVoiceByName(_LANGUAGE) != 0:
            raise VoiceError
        # Kept on self: ctypes would otherwise free it while the library still calls it.
        self._callback = _Callback(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, text: str, pitch: int) -> tuple[NDArray[np.int16], Words]:
        """Mono samples, and for each word (index of its first character, seconds)."""
        self._samples, self._words = [], []
        self._library.espeak_SetParameter(_SPEED, _CALM, 0)
        self._library.espeak_SetParameter(_PITCH, pitch, 0)
        raw = text.encode()
        if self._library.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, _UTF8_AND_PHONEMES, None, None):
            raise VoiceError
        return np.concatenate([np.zeros(0, np.int16), *self._samples]), self._words

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


def main() -> int:
    """Speaks what standard input asks for. 0, or :data:`NO_VOICE`."""
    asked = json.load(sys.stdin)
    try:
        engine = Engine()
        said = [engine.say(text, pitch) for text, pitch in asked]
    except VoiceError:
        return NO_VOICE
    head = {"samples": [len(sound) for sound, _ in said], "words": [words for _, words in said]}
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for sound, _ in said:
        out.write(sound.tobytes())
    out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
