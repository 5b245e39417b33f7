"""Addresses are promises: people print them and read them aloud (``docs/_data/adresser.yml``).

A page or a section that has been published may move, but a link to it may not die: a moved page
leaves a redirect, a renamed section keeps its old id beside the new one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from ..errors import Fault, Faults
from ..models.loading import line_of, load, read_yaml, suggestion
from .front_matter import FORMS, Draft, strip_variant
from .links import near_page

_HEADING_ID = re.compile(r"^#{2,6}\s.*\{[^}]*#([A-Za-z][\w-]*)[^}]*\}\s*$", re.MULTILINE)
# A page as the file names it: below docs.
_PAGE = re.compile(r"(?!/)(?!.*(?:^|/)\.)[^#?\\]+\.md")


class AddressFile(BaseModel):
    """``adresser.yml``.

    publicerade: docs uri → ids of its sections, as they were when the guide was published
    flyttade:    old docs uri, or uri#id → where it is now, in the same form
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    publicerade: dict[str, tuple[str, ...]]
    flyttade: dict[str, str] = {}


def section_ids(body: str) -> list[str]:
    """The ids that headings give themselves: what a shared link to a section ends with."""
    return _HEADING_ID.findall(body)


def load_addresses(
    path: Path,
    pages: Mapping[str, Draft],
    freed: Collection[str] = (),
    unread: Collection[str] = (),
) -> AddressFile:
    """Read the file and hold the pages to it. Raises Faults for every promise that is broken.

    pages:  docs uri → page, whatever is wrong with its front matter
    freed:  uris whose page is the municipality's own, or left out for it
    unread: uris whose file could not be read: there, but no one knows what they hold
    """
    data = load(path, AddressFile)
    ids = {uri: section_ids(page.body) for uri, page in pages.items()}
    there = {*ids, *unread}
    # What lies where a page once did is the municipality's to decide.
    moved = {old: new for old, new in data.flyttade.items() if old not in freed}
    data = data.model_copy(update={"flyttade": moved})
    judged = {uri: names for uri, names in ids.items() if uri not in freed}
    faults = _broken_moves(data.flyttade, judged, there, path)
    for uri, promised in data.publicerade.items():
        page = data.flyttade.get(uri, uri)
        if {uri, page} & {*freed, *unread} or (uri in data.flyttade and uri in ids):
            continue
        if page not in ids:
            if uri not in data.flyttade:  # a move that leads nowhere is told of above
                params: dict[str, object] = {"name": uri, "suggestion": near_page(uri, there, "")}
                line = line_of(read_yaml(path), ("publicerade", uri))
                faults.append(Fault("address.page_gone", path, None, line, params))
            continue
        gone = [
            name
            for name in promised
            if name not in ids[page] and f"{uri}#{name}" not in data.flyttade
        ]
        if gone:
            code = "address.section_gone" if len(gone) == 1 else "address.sections_gone"
            named = {"ids": ", ".join(f"#{name}" for name in gone), "page": uri}
            faults.append(Fault(code, pages[page].path, params={**named}))
    if faults:
        raise Faults(faults)
    return data


def _broken_moves(
    moved: Mapping[str, str], ids: Mapping[str, list[str]], there: Collection[str], path: Path
) -> list[Fault]:
    """A fault for each line under ``flyttade`` that leads no one anywhere."""
    faults: list[Fault] = []
    round_trips: set[str] = set()

    def add(code: str, old: str, **params: object) -> None:
        line = line_of(read_yaml(path), ("flyttade", old))
        faults.append(Fault(code, path, None, line, {"name": old, **params}))

    for old, new in moved.items():
        (page, _, name), (target, _, section) = old.partition("#"), new.partition("#")
        known = _PAGE.fullmatch(page) and strip_variant(page)[1] in FORMS
        if not known or bool(name) != bool(section):
            add("address.form", old)
        elif not name and page in there:
            add("address.not_moved", old)
        elif target not in there and target in moved:
            end = _end(target, moved)
            if end:
                add("address.chain", old, next=target, end=end)
            elif target not in round_trips:
                add("address.loop", old, next=target)
                round_trips.add(old)
        elif target not in there:
            add("address.nowhere", old, new=new, suggestion=near_page(target, there))
        elif name and moved.get(page, page) != target:
            add("address.other_page", old)
        elif name and target in ids and section not in ids[target]:
            near = suggestion(section, ids[target]) if ids[target] else ""
            add("address.no_section", old, id=section, page=target, suggestion=near)
    return faults


def _end(page: str, moved: Mapping[str, str]) -> str | None:
    """Where a page's moves end, or None when they come round."""
    seen: set[str] = set()
    while page in moved:
        if page in seen:
            return None
        seen.add(page)
        page = moved[page]
    return page


def redirects(data: AddressFile) -> dict[str, str]:
    """Old docs uri → new docs uri, for whole pages that have moved."""
    return {old: new for old, new in data.flyttade.items() if "#" not in old}


def keep_old_ids(body: str, uri: str, data: AddressFile) -> str:
    """The page's Markdown with the old ids of renamed sections kept as empty anchors."""
    old_of: dict[str, list[str]] = {}
    for old, new in data.flyttade.items():
        if "#" in old and new.partition("#")[0] == uri:
            old_of.setdefault(new.partition("#")[2], []).append(old.partition("#")[2])
    if not old_of:
        return body

    def one(match: re.Match[str]) -> str:
        anchors = "".join(f'<span id="{old}"></span>' for old in old_of.get(match.group(1), ()))
        return f"{anchors}\n\n{match.group(0)}" if anchors else match.group(0)

    return _HEADING_ID.sub(one, body)


def published(data: AddressFile, sources: Mapping[str, Draft]) -> str:
    """The file's text with every page and section there is now added; nothing is taken away."""
    known: dict[str, list[str]] = {uri: list(ids) for uri, ids in data.publicerade.items()}
    for uri, source in sources.items():
        kept = known.setdefault(uri, [])
        kept += [name for name in section_ids(source.body) if name not in kept]
    yaml = YAML()
    yaml.width = 4096
    yaml.default_flow_style = None
    text = io.StringIO()
    yaml.dump({"publicerade": dict(sorted(known.items())), "flyttade": dict(data.flyttade)}, text)
    return text.getvalue()
