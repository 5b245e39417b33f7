"""Fills the slots that blocks leave in a page, now that the page and its address are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import groupby
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from ..content import earl
from ..content.links import resolve
from ..texts import text
from . import (
    print_address,
    register_view,
    statement_view,
    translation,
    view,
)
from .blocks import SLOT
from .components import helpers
from .figures import map_forms, process_forms
from .film_slots import FilmSlots
from .place import PagePlace
from .profile_view import ProfileView
from .state import SiteState
from .variants import page_url

# An empty <div> or <span> with the slot's name; blocks.py and structure.py are its only makers.
_SLOT = re.compile(rf'<(?P<tag>div|span)(?P<attributes>[^>]*\b{SLOT}="[^>]*)>\s*</(?P=tag)>')
_EXAMPLE = re.compile(r'(<h[23] class="ks-example__title">)')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


class SlotFiller:
    """Draws each slot from its component's template."""

    def __init__(
        self, environment: Environment, state: SiteState, profile: ProfileView, guide: str
    ) -> None:
        self.environment = environment
        self.state = state
        self.profile = profile
        self.guide = guide
        self._draw: dict[str, Callable[[dict[str, str], PagePlace], str]] = {
            "symbol": self._symbol,
            "picture": self._picture,
            "icon": self._icon,
            "local-name": self._local_name,
            "contact": self._contact,
            "process": self._process,
            "network-map": self._network_map,
            "fees": self._fees,
            "glossary": self._glossary,
            "news": self._news,
            "settings": self._settings,
            "register": self._register,
            "statement": self._statement,
            "minutes": self._minutes,
            "walk-progress": self._walk_progress,
            **FilmSlots(self._macro, environment, state, profile).draw,
        }

    def fill(self, html: str, place: PagePlace) -> str:
        """The page's HTML with every slot drawn."""

        def one(match: re.Match[str]) -> str:
            attributes = {
                name: unescape(value)
                for name, value in _ATTRIBUTE.findall(match.group("attributes"))
            }
            params = {
                name.removeprefix("data-ks-"): value
                for name, value in attributes.items()
                if name.startswith("data-ks-")
            }
            return self._draw[params["slot"]](params, place)

        html = _SLOT.sub(one, html) if SLOT in html else html
        label = text("example.label", place.variant.tag)
        html = _EXAMPLE.sub(rf'\1<span class="ks-example__label">{label}</span> ', html)
        site = self.state.profile.webbadress.rstrip("/") + "/"
        return print_address.write_out(html, site + page_url(place.uri, place.variant))

    def _macro(self, component: str, name: str, *values: Any, **params: Any) -> str:
        module = self.environment.get_template(f"components/{component}/{component}.html").module
        return str(getattr(module, name)(*values, **params))

    def _symbol(self, params: dict[str, str], place: PagePlace) -> str:
        draw = helpers(self.state, place.variant)["illustration"]
        return str(draw(params["name"], decorative=True))

    def _picture(self, params: dict[str, str], place: PagePlace) -> str:
        draw = helpers(self.state, place.variant)["illustration"]
        drawing = self.state.illustrations[params["name"]]
        # A symbol is drawn for a small size: shown as large as a scene its lines grow clumsy.
        small = " ks-picture--symbol" if float(drawing.view_box.split()[2]) < 200 else ""
        svg = draw(params["name"], alt=params.get("alt"))
        return f'<div class="ks-picture{small}">{svg}</div>'

    def _icon(self, params: dict[str, str], place: PagePlace) -> str:
        return str(self.environment.globals["icon"](params["name"]))  # type: ignore[operator]

    def _local_name(self, params: dict[str, str], place: PagePlace) -> str:
        name = Markup("{}{}").format(self.profile.logo, self.profile.namn)
        return f'<p class="ks-local__name">{name}</p>'

    def _contact(self, params: dict[str, str], place: PagePlace) -> str:
        given = helpers(self.state, place.variant)
        return self._macro(
            "contact",
            "contact",
            params["kind"],
            params.get("title", ""),
            params.get("id") or f"kontakt-{params['kind']}",
            translation.profile_for(self.profile, self.state.values, place.variant),
            given["t"],
            self.environment.globals["icon"],
            given["illustration"],
        )

    def _process(self, params: dict[str, str], place: PagePlace) -> str:
        given = helpers(self.state, place.variant)
        steps = self.state.data.steps(easy=place.variant.easy, known=self.state.values)
        numbered = [
            given["t"]("process.step", number=number, title=step.title)
            for number, step in enumerate(steps, start=1)
        ]
        return self._macro(
            "process",
            "process",
            steps,
            process_forms(steps, numbered),
            given["t"],
            given["illustration"],
            self._link(place),
        )

    def _network_map(self, params: dict[str, str], place: PagePlace) -> str:
        given = helpers(self.state, place.variant)
        easy = place.variant.easy
        areas = self.state.data.areas(easy=easy, known=self.state.values)
        return self._macro(
            "network-map",
            "network_map",
            self.state.data.middle(easy=easy),
            areas,
            map_forms(areas, given["t"]("map.kontaktperson")),
            given["t"],
            given["illustration"],
        )

    def _fees(self, params: dict[str, str], place: PagePlace) -> str:
        given = helpers(self.state, place.variant)
        return self._macro("fees", "fees", self.state.profile.ersattning, self.profile, given["t"])

    def _glossary(self, params: dict[str, str], place: PagePlace) -> str:
        given = helpers(self.state, place.variant)
        letters = [
            (letter, list(words))
            for letter, words in groupby(
                self.state.glossary.words, key=lambda word: word.word[0].upper()
            )
        ]
        return self._macro("glossary", "glossary", letters, place.variant.easy, given["t"])

    def _settings(self, params: dict[str, str], place: PagePlace) -> str:
        return self._macro("settings", "settings", helpers(self.state, place.variant)["t"])

    def _news(self, params: dict[str, str], place: PagePlace) -> str:
        rows = register_view.news(self.state.news, self.state, place.variant, self._link(place))
        t = helpers(self.state, place.variant)["t"]
        return self._macro("news", "news", rows, place.url("nytt.xml"), t)

    def _register(self, params: dict[str, str], place: PagePlace) -> str:
        t, link = helpers(self.state, place.variant)["t"], self._link(place)
        if params["what"] == "granskning":
            return self._macro("register", "reviews", register_view.reviews(self.state, link), t)
        rows = register_view.laws if params["what"] == "lagar" else register_view.sources
        return self._macro("register", "rows", rows(self.state, link), t)

    def _statement(self, params: dict[str, str], place: PagePlace) -> str:
        return self._macro(
            "statement",
            params["part"],
            statement_view.statement_view(
                self.state, self.guide, self._address_link(place), place.url(earl.FILE_NAME)
            ),
            self.profile,
            helpers(self.state, place.variant)["t"],
        )

    def _address_link(self, place: PagePlace) -> statement_view.AddressLink:
        return lambda address: statement_view.page_of(address, self.state, place.url)

    def _link(self, place: PagePlace) -> register_view.Link:
        return lambda uri: view.page_link(uri, place.variant, self.state, place.root)

    def _minutes(self, params: dict[str, str], place: PagePlace) -> str:
        uri = resolve(params["to"], place.uri)
        minutes = view.minutes_of(uri, place.variant, self.state)
        if not minutes:
            return ""
        words = text("walk.minutes", place.variant.tag, minutes=minutes)
        return f'<span class="ks-walk__time">{escape(words)}</span>'

    def _walk_progress(self, params: dict[str, str], place: PagePlace) -> str:
        given = helpers(self.state, place.variant)
        return self._macro("walk", "progress", place.uri.removesuffix(".md"), given["t"])
