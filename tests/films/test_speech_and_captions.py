"""The voice, how it pronounces, and captions that follow it."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films.captions import broken, captions
from kunskapsstod.films.pronunciation import Pronunciation
from kunskapsstod.films.sound import PEAK_LIMIT, RATE, TARGET, finish, lay_out, measure
from kunskapsstod.films.speech import NARRATOR, Speech, say
from kunskapsstod.films.speech import RATE as SPEECH_RATE
from kunskapsstod.films.timeline import timeline
from kunskapsstod.models.film_script import FilmScript

LONG = "Rapporten går till nämnden, eller i privat verksamhet till den som driver den."


def script(*sentences: str, lines: tuple[str, ...] = ()) -> FilmScript:
    card = {"rubrik": "Rubrik", "rader": lines}
    scene = {"kort": card, "bild": "En bild.", "repliker": sentences}
    return FilmScript.model_validate(
        {"affisch": "fika", "kapitel": [{"id": "ett", "titel": "Ett", "scener": [scene]}]}
    )


def spoken(text: str) -> Speech:
    return say(((text, NARRATOR),))[text, NARRATOR]


def test_the_same_words_give_the_same_samples() -> None:
    first = spoken("Hej på dig.").samples
    spoken("Något annat däremellan.")
    say.cache_clear()
    assert np.array_equal(first, spoken("Hej på dig.").samples)


def test_a_voice_that_cannot_start_is_told_in_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(Faults) as found:
        spoken("Det här sägs aldrig.")
    assert found.value.faults[0].code == "film.no_voice"


@pytest.mark.parametrize(("one", "other"), [("får", "far"), ("tåg", "tag"), ("hör", "hor")])
def test_å_ä_and_ö_sound_as_themselves(one: str, other: str) -> None:
    a, b = spoken(one).samples, spoken(other).samples
    assert len(a) != len(b) or not np.allclose(a, b, atol=0.01)


def test_a_sentence_is_spoken_calmly_and_without_silence_at_its_edges() -> None:
    speech = spoken(LONG)
    assert 10 < len(LONG) / speech.seconds < 15.5  # characters a second
    assert np.abs(speech.samples[: SPEECH_RATE // 50]).max() > 0.002
    assert [at for at, _ in speech.words] == sorted(at for at, _ in speech.words)


def test_words_are_exchanged_whole_and_whatever_their_case() -> None:
    sounds = Pronunciation({"IVO": "i v o"})
    assert sounds.of("Ivo, inte pivot.") == "i v o, inte pivot."
    assert sounds.of("Genast!").startswith("[[")
    assert Pronunciation({"genast": "strax"}).of("genast") == "strax"


def test_loudness_and_peak_keep_to_the_target() -> None:
    speech = spoken(LONG)
    sound = finish(lay_out([(0.5, speech.samples)], speech.seconds + 1))
    loudness = measure(sound)
    assert loudness.integrated == pytest.approx(TARGET, abs=0.1)
    assert loudness.peak <= PEAK_LIMIT
    assert sound.shape == (2, pytest.approx((speech.seconds + 1) * RATE, abs=RATE / 100))


def test_the_meter_agrees_with_the_standard_tone() -> None:
    # EBU Tech 3341, case 1: a 1 kHz stereo sine at −23 dBFS measures −23 LUFS.
    tone = 10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * np.arange(RATE * 5) / RATE)
    assert measure(np.stack([tone, tone]).astype(np.float32)).integrated == pytest.approx(
        -23, abs=0.1
    )


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Du får arvode.", (("Du får arvode.",),)),
        (
            "Du är inte personal, inte assistent och inte god man.",
            (("Du är inte personal,", "inte assistent och inte god man."),),
        ),
        (
            "Kontaktpersonen har ett uppdrag från kommunen.",
            (("Kontaktpersonen har ett uppdrag", "från kommunen."),),
        ),
    ],
)
def test_captions_break_where_the_sentence_has_its_joints(
    text: str, cues: tuple[tuple[str, ...], ...]
) -> None:
    assert broken(text) == cues


def test_no_word_is_lost_however_long_the_sentence() -> None:
    text = " ".join([LONG, LONG.lower(), "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk."])
    cues = broken(text)
    assert " ".join(line for cue in cues for line in cue) == text
    assert max(len(cue) for cue in cues) <= 2


def test_captions_start_with_their_words_and_never_overlap() -> None:
    line_up = timeline(script(LONG, f"{LONG} {LONG}", "Hej."), "syntolkad")
    cues = captions(line_up)
    assert [c.start for c in cues if c.lines == broken(LONG)[0]]
    for line in line_up.lines:
        assert any(abs(cue.start - line.start) < 0.001 for cue in cues)
    for before, after in itertools.pairwise(cues):
        assert before.end <= after.start
    assert {cue.speaker for cue in cues} == {"Berättare", "Syntolk"}
    # A long sentence's second caption starts when its first word is heard, not by proportion.
    long_line = line_up.lines[-2]
    inner = [c for c in cues if long_line.start < c.start < long_line.end]
    assert inner and all(min(abs(c.start - w) for w in long_line.words) < 0.001 for c in inner)


def test_the_described_version_tells_what_is_seen_before_what_is_said() -> None:
    one = script("Du får berätta.", lines=("hela livet",))
    plain, told = timeline(one, "textad"), timeline(one, "syntolkad")
    assert told.seconds > plain.seconds
    said = [(line.picture, line.text) for line in told.lines]
    assert said[-1] == (False, "Du får berätta.")
    assert all(picture for picture, _ in said[:-1])
    assert "Hela livet" in " ".join(text for _, text in said)


def test_text_in_the_picture_that_is_heard_anyway_is_not_read_twice() -> None:
    one = script("Rubriken säger att du ska rapportera genast.", lines=("rapportera",))
    assert not any("Text i bilden" in line.text for line in timeline(one, "syntolkad").lines)


def test_lines_appear_with_their_sentences_when_they_are_as_many() -> None:
    one = script("Ett sägs.", "Två sägs.", lines=("ett", "två"))
    (scene,) = timeline(one, "textad").scenes
    assert scene.reveals == tuple(line.start for line in scene.lines)
    (described,) = timeline(one, "syntolkad").scenes
    assert described.reveals == (0.0, 0.0)
