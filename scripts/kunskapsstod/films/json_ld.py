"""The films as linked data: schema.org ``VideoObject``, one for each version.

Terms are schema.org's; the values of the accessibility properties are W3C's vocabulary
(https://www.w3.org/2021/a11y-discov-vocab/latest/). A film is
the work, its versions are examples of it: they differ in length, language and who can follow.
Nothing is said that is not known: no day of upload, no rights that nobody has stated.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from ..models.film import Film, Version

EXAMPLE_LICENCE = "https://creativecommons.org/licenses/by/4.0/"

# Film → the full web address of its page.
PageOf = Callable[[Film], str]


def json_ld(films: Iterable[Film], site: str, page_of: PageOf) -> str:
    """All the films as one JSON-LD document.

    site: the site's full address with a slash at the end, which every file's begins with
    """
    nodes: list[dict[str, Any]] = []
    for film in films:
        nodes.append(_work(film, page_of(film)))
        nodes += [_version(film, version, site, page_of(film)) for version in film.versions]
    data = {"@context": "https://schema.org", "@graph": nodes}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def duration(seconds: float) -> str:
    """Seconds as an ISO 8601 duration: 74.2 → ``PT1M14S``; at least one second."""
    whole = max(1, round(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    parts = [f"{n}{letter}" for n, letter in ((hours, "H"), (minutes, "M"), (rest, "S")) if n]
    return "PT" + "".join(parts)


def _work(film: Film, page: str) -> dict[str, Any]:
    work = {
        "@id": _id(film, page),
        "@type": "CreativeWork",
        "name": film.title,
        "description": " ".join(film.description.split()),
        "url": page,
        "inLanguage": "sv",
        "workExample": [{"@id": _id(film, page, v)} for v in film.versions],
    }
    return work | _rights(film)


def _version(film: Film, version: Version, site: str, page: str) -> dict[str, Any]:
    described = any(cue.kind == "picture" for cue in film.transcript)
    node: dict[str, Any] = {
        "@id": _id(film, page, version),
        "@type": "VideoObject",
        "exampleOfWork": {"@id": _id(film, page)},
        "name": film.title,
        "description": " ".join(film.description.split()),
        "url": f"{page}#film={version.id}",
        "inLanguage": ["sv", "swl"] if version.interpreter else "sv",
        "duration": duration(version.seconds),
        "contentUrl": site + version.src,
        "contentSize": f"{version.bytes} B",
        "encodingFormat": "video/mp4",
        "videoFrameSize": f"{version.width}x{version.height}",
        "thumbnailUrl": site + film.poster_jpg_src,
        "isAccessibleForFree": True,
        "accessMode": ["auditory", "visual"],
        "accessModeSufficient": [
            {"@type": "ItemList", "itemListElement": modes}
            for modes in _sufficient(version, described)
        ],
        "accessibilityFeature": _features(version, bool(film.transcript)),
    }
    if version.captions_src:
        node["caption"] = {
            "@type": "MediaObject",
            "contentUrl": site + version.captions_src,
            "encodingFormat": "text/vtt",
            "inLanguage": "sv",
        }
    if film.transcript:
        node["transcript"] = " ".join(cue.text for cue in film.transcript)
    if version.small:
        node["encoding"] = {
            "@type": "VideoObject",
            "name": film.title,
            "contentUrl": site + version.small.src,
            "contentSize": f"{version.small.bytes} B",
            "encodingFormat": "video/mp4",
            "videoFrameSize": f"{version.small.width}x{version.small.height}",
        }
    if version.sha256:
        node["sha256"] = version.sha256
    clips = _clips(film, version, page)
    if clips:
        node["hasPart"] = clips
    return node | _rights(film)


def _features(version: Version, transcript: bool) -> list[str]:
    found = []
    if version.captions or version.burned_in_captions:
        found.append("captions")
        found.append("openCaptions" if version.burned_in_captions else "closedCaptions")
    if version.described:
        found.append("audioDescription")
    if version.interpreter:
        found.append("signLanguage")
    if transcript:
        found.append("transcript")
    return found


def _sufficient(version: Version, described_transcript: bool) -> list[list[str]]:
    """Each set of senses that is enough to get everything the version says."""
    found = [["auditory", "visual"]]
    if version.captions or version.burned_in_captions:
        found.append(["textual", "visual"])
    if version.interpreter:
        found.append(["visual"])
    if version.described:
        found.append(["auditory"])
    if described_transcript:
        found.append(["textual"])
    return found


def _clips(film: Film, version: Version, page: str) -> list[dict[str, Any]]:
    starts = [(c.title, c.starts[version.id]) for c in film.chapters if version.id in c.starts]
    ends = [*(start for _, start in starts[1:]), version.seconds]
    return [
        {
            "@type": "Clip",
            "name": title,
            "startOffset": round(start, 3),
            "endOffset": round(end, 3),
            "url": f"{page}#film={version.id}&t={int(start) // 60}:{int(start) % 60:02}",
        }
        for (title, start), end in zip(starts, ends, strict=False)
    ]


def _rights(film: Film) -> dict[str, Any]:
    found: dict[str, Any] = {"license": EXAMPLE_LICENCE} if film.example else {}
    if film.rights:
        found["copyrightHolder"] = {"@type": "Organization", "name": film.rights.owner}
        if film.rights.terms:
            found["copyrightNotice"] = film.rights.terms
    return found


def _id(film: Film, page: str, version: Version | None = None) -> str:
    return f"{page}#{film.id}-{version.id if version else 'film'}"
