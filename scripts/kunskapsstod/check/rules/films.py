"""Films on a page: that one can steer, name, read and trust them.

WCAG 1.2.2, 1.2.6, 1.2.8, 1.4.2, 2.1.1, 2.2.2 and 4.1.2; EN 301 549 V3.2.1, 7.1 and 7.3.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ...texts import message
from ._page import found, name_of
from .wording import ENGLISH, SWEDISH

PLAYERS = "video, audio"
# What the site says of its films to machines; written from the same manifests as the pages.
VERSIONS = "filmer/versioner.jsonld"
SIGN = "teckensprak"
TIMES = re.compile(r"^.*-->.*$|<[^>]*>|^WEBVTT.*$", re.MULTILINE)


def autoplay(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Nothing plays until somebody asks for it."""
    for node in page.all("video[autoplay], audio[autoplay]"):
        yield found(page, "static.autoplay", node)


def film_controls(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A film can be started, stopped and turned down without a mouse."""
    for node in page.all(PLAYERS):
        if "controls" not in node.attributes:
            yield found(page, "static.film-controls", node)


def film_name(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A player says which film it plays."""
    for node in page.all(PLAYERS):
        named = node.attributes.get("aria-label") or node.attributes.get("aria-labelledby")
        if not (named or node.attributes.get("title")):
            yield found(page, "static.film-name", node)


def film_text(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """Where a film is shown it can also be read, there or by a link to its text."""
    if page.first("video[controls]") is None:
        return
    read = page.first('[class*="transcript"]') is not None or any(
        (re.search(r"text[^/]*\.(txt|html)$", target.address) and target.kind == "file")
        or (target.fragment.endswith("text") and target.fragment in page.facts.ids)
        for target in (
            site.resolve(page.facts, node.attributes.get("href") or "")
            for node in page.all("main a[href]")
        )
    )
    if not read:
        yield found(page, "static.film-text", page.first("video"))


def captions_language(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A track is in the language it says it is in."""
    for node in page.all("track[src][srclang]"):
        target = site.resolve(page.facts, node.attributes.get("src") or "")
        file = site.root / target.address
        if target.kind != "file" or not file.is_file():
            continue
        said = (node.attributes.get("srclang") or "").lower().split("-")[0]
        is_in = _language(file)
        if is_in and said in ("sv", "en") and said != is_in:
            yield found(page, "static.captions-language", node, said=said, actual=is_in)


def sign_language(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A film without an interpreter is not said to have one."""
    for node in page.all(f'[data-version="{SIGN}"]'):
        video = node.css_first("video[src]")
        if video is None:
            continue
        target = site.resolve(page.facts, video.attributes.get("src") or "")
        features = _features(site.root / VERSIONS).get(target.address)
        name = node.attributes.get("data-name") or name_of(node, page)
        if features is not None and "signLanguage" not in features and "(" not in name:
            problem = message("check.problem.no_interpreter", name=name)
            yield found(page, "static.sign-language", node, problem=problem)


@cache
def _language(file: Path) -> str:
    """``"sv"``, ``"en"`` or ``""`` when the words do not tell."""
    text = TIMES.sub(" ", file.read_text("utf-8", "replace"))
    words = re.findall(r"[a-zåäö]+", text.lower())
    swedish = sum(word in SWEDISH for word in words)
    english = sum(word in ENGLISH for word in words)
    if max(swedish, english) < 3 or min(swedish, english) * 3 > max(swedish, english):
        return ""
    return "sv" if swedish > english else "en"


def _features(file: Path) -> dict[str, list[str]]:
    """File of a version below the site's root → what it says it has."""
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {
        one["contentUrl"].split("/", 3)[3]: list(one.get("accessibilityFeature") or [])
        for one in _objects(data)
        if one.get("@type") == "VideoObject" and str(one.get("contentUrl", "")).count("/") >= 3
    }


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    graph = data.get("@graph", []) if isinstance(data, dict) else []
    return (one for one in graph if isinstance(one, dict))
