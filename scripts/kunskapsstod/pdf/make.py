"""What ``kunskapsstod pdf`` does: plans the handouts, makes each, and saves it when it is whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from ..models.profile import Profile
from ..models.profile_loading import load_profile
from ..models.site import BuiltSite
from ..project import Project
from ..texts import message
from ..writing import prepare_folder, write_files
from . import drawings
from .engine import Engine
from .guide import Guide
from .handouts import plan
from .streams import shades
from .studio import Studio

Progress = Callable[[int, int, str], None]
STYLESHEET = "pdf.css"
DEFAULT_FOLDER = "pdf"
# About how many pages of paper a page of the guide becomes; only the progress bar asks.
PAPER_PAGES = 4


@dataclass(frozen=True)
class Made:
    """One finished PDF. ``crowded``: it became more pages than it is meant for."""

    file: Path
    pages: int
    size: int
    crowded: bool = False


def make(
    project: Project,
    wanted: Sequence[str] = (),
    *,
    folder: Path | None = None,
    out: Path | None = None,
    progress: Progress = lambda done, total, label: None,
) -> list[Made]:
    """Make the PDFs asked for (default: every sheet) and save each when it is whole.

    folder: the built guide (default: the project's); out: where they are put (default: ``pdf``)

    Raises Faults when the guide is not built, a page does not exist, a library is missing or the
    folder cannot be written.
    """
    profile = load_profile(project)
    guide = Guide(BuiltSite(folder or project.default_out, profile.webbadress), profile)
    handouts = plan(guide, wanted)
    assets = project.base.overrides / "assets"
    target = (out or project.site / DEFAULT_FOLDER).resolve()
    engine = Engine(_stylesheet(assets, profile), (assets, guide.site.root))
    prepare_folder(target)
    studio = Studio(guide, engine)
    made: list[Made] = []
    done, total = 0, sum(len(handout.pages) for handout in handouts)
    for handout in handouts:

        def on_page(number: int, before: int = done, most: int = len(handout.pages)) -> None:
            progress(before + min(number // PAPER_PAGES, most), total, message("pdf.making"))

        on_page(0)
        rendered = studio.render(handout, on_page)
        done += len(handout.pages)
        file = target / f"{handout.name}.pdf"
        write_files(target, {file.name: rendered.data})
        crowded = handout.room is not None and rendered.pages > handout.room
        made.append(Made(file, rendered.pages, len(rendered.data), crowded))
    progress(total, total, message("pdf.making"))
    return made


def summary(made: Sequence[Made]) -> list[str]:
    """What to say when they are done: each file, what came out too long, where they lie."""
    lines = []
    for one in made:
        size = message("pdf.size", kb=ceil(one.size / 1000))
        lines.append(message("pdf.file", name=one.file.name, pages=_pages(one.pages), size=size))
    lines += [
        message("pdf.crowded", name=one.file.name, pages=_pages(one.pages))
        for one in made
        if one.crowded
    ]
    if made:
        code = "pdf.done_one" if len(made) == 1 else "pdf.done"
        lines.append(message(code, count=len(made), folder=made[0].file.parent))
    return lines


def _pages(count: int) -> str:
    return message("pdf.pages_one") if count == 1 else message("pdf.pages", count=count)


def _stylesheet(assets: Path, profile: Profile) -> str:
    font = (assets / "fonts" / "atkinson-hyperlegible-next-latin-wght-normal.woff2").resolve()
    head = (
        f"@font-face {{ font-family: '{drawings.FONT}'; src: url('{font.as_uri()}'); }}\n"
        f":root {{ --brand: {profile.farg.ljus}; }}\n"
    )
    return head + (assets / STYLESHEET).read_text(encoding="utf-8") + shades()
