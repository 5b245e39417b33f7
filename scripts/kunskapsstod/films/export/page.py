"""``index.html`` of a film's package: every version with its captions, without script or net.

A browser that has a page from the disk fetches no caption files from the disk: every file counts
as another site there. So the captions stand in the page itself, as data: addresses.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape

from ...models.film import Film, Version
from ...texts import message
from ..amounts import clock, length, size
from ..transcript import introduced

_STYLE = """\
:root { color-scheme: light dark; font: 1.125rem/1.6 system-ui, sans-serif; }
body { max-width: 48rem; margin: 0 auto; padding: 1rem; }
video { width: 100%; height: auto; background: #000; }
h1, h2 { line-height: 1.25; text-wrap: balance; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
.not { border-inline-start: .375rem solid; padding-inline-start: .75rem; }
"""


def page(film: Film, captions: Mapping[str, str], sizes: Mapping[str, int], poster: str) -> str:
    """The page. ``captions``: version → WebVTT; ``sizes``: version → bytes of its packed film."""
    title = message("film_export.page_title", title=film.title)
    parts = [f"<h1>{escape(film.title)}</h1>", _paragraph(film.description)]
    if film.example:
        parts.append(f'<p class="not">{escape(message("film_export.page_example"))}</p>')
    parts.append(_paragraph(message("film_export.how")))
    if captions:
        parts.append(_paragraph(message("film_export.how_player")))
    for version in film.versions:
        parts += _version(version, captions.get(version.id), sizes[version.id], poster)
    parts += _transcript(film)
    body = "\n".join(parts)
    return f"""<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>
{_STYLE}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _version(version: Version, captions: str | None, count: int, poster: str) -> list[str]:
    name = message(f"film.version.{version.id}").capitalize()
    file = f"{version.id}.mp4"
    track = ""
    if captions is not None:
        data = base64.b64encode(captions.encode()).decode()
        # On from the start, unless the picture has the text already: both would show.
        shown = "" if version.burned_in_captions else " default"
        label = escape(message("film_export.page_captions"))
        track = (
            f'\n<track kind="captions" srclang="sv" label="{label}"'
            f' src="data:text/vtt;base64,{data}"{shown}>'
        )
    link = message(
        "film_export.page_download", name=file, length=length(version.seconds), size=size(count)
    )
    unsigned = version.id == "teckensprak" and not version.interpreter
    return [
        f'<h2 id="{version.id}">{escape(name)}</h2>',
        *([_paragraph(message("film_export.no_interpreter"))] if unsigned else []),
        f'<video controls preload="metadata" poster="{escape(poster)}"'
        f' width="{version.width}" height="{version.height}" aria-labelledby="{version.id}">'
        f'\n<source src="{file}" type="video/mp4">{track}\n</video>',
        f'<p><a href="{file}">{escape(link)}</a></p>',
    ]


def _transcript(film: Film) -> list[str]:
    if not film.transcript:
        return []
    parts = [f"<h2>{escape(message('film_export.page_transcript'))}</h2>"]
    titles = {chapter.id: chapter for chapter in film.chapters}
    chapter = ""
    for cue, named in zip(film.transcript, introduced(film.transcript), strict=True):
        if cue.chapter != chapter and cue.chapter in titles:
            chapter = cue.chapter
            begun = min(titles[chapter].starts.values(), default=0.0)
            parts.append(f"<h3>{escape(titles[chapter].title)} ({clock(begun)})</h3>")
        if cue.kind == "picture":
            parts.append(f"<p><em>{escape(message('film_export.picture', text=cue.text))}</em></p>")
        elif cue.speaker and named:
            parts.append(f"<p><strong>{escape(cue.speaker)}:</strong> {escape(cue.text)}</p>")
        else:
            parts.append(_paragraph(cue.text))
    return parts
