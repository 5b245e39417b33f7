"""What MkDocs copies and where to: our assets and films, none of the theme's own files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, InclusionLevel

from .. import __version__
from ..content import earl
from ..content.addresses import AddressFile, redirects
from ..content.front_matter import strip_variant
from ..models.evidence import BUILD_NAME, Evidence
from ..models.film import Film
from ..models.profile import Profile
from ..models.security import csp
from ..texts import text
from . import film_view
from .assets import Assets
from .state import SiteState
from .variants import DEFAULT, VARIANTS, Variant, page_url

_MOVED = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<meta http-equiv="refresh" content="0; url={to}">
<meta name="robots" content="noindex">
<title>{title}</title>
</head>
<body><main><h1>{title}</h1><p><a href="{to}">{words}</a></p></main></body>
</html>
"""


def nav_pages(nav: Any) -> list[str]:
    """Every page uri the nav of mkdocs.yml names."""
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [uri for value in nav.values() for uri in nav_pages(value)]
    return [uri for item in nav or () for uri in nav_pages(item)]


def drop_theme_files(files: Any, config: Any) -> None:
    """Leave out everything that is no page: the theme's bundle, and sources of our assets."""
    docs = Path(config.docs_dir).resolve()
    for file in list(files):
        path = file.abs_src_path
        if path and not Path(path).resolve().is_relative_to(docs):
            files.remove(file)


def place_variant(files: Any, variant: Variant, config: Any) -> None:
    """Give a variant's pages the addresses people read aloud: ``lattlast/``, not ``sv-simple/``."""
    if not variant.prefix:
        return
    old = f"{variant.tag}/"
    for file in files.documentation_pages():
        if file.dest_uri.startswith(old):
            file.dest_uri = variant.prefix + file.dest_uri.removeprefix(old)
            file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
            file.url = file._get_url(config.use_directory_urls)


def keep_to(files: Any, uris: frozenset[str]) -> None:
    """Leave out every other file, now that the menu knows them and links can lead to them."""
    for file in files:
        if file.src_uri not in uris:
            file.inclusion = InclusionLevel.EXCLUDED


def add_assets(files: Any, assets: Assets, config: Any) -> None:
    """Stylesheet, scripts, fonts and logo."""
    for name, content in assets.files.items():
        files.append(File.generated(config, assets.address(name), content=content))


def add_build_name(files: Any, guide: str, config: Any) -> None:
    """Which guide this is and what made it, so that evidence and questions can name it."""
    content = json.dumps({"generator": f"kunskapsstod {__version__}", "guide": guide}) + "\n"
    files.append(File.generated(config, BUILD_NAME, content=content))


def add_evaluation(files: Any, evidence: Evidence, profile: Profile, config: Any) -> None:
    """The last check as data for other programs (EARL)."""
    name = f"{text('site.name', DEFAULT.tag)}, {profile.namn}"
    content = earl.evaluation(evidence, name, profile.namn, profile.webbadress)
    files.append(File.generated(config, earl.FILE_NAME, content=content))


def add_redirects(files: Any, addresses: AddressFile, config: Any) -> None:
    """A plain page with a link at each address that has moved: it works without script too."""
    for old, new in redirects(addresses).items():
        page, tag = strip_variant(old)
        variant = VARIANTS[tag]
        address = page_url(page, variant)
        page, tag = strip_variant(new)
        to = "../" * address.count("/") + page_url(page, VARIANTS[tag])
        html = _MOVED.format(
            lang=variant.tag,
            to=to,
            title=text("moved.title", variant.tag),
            words=text("moved.link", variant.tag),
            csp=csp(meta=True),
        )
        files.append(File.generated(config, f"{address}index.html", content=html))


def add_films(files: Any, films: Iterable[Film], config: Any) -> None:
    """Every version of every film, with its tracks, its smaller rendition and the poster."""
    for film in films:
        pairs: list[tuple[str, Path]] = [
            (film.poster_src, film.poster),
            (film.poster_jpg_src, film.poster_jpg),
        ]
        for version in film.versions:
            pairs.append((version.src, version.file))
            if version.small:
                pairs.append((version.small.src, version.small.file))
            for track, src in (
                (version.captions, version.captions_src),
                (version.chapters_file, version.chapters_src),
                (version.descriptions, version.descriptions_src),
                (version.metadata, version.metadata_src),
            ):
                if track and src:
                    pairs.append((src, track))
        for address, path in pairs:
            files.append(File.generated(config, address, abs_src_path=str(path)))


def add_film_data(files: Any, state: SiteState, config: Any) -> None:
    """The films as text files, and what the page about them says as linked data."""
    content = film_view.linked_data(state)
    files.append(File.generated(config, film_view.LEDGER_DATA, content=content))
    for text_file in film_view.all_texts(state):
        if isinstance(text_file.content, Path):
            made = File.generated(config, text_file.src, abs_src_path=str(text_file.content))
        else:
            made = File.generated(config, text_file.src, content=text_file.content)
        files.append(made)
