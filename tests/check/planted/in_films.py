"""Faults in a municipality's own film: its captions, its versions, its picture and its sound.

The film is the guide's example film about roles, brought in as a municipality's own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np

from kunskapsstod.project import Base, Project

from .planting import Edit, sub

FILM = "roller"
MANIFEST = """\
id: roller
titel: Roller och ansvar
titel_lattlast: Vad en kontaktperson gör
om: Vad du är och inte är, vad du får berätta och när du måste berätta.
om_lattlast: Filmen berättar vad du ska göra.
affisch:
  fil: affisch.webp
  alt: Två personer sitter på en bänk i en park och pratar.
versioner:
  textad:
    fil: textad.mp4
    undertexter: textad.vtt
    kapitel: textad-kapitel.vtt
    beskrivningar: textad-beskrivning.vtt
  teckensprak:
    fil: teckensprak.mp4
    undertexter: teckensprak.vtt
    kapitel: teckensprak-kapitel.vtt
    tolk: true
  syntolkad:
    fil: syntolkad.mp4
    undertexter: syntolkad.vtt
    kapitel: syntolkad-kapitel.vtt
rattigheter:
  agare: Exempelkommun
  villkor: Får visas på kommunens webbplats.
  samtycke:
    finns: ingen-medverkar
"""

Change = Callable[[Path], None]
"""What is done to the film's folder."""


def film_project(site: Path, guide: Path, root: Path) -> Project:
    """A site folder with the film as the municipality's own, and no fault in it."""
    folder = site / "media" / "films" / FILM
    shutil.copytree(guide / "media" / "filmer" / FILM, folder)
    (folder / "film.yml").write_text(MANIFEST, "utf-8")
    for name in ("kommun.yml", "logo.svg"):
        shutil.copy(root / name, site / name)
    return Project(site, Base(site))


def text(edit: Edit, *names: str) -> Change:
    """An edit of text files of the film."""

    def change(folder: Path) -> None:
        for name in names:
            file = folder / name
            file.write_text(edit(file.read_text("utf-8")), "utf-8")

    return change


def first_half(captions: str) -> str:
    cues = captions.split("\n\n")
    return "\n\n".join(cues[: len(cues) // 2]) + "\n"


def late(captions: str) -> str:
    """Every time is four seconds later; what would come after the film's end is gone."""
    head, *cues = captions.strip().split("\n\n")
    times = re.compile(r"(\d\d):(\d\d):(\d\d\.\d{3})")
    return "\n\n".join([head, *(times.sub(_later, cue) for cue in cues[:-3])]) + "\n"


def _later(time: re.Match[str]) -> str:
    total = int(time[1]) * 3600 + int(time[2]) * 60 + float(time[3]) + 4
    return f"{int(total // 3600):02}:{int(total // 60) % 60:02}:{total % 60:06.3f}"


def without_description(folder: Path) -> None:
    manifest = folder / "film.yml"
    told = manifest.read_text("utf-8").replace("    beskrivningar: textad-beskrivning.vtt\n", "")
    head, _, rest = told.partition("  syntolkad:\n")
    manifest.write_text(head + "rattigheter:" + rest.partition("rattigheter:")[2], "utf-8")


def same_film(folder: Path) -> None:
    for ending in (".mp4", ".vtt", "-kapitel.vtt"):
        shutil.copy(folder / f"textad{ending}", folder / f"syntolkad{ending}")


def remux(folder: Path, sound: bool, flashing: bool) -> None:
    """The captioned version again, silent or with five white flashes a second."""
    file, made = folder / "textad.mp4", folder / "ny.mp4"
    with av.open(file) as old, av.open(made, "w", options={"movflags": "+faststart"}) as new:
        streams = {}
        for stream in old.streams:
            if stream.type == "video" and flashing:
                video = new.add_stream("libx264", rate=25, options={"preset": "ultrafast"})
                video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
                video.options = {"preset": "ultrafast", "x264-params": "keyint=50"}
            elif stream.type == "video" or (stream.type == "audio" and sound):
                streams[stream.index] = new.add_stream_from_template(stream)
        if flashing:
            for number in range(int(float(old.duration) / av.time_base * 25)):
                level = 255 if 250 <= number < 500 and number % 5 < 2 else 16
                shape = np.full((180, 320, 3), level, np.uint8)
                frame = av.VideoFrame.from_ndarray(shape, "rgb24")
                frame.pts = number
                new.mux(video.encode(frame))
            new.mux(video.encode(None))
        for packet in old.demux(*(old.streams[index] for index in streams)):
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                new.mux(packet)
    made.replace(file)


CAPTIONS = "textad.vtt"
ALL: dict[str, Change] = {
    "captions-broken": text(sub("WEBVTT\n", ""), CAPTIONS),
    "captions-stop-halfway": text(first_half, CAPTIONS),
    "captions-too-fast": text(
        sub(r"00:00:05\.360 --> 00:00:07\.839", "00:00:05.360 --> 00:00:05.860"), CAPTIONS
    ),
    "captions-too-long": text(
        sub(
            "Du är en medmänniska med ett uppdrag.",
            "Du är en medmänniska som har fått ett uppdrag\nav kommunen att umgås med någon "
            "annan\noch det betyder att ni ses på fritiden\noch hittar på saker tillsammans ute.",
        ),
        CAPTIONS,
    ),
    "captions-overlap": text(
        sub(r"00:00:05\.360 --> 00:00:07\.839", "00:00:07.839 --> 00:00:05.360"), CAPTIONS
    ),
    "captions-late": text(late, CAPTIONS),
    "captions-say-otherwise": text(
        sub("Du är en medmänniska med ett uppdrag.", "Du är anställd av kommunen."), CAPTIONS
    ),
    "captions-without-speaker": text(sub("<v [^>]*>", "", 0), CAPTIONS),
    "film-without-description": without_description,
    "description-is-the-same-film": same_film,
    "film-without-sound": lambda folder: remux(folder, sound=False, flashing=False),
    "film-flashes": lambda folder: remux(folder, sound=True, flashing=True),
}
