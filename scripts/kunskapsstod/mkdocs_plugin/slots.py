"""Fills the slots that blocks leave in a page, now that the page and its address are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ..texts import text
from .blocks import SLOT
from .components import helpers
from .figures import map_forms, process_forms
from .profile_view import ProfileView
from .state import SiteState
from .variants import Variant

# An empty <div> or <span> with the slot's name; blocks.py and structure.py are its only makers.
_SLOT = re.compile(rf'<(?P<tag>div|span)(?P<attributes>[^>]*\b{SLOT}="[^>]*)>\s*</(?P=tag)>')
_EXAMPLE = re.compile(r'(<h[23] class="ks-example__title">)')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


@dataclass(frozen=True)
class PagePlace:
    """Where the page being filled stands: ``root`` is the relative way to the site's root."""

    variant: Variant
    root: str

    def url(self, address: str) -> str:
        """The relative address of something below the site's root."""
        return f"{self.root}{address}" or "./"


class SlotFiller:
    """Draws each slot from its component's template."""

    def __init__(self, environment: Environment, state: SiteState, profile: ProfileView) -> None:
        self.environment = environment
        self.state = state
        self.profile = profile
        self._draw: dict[str, Callable[[dict[str, str], PagePlace], str]] = {
            "symbol": self._symbol,
            "picture": self._picture,
            "icon": self._icon,
            "local-name": self._local_name,
            "contact": self._contact,
            "process": self._process,
            "network-map": self._network_map,
            "film": self._film,
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
        return _EXAMPLE.sub(rf'\1<span class="ks-example__label">{label}</span> ', html)

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
            self.profile,
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

    def _film(self, params: dict[str, str], place: PagePlace) -> str:
        given = helpers(self.state, place.variant)
        return self._macro(
            "film",
            "film",
            film=self.state.films[params["id"]],
            show=params.get("show", "allt"),
            easy=place.variant.easy,
            t=given["t"],
            icon=self.environment.globals["icon"],
            url=place.url,
        )
