"""One small folder for each fault: links to the built site, and the files that are otherwise.

All of them lie in one folder with the site, so that one server and one browser can judge them.
"""

from __future__ import annotations

import copy
import os
from fnmatch import fnmatchcase
from pathlib import Path

from kunskapsstod.models.site import BuiltSite, address_of, facts_of, parse

from .planting import TEXT, Plant

BASE = "utan"
"""The folder of the site without faults, beside those with."""


class Tree(BuiltSite):
    """A site that is another but for some files; the rest is not read again."""

    def __init__(self, base: BuiltSite, root: Path, files: dict[str, bytes | None]) -> None:
        self.__dict__.update({key: value for key, value in vars(base).items() if key != "by_title"})
        self.root = root
        gone = {name for name, data in files.items() if data is None}
        self.files = (base.files | files.keys()) - gone
        self._facts = copy.copy(base.pages)
        for name in files:
            if name.endswith(".html"):
                self._facts.pop(address_of(name), None)
                if name not in gone:
                    self._facts[address_of(name)] = facts_of(parse(root / name), name, root / name)


def file_of(address: str) -> str:
    """Address → file: ``roller/sekretess/`` → ``roller/sekretess/index.html``."""
    return address if address.endswith(".html") else f"{address}index.html"


def grow(base: BuiltSite, root: Path, plant: Plant) -> Tree:
    """The site with the fault in it, below ``root``, which lies beside the base's own folder."""
    files: dict[str, bytes | None] = dict(plant.files)
    page = file_of(plant.page)
    # A page that is new is a copy of an old one.
    html = (base.root / (page if page in base.files else file_of(TEXT))).read_text("utf-8")
    for edit in plant.edits:
        html = edit(html)
    if plant.edits:
        files[page] = html.encode()
    for pattern, edit in plant.rewrite.items():
        (name,) = (name for name in base.files if fnmatchcase(name, pattern))
        files[name] = edit((base.root / name).read_text("utf-8")).encode()
    _link(base.root, root, {tuple(name.split("/")): data for name, data in files.items()})
    return Tree(base, root, files)


def _link(base: Path, here: Path, files: dict[tuple[str, ...], bytes | None]) -> None:
    """Everything in ``base`` as links, but where a file differs."""
    here.mkdir(parents=True)
    heads = {parts[0] for parts in files}
    for entry in sorted(base.iterdir()) if base.is_dir() else ():
        if entry.name not in heads:
            (here / entry.name).symlink_to(os.path.relpath(entry, here))
    for head in sorted(heads):
        if (head,) in files:
            data = files[(head,)]
            if data is not None:
                (here / head).write_bytes(data)
        else:
            below = {parts[1:]: data for parts, data in files.items() if parts[0] == head}
            _link(base / head, here / head, below)
