"""A film's text as a handout of its own: what the page shows below the player, and nothing else.

Taken from the page, so that page, text file and handout never tell different things.
"""

from __future__ import annotations

from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..texts import text
from .nodes import rename, words
from .prepare import Prepared


def title(page: Prepared) -> str:
    """The handout's title: the page's, and that it is the film as text."""
    return text("pdf.film_text", page.language, title=page.title)


def film_text(page: Prepared) -> str:
    """The inside of the handout, with one heading for each chapter."""
    tree = LexborHTMLParser(f"<main>{page.html}</main>")
    transcript = tree.css_first(".ks-film__transcript")
    if transcript is None:
        raise ValueError(page.address)
    lead = tree.css_first(".ks-lead")
    parts = [
        f'<h1 class="t1">{escape(title(page))}</h1>',
        f'<p class="ks-lead">{lead.inner_html or ""}</p>' if lead is not None else "",
        *(_note(note) for note in tree.css(".ks-film__head .ks-film__note")),
        *(node.html or "" for node in tree.css(".ks-film__stage > div")),
        *_paragraphs(transcript),
    ]
    return "".join(parts)


def _note(note: LexborNode) -> str:
    """What is said of the film beside its player; its heading is no part of the film's text."""
    for heading in note.css("h2, h3"):
        rename(heading, "p", "term")
    return note.html or ""


def _paragraphs(transcript: LexborNode) -> list[str]:
    """The transcript without its own heading, which the title says; chapters move up one step."""
    found = []
    for node in transcript.iter():
        if node.tag == "h2":
            continue
        if node.tag == "h3":
            found.append(f'<h2 class="t2">{escape(words(node))}</h2>')
        else:
            found.append(node.html or "")
    return found
