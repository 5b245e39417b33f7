"""Faults in what the pages say and how they are marked up."""

from __future__ import annotations

import io
import random
import re

import pikepdf
from PIL import Image, ImageDraw

from .planting import (
    FILM,
    GLOSSARY,
    LIST,
    MISSING,
    SEARCH,
    START,
    STATEMENT,
    TEXT,
    Plant,
    drop,
    plant,
    put,
    relative,
    sub,
)

POSTER = "../../media/filmer/roller/affisch.webp"
TABLE = r'<div aria-label="Vanliga situationer" class="ks-table" role="region" tabindex="0">'
MENU_BUTTON = r'(<button type="button" class="ks-button" popovertarget="ks-menu">(?:<svg.*?</svg>))'
ICON = '<svg class="ks-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14"/></svg>'
CONTACT = r"\s*<div><h2>Kontakt</h2>.*?</ul></div>"


def picture(text: str = "", size: tuple[int, int] = (480, 60)) -> bytes:
    """A PNG with words in it, or noise that cannot be packed."""
    if text:
        image = Image.new("RGB", size, "white")
        ImageDraw.Draw(image).text((10, 20), text, fill="black")
    else:
        image = Image.frombytes("RGB", size, random.Random(1).randbytes(size[0] * size[1] * 3))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def document(*, tagged: bool = True, language: str = "sv-SE", title: str = "Blad") -> bytes:
    """A PDF of one page with one paragraph."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 200))
    page = pdf.pages[0]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    words = b"BT /F1 12 Tf 20 150 Td (Ta med bladet till motet.) Tj ET"
    page.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC " + words + b" EMC" if tagged else words)
    if tagged:
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        part = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=root, Pg=page.obj, K=0
            )
        )
        root.K = pikepdf.Array([part])
        root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([part])]))
        page.StructParents = 0
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    if language:
        pdf.Root.Lang = pikepdf.String(language)
    if title:
        with pdf.open_metadata() as meta:
            meta["dc:title"] = title
        pdf.docinfo["/Title"] = title
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def pdf(link: str, **how: bool | str) -> Plant:
    html = f'<p><a href="../../blad.pdf">{link}</a></p>'
    return plant(TEXT, put(html), files={"blad.pdf": document(**how)})  # type: ignore[arg-type]


def menu_turned(html: str) -> str:
    """The last group of the menu comes first."""
    groups = re.findall(r'<details class="ks-menu__group".*?</details>', html, re.DOTALL)
    return html.replace(groups[-1], "", 1).replace(groups[0], groups[-1] + groups[0], 1)


def contact_last(html: str) -> str:
    """The contact part of the site's footer comes after the others."""
    found = re.search(CONTACT, html, re.DOTALL)
    assert found
    return html.replace(found[0], "", 1).replace("</fieldset>", "</fieldset>" + found[0], 1)


STRAY = (
    sub("<title>.*?</title>", "<title>Mer om sekretess – Exempelkommun</title>"),
    sub(r'<link rel="canonical"[^>]*>', ""),
    drop(r'<link rel="alternate"[^>]*>', 0),
    drop(r'<a class="ks-button ks-button--(?:quiet|filled)" href="[^"]*" hreflang.*?</a>', 0),
)

PICTURES: dict[str, Plant] = {
    "image-without-alt": plant(START, drop(r' alt="Två personer sitter[^"]*"')),
    "image-alt-is-filename": plant(START, sub(r'alt="Två personer[^"]*"', 'alt="affisch.webp"')),
    "image-meaning-hidden": plant(START, sub(r'alt="Två personer[^"]*"', 'alt=""')),
    "image-alt-repeats-link": plant(
        TEXT,
        put(
            f'<p><a href="../orolig/"><img src="{POSTER}" width="320" height="180" '
            'alt="När du blir orolig"> När du blir orolig</a></p>'
        ),
    ),
    "svg-without-name": plant(START, drop(r' aria-label="Två vuxna fikar[^"]*"')),
    "image-button-without-alt": plant(
        TEXT,
        put(
            f'<form action="../../sok/" method="get"><input type="image" src="{POSTER}" '
            'width="160" height="90"></form>'
        ),
    ),
    "object-without-alternative": plant(
        TEXT,
        put(
            '<object data="../../media/filmer/roller/affisch.jpg" type="image/jpeg" '
            'width="320" height="180"></object>'
        ),
    ),
    "image-of-text": plant(
        TEXT,
        put(
            '<p><img src="../../text.png" width="480" height="60" '
            'alt="Lägg aldrig ut bilder på personen."></p>'
        ),
        files={"text.png": picture("Lagg aldrig ut bilder pa personen.")},
    ),
    "text-from-css": plant(
        TEXT,
        put('<p class="planted"></p>'),
        css='.planted::before { content: "Du får aldrig lämna ut personens adress."; }',
    ),
    "emoji-as-meaning": plant(
        TEXT,
        put("<p>Så ser en varning ut:</p><pre>   /\\\n  /!!\\\n /____\\\n</pre>"),
    ),
}

NAMES: dict[str, Plant] = {
    "link-without-name": plant(TEXT, put(f'<p><a href="../orolig/">{ICON}</a></p>')),
    "menu-button-without-name": plant(TEXT, sub(MENU_BUTTON + "Meny", r"\1")),
    "summary-without-name": plant(TEXT, sub("<summary>Kvalitet</summary>", "<summary></summary>")),
    "frame-without-title": plant(
        TEXT, put('<iframe src="../../om/nytt/" width="300" height="200"></iframe>')
    ),
    "field-without-label": plant(TEXT, drop(r'(?<=id="ks-find") aria-label="Sök"')),
    "field-label-is-placeholder": plant(
        SEARCH,
        drop('<label for="ks-sok">Vad vill du veta\\?</label>'),
        sub('id="ks-sok"', 'id="ks-sok" placeholder="Vad vill du veta?"'),
    ),
    "field-named-by-title": plant(TEXT, sub('id="ks-find" aria-label', 'id="ks-find" title')),
    "select-without-label": plant(TEXT, drop('<label for="ks-share-what">.*?</label>')),
    "checkbox-without-label": plant(
        LIST, sub(r'(<div class="ks-checklist">.*?<li>)', r'\1<input type="checkbox"> ')
    ),
    "radios-without-group": plant(
        TEXT,
        sub(
            '<fieldset data-module="ks-theme"><legend>Utseende</legend>(.*?)</fieldset>',
            r'<div data-module="ks-theme"><p>Utseende</p>\1</div>',
        ),
    ),
    "field-with-two-labels": plant(
        TEXT,
        sub('(<label for="ks-share-what">)', r'<label for="ks-share-what">Välj del</label> \1'),
    ),
    "name-without-visible-label": plant(
        TEXT, sub('data-action="copy"', 'data-action="copy" aria-label="Spara adressen"')
    ),
    "dialog-without-name": plant(
        TEXT,
        put(
            '<dialog open><p>Har du läst om tystnadsplikt?</p><form method="dialog">'
            '<button class="ks-button">Ja</button></form></dialog>'
        ),
    ),
    "film-without-name": plant(
        FILM, drop(r' aria-label="Filmen Roller och ansvar. Version: T[^"]*"')
    ),
    "autocomplete-nonsense": plant(
        TEXT,
        put(
            '<p><label for="planted">Ditt telefonnummer</label> <input id="planted" type="tel" '
            'name="tel" autocomplete="telefon"></p>'
        ),
    ),
}

STRUCTURE: dict[str, Plant] = {
    "heading-level-skipped": plant(
        TEXT, sub('<h2 id="beratta">(.*?)</h2>', r'<h4 id="beratta">\1</h4>')
    ),
    "heading-empty": plant(TEXT, put("<h3></h3>")),
    "page-without-h1": plant(TEXT, sub("<h1>(.*?)</h1>", r'<p class="ks-lead">\1</p>')),
    "two-h1": plant(TEXT, sub('<h2 id="fel">(.*?)</h2>', r'<h1 id="fel">\1</h1>')),
    "bold-paragraph-as-heading": plant(
        TEXT, sub('<h2 id="lange">(.*?)</h2>', r'<p id="lange"><strong>\1</strong></p>')
    ),
    "paragraph-marked-as-heading": plant(TEXT, sub("<p>(Hela livet.*?)</p>", r"<h3>\1</h3>")),
    "list-of-dashes": plant(
        TEXT,
        put("<p>– namn<br>\n– adress<br>\n– hälsa<br>\n– pengar och skulder</p>"),
    ),
    "list-with-wrong-children": plant(
        TEXT, put("<ul><div><li>namn</li><li>adress</li></div></ul>")
    ),
    "item-outside-list": plant(TEXT, put("<div><li>namn</li><li>adress</li></div>")),
    "definition-list-broken": plant(
        GLOSSARY, sub("<dl>(?=<div class=.ks-glossary__word)", "<dl><p>Ord på A</p>")
    ),
    "table-without-headers": plant(
        TEXT,
        sub(r'<th scope="(?:row|col)">(.*?)</th>', r"<td>\1</td>", 0),
    ),
    "table-hidden-as-layout": plant(TEXT, sub("<table>", '<table role="presentation">')),
    "table-header-empty": plant(
        TEXT, sub('<th scope="col">Får du berätta\\?</th>', '<th scope="col"></th>')
    ),
    "table-header-without-cells": plant(
        TEXT,
        sub(r'(<th scope="col">Får du berätta\?</th>)', r'\1<th scope="col">Varför?</th>'),
    ),
    "table-headers-point-nowhere": plant(
        TEXT, sub("<td data-head", '<td headers="borta" data-head')
    ),
    "letters-spaced-out": plant(
        TEXT, sub("<strong>Nej.</strong> Säg", "<strong>N E J.</strong> Säg")
    ),
    "columns-of-blanks": plant(
        TEXT,
        put(
            "<pre>Vem          Får veta     Hur\nPersonen     ja           alltid\n"
            "Sambon       nej          aldrig\n</pre>"
        ),
    ),
}

MARKUP: dict[str, Plant] = {
    "role-invented": plant(TEXT, put('<div role="ruta"><p>En ruta om bilder.</p></div>')),
    "aria-attribute-misspelled": plant(
        TEXT, sub('aria-label="Vanliga situationer" class', 'aria-labeledby="beratta" class')
    ),
    "aria-value-wrong": plant(
        TEXT, sub('<span aria-current="page">', '<span aria-current="sidan">')
    ),
    "aria-expanded-on-nav": plant(
        TEXT, sub('<nav class="ks-crumbs"', '<nav class="ks-crumbs" aria-expanded="false"')
    ),
    "checkbox-role-without-state": plant(
        TEXT, put('<div role="checkbox" tabindex="0">Jag har läst</div>')
    ),
    "tab-outside-tablist": plant(
        TEXT,
        put('<button type="button" role="tab" aria-selected="true" class="ks-button">Ett</button>'),
    ),
    "label-points-nowhere": plant(
        START, sub('aria-labelledby="ks-teaser"', 'aria-labelledby="ks-borta"')
    ),
    "focus-in-hidden": plant(
        TEXT, put('<div aria-hidden="true"><a href="../orolig/">När du blir orolig</a></div>')
    ),
    "page-hidden-from-readers": plant(TEXT, sub("<body", '<body aria-hidden="true"')),
    "button-in-link": plant(
        TEXT, put('<p><a href="../orolig/"><button type="button">Läs om oro</button></a></p>')
    ),
    "id-twice": plant(TEXT, put('<p id="lange">Det gäller också efter uppdraget.</p>')),
    "id-of-label-twice": plant(
        TEXT, put('<p><input type="text" id="ks-share-what" value="Sidan"></p>')
    ),
    "html-left-open": plant(TEXT, sub("<strong>Nej.</strong> Familjen", "<strong>Nej. Familjen")),
    "current-page-not-told": plant(TEXT, drop('(?<=roller/sekretess/") aria-current="page"')),
}

PLACES: dict[str, Plant] = {
    "page-without-main": plant(TEXT, sub("<main (.*?)>", r"<div \1>"), sub("</main>", "</div>")),
    "two-mains": plant(TEXT, put("<main><p>Det viktigaste.</p></main>")),
    "text-outside-landmarks": plant(
        TEXT, sub("</body>", "<p>Sidan är en del av kommunens webbplats.</p></body>")
    ),
    "two-navigations-same-name": plant(TEXT, sub('aria-label="Brödsmulor"', 'aria-label="Meny"')),
    "footer-inside-main": plant(TEXT, drop("</main>"), sub("</body>", "</main></body>")),
    "skip-link-missing": plant(TEXT, drop('<a class="ks-skip".*?</a>')),
    "skip-link-goes-nowhere": plant(TEXT, sub('href="#innehall"', 'href="#innehallet"')),
    "skip-link-never-seen": plant(TEXT, css=".ks-skip:focus { inset-block-start: -10rem }"),
    "title-missing": plant(TEXT, drop("<title>.*?</title>")),
    "title-same-as-another": plant(
        TEXT, sub("<title>.*?</title>", "<title>När du blir orolig – Exempelkommun</title>")
    ),
    "breadcrumbs-missing": plant(TEXT, drop('<nav class="ks-crumbs".*?</nav>')),
}

LANGUAGE: dict[str, Plant] = {
    "language-missing": plant(TEXT, sub('<html lang="sv">', "<html>")),
    "language-invalid": plant(TEXT, sub('<html lang="sv">', '<html lang="swe_SE">')),
    "language-wrong": plant(TEXT, sub('<html lang="sv">', '<html lang="en">')),
    "language-of-part-invalid": plant(
        TEXT, put('<p lang="engelska">You are welcome to ask questions in English.</p>')
    ),
    "language-of-part-missing": plant(
        TEXT,
        put(
            "<p>You can always ask the municipality for this information in English. The staff "
            "will help you to find an interpreter before your first meeting.</p>"
        ),
    ),
    "english-label": plant(
        TEXT,
        put('<button type="button" class="ks-button" aria-label="Close">' + ICON + "</button>"),
    ),
    "english-in-interface": plant(
        TEXT, put('<a class="headerlink" href="#bilder">Permanent link</a>')
    ),
}

LINKS: dict[str, Plant] = {
    "link-to-missing-page": plant(TEXT, put('<p>Läs om <a href="../oroad/">din oro</a>.</p>')),
    "link-to-missing-anchor": plant(
        TEXT, sub(r"\.\./\.\./ordlista/#samtycke", "../../ordlista/#samtyckt")
    ),
    "picture-file-missing": plant(
        START, sub("media/filmer/intresse/affisch.webp", "media/filmer/intresse/affischen.webp")
    ),
    "link-says-click-here": plant(
        TEXT, put('<p>Vill du veta mer om oro kan du <a href="../orolig/">klicka här</a>.</p>')
    ),
    "same-name-different-goals": plant(
        TEXT,
        put(
            '<p>Oro: <a href="../orolig/">läs mer</a>. '
            'Fel: <a href="../lex-sarah/">läs mer</a>.</p>'
        ),
    ),
    "new-window-unannounced": plant(TEXT, sub('rel="external"', 'rel="external" target="_blank"')),
    "page-nobody-links-to": Plant("roller/gomd/", STRAY, rewrite={}, files={}),
    "switch-to-missing-twin": plant(
        TEXT,
        sub(
            r'href="\.\./\.\./lattlast/roller/sekretess/"', 'href="../../lattlast/roller/hemligt/"'
        ),
    ),
    "switch-to-wrong-page": plant(
        TEXT,
        sub(r'href="\.\./\.\./lattlast/roller/sekretess/"', 'href="../../lattlast/roller/orolig/"'),
    ),
    "sitemap-lies": plant(
        START, rewrite={"sitemap.xml": sub("/roller/sekretess/</loc>", "/roller/borta/</loc>")}
    ),
}

SAME: dict[str, Plant] = {
    "menu-in-another-order": plant(TEXT, menu_turned),
    "search-called-otherwise": plant(TEXT, sub("</svg>Sök</button>", "</svg>Hitta</button>")),
    "help-missing-on-one": plant(TEXT, drop(CONTACT)),
    "help-elsewhere-on-one": plant(TEXT, contact_last),
    "statement-not-linked": plant(
        TEXT, drop(r'<li><a href="\.\./\.\./om/tillganglighet/">Tillgänglighet</a></li>', 0)
    ),
    "statement-without-complaint": plant(
        STATEMENT,
        drop(r'<li><a href="#tillsyn">.*?</li>'),
        drop(r'<section [^>]*><div [^>]*><h2 id="tillsyn">.*?</section>'),
        drop(r'<div class="ks-statement"><p>Tycker du att kommunen.*?</div>'),
    ),
    "statement-missing": plant(
        TEXT,
        drop(r'<li><a href="\.\./\.\./om/tillganglighet/">Tillgänglighet</a></li>', 0),
        files={
            "om/tillganglighet/index.html": None,
            "lattlast/om/tillganglighet/index.html": None,
        },
    ),
    "missing-page-in-english": plant(
        MISSING,
        sub("<title>.*?</title>", "<title>404 – Not found</title>"),
        sub("<h1>.*?</h1>", "<h1>404 – Not found</h1>"),
        relative,
    ),
}

PDFS: dict[str, Plant] = {
    "pdf-untagged": pdf("Bladet (pdf, 1 kB)", tagged=False),
    "pdf-without-language": pdf("Bladet (pdf, 1 kB)", language=""),
    "pdf-without-title": pdf("Bladet (pdf, 1 kB)", title=""),
    "pdf-link-unannounced": pdf("Bladet"),
}

HEAVY: dict[str, Plant] = {
    "page-too-heavy": plant(
        TEXT,
        put('<p><img src="../../stor.png" width="400" height="400" alt="Färgat brus."></p>'),
        files={"stor.png": picture(size=(1000, 1000))},
    ),
}

ALL = PICTURES | NAMES | STRUCTURE | MARKUP | PLACES | LANGUAGE | LINKS | SAME | PDFS | HEAVY
