"""Faults in what the pages say and how they are marked up."""

from __future__ import annotations

from .files import picture
from .planting import FILM, GLOSSARY, LIST, SEARCH, START, TEXT, Plant, drop, plant, put, sub

POSTER = "../../media/filmer/roller/affisch.webp"
MENU_BUTTON = r'(<button type="button" class="ks-button" popovertarget="ks-menu">(?:<svg.*?</svg>))'
ICON = '<svg class="ks-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14"/></svg>'

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

ALL = PICTURES | NAMES | STRUCTURE | MARKUP
