"""A film that has nothing wrong with it, and the same with one case's changes in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from kunskapsstod.films.judging.hearing import Sound, Stretch
from kunskapsstod.films.judging.media import Media
from kunskapsstod.films.judging.reading import Reading, Track, VersionReading
from kunskapsstod.films.webvtt import CAPTIONS, CHAPTERS, validate
from kunskapsstod.models.film import Chapter, Cue, Film, Rights, Version
from kunskapsstod.models.film_manifest import VersionEntry

FOLDER = Path("media/films/egen")
SECONDS = 30.0
SHAS = {"textad": "0" * 64, "teckensprak": "1" * 64, "syntolkad": "2" * 64}
WORDS = [
    "Hej och välkommen hit.",
    "Vi ska tala om kaffe.",
    "Det kan vara gott.",
    "Men inte för alla.",
    "Då finns det te.",
    "Tack för i dag.",
]
TEXT = "WEBVTT\n\n" + "\n\n".join(
    f"00:{4 * n + 1:02}.000 --> 00:{4 * n + 3:02}.500\n<v Anna>{text}"
    for n, text in enumerate(WORDS)
)
PARTS = "WEBVTT\n\n00:00.000 --> 00:15.000\nFörst\n\n00:15.000 --> 00:30.000\nSedan\n"
MEDIA = Media(SECONDS, True, True, "h264", "High", 31, "yuv420p", 2.0, "aac", "LC", 2)
SPEECH = tuple(Stretch(4.0 * n + 1, 4.0 * n + 3.2, True) for n in range(len(WORDS)))
SOUND = Sound(-23.0, -3.0, SPEECH, True)


def fine_film() -> Film:
    versions = tuple(
        Version(
            id=name,
            file=FOLDER / f"{name}.mp4",
            src="",
            seconds=SECONDS,
            bytes=1000,
            width=1280,
            height=720,
            captions=FOLDER / f"{name}.vtt",
            captions_src="",
            chapters_file=FOLDER / f"{name}-kapitel.vtt",
            chapters_src="",
            burned_in_captions=False,
            interpreter=name == "teckensprak",
            described=name == "syntolkad",
            descriptions=FOLDER / "b.vtt",
            sha256=SHAS[name],
        )
        for name in ("textad", "teckensprak", "syntolkad")
    )
    return Film(
        id="egen",
        title="Kommunens film",
        title_simple="",
        description="",
        description_simple="",
        example=False,
        voice=None,
        versions=versions,
        chapters=(Chapter("a", "A", {}),),
        transcript=(Cue("a", "speech", "Hej.", None, "a", {}),),
        poster=FOLDER / "affisch.webp",
        poster_src="",
        poster_jpg=FOLDER / "affisch.jpg",
        poster_jpg_src="",
        poster_alt="Två personer fikar.",
        rights=Rights("Kommunen", None, "ja", None, None),
    )


def track(kind: str, version: str, text: str) -> Track:
    file = FOLDER / f"{version}.vtt"
    return Track(kind, version, file, file, SECONDS, validate(text, kind))


def fine_reading() -> Reading:
    film = fine_film()
    entry = VersionEntry(fil="textad.mp4", storlek=1000, langd=SECONDS)
    return Reading(
        film,
        FOLDER / "film.yml",
        tuple(
            VersionReading(
                version,
                version.file,
                MEDIA,
                SOUND,
                SHAS[version.id],
                MEDIA,
                entry.model_copy(update={"sha256": SHAS[version.id]}),
                {
                    CAPTIONS: track(CAPTIONS, version.id, TEXT),
                    CHAPTERS: track(CHAPTERS, version.id, PARTS),
                },
            )
            for version in film.versions
        ),
        {"affisch.alt": 7, "versioner": 9, "versioner.textad": 10},
    )


def read_case(path: Path, rule: str) -> tuple[Reading, bool]:
    """The film of a case, and whether its site is published.

    A ``.vtt`` case is the captions (or chapters) of all three versions, over silence.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".vtt":
        kind = CHAPTERS if rule.startswith("chapters.") else CAPTIONS
        data: dict[str, Any] = {"all": {"sound": {"stretches": []}, kind: text}}
    else:
        data = yaml.safe_load(text) or {}
    published = bool(data.pop("published", False))
    return _changed(fine_reading(), data), published


def _changed(reading: Reading, data: dict[str, Any]) -> Reading:
    """``film``: fields that are otherwise; ``textad``, ``teckensprak``, ``syntolkad`` and ``all``:
    what is otherwise in that version (see :func:`_version`), or null when it is missing."""
    film = replace(reading.film, **data.pop("film", {}))
    if isinstance(film.rights, dict):
        film = replace(film, rights=Rights(**film.rights))
    every = data.pop("all", {})
    made = []
    for one in reading.versions:
        change = data.pop(one.version.id, {})
        if change is not None:
            made.append(_version(one, every | change))
    assert not data, f"not known: {sorted(data)}"
    film = replace(film, versions=tuple(one.version for one in made))
    return replace(reading, film=film, versions=tuple(made))


def _version(one: VersionReading, change: dict[str, Any]) -> VersionReading:
    """``version``, ``media``, ``sound``, ``small``, ``declared``: fields that are otherwise;
    ``digest``: the film's checksum;
    ``captions``, ``chapters``: the whole track. Null: there is none."""
    tracks = dict(one.tracks)
    for kind, value in change.items():
        match kind:
            case "captions" | "chapters" if value is None:
                del tracks[kind]
            case "captions" | "chapters":
                tracks[kind] = track(kind, one.version.id, value)
            case "digest":
                one = replace(one, digest=value)
            case "declared":
                assert one.declared is not None
                one = replace(one, declared=one.declared.model_copy(update=value))
            case "sound" if value is not None and "stretches" in value:
                heard = tuple(Stretch(*stretch) for stretch in value["stretches"])
                one = replace(one, sound=replace(SOUND, **{**value, "stretches": heard}))
            case _:
                now = getattr(one, kind)
                one = replace(one, **{kind: replace(now, **value) if value is not None else None})
    return replace(one, tracks=tracks)
