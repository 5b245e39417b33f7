"""A small site with film pages, for tests of the film component: real films, real assets.

``make_site`` writes it; ``python -m tests.components.film_site <folder>`` does so by hand.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw

from kunskapsstod.films.webvtt import VttCue, dump
from kunskapsstod.mkdocs_plugin.assets import bundle
from kunskapsstod.mkdocs_plugin.components import component_environment
from kunskapsstod.models.film import Chapter, Cue, Film, Rendition, Version
from kunskapsstod.models.profile import Brand
from kunskapsstod.models.security import csp
from kunskapsstod.texts import text

OVERRIDES = Path(__file__).parents[2] / "overrides"
FONT = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
WIDTH, HEIGHT, FPS, RATE = 320, 180, 5, 48_000

# Title, start in textad and teckensprak, start in syntolkad.
CHAPTERS = [
    ("Du ska bli kontaktperson", 0.0, 0.0),
    ("Medmänniska, inte personal", 14.0, 21.6),
    ("Tystnadsplikt", 31.0, 46.0),
    ("När något är fel", 47.0, 70.0),
    ("Vem du vänder dig till", 62.0, 92.4),
]
# Picture, and what is said: text, seconds after the chapter's start in textad and in syntolkad.
# None: only the described version says it.
SAID: list[tuple[str, list[tuple[str, float | None, float]]]] = [
    (
        "En lampa tänds över ett bord. Två personer sätter sig.",
        [
            ("Du ska bli kontaktperson.", 0.8, 7.2),
            ("Vad är din roll, och vad är den inte?", 4.4, 10.8),
        ],
    ),
    (
        "Två koppar ställs fram. Texten ”Medmänniska” visas.",
        [
            ("De ler mot varandra.", None, 6.0),
            ("Du är en medmänniska.", 0.8, 10.4),
            ("Du är inte personal, inte assistent och inte god man.", 5.2, 14.8),
        ],
    ),
    (
        "Ett hänglås. Nyckelhålet ser ut som en människa.",
        [
            ("Det du får veta stannar hos dig.", 0.8, 8.0),
            ("Det gäller också när uppdraget är slut.", 6.0, 13.2),
        ],
    ),
    (
        "En hand räcks upp.",
        [("Men är något fel ska du berätta det för kommunen. Genast.", 0.8, 5.2)],
    ),
    (
        "En telefon.",
        [("Ring kontaktsekreteraren. Är någon i fara ringer du 112.", 0.8, 5.6)],
    ),
]
LENGTHS = {"textad": 74.0, "teckensprak": 74.0, "syntolkad": 112.0}


def make_site(folder: Path, poster: Path | None = None) -> dict[str, Film]:
    """Write the site; returns its films. One folder a page, see ``pages``."""
    films = {
        "roller": make_film(folder, "roller", poster=poster),
        "inbrand": make_film(folder, "inbrand", burned_in=True, poster=poster),
        "tolkad": make_film(folder, "tolkad", interpreter=True, poster=poster),
    }
    films["liten"] = with_more(folder, films["roller"])
    films["en"] = replace(films["roller"], versions=films["roller"].versions[:1], example=False)
    # Text that does not exist, in the version where it is on from the start.
    mute = replace(films["roller"].versions[0], captions_src="media/filmer/roller/borta.vtt")
    films["stum"] = replace(films["roller"], versions=(mute, *films["roller"].versions[1:]))
    # One file that does not exist, to see what a visitor meets then.
    lost = replace(films["roller"].versions[0], src="media/filmer/roller/borta.mp4")
    films["borta"] = replace(films["roller"], versions=(lost, *films["roller"].versions[1:]))
    assets = bundle(OVERRIDES, Brand(ljus="#0e4f5b", mork="#8fd0dc"), None)
    for name, content in assets.files.items():
        path = folder / assets.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    pages: dict[str, tuple[list[tuple[Film, str]], bool]] = {
        "film": ([(films["roller"], "allt")], False),
        "lattlast": ([(films["roller"], "allt")], True),
        "inbrand": ([(films["inbrand"], "allt")], False),
        "tolkad": ([(films["tolkad"], "allt")], False),
        "inbaddad": ([(films["roller"], "spelare"), (films["tolkad"], "spelare")], False),
        "liten": ([(films["liten"], "allt")], False),
        "liten-lattlast": ([(films["liten"], "allt")], True),
        "stum": ([(films["stum"], "allt")], False),
        "en": ([(films["en"], "allt")], False),
        "borta": ([(films["borta"], "allt")], False),
    }
    for name, (shown, easy) in pages.items():
        (folder / name).mkdir()
        html = page([draw(film, show, easy=easy) for film, show in shown], assets.folder, easy=easy)
        (folder / name / "index.html").write_text(html, encoding="utf-8")
    return films


def draw(film: Film, show: str = "allt", *, easy: bool = False) -> str:
    """The component's HTML, drawn as the site draws it."""
    environment = component_environment(OVERRIDES)
    module = environment.get_template("components/film/film.html").module
    return str(
        module.film(  # type: ignore[attr-defined]
            film=film,
            show=show,
            easy=easy,
            t=partial(_text, "sv-simple" if easy else "sv"),
            icon=environment.globals["icon"],
            url=lambda address: f"../{address}",
        )
    )


def _text(language: str, key: str, **params: object) -> str:
    return text(key, language, **params)


def page(blocks: list[str], assets: str, *, easy: bool = False) -> str:
    """A page round the blocks, with the shell's outer elements and security policy."""
    content = "\n".join(blocks)
    return f"""<!doctype html>
<html lang="{"sv-simple" if easy else "sv"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{csp(meta=True)}">
<title>Film: Roller och ansvar – Exempelkommun</title>
<link rel="icon" type="image/svg+xml" href="../{assets}icon.svg">
<link rel="preload" as="font" type="font/woff2" href="../{assets}{FONT}" crossorigin>
<link rel="stylesheet" href="../{assets}guide.css">
<link rel="stylesheet" href="../{assets}components/film.css">
<script src="../{assets}start.js"></script>
<script type="module" src="../{assets}guide.js"></script></head>
<body class="{"ks-easy" if easy else ""}"><main id="innehall" tabindex="-1"><article>
<header class="ks-head"><div class="ks-frame ks-head__row"><div class="ks-head__text">
<p class="ks-label">Exempelfilm</p><h1>Roller och ansvar</h1>
<p class="ks-lead">En film för dig som ska bli kontaktperson.</p></div></div></header>
<div class="ks-frame"><section class="ks-section"><div class="ks-section__text">
<h2 id="innan">Innan ni tittar</h2><p>Lägg märke till vad kontaktpersonen gör.
<a href="#innehall">Se särskilt slutet</a>.</p></div></section>
{content}
<section class="ks-section"><div class="ks-section__text"><h2 id="prata">Att prata om</h2>
<p>Vad gör dig orolig?</p></div></section></div></article></main></body></html>
"""


def make_film(
    folder: Path,
    film_id: str,
    *,
    burned_in: bool = False,
    interpreter: bool = False,
    poster: Path | None = None,
) -> Film:
    """A film in three versions with captions and chapters, below ``folder``."""
    src = f"media/filmer/{film_id}"
    (folder / src).mkdir(parents=True)
    chapters, cues = _contents()
    poster_file = folder / src / "affisch.webp"
    if poster:
        poster_file.write_bytes(poster.read_bytes())
    else:
        _draw_poster(poster_file)
    versions = []
    for version_id, seconds in LENGTHS.items():
        file = folder / src / f"{version_id}.mp4"
        if (made := folder / "media/filmer/roller" / file.name) != file and made.exists():
            file.write_bytes(made.read_bytes())
        else:
            _encode(file, seconds)
        captions = file.with_suffix(".vtt")
        captions.write_text(dump(_captions(cues, version_id, seconds)), encoding="utf-8")
        parts = file.with_name(f"{version_id}-kapitel.vtt")
        parts.write_text(dump(_chapter_cues(chapters, version_id, seconds)), encoding="utf-8")
        versions.append(
            Version(
                id=version_id,
                file=file,
                src=f"{src}/{file.name}",
                seconds=seconds,
                bytes=file.stat().st_size,
                width=WIDTH,
                height=HEIGHT,
                captions=captions,
                captions_src=f"{src}/{captions.name}",
                chapters_file=parts,
                chapters_src=f"{src}/{parts.name}",
                burned_in_captions=burned_in and version_id == "textad",
                interpreter=interpreter and version_id == "teckensprak",
                described=version_id == "syntolkad",
                example=not interpreter,
            )
        )
    return Film(
        id=film_id,
        title="Roller och ansvar",
        title_simple="Vad en kontaktperson gör",
        description="För dig som ska bli kontaktperson: vad du är och inte är.",
        description_simple="Filmen är för dig som ska bli kontaktperson.",
        example=not interpreter,
        voice="syntetisk",
        versions=tuple(versions),
        chapters=chapters,
        transcript=cues,
        poster=poster_file,
        poster_src=f"{src}/affisch.webp",
        poster_jpg=poster_file,
        poster_jpg_src=f"{src}/affisch.webp",
        poster_alt="Två personer går tillsammans.",
    )


def with_more(folder: Path, film: Film) -> Film:
    """The film with what a version may have besides: a smaller picture and what is seen as text."""
    versions = []
    for version in film.versions:
        if version.described:
            versions.append(version)
            continue
        file = version.file.with_name(f"{version.id}-liten.mp4")
        if not file.exists():
            _encode(file, version.seconds, WIDTH // 2, HEIGHT // 2)
        size = file.stat().st_size
        small = Rendition(file, f"media/filmer/roller/{file.name}", size, WIDTH // 2, HEIGHT // 2)
        seen = version.file.with_name(f"{version.id}-bild.vtt")
        seen.write_text(dump(_seen_cues(film.transcript, version.id)), encoding="utf-8")
        src = f"media/filmer/roller/{seen.name}"
        versions.append(replace(version, small=small, descriptions=seen, descriptions_src=src))
    return replace(film, versions=tuple(versions))


def _seen_cues(cues: tuple[Cue, ...], version: str) -> list[VttCue]:
    seen = [cue for cue in cues if cue.kind == "picture" and version in cue.starts]
    return [VttCue(c.starts[version], c.starts[version] + 3, (c.text,), None) for c in seen]


def _contents() -> tuple[tuple[Chapter, ...], tuple[Cue, ...]]:
    chapters, cues = [], []
    for number, (title, plain, described) in enumerate(CHAPTERS, 1):
        chapter = f"kapitel-{number}"
        starts = {"textad": plain, "teckensprak": plain, "syntolkad": described}
        chapters.append(Chapter(chapter, title, starts))
        picture, said = SAID[number - 1]
        cues.append(Cue(f"{chapter}-bild", "picture", picture, None, chapter, starts))
        for index, (words, after, after_described) in enumerate(said):
            starts = {"syntolkad": round(described + after_described, 3)}
            if after is not None:
                starts |= dict.fromkeys(("textad", "teckensprak"), round(plain + after, 3))
            speaker = "Berättare" if after is not None else "Syntolk"
            cues.append(Cue(f"{chapter}-{index}", "speech", words, speaker, chapter, starts))
    return tuple(chapters), tuple(cues)


def _captions(cues: tuple[Cue, ...], version: str, seconds: float) -> list[VttCue]:
    said = [cue for cue in cues if cue.kind == "speech" and version in cue.starts]
    ends = [cue.starts[version] - 0.1 for cue in said[1:]] + [seconds]
    return [
        VttCue(cue.starts[version], min(end, cue.starts[version] + 4), (cue.text,), cue.speaker)
        for cue, end in zip(said, ends, strict=True)
    ]


def _chapter_cues(chapters: tuple[Chapter, ...], version: str, seconds: float) -> list[VttCue]:
    ends = [chapter.starts[version] for chapter in chapters[1:]] + [seconds]
    return [
        VttCue(chapter.starts[version], end, (chapter.title,))
        for chapter, end in zip(chapters, ends, strict=True)
    ]


def _draw_poster(path: Path) -> None:
    image = Image.new("RGB", (1280, 720), "#f5f2ec")
    draw = ImageDraw.Draw(image)
    for x, colour in ((480, "#0e4f5b"), (760, "#cfd8d8")):
        draw.ellipse((x - 60, 140, x + 60, 260), fill="#ffffff", outline="#1f1c19", width=8)
        draw.rectangle((x - 80, 260, x + 80, 520), fill=colour, outline="#1f1c19", width=8)
    draw.line((0, 520, 1280, 520), fill="#1f1c19", width=8)
    image.save(path, "WEBP", quality=70)


def _encode(path: Path, seconds: float, width: int = WIDTH, height: int = HEIGHT) -> None:
    """H.264 and AAC with the index first; a square that moves shows how far the film has come."""
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as out:
        video = out.add_stream("h264", rate=FPS, options={"preset": "ultrafast", "crf": "30"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.codec_context.gop_size = 2 * FPS
        sound = out.add_stream("aac", rate=RATE, layout="stereo")
        for number in range(int(seconds * FPS)):
            picture = np.full((height, width, 3), 230, dtype=np.uint8)
            x = int(number / (seconds * FPS) * (width - 20))
            picture[40:60, x : x + 20] = (14, 79, 91)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            out.mux(video.encode(frame))
        silence = np.zeros((2, 1024), dtype=np.float32)
        for number in range(int(seconds * RATE / 1024)):
            block = av.AudioFrame.from_ndarray(silence, format="fltp", layout="stereo")
            block.sample_rate, block.pts = RATE, number * 1024
            out.mux(sound.encode(block))
        out.mux(video.encode(None))
        out.mux(sound.encode(None))


@dataclass(frozen=True)
class Starts:
    """What the player is given of a film, as its data attributes hold it."""

    chapters: list[dict[str, float]]
    cues: list[dict[str, float]]


def starts(film: Film) -> Starts:
    return Starts([c.starts for c in film.chapters], [c.starts for c in film.transcript])


if __name__ == "__main__":
    target = Path(sys.argv[1])
    found = make_site(target, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    print(json.dumps({name: len(film.transcript) for name, film in found.items()}))
