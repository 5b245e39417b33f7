"""Faults in the pages' Markdown: planted in a copy of the guide's own sources."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from kunskapsstod.project import Base, Project

from .planting import Edit, drop, sub

PICTURE = "docs/roller/bild.jpg"


@dataclass(frozen=True)
class TextPlant:
    """``file`` below docs/, and what is done to it. ``page``: where it shows, if elsewhere."""

    file: str
    edit: Edit
    page: str = ""


def text_project(folder: Path, root: Path) -> Project:
    """The guide's own sources as a base whose pages can be changed, and a site folder over it."""
    base, site = folder / "grund", folder / "kommun"
    for made in (base, site):
        made.mkdir(parents=True)
    for name in ("kommun.yml", "logo.svg"):
        shutil.copy(root / name, site / name)
    for name in ("mkdocs.yml", "overrides", "media", "package.json", "package-lock.json"):
        (base / name).symlink_to(root / name)
    shutil.copytree(root / "docs", base / "docs")
    Image.new("RGB", (64, 36), "teal").save(base / PICTURE)
    return Project(site, Base(base))


def end(text: str) -> Edit:
    """Text in the page's first section, after its heading."""
    return sub(r"(\n## [^\n]*\n)", r"\1\n" + text + "\n")


ALL: dict[str, TextPlant] = {
    "text-without-review-date": TextPlant("bli/ersattning.md", drop(r"review_by: [^\n]*\n")),
    "text-past-review-date": TextPlant(
        "bli/passar-det-mig.md",
        sub(
            r"written: [^\n]*(.*?)review_by: [^\n]*",
            r"written: 2025-05-01\1review_by: 2025-11-01",
        ),
    ),
    "text-without-source": TextPlant(
        "bli/sa-gar-det-till.md", sub(r"sources: \[", "sources: [boken-i-bokhyllan, ")
    ),
    "twin-older-than-original": TextPlant(
        "roller/lex-sarah.md",
        end("Du kan också rapportera till den som är ansvarig för verksamheten."),
        "lattlast/roller/lex-sarah/",
    ),
    "twin-without-anchor": TextPlant(
        "roller/ansvar.sv-simple.md",
        sub(r"\{#[a-z-]+\}", "{#nytt}"),
        "lattlast/roller/ansvar/",
    ),
    "easy-read-long-sentence": TextPlant(
        "roller/orolig.sv-simple.md",
        end(
            "Om du blir orolig för den person som du är kontaktperson för så ska du alltid berätta "
            "det för kommunen även om du inte är säker på att det som du har sett eller hört är "
            "något som kommunen behöver veta."
        ),
        "lattlast/roller/orolig/",
    ),
    "hard-to-read": TextPlant(
        "roller/orolig.md",
        end(
            "Socialnämndens delegationsordning föreskriver handläggningsrutiner beträffande "
            "verkställighetsrapportering. Förvaltningsrättslig kommunikationsskyldighet "
            "förutsätter dokumentationsunderlag. Uppföljningsansvaret åvilar "
            "biståndshandläggaren enligt myndighetsföreskrifternas tillämpningsanvisningar."
        ),
    ),
    "abbreviation-unexplained": TextPlant(
        "roller/kontaktpersonens-roll.md", end("Frågan avgörs av NAVN enligt KSFS.")
    ),
    "markdown-picture-without-alt": TextPlant("roller/socialtjansten.md", end("![](bild.jpg)")),
    "markdown-link-without-text": TextPlant(
        "roller/natverkskarta.md",
        end("Läs [https://www.ivo.se/om-ivo/](https://www.ivo.se/om-ivo/) om du vill."),
    ),
    "secret-by-plain-mail": TextPlant(
        "roller/orolig.md",
        end("Skriv till oro@exempelkommun.example och berätta vad du har sett."),
    ),
    "anchor-that-was-promised": TextPlant(
        "roller/sekretess.md", sub(r"\{#beratta\}", "{#nar-du-far-beratta}")
    ),
}
