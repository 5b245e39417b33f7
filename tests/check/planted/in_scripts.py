"""Faults in what the pages do."""

from __future__ import annotations

from .planting import FILM, SEARCH, TEXT, Plant, drop, plant, put, sub

MENU = 'document.querySelector("#ks-menu")'
MENU_BUTTON = r'(<button type="button" class="ks-button") popovertarget="ks-menu">'
FIND = 'const field = document.querySelector("#ks-find");\n'
ADD = 'const made = document.querySelector("#planted");\n'
TELL = 'made.after(" Du ser nu mer.")'
BUTTON = '<p><button type="button" class="ks-button" id="planted">Visa mer</button></p>'

KEYS: dict[str, Plant] = {
    "keyboard-trap": plant(
        TEXT,
        js=FIND + 'field.addEventListener("keydown", e => e.key === "Tab" && e.preventDefault());',
    ),
    "button-that-is-a-div": plant(
        TEXT,
        put('<div class="ks-button" id="planted">Visa mer</div>'),
        js=ADD + f'made.addEventListener("click", () => {TELL});',
    ),
    "link-without-href": plant(
        TEXT,
        put('<p><a class="ks-button" id="planted">Visa mer</a></p>'),
        js=ADD + f'made.addEventListener("click", () => {TELL});',
    ),
    "label-as-button": plant(
        TEXT,
        sub(
            r'<button type="button" class="ks-button" popovertarget="ks-menu">(.*?)</button>',
            r'<label class="ks-button" for="planted">\1</label>'
            '<input type="checkbox" id="planted" hidden>',
        ),
        js=ADD + f'made.addEventListener("change", () => {MENU}.togglePopover());',
    ),
    "keys-do-nothing": plant(
        TEXT,
        put('<div class="ks-button" role="button" tabindex="0" id="planted">Visa mer</div>'),
        js=ADD + f'made.addEventListener("click", () => {TELL});',
    ),
    "single-key-shortcut": plant(
        TEXT,
        js='addEventListener("keydown", e => e.key === "m" &&'
        ' document.querySelector("#ks-menu").showPopover());',
    ),
    "accesskey": plant(
        TEXT,
        put(
            '<p>Läs om <a href="../orolig/" accesskey="s">oro</a> och '
            '<a href="../lex-sarah/" accesskey="s">lex Sarah</a>.</p>'
        ),
    ),
    "focus-flees": plant(
        TEXT,
        put(BUTTON),
        js=ADD + 'made.addEventListener("focus", () => made.blur());',
    ),
    "focus-opens": plant(
        TEXT,
        put('<div popover="manual" id="planted"><p>Sökförslag: sekretess, oro, lön</p></div>'),
        js=FIND + ADD + 'field.addEventListener("focus", () => made.showPopover());',
    ),
    "focus-goes-away": plant(
        TEXT,
        put('<p>Läs om <a href="../orolig/" id="planted">din oro</a>.</p>'),
        js=ADD + 'made.addEventListener("focus", () => location.assign(made.href));',
    ),
    "choice-goes-away": plant(
        TEXT,
        put(
            '<p><label for="planted">Gå till</label> <select id="planted">'
            '<option value="">Välj sida</option>'
            '<option value="../orolig/">Oro</option></select></p>'
        ),
        js=ADD + 'made.addEventListener("change", () => location.assign(made.value));',
    ),
    "window-on-load": plant(TEXT, js='window.open("../orolig/");'),
    "escape-does-not-close": plant(
        TEXT, sub('id="ks-menu" popover ', 'id="ks-menu" popover="manual" ')
    ),
    "focus-not-returned": plant(
        TEXT,
        js='document.querySelector("#ks-menu").addEventListener("toggle", e => {'
        ' if (e.newState === "closed") document.activeElement.blur(); });',
    ),
}

STATES: dict[str, Plant] = {
    "expanded-never-changes": plant(
        TEXT,
        put(
            '<p><button type="button" class="ks-button" id="planted" aria-expanded="false" '
            'aria-controls="planted-box">Visa mer</button></p>'
            '<div id="planted-box" hidden><p>Här står mer.</p></div>'
        ),
        js=ADD + 'const box = document.querySelector("#planted-box");'
        ' made.addEventListener("click", () => { box.hidden = !box.hidden; });',
    ),
    "status-not-announced": plant(
        TEXT,
        drop(' role="status"(?= class="ks-share__status")'),
        rewrite={"*/guide.js": sub(r"\[role=status\]", ".ks-share__status")},
    ),
    "search-count-not-announced": plant(
        SEARCH,
        drop(' role="status"(?= class="ks-results__status")'),
        rewrite={"*/components/search.js": sub(r"\[role=status\]", ".ks-results__status")},
    ),
    "error-by-colour-only": plant(
        TEXT,
        put(
            '<p><label for="planted">Ditt telefonnummer</label> <input id="planted" type="tel" '
            'name="tel" value="12" aria-invalid="true" autocomplete="tel"></p>'
        ),
        css="#planted { border: 3px solid #b00020 }",
    ),
    "acts-on-press-down": plant(
        TEXT,
        put(BUTTON),
        js=ADD + f'made.addEventListener("pointerdown", () => {TELL});',
    ),
    "drag-only": plant(
        TEXT,
        put(
            '<ul id="planted"><li draggable="true">Ring</li><li draggable="true">Skriv</li>'
            '<li draggable="true">Träffas</li></ul>'
        ),
        js=ADD + 'let held; made.addEventListener("dragstart", e => { held = e.target; });'
        ' made.addEventListener("dragover", e => e.preventDefault());'
        ' made.addEventListener("drop", e => e.target.closest("li").before(held));',
    ),
    "shake-to-undo": plant(
        TEXT,
        js='addEventListener("devicemotion", e => e.acceleration?.x > 15 && history.back());',
    ),
    "paste-blocked": plant(
        TEXT, js=FIND + 'field.addEventListener("paste", e => e.preventDefault());'
    ),
    "text-replaced-by-timer": plant(
        TEXT,
        put('<p id="planted">Ring 112 om någon är i fara.</p>'),
        js=ADD + 'const said = ["Ring 112 om någon är i fara.", "Fråga kontaktsekreteraren."];'
        " let now = 0; setInterval(() => { now += 1;"
        " made.textContent = said[now % said.length]; }, 3000);",
    ),
    "page-leaves-by-timer": plant(
        TEXT, js='setTimeout(() => location.assign("../../"), 20 * 60 * 1000);'
    ),
}

WITHOUT: dict[str, Plant] = {
    "text-only-with-script": plant(
        TEXT,
        drop("<p>Hela livet.*?</p>"),
        js='const text = document.createElement("p");'
        ' text.textContent = "Hela livet. Tystnadsplikten fortsätter när uppdraget är slut.";'
        ' document.querySelector("#lange").after(text);',
    ),
    "menu-only-with-script": plant(
        TEXT,
        sub(MENU_BUTTON, r'\1 id="planted">'),
        js=ADD + f'made.addEventListener("click", () => {MENU}.togglePopover());',
    ),
    "search-only-with-script": plant(
        TEXT,
        drop(r' action="\.\./\.\./sok/" method="get"'),
        js='document.querySelector("form[role=search]").addEventListener("submit", e => {'
        ' e.preventDefault(); location.assign("../../sok/?q=" + e.target.q.value); });',
    ),
}

OTHERS: dict[str, Plant] = {
    "third-party-script": plant(
        TEXT, sub("</head>", '<script src="https://statistik.example/s.js" async></script></head>')
    ),
    "third-party-call": plant(
        TEXT, js='fetch("https://api.github.com/repos/exempel/guide").catch(() => {});'
    ),
    "cookie-set": plant(TEXT, js='document.cookie = "besok=1; path=/";'),
    "visitor-numbered": plant(
        TEXT, js='localStorage.setItem("besokare", crypto.randomUUID?.() ?? Math.random());'
    ),
    "inline-script": plant(TEXT, put("<script>window.besok = 1;</script>")),
    "handler-attribute": plant(
        TEXT, put('<p><button type="button" class="ks-button" onclick="print()">Ut</button></p>')
    ),
    "script-that-fails": plant(TEXT, js="ingenting.finns();"),
    "script-file-missing": plant(
        TEXT, sub("</head>", '<script src="../../borta.js" defer></script></head>')
    ),
}

FILMS: dict[str, Plant] = {
    "film-without-captions": plant(FILM, drop('<track kind="captions"[^>]*>')),
    "captions-not-found": plant(FILM, files={"media/filmer/roller/textad.vtt": None}),
    "captions-in-wrong-language": plant(
        FILM, sub('<track kind="captions" srclang="sv"', '<track kind="captions" srclang="en"')
    ),
    "film-file-missing": plant(FILM, files={"media/filmer/roller/textad.mp4": None}),
    "film-without-controls": plant(FILM, sub("<video controls ", "<video ")),
    "sign-language-pretended": plant(
        FILM,
        sub(
            r"Plats för teckenspråks\W?tolkning(</b> <span>| )\(saknas i exempelfilmen\)",
            r"Teckenspråkstolkad\1",
            0,
        ),
    ),
    "transcript-missing": plant(
        FILM,
        drop('<section class="ks-film__transcript".*?</section>'),
        drop('<li><a href="#roller-text">.*?</li>', 0),
        drop(r'<a [^>]*-text\.txt".*?</a>', 0),
    ),
}

ALL = KEYS | STATES | WITHOUT | OTHERS | FILMS
