"""The accessibility statement as its page shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..content import values
from ..content.statement import SITUATIONS, Lack, Statement, statement
from ..content.supervision import Supervision
from ..models.evidence import Situation
from . import film_view
from .register_view import PageLink
from .state import SiteState
from .variants import VARIANTS, page_url

# Address below the site's root → the page by name, or None when there is no such page.
AddressLink = Callable[[str], PageLink | None]


@dataclass(frozen=True)
class LackRow:
    """One shortcoming with the pages it is on, by name; ``more`` further pages are not named."""

    lack: Lack
    pages: tuple[PageLink, ...]
    more: int


@dataclass(frozen=True)
class StatementView:
    """The statement, its shortcomings with links, and who supervises.

    situations: DIGG's ten, each with the shortcomings that hurt there, and whether some test by
                hand that could find more has not been made
    supervised: the authority's address is confirmed for the day of the build
    """

    statement: Statement
    rows: tuple[LackRow, ...]
    situations: tuple[tuple[Situation, tuple[LackRow, ...], bool], ...]
    supervision: Supervision
    supervised: bool
    site: str
    day: date
    data: str


def statement_view(state: SiteState, guide: str, link: AddressLink, data: str) -> StatementView:
    """Everything the statement's templates draw. ``data``: address of the same as EARL."""
    made = statement(state.evidence, guide, state.today, film_view.statement_lacks(state))
    rows = tuple(_row(lack, link) for lack in made.lacks)
    return StatementView(
        statement=made,
        rows=rows,
        situations=tuple(
            (
                situation,
                tuple(row for row in rows if situation in row.lack.situations),
                any(situation in one.situations for one in made.waiting),
            )
            for situation in SITUATIONS
        ),
        supervision=state.supervision,
        supervised=state.today <= state.supervision.galler_till,
        site=state.profile.webbadress,
        day=state.today,
        data=data,
    )


def page_of(address: str, state: SiteState, url: Callable[[str], str]) -> PageLink | None:
    """The page at an address below the site's root, in whichever form it is."""
    for source in state.sources.values():
        if page_url(source.page_uri, VARIANTS[source.language]) == address:
            title = values.fill(source.meta.title, state.values, markdown=False)
            return PageLink(title, url(address))
    return None


def _row(lack: Lack, link: AddressLink) -> LackRow:
    pages = tuple(page for address in lack.pages if (page := link(address)))
    return LackRow(lack, pages, lack.count - len(pages))
