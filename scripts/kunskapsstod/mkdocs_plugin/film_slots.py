"""The slots about films: the film itself, the register of all of them, what they lack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from jinja2 import Environment
from markupsafe import Markup

from ..models.film import VERSION_IDS
from . import film_view, view
from .components import helpers
from .place import PagePlace
from .profile_view import ProfileView
from .state import SiteState


class Macro(Protocol):
    """Draws a component's macro, by their names, with what it is given."""

    def __call__(self, component: str, name: str, *values: object, **params: object) -> str: ...


class FilmSlots:
    """``draw`` maps a slot's name → what draws it, as in :class:`.slots.SlotFiller`."""

    def __init__(
        self, macro: Macro, environment: Environment, state: SiteState, profile: ProfileView
    ) -> None:
        self._macro = macro
        self._icon = environment.globals["icon"]
        self._state = state
        self._profile = profile
        self.draw: dict[str, Callable[[dict[str, str], PagePlace], str]] = {
            "film": self._film,
            "film-register": self._register,
            "film-gaps": self._gaps,
        }

    def _film(self, params: dict[str, str], place: PagePlace) -> str:
        t, easy = helpers(self._state, place.variant)["t"], place.variant.easy
        film_id = params["id"]
        notes = self._macro(
            "film-register", "notes", film_view.entry(film_id, self._state), easy, self._profile, t
        )
        return self._macro(
            "film",
            "film",
            film=self._state.films[film_id],
            show=params.get("show", "allt"),
            easy=easy,
            t=t,
            icon=self._icon,
            url=place.url,
            texts=film_view.texts(film_id, place.variant, self._state),
            notes=Markup(notes),
        )

    def _register(self, params: dict[str, str], place: PagePlace) -> str:
        def page(uri: str | None) -> str | None:
            return uri and view.page_link(uri, place.variant, self._state, place.root)

        films = self._state.films.values()
        return self._macro(
            "film-register",
            "register",
            film_view.entries(self._state),
            VERSION_IDS,
            {film.id: page(film_view.film_page(film, self._state)) for film in films},
            data=place.url(film_view.LEDGER_DATA),
            easy=place.variant.easy,
            kommun=self._profile,
            t=helpers(self._state, place.variant)["t"],
            icon=self._icon,
        )

    def _gaps(self, params: dict[str, str], place: PagePlace) -> str:
        t = helpers(self._state, place.variant)["t"]
        entries = film_view.entries(self._state)
        return self._macro(
            "film-register", "accepted", entries, place.variant.easy, self._profile, t
        )
