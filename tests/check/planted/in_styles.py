"""Faults in how the pages look: colour, focus, size, movement."""

from __future__ import annotations

from .planting import TEXT, Plant, drop, plant, put, sub

TIP = (
    '<p><a href="../orolig/" class="planted">Oro</a>'
    '<span class="tip">Läs om vad du gör när du är orolig för någon.</span></p>'
)
BALL = '<div class="planted"></div>'
SLIDE = "@keyframes slide { from { translate: 0 } to { translate: 20rem } }\n"
BLOCK = ".planted { inline-size: 3rem; block-size: 3rem; background: #0e4f5b }\n"

COLOURS: dict[str, Plant] = {
    "text-too-pale": plant(TEXT, css=".ks-section__text p { color: #949494 }"),
    "text-too-pale-in-dark": plant(
        TEXT,
        css="@media (prefers-color-scheme: dark) { .ks-section__text p { color: #6b6b6b } }",
    ),
    "text-too-pale-on-hover": plant(TEXT, css="a:hover, .ks-links a:hover { color: #bbbbbb }"),
    "text-colour-without-background": plant(TEXT, css="body { background: none }"),
    "link-by-colour-only": plant(
        TEXT,
        put('<p>Det finns mer att läsa <a href="../orolig/">om oro</a> i guiden.</p>'),
        css=".ks-section__text p a { text-decoration: none }",
    ),
    "field-border-too-pale": plant(TEXT, css=".ks-find input { border-color: #f0f0f0 }"),
}

FOCUS: dict[str, Plant] = {
    "focus-ring-removed": plant(
        TEXT, css="*:focus-visible { outline: none !important; box-shadow: none !important }"
    ),
    "focus-ring-removed-on-one": plant(
        TEXT, css='[data-action="print"]:focus-visible { outline: none; box-shadow: none }'
    ),
    "focus-ring-too-pale": plant(
        TEXT,
        css=":focus-visible { outline: 3px solid #cfcfcf !important; box-shadow: none !important }",
    ),
    "focus-ring-hair-thin": plant(
        TEXT,
        css=":focus-visible { outline: 1px dotted #1f1c19 !important; outline-offset: 0 !important;"
        " box-shadow: none !important }",
    ),
    "focus-hidden-under-bar": plant(
        TEXT,
        put('<div class="planted"><p>Vi har flyttat. Läs mer på startsidan.</p></div>'),
        css=".planted { position: fixed; inset: auto 0 0; block-size: 14rem; background: #ffffff;"
        " color: #1f1c19; z-index: 9 }",
    ),
    "focus-outside-window": plant(
        TEXT,
        put(
            '<nav class="planted" aria-label="Låda"><a href="../orolig/">Oro</a> '
            '<a href="../lex-sarah/">Lex Sarah</a></nav>'
        ),
        css=".planted { position: absolute; inset-inline-start: -300px }",
    ),
    "focus-order-reversed": plant(TEXT, css=".ks-header__choices { flex-direction: row-reverse }"),
    "tabindex-positive": plant(
        TEXT, put('<p>Läs om <a href="../orolig/" tabindex="5">din oro</a>.</p>')
    ),
}

SIZE: dict[str, Plant] = {
    "wider-than-phone": plant(
        TEXT,
        put('<div class="planted"><p>En bred ruta.</p></div>'),
        css=".planted { inline-size: 600px }",
    ),
    "text-clipped-when-spaced": plant(
        TEXT,
        put(
            '<p class="planted">Lägg aldrig ut bilder på någon annan utan att fråga först, '
            "inte ens i en grupp.</p>"
        ),
        css=".planted { inline-size: 16rem; font-size: 18px; line-height: 1.2; block-size: 66px;"
        " overflow: hidden }",
    ),
    "spacing-forced": plant(
        TEXT, put('<p style="letter-spacing: 0.02em !important">Lägg aldrig ut bilder.</p>')
    ),
    "text-size-in-viewport-units": plant(TEXT, css=".ks-section__text p { font-size: 1.4vw }"),
    "text-clipped-at-200-percent": plant(
        TEXT,
        put('<p class="planted">Fråga först</p>'),
        css=".planted { font-size: 1.125rem; line-height: 1.4; block-size: 30px;"
        " overflow: hidden }",
    ),
    "zoom-forbidden": plant(
        TEXT, sub("initial-scale=1", "initial-scale=1, maximum-scale=1, user-scalable=no")
    ),
    "target-too-small": plant(
        TEXT,
        put(
            '<p class="planted"><a href="#betyder">1</a><a href="#personligt">2</a>'
            '<a href="#beratta">3</a></p>'
        ),
        css=".planted a { display: inline-block; inline-size: 14px; block-size: 14px;"
        " font-size: 12px; line-height: 14px; overflow: visible }",
    ),
    "orientation-turned": plant(
        TEXT,
        css="@media (orientation: portrait) { body { transform: rotate(90deg) } }",
    ),
    "orientation-content-hidden": plant(
        TEXT,
        css="@media (orientation: landscape) and (max-height: 30rem) { main { display: none } }",
    ),
    "scroll-box-without-focus": plant(
        TEXT,
        put(
            '<div class="planted"><p>En lång rad text som inte bryts utan rullar åt sidan i sin '
            "ruta, så att man måste dra den för att läsa allt som står.</p></div>"
        ),
        css=".planted { overflow: auto; inline-size: 14rem; white-space: nowrap }",
    ),
    "hover-only-content": plant(
        TEXT,
        put(
            '<p class="planted">Ordet IVO<span class="tip"> betyder Inspektionen för vård och '
            "omsorg</span>.</p>"
        ),
        css=".tip { display: none } .planted:hover .tip { display: inline }",
    ),
    "hover-content-stuck": plant(
        TEXT,
        put(TIP),
        css=".tip { display: none; position: absolute; background: #ffffff; color: #1f1c19;"
        " border: 1px solid; padding: 1rem } .planted:is(:hover, :focus-visible) + .tip, .tip:hover"
        " { display: block }",
    ),
    "hover-content-vanishes": plant(
        TEXT,
        put(TIP),
        css=".tip { display: none; position: absolute; margin-block-start: 3rem;"
        " background: #ffffff; color: #1f1c19; border: 1px solid; padding: 1rem }"
        " .planted:is(:hover, :focus-visible) + .tip { display: block }",
    ),
    "forced-colours-refused": plant(
        TEXT,
        css=".ks-section__text { forced-color-adjust: none; color: #333333; background: #ffffff }",
    ),
    "forced-colours-button-invisible": plant(
        TEXT,
        put('<button type="button" class="planted" aria-label="Skriv ut bladet"></button>'),
        css=".planted { border: 0; inline-size: 3rem; block-size: 3rem; background: currentcolor;"
        ' mask: url("planted.svg") center / 2rem no-repeat }',
        files={
            "planted.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
            b'<path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z"/></svg>'
        },
    ),
    "forced-colours-no-focus": plant(
        TEXT,
        css=":focus-visible { outline: none !important;"
        " box-shadow: 0 0 0 3px #ffffff, 0 0 0 6px #1f1c19 !important }",
    ),
    "print-hides-text": plant(TEXT, css="@media print { .ks-section__text { display: none } }"),
}

MOVEMENT: dict[str, Plant] = {
    "animation-ignores-wish": plant(
        TEXT, put(BALL), css=SLIDE + BLOCK + ".planted { animation: slide 1.5s ease-in-out 3 }"
    ),
    "animation-without-end": plant(
        TEXT,
        put(BALL),
        css=SLIDE + BLOCK + "@media (prefers-reduced-motion: no-preference)"
        " { .planted { animation: slide 3s linear infinite } }",
    ),
    "blinking-text": plant(
        TEXT,
        put('<p class="planted">Viktigt!</p>'),
        css="@keyframes blink { 50% { opacity: 0 } }"
        " .planted { animation: blink 1s steps(1) infinite }",
    ),
    "marquee": plant(TEXT, put("<marquee>Vi har flyttat till Storgatan.</marquee>")),
    "flashing": plant(
        TEXT,
        put('<div class="planted"></div>'),
        css="@keyframes flash { 50% { background: #ffffff } } .planted { inline-size: 100%;"
        " block-size: 20rem; background: #d40000; animation: flash 0.1s steps(1) infinite }",
    ),
    "page-refreshes": plant(
        TEXT, sub("</head>", '<meta http-equiv="refresh" content="30"></head>')
    ),
    "sound-plays-by-itself": plant(
        TEXT, put('<audio src="../../media/filmer/roller/textad.mp4" autoplay></audio>')
    ),
    "film-plays-by-itself": plant(
        TEXT,
        put(
            '<video src="../../media/filmer/roller/textad.mp4" autoplay muted loop playsinline '
            'width="320" height="180" aria-label="Två personer på en bänk"></video>'
        ),
    ),
}

POLICY: dict[str, Plant] = {
    "third-party-font": plant(
        TEXT,
        css='@import url("https://fonts.googleapis.com/css2?family=Roboto");',
    ),
    "inline-style": plant(TEXT, put('<p style="margin: 0">Fråga alltid först.</p>')),
    "policy-missing": plant(TEXT, drop('<meta http-equiv="Content-Security-Policy"[^>]*>')),
    "policy-with-unsafe-inline": plant(
        TEXT, sub("style-src &#39;self&#39;", "style-src &#39;self&#39; &#39;unsafe-inline&#39;")
    ),
    "third-party-pixel": plant(
        TEXT, put('<img src="https://statistik.example/p.gif" width="1" height="1" alt="">')
    ),
}

ALL = COLOURS | FOCUS | SIZE | MOVEMENT | POLICY
