"""Keeping the text true: which pages rest on what, and which twins need comparing again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from ..content.addresses import load_addresses, published, section_ids
from ..content.front_matter import Source
from ..content.review import resting_on
from ..content.site_pages import site_pages
from ..content.sources import Register, site_register
from ..content.twins import Pair, mark_compared, pairs
from ..errors import Fault, Faults, fault
from ..mkdocs_plugin.pages import read_pages
from ..models.loading import suggestion
from ..models.profile_loading import demand_site
from ..models.site import page_address
from ..project import Base, Project
from ..texts import message
from ..writing import write_files

_MOVES = re.compile(r"^flyttade:", re.MULTILINE)


def sources(project: Project, changed: str | None = None) -> list[str]:
    """Lines for the terminal: every law and source, or the pages that rest on one of them.

    changed: a law's or source's id in kallor.yml. Raises Faults when it is not there.
    """
    path = project.base.data / "kallor.yml"
    demand_site(project)
    register = site_register(project)
    read = _read(project)
    if changed is None:
        return _overview(register, read)
    known = {**register.lagar, **register.kallor}
    if changed not in known:
        near = suggestion(changed, list(known))
        raise fault("sources.unknown", path, name=changed, suggestion=near)
    resting = resting_on(changed, read)
    lines = [
        message(
            _counted("sources.resting", resting), name=_name(changed, register), count=len(resting)
        )
    ]
    for one in resting:
        place = Fault("", one.source.path).place()
        address = f"/{page_address(one.source.page_uri, one.source.language)}"
        where = f"  {one.where}" if one.where else ""
        lines.append(f"  {place}  {address}{where}")
    return lines


def _overview(register: Register, read: Mapping[str, Source]) -> list[str]:
    lines = []
    for key, named in (("laws", register.lagar), ("sources", register.kallor)):
        lines.append(message(f"sources.{key}"))
        for name in named:
            resting = resting_on(name, read)
            pages = message(_counted("sources.pages", resting), count=len(resting))
            lines.append(f"  {name}: {pages}")
    lines.append(message("sources.hint"))
    return lines


def _counted(code: str, found: Sequence[object]) -> str:
    return f"{code}_one" if len(found) == 1 else code


def _name(key: str, register: Register) -> str:
    law = register.lagar.get(key)
    return f"{law.namn} ({law.sfs})" if law else register.kallor[key].titel


def publish_addresses(base: Base) -> str:
    """Promise the addresses of every page and section there is now; nothing is taken away.

    Returns what was written, in words. Raises Faults when a promise is already broken.
    """
    path = base.data / "adresser.yml"
    read = _read(Project(base.root, base))
    data = load_addresses(path, read)
    text = published(data, read)
    before = path.read_text(encoding="utf-8-sig")
    comment = "".join(
        takewhile(lambda line: line.startswith("#"), before.splitlines(keepends=True))
    )
    # What someone has written about the moves stays; only the promises are written anew.
    moves, promises = _MOVES.search(before), _MOVES.search(text)
    if moves and promises and "\npublicerade:" in f"\n{before[: moves.start()]}":
        text = text[: promises.start()] + before[moves.start() :]
    write_files(path.parent, {path.name: comment + text})
    sections = sum(len(section_ids(source.body)) for source in read.values())
    return message(
        "address.published", file=Fault("", path).place(), pages=len(read), sections=sections
    )


def twins(project: Project, compared: Sequence[str] = (), *, every: bool = False) -> list[str]:
    """Lines for the terminal: twins to compare, after marking those that someone has compared.

    compared: files of twins or originals, as a person types them; every: all of them
    Raises Faults for a file that is no page with a twin, and when a file cannot be written.
    """
    demand_site(project)
    found = pairs(_read(project))
    named = _chosen(found, compared)
    chosen = found if every else named
    lines = []
    try:
        for path in mark_compared(chosen):
            lines.append(message("twins.marked", file=Fault("", path).place()))
    except OSError as error:
        raise fault("file.no_write", Path(error.filename or project.site)) from None
    left = [pair for pair in found if pair.state != "same" and pair not in chosen]
    for pair in left:
        place = Fault("", pair.twin.path).place()
        lines.append(message(f"twins.{pair.state}", file=place))
    lines.append(
        message(_counted("twins.left", left), count=len(left))
        if left
        else message("twins.none_left")
    )
    return lines


def _chosen(found: list[Pair], compared: Sequence[str]) -> list[Pair]:
    chosen, faults = [], []
    for name in compared:
        wanted = Path(name).resolve()
        hits = [p for p in found if wanted in (p.twin.path.resolve(), p.original.path.resolve())]
        chosen += hits
        if not hits:
            faults.append(Fault("twins.unknown", Path(name)))
    if faults:
        raise Faults(faults)
    return chosen


def _read(project: Project) -> dict[str, Source]:
    """Every page. Raises Faults with all that keeps one from being read."""
    found = site_pages(project)
    read = read_pages(found.files)
    if found.faults or read.faults:
        raise Faults([*found.faults, *read.faults])
    return read.sources
