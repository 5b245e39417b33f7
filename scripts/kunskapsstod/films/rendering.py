"""One script → a folder with three films, their captions and chapters, and a poster."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..models.film_script import FilmScript
from ..texts import message
from . import webvtt
from .captions import captions
from .describing import told_of
from .encode import write_mp4
from .look import BESIDE_INTERPRETER, HEIGHT, WIDE, WIDTH, Assets
from .names import METADATA_NAME, POSTER, POSTER_JPG, Progress, file_names
from .painter import Painter, poster
from .sound import finish, lay_out, measure_file
from .timeline import FPS, Timeline, timelines
from .transcript import chapters_of_script, transcript_of_script


def render(
    title: str, script: FilmScript, assets: Assets, out: Path, progress: Progress | None = None
) -> None:
    """Writes everything to ``out``, ``metadata.json`` last. Progress counts seconds of film."""
    line_ups = timelines(script)
    total = sum(round(line_up.seconds) for line_up in line_ups.values())
    done = 0
    versions = {}
    for version, line_up in line_ups.items():
        label = message("film.progress", title=title, version=message(f"film.version.{version}"))
        length = round(line_up.seconds)
        if progress:
            progress(done, total, label)
        versions[version] = _render_version(
            line_up, assets, out, _from(progress, done, length, total, label)
        )
        done += length
    if progress:
        progress(total, total, label)
    draw_poster(script, assets, out)
    metadata = {
        "versions": versions,
        "chapters": [asdict(chapter) for chapter in chapters_of_script(script, line_ups)],
        "transcript": [asdict(cue) for cue in transcript_of_script(script, line_ups)],
        "files": {path.name: path.stat().st_size for path in sorted(out.iterdir())},
    }
    text = json.dumps(metadata, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (out / METADATA_NAME).write_text(text, encoding="utf-8")


def draw_poster(script: FilmScript, assets: Assets, out: Path) -> None:
    """The poster as WebP and as JPEG, for programs that know no WebP."""
    picture = poster(script.affisch, assets)
    picture.save(out / POSTER, quality=82, method=6)
    picture.save(out / POSTER_JPG, quality=85, optimize=True)


def _from(
    progress: Progress | None, before: int, length: int, total: int, label: str
) -> Callable[[float], None] | None:
    """Progress within one version (0–1), told as progress of the whole film."""
    if progress is None:
        return None
    return lambda part: progress(before + int(part * length), total, label)


def _render_version(
    line_up: Timeline, assets: Assets, out: Path, progress: Callable[[float], None] | None
) -> dict[str, Any]:
    """One film with its captions and chapters; returns what the metadata says of it."""
    names = file_names(line_up.version)
    stage = BESIDE_INTERPRETER if line_up.version == "teckensprak" else WIDE
    pieces = ((line.start, line.speech.samples) for line in line_up.lines)
    sound = finish(lay_out(pieces, line_up.seconds))
    painter = Painter(line_up, assets, stage)
    film = out / names.film
    write_mp4(film, painter.frame, round(line_up.seconds * FPS), sound, progress)
    cues = captions(line_up)
    (out / names.captions).write_text(webvtt.dump(cues), encoding="utf-8")
    (out / names.chapters).write_text(webvtt.dump(_chapters(line_up)), encoding="utf-8")
    if line_up.version == "textad":
        told = webvtt.dump(_descriptions(line_up))
        (out / names.descriptions).write_text(told, encoding="utf-8")
    loudness = measure_file(film)
    return {
        "seconds": round(line_up.seconds, 3),
        "bytes": film.stat().st_size,
        "width": WIDTH,
        "height": HEIGHT,
        "burned_in_captions": False,
        "interpreter": False,
        "described": line_up.version == "syntolkad",
        "cues": [round(cue.start, 3) for cue in cues],
        "loudness": {"lufs": loudness.integrated, "true_peak": round(loudness.peak, 2)},
    }


def _descriptions(line_up: Timeline) -> list[webvtt.VttCue]:
    """What is seen, as text a screen reader can read when each scene begins (``kind`` descriptions:
    https://html.spec.whatwg.org/multipage/media.html#attr-track-kind)."""
    return [
        webvtt.VttCue(scene.start, scene.end, (" ".join(told),))
        for scene, told in zip(line_up.scenes, told_of(line_up.chapters), strict=True)
    ]


def _chapters(line_up: Timeline) -> list[webvtt.VttCue]:
    starts = line_up.chapter_starts
    ends = (*starts[1:], line_up.seconds)
    return [
        webvtt.VttCue(start, end, (chapter.titel,))
        for chapter, start, end in zip(line_up.chapters, starts, ends, strict=True)
    ]
