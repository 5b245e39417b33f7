"""Faults in how a page belongs to its site: landmarks, language, links, what all pages share."""

from __future__ import annotations

import re

from .files import document, picture
from .planting import MISSING, START, STATEMENT, TEXT, Plant, drop, plant, put, relative, sub

ICON = '<svg class="ks-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14"/></svg>'
CONTACT = r"\s*<div><h2>Kontakt</h2>.*?</ul></div>"


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

ALL = PLACES | LANGUAGE | LINKS | SAME | PDFS | HEAVY
