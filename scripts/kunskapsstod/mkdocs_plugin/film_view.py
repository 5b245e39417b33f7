"""The films as the pages about them tell of them: the ledger, and the same as linked data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..content import statement
from ..films.json_ld import json_ld
from ..films.ledger import CRITERIA, Entry, Lack, ledger
from ..films.names import TEXTS_NAME, kept_pdf, text_name
from ..films.transcript_text import transcript_text
from ..models.evidence import Situation
from ..models.film import SITE_FOLDER, Film
from ..models.film_gap import GapKind
from ..texts import text
from . import forms
from .state import SiteState
from .variants import DEFAULT, VARIANTS, Variant, page_url

LEDGER_PAGE = "filmer/versioner.md"
LEDGER_DATA = "filmer/versioner.jsonld"
"""Address of the linked data, below the site's root."""

_SITUATIONS: dict[GapKind, tuple[Situation, ...]] = {
    "textad": ("no_hearing", "low_hearing"),
    "undertexter": ("no_hearing", "low_hearing"),
    "teckensprak": ("no_hearing",),
    "tolk": ("no_hearing",),
    "syntolkad": ("no_vision", "low_vision"),
    "transkription": ("no_vision", "no_hearing"),
}
"""Whom a gap shuts out."""


def entries(state: SiteState) -> tuple[Entry, ...]:
    """What there is of every film, in the films' order."""
    return ledger(state.films.values(), state.profile)


def entry(film_id: str, state: SiteState) -> Entry:
    """One film's entry."""
    return ledger([state.films[film_id]], state.profile)[0]


def film_page(film: Film, state: SiteState) -> str | None:
    """Docs uri of the page a film is watched on; None when it has none of its own."""
    return next(
        (
            source.uri
            for source in state.sources.values()
            if source.language == DEFAULT.tag
            and source.meta.film == film.id
            and source.page_uri.startswith("filmer/")
        ),
        None,
    )


@dataclass(frozen=True)
class TextFile:
    """The film as text, as a file to fetch.

    src: address below the site's root; content: the file itself, or where it lies
    """

    src: str
    kind: str
    content: bytes | Path

    @property
    def bytes(self) -> int:
        """Its size."""
        if isinstance(self.content, Path):
            return self.content.stat().st_size
        return len(self.content)


def texts(film_id: str, variant: Variant, state: SiteState) -> tuple[TextFile, ...]:
    """The files with a film's text there are in a form: plain text, and PDF when it was made.

    ``kunskapsstod pdf --into-site`` makes them and leaves them for the next build; a PDF of a text
    that has changed since is left out, so that a link is never dead and never leads to old words.
    """
    film = state.films[film_id]
    if not film.transcript or variant.translated:
        return ()
    name = text_name(film_id, easy=variant.easy)
    page = film_page(film, state)
    address = _site(state) + page_url(page, forms.nearest(page, variant, state)) if page else None
    content = transcript_text(film, variant.easy, address=address).encode()
    found = [TextFile(f"{SITE_FOLDER}/{film_id}/{name}.txt", "txt", content)]
    pdf = state.project.work / TEXTS_NAME / kept_pdf(name, content)
    if pdf.is_file():
        found.append(TextFile(f"{SITE_FOLDER}/{film_id}/{name}.pdf", "pdf", pdf))
    return tuple(found)


def all_texts(state: SiteState) -> tuple[TextFile, ...]:
    """Those of every film in every form."""
    return tuple(
        file
        for film_id in state.films
        for variant in VARIANTS.values()
        for file in texts(film_id, variant, state)
    )


def statement_lacks(state: SiteState) -> tuple[statement.Lack, ...]:
    """What the films lack, for the accessibility statement: what the law asks for, and what the
    municipality has accepted. An owner or a consent that is missing is no matter of access."""
    return tuple(
        _statement_lack(one, lack, state)
        for one in entries(state)
        for lack in one.lacks
        if lack.kind in CRITERIA and (lack.reason or _is_law(lack))
    )


def _is_law(lack: Lack) -> bool:
    return CRITERIA[lack.kind][1] in ("A", "AA")


def _statement_lack(one: Entry, lack: Lack, state: SiteState) -> statement.Lack:
    number, level = CRITERIA[lack.kind]
    page = film_page(one.film, state)
    readable = bool(one.film.transcript) and page is not None
    return statement.Lack(
        what=text("ledger.in_film", title=one.film.title, lack=text(f"ledger.gap.{lack.kind}")),
        origin="film",
        law=_is_law(lack),
        situations=_SITUATIONS[lack.kind],
        requirement=text("ledger.criterion", number=number, level=level),
        pages=(page_url(page, DEFAULT),) if page else (),
        count=1 if page else 0,
        why=lack.reason,
        alternative=text("ledger.instead") if readable else None,
    )


def _site(state: SiteState) -> str:
    return state.profile.webbadress.rstrip("/") + "/"


def linked_data(state: SiteState) -> str:
    """Every film as schema.org's VideoObject, with full addresses."""
    site = _site(state)

    def page(film: Film) -> str:
        return site + page_url(film_page(film, state) or LEDGER_PAGE, DEFAULT)

    return json_ld(state.films.values(), site, page)
