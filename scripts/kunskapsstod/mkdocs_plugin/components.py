"""Templates and what they may use: texts, icons, illustrations, dates, soft hyphens."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader
from markupsafe import Markup, escape

from ..content.hyphenation import hyphenate
from ..films.transcript import introduced
from ..project import cache_folder
from ..texts import text
from .state import SiteState
from .variants import Variant


def equip(environment: Environment) -> None:
    """Give an environment the guide's filters. Escaping is on: values never become markup."""
    environment.autoescape = True
    environment.bytecode_cache = _compiled()
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.filters["hyphens"] = hyphens
    environment.filters["lines"] = lines
    environment.filters["long_date"] = long_date
    environment.filters["introduced"] = introduced
    environment.filters["thousands"] = lambda number: f"{number:,}".replace(",", "\u00a0")
    environment.globals["icon"] = _icon_macro(environment)


@cache
def _compiled() -> BytecodeCache | None:
    """Templates compiled once for every variant and build, a sixth of a small site's time.

    None when the user's cache folder cannot be written.
    """
    folder = cache_folder() / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def component_environment(overrides: Path) -> Environment:
    """The environment that draws blocks inside a page, before MkDocs has one of its own."""
    environment = Environment(loader=FileSystemLoader(overrides), auto_reload=False)
    equip(environment)
    return environment


def helpers(state: SiteState, variant: Variant) -> dict[str, Any]:
    """What every template of a variant is given."""

    def t(key: str, **params: object) -> str:
        if any(isinstance(value, Markup) for value in params.values()):
            return Markup(escape(text(key, variant.tag))).format(**params)
        return text(key, variant.tag, **params)

    return {
        "t": t,
        "easy": variant.easy,
        "illustration": partial(illustration, state, variant),
    }


def illustration(
    state: SiteState,
    variant: Variant,
    name: str,
    *,
    alt: str | None = None,
    decorative: bool = False,
    inner: bool = False,
) -> Markup:
    """A drawing as inline SVG. ``inner``: only what is inside its root, for use in a picture."""
    drawing = state.illustrations[name]
    if inner:
        return Markup(drawing.inner)
    words, lang = drawing.description(easy=variant.easy, language=variant.language)
    shown = None if decorative or alt == "" else alt or words
    return Markup(drawing.svg(alt=shown, lang="" if alt else lang))


def long_date(day: date, t: Callable[[str], str]) -> str:
    """``2026-11-22`` → ``22 november 2026``, in the language of ``t``."""
    return f"{day.day} {t('months').split()[day.month - 1]} {day.year}"


def hyphens(value: str) -> str:
    """The words with soft hyphens; what is markup stays markup."""
    cut = hyphenate(str(value))
    return Markup(cut) if isinstance(value, Markup) else cut


def lines(value: str) -> Markup:
    """Text with its line breaks kept and soft hyphens in long words."""
    parts = [escape(hyphenate(line)) for line in value.strip().splitlines()]
    return Markup("<br>").join(parts)


def _icon_macro(environment: Environment) -> Callable[[str], Markup]:
    drawn: dict[str, Markup] = {}

    def icon(name: str) -> Markup:
        if name not in drawn:
            module = environment.get_template("components/icon.html").module
            drawn[name] = Markup(str(module.icon(name)).strip())  # type: ignore[attr-defined]
        return drawn[name]

    return icon
