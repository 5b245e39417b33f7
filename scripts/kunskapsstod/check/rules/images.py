"""Pictures, drawings and films say in text what they show (WCAG 1.1.1, 1.2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from ...models.finding import Finding
from ...models.site import BuiltSite, PageDoc
from ...texts import message
from ._page import ancestors, found, is_hidden, name_of, text_of

# A name that came from a camera or a disk says nothing to the one who hears it.
FILE_NAME = re.compile(r"(.*\.(png|jpe?g|webp|gif|svg|avif)|(img|dsc|bild|image)[-_ ]?\d+)", re.I)


def img_alt(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """An image has alt: empty for decoration, else words. A file name is no description."""
    for node in page.all('img, area[href], input[type="image"]'):
        if is_hidden(node) or node.attributes.get("role") in ("presentation", "none"):
            continue
        named = node.attributes.get("aria-label") or node.attributes.get("aria-labelledby")
        if named:
            continue
        if "alt" not in node.attributes:
            yield found(page, "static.img-alt", node, problem=message("check.problem.alt_missing"))
            continue
        alt = node.attributes.get("alt") or ""
        if alt and not alt.strip():  # neither decoration nor words
            yield found(page, "static.img-alt", node, problem=message("check.problem.alt_blank"))
        elif not alt and node.tag == "img" and _in_text(node):
            problem = message("check.problem.alt_empty")
            yield found(page, "static.img-alt", node, doubt=True, problem=problem)
        elif FILE_NAME.fullmatch(alt.strip()):
            problem = message("check.problem.alt_file_name", alt=alt.strip())
            yield found(page, "static.img-alt", node, doubt=True, problem=problem)


def _in_text(node: LexborNode) -> bool:
    """In the content, where decoration says ``role="presentation"``. A link has its own rule."""
    tags = {part.tag for part in ancestors(node)}
    return "main" in tags and not tags & {"a", "button"}


def svg_name(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A drawing that is an image has a name; one that is decoration is hidden."""
    for node in page.all("svg"):
        inner = node.parent is not None and any(
            part.tag == "svg" for part in ancestors(node.parent)
        )
        if inner or is_hidden(node):  # the outermost drawing speaks for those inside it
            continue
        title = node.css_first("title")
        named = name_of(node, page) if "aria-label" in node.attributes else ""
        named = named or (node.attributes.get("aria-labelledby") or "")
        named = named or (text_of(title) if title is not None else "")
        role = node.attributes.get("role")
        if role in ("img", "image", "graphics-document") and not named:
            yield found(page, "static.svg-name", node)
        elif role is None and not named and not text_of(node):
            # Some screen readers announce it, some do not: hide it or name it.
            yield found(page, "static.svg-name", node, doubt=True)


def video_captions(page: PageDoc, site: BuiltSite) -> Iterable[Finding]:
    """A film has captions: a track, or a declared rendering with the text in the picture."""
    for node in page.all("video"):
        kinds = {
            (track.attributes.get("kind") or "subtitles").lower()
            for track in node.css("track[src]")
        }
        # Templates set it from Version.burned_in_captions (models/film.py).
        declared = "data-burned-in-captions" in node.attributes
        if not declared and not kinds & {"captions", "subtitles"}:
            yield found(page, "static.video-captions", node)
