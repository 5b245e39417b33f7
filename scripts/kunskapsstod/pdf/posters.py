"""The process and the network map as sheets of their own: picture and words on one paper.

Drawn from the page that shows them, so that page, list and sheet never tell different things.
"""

from __future__ import annotations

import re
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..texts import text
from .nodes import words
from .prepare import Prepared

# The band of circles in the process's wide picture, without the labels below them.
_BAND = "0 6 1200 206"
_VIEW_BOX = re.compile(r'viewBox="[^"]*"')
_NAME = re.compile(r'data-name="[^"]*"')
_LABEL = re.compile(r"<text\b.*?</text>", re.DOTALL)


def poster(page: Prepared, drawing: str, paper: str) -> str:
    """The inside of one sheet; pdf.css styles it by the article's classes (``process a3``)."""
    tree = LexborHTMLParser(f"<main>{page.html}</main>")
    draw = {"process": _process, "natverkskarta": _network_map}[drawing]
    lead = _inside(tree.css_first(".ks-lead"))
    title = _inside(tree.css_first(".t1"))
    return (
        f'<div class="poster"><h1 class="t1">{title}</h1>'
        f'<p class="ks-lead">{lead}</p>{draw(tree, page.language, paper)}</div>'
    )


def _process(tree: LexborHTMLParser, language: str, paper: str) -> str:
    items = []
    titles = []
    for step in tree.css(".ks-steps > li"):
        heading = step.css_first(".t3")
        titles.append(words(heading) if heading else "")
        picture = _html(step.css_first(".ks-steps__picture")) if paper == "a4" else ""
        first = _html(step.css_first("p"))
        terms = _html(step.css_first(".terms"))
        items.append(
            f'<li class="step">{picture}<div class="what"><h2 class="t3">'
            f"{_inside(heading)}</h2>{first}</div>{terms}</li>"
        )
    note = _html(tree.css_first(".ks-steps__note")).replace("ks-steps__note", "poster-note")
    picture = _band(tree, text("process.picture", language), titles) if paper == "a3" else ""
    return f'{note}{picture}<ol class="steps">{"".join(items)}</ol>'


def _band(tree: LexborHTMLParser, name: str, titles: list[str]) -> str:
    """The row of circles that stands above the steps' columns, named with what they say."""
    svg = _html(tree.css_first(".ks-figure__wide"))
    svg = _VIEW_BOX.sub(f'viewBox="{_BAND}"', _LABEL.sub("", svg), count=1)
    return f'<div class="band">{_named(svg, name, titles)}</div>'


def _network_map(tree: LexborHTMLParser, language: str, paper: str) -> str:
    areas = [words(heading) for heading in tree.css(".ks-areas .t3")]
    picture = _html(tree.css_first(".ks-figure__wide"))
    svg = _named(picture, text("map.picture", language), areas)
    items = "".join(_html(area) for area in tree.css(".ks-areas > li")).replace("<h3", "<h2")
    items = items.replace("</h3>", "</h2>")
    return f'<div class="row"><div class="map">{svg}</div><ul class="areas">{items}</ul></div>'


def _named(svg: str, name: str, parts: list[str]) -> str:
    """The picture with a name that also tells what is in it: on the sheet it is one picture."""
    label = escape(f"{name}: {', '.join(parts)}.")
    return _NAME.sub(lambda _: f'data-name="{label}"', svg, count=1)


def _html(node: LexborNode | None) -> str:
    return (node.html or "") if node is not None else ""


def _inside(node: LexborNode | None) -> str:
    return (node.inner_html or "") if node is not None else ""
