"""What ``kunskapsstod pdf`` does: plans the handouts, makes each, and saves it when it is whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from ..errors import fault
from ..films.names import TEXTS_NAME, kept_pdf
from ..models.film import SITE_FOLDER
from ..models.profile import Profile
from ..models.profile_loading import load_profile
from ..models.site import BuiltSite
from ..project import Project
from ..texts import message
from ..writing import prepare_folder, write_files
from . import drawings
from .engine import Engine
from .guide import Guide
from .handouts import Handout, plan
from .streams import shades
from .studio import Studio

Progress = Callable[[int, int, str], None]
STYLESHEET = "pdf.css"
DEFAULT_FOLDER = "pdf"
# About how many pages of paper a page of the guide becomes; only the progress bar asks.
PAPER_PAGES = 4


@dataclass(frozen=True)
class Made:
    """One finished PDF.

    crowded: it became more pages than it is meant for
    kept:    the guide's next build takes it along
    """

    file: Path
    pages: int
    size: int
    crowded: bool = False
    kept: bool = False


def make(
    project: Project,
    wanted: Sequence[str] = (),
    *,
    folder: Path | None = None,
    out: Path | None = None,
    into_site: bool = False,
    progress: Progress = lambda done, total, label: None,
) -> list[Made]:
    """Make the PDFs asked for (default: every sheet) and save each when it is whole.

    folder: the built guide (default: the project's); out: where they are put (default: ``pdf``)
    into_site: keep the films' texts (all of them, unless some are asked for) for the next build,
            whose pages then link to them

    Raises Faults when the guide is not built, a page does not exist, a library is missing or the
    folder cannot be written.
    """
    profile = load_profile(project)
    guide = Guide(BuiltSite(folder or project.default_out, profile.webbadress), profile)
    handouts = plan(guide, wanted or ([TEXTS_NAME] if into_site else []))
    if into_site and not any(handout.kind == "film" for handout in handouts):
        raise fault("pdf.only_texts")
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
        kept = into_site and _keep(project, guide, handout, rendered.data)
        made.append(Made(file, rendered.pages, len(rendered.data), crowded, kept))
    progress(total, total, message("pdf.making"))
    return made


def _keep(project: Project, guide: Guide, handout: Handout, data: bytes) -> bool:
    """Put a film's text where the next build looks; False for what is no film's text."""
    film = handout.pages[0].film
    if handout.kind != "film" or film is None:
        return False
    text_file = guide.site.root / SITE_FOLDER / film / f"{handout.name}.txt"
    folder = project.work / TEXTS_NAME
    name = kept_pdf(handout.name, text_file.read_bytes())
    write_files(folder, {name: data})
    for earlier in folder.glob(f"{handout.name}-*.pdf"):
        if earlier.name != name:
            earlier.unlink(missing_ok=True)
    return True


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
    kept = sum(one.kept for one in made)
    if kept:
        lines.append(message("pdf.kept", count=kept))
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
