"""The films as the pages about them tell of them: the ledger, and the same as linked data."""

from __future__ import annotations

from ..films.json_ld import json_ld
from ..films.ledger import Entry, ledger
from ..models.film import Film
from .state import SiteState
from .variants import DEFAULT, page_url

LEDGER_PAGE = "filmer/versioner.md"
LEDGER_DATA = "filmer/versioner.jsonld"
"""Address of the linked data, below the site's root."""


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


def linked_data(state: SiteState) -> str:
    """Every film as schema.org's VideoObject, with full addresses."""
    site = state.profile.webbadress.rstrip("/") + "/"

    def page(film: Film) -> str:
        return site + page_url(film_page(film, state) or LEDGER_PAGE, DEFAULT)

    return json_ld(state.films.values(), site, page)
