"""One built page → the same text for paper: no controls, films as text, pictures that are named.

Works on the page's own tree and gives back HTML for :mod:`.document`. What a reader can do on a
screen only (menus, players, switches) is left out; what is folded away on a screen is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborNode

from ..models.site import PageDoc
from ..texts import text
from . import drawings
from .links import Links
from .nodes import drop, element, kept, rename, words

_CONTROLS = (
    "nav, button, select, input, label, form, fieldset, script, template, [hidden], "
    ".ks-sheet__line, "
    ".ks-needs-js, .ks-without-js, .ks-tools, .ks-share, .ks-icon, .ks-hidden, .ks-crumbs, "
    ".ks-film__chapters, .ks-film__downloads, .ks-film__failed, .ks-film__fetch, "
    ".ks-film__tools, .ks-film__name, .ks-find, .ks-walk__progress"
)
# What a sheet leaves out besides: it shall fit one page and be written on.
_NOT_ON_SHEETS = (
    ".ks-foot, .ks-head__picture, .ks-picture, .ks-local__picture, .ks-local__name, .ks-links, "
    ".ks-callout > svg"
)


@dataclass(frozen=True)
class Prepared:
    """A page for paper.

    html:  the article's inside; every id carries the page's prefix
    written: when, in one line
    dates: the same, when it is to be reviewed, and whether it has been
    sheet: a form to fill in, on one page
    """

    title: str
    html: str
    written: str
    dates: str
    address: str
    language: str
    sheet: bool = False


def prepare(doc: PageDoc, links: Links, *, sheet: bool = False, level: int = 1) -> Prepared:
    """The page's text, ready for paper.

    sheet: leave out what does not belong on a form
    level: the heading level its h1 gets (2 below a section's title page)
    """
    main = doc.tree.css_first("main article") or doc.tree.css_first("main")
    if main is None:
        raise ValueError(doc.address)
    dates = _dates(main)
    links.pictures(main, doc.facts)
    _films(main, doc, links)
    drop(main, _CONTROLS)
    if sheet:
        drop(main, _NOT_ON_SHEETS)
        _only_telephones(main)
    _open_details(main)
    _lists(main)
    drawings.name_all(main)
    links.rewrite(main, doc.facts)
    _headings(main, level)
    _prefix_ids(main, links.prefix(doc.address))
    heading = main.css_first(".t1")
    title = words(heading) if heading else doc.facts.title
    language = doc.facts.lang or doc.facts.language
    return Prepared(
        title,
        main.inner_html or "",
        written=dates[0] if dates else "",
        dates=" ".join(f"{date}." for date in dates),
        address=doc.address,
        language=language,
        sheet=sheet,
    )


def _only_telephones(main: LexborNode) -> None:
    """Who has a paper in hand rings; the other ways, with their warnings, stand on the page."""
    for ways in main.css(".ks-ways"):
        if ways.css_first(".ks-ways__number") is None:
            continue
        for way in ways.css("li"):
            if way.css_first(".ks-ways__number") is None:
                way.decompose()


def _dates(main: LexborNode) -> list[str]:
    """``Texten skrevs 22 november 2026``, when it is to be reviewed, who has: the page's words."""
    found = []
    for row in main.css(".ks-foot dl > div"):
        term, day = row.css_first("dt"), row.css_first("dd")
        if term is not None and day is not None:
            found.append(f"{words(term)} {words(day)}")
    return found + [words(note).rstrip(".") for note in main.css(".ks-foot__note")]


def _films(main: LexborNode, doc: PageDoc, links: Links) -> None:
    """A film on paper: one picture from it, where it is shown, and its text as it stands."""
    for player in main.css(".ks-film__player"):
        video = player.css_first("video[poster]")
        language = doc.facts.language
        picture = ""
        if video is not None:
            source = links.file(doc.facts, video.attributes.get("poster") or "")
            alt = escape(text("pdf.film_picture", language))
            picture = f'<img class="film" src="{source}" alt="{alt}">' if source else ""
        where = text("pdf.film_at", language, address=links.spoken(doc.address))
        player.replace_with(element(f"<div>{picture}<p>{escape(where)}</p></div>"))
    for time in main.css(".ks-film__cue > a"):
        time.replace_with(element(f'<span class="time">{time.text(strip=True)}</span>'))


def _open_details(main: LexborNode) -> None:
    """What is folded away is open; but of a register's long lists of links only the count."""
    for register in main.css(".ks-register details"):
        summary = register.css_first("summary")
        register.replace_with(element(f"<p>{summary.inner_html if summary else ''}</p>"))
    while (details := main.css_first("details")) is not None:
        summary = details.css_first("summary")
        if summary is not None:
            rename(summary, "p", "summary")
        rename(details, "div", "details")


def _lists(main: LexborNode) -> None:
    """Description lists become plain lists, each term with what is said of it.

    WeasyPrint makes list items of dt and dd alike, and a div inside dl breaks the list
    (Kozea/WeasyPrint#2482); a plain list is read as it is meant.
    """
    while (found := main.css_first("dl")) is not None:
        items = "".join(_item(row) for row in _rows(found))
        classes = f"terms {found.attributes.get('class') or ''}".strip()
        found.replace_with(element(f'<ul class="{classes}">{items}</ul>'))


def _rows(found: LexborNode) -> list[list[LexborNode]]:
    """The list's rows: a div with all it holds, or a term with the descriptions after it."""
    rows: list[list[LexborNode]] = []
    for child in found.iter():
        if child.tag == "dd" and rows:
            rows[-1].append(child)
        else:
            rows.append([child])
    return rows


def _item(row: list[LexborNode]) -> str:
    group = row[0] if row[0].tag == "div" else None
    inside = ""
    for part in group.css("dt, dd") if group is not None else row:
        term = ' class="term"' if part.tag == "dt" else ""
        inside += f"<p{term}{kept(part, 'lang')}>{part.inner_html}</p>"
    return f"<li{kept(group, 'id', 'class') if group is not None else ''}>{inside}</li>"


def _headings(main: LexborNode, level: int) -> None:
    """Styled by what they were (t1, t2 …), tagged by where the page stands in the document."""
    for number in range(4, 0, -1):
        for heading in main.css(f"h{number}"):
            rename(heading, f"h{number + level - 1}", f"t{number}")


def _prefix_ids(main: LexborNode, prefix: str) -> None:
    for node in main.css("[id]"):
        # A drawing's own ids are asked for by its fills, within it.
        if drawings.inside_drawing(node):
            continue
        node.attrs["id"] = f"{prefix}{node.attributes['id']}"
