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
from .front_matter import Source

_HEADING_ID = re.compile(r"^#{2,6}\s.*\{[^}]*#([A-Za-z][\w-]*)[^}]*\}\s*$", re.MULTILINE)


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
    path: Path, sources: Mapping[str, Source], freed: Collection[str] = ()
) -> AddressFile:
    """Read the file and hold the pages to it. Raises Faults for every promise that is broken.

    sources: docs uri → page; freed: uris whose page is the municipality's own, or left out for it
    """
    data = load(path, AddressFile)
    ids = {uri: section_ids(source.body) for uri, source in sources.items()}
    faults = []
    for uri, promised in data.publicerade.items():
        if uri in freed:
            continue
        page = data.flyttade.get(uri, uri)
        if page not in ids:
            near = suggestion(uri, sorted(ids))
            line = line_of(read_yaml(path), ("publicerade", uri))
            faults.append(
                Fault("address.page_gone", path, None, line, {"name": uri, "suggestion": near})
            )
            continue
        for name in promised:
            now = data.flyttade.get(f"{uri}#{name}", f"{page}#{name}")
            if now.partition("#")[2] not in ids[page] or not now.startswith(f"{page}#"):
                params: dict[str, object] = {"id": name, "page": uri}
                faults.append(Fault("address.section_gone", sources[page].path, params=params))
    for old, new in data.flyttade.items():
        if new.partition("#")[0] not in ids:
            line = line_of(read_yaml(path), ("flyttade", old))
            near = suggestion(new, sorted(ids))
            faults.append(
                Fault("page.unknown_page", path, None, line, {"name": new, "suggestion": near})
            )
    if faults:
        raise Faults(faults)
    return data


def redirects(data: AddressFile) -> dict[str, str]:
    """Old docs uri → new docs uri, for whole pages that have moved."""
    return {old: new for old, new in data.flyttade.items() if "#" not in old}


def keep_old_ids(body: str, uri: str, data: AddressFile) -> str:
    """The page's Markdown with the old ids of renamed sections kept as empty anchors."""
    old_of = {
        new.partition("#")[2]: old.partition("#")[2]
        for old, new in data.flyttade.items()
        if "#" in old and new.partition("#")[0] == uri
    }
    if not old_of:
        return body

    def one(match: re.Match[str]) -> str:
        old = old_of.get(match.group(1))
        return f'<span id="{old}"></span>\n\n{match.group(0)}' if old else match.group(0)

    return _HEADING_ID.sub(one, body)


def published(data: AddressFile, sources: Mapping[str, Source]) -> str:
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
