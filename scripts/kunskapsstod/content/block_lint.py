"""Finds blocks that would not become blocks: unknown names, wrong options, missing ends.

pymdownx.blocks leaves a block it cannot read as text on the page, so every block is checked
against :data:`SPECS` before the page is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from yaml import YAMLError

from ..errors import Fault
from ..models.loading import suggestion
from ..models.quick import parse

_START = re.compile(r"^(?P<slashes>/{3,})[ \t]*(?P<name>[^|\s]+)[ \t]*(?:\|(?P<argument>.*))?$")
_END = re.compile(r"^(?P<slashes>/{3,})[ \t]*$")
_OPTION = re.compile(r"^ {4}\S")
_ID = re.compile(r"[A-Za-z][\w-]*")
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})")


@dataclass(frozen=True)
class BlockSpec:
    """What a block takes.

    argument: "required", "optional" or "none"
    choices:  name of the set its argument must belong to (``"film"``), if any
    options:  option → name of the set its value must belong to, or None for free text
    """

    argument: str = "none"
    choices: str | None = None
    options: Mapping[str, str | None] = field(default_factory=dict)


CONTACT_KINDS = ("vanlig", "oro", "lex-sarah", "barn", "intresse", "tillganglighet")
STATEMENT_PARTS = ("lage", "brister", "prov", "tillsyn")

SPECS: dict[str, BlockSpec] = {
    "viktigt": BlockSpec("required", options={"bild": "illustration"}),
    "exempel": BlockSpec("required"),
    "lagrum": BlockSpec("required"),
    "tabell": BlockSpec("required"),
    "lokalt": BlockSpec("required", options={"id": None}),
    "kontakt": BlockSpec("required", "contact", {"rubrik": None, "id": None}),
    "bild": BlockSpec("required", "illustration", {"alt": None}),
    "ordbox": BlockSpec(),
    "lankar": BlockSpec(),
    "fragor": BlockSpec(),
    "film": BlockSpec("required", "film", {"visa": "film_parts"}),
    "process": BlockSpec(),
    "karta": BlockSpec(),
    "ersattning": BlockSpec(),
    "ordlista": BlockSpec(),
    "nytt": BlockSpec(),
    "installningar": BlockSpec(),
    "filmregister": BlockSpec(),
    "filmbrister": BlockSpec(),
    "kallor": BlockSpec("required", "register_parts"),
    "redogorelse": BlockSpec("required", "statement_parts"),
    "checklista": BlockSpec("required"),
    "prova": BlockSpec("required"),
    "val": BlockSpec("required"),
    "vag": BlockSpec(),
}


@dataclass
class _Open:
    slashes: int
    line: int
    name: str


def lint(
    body: str, path: Path, first_line: int, known: Mapping[str, Collection[str]]
) -> list[Fault]:
    """Every fault in the blocks of one page.

    known: set name (``"film"``, ``"illustration"`` …) → the names that exist; a set that is
    left out is not judged.
    """
    faults: list[Fault] = []
    open_blocks: list[_Open] = []
    lines = body.split("\n")
    fence: str | None = None
    for index, line in enumerate(lines):
        number = index + first_line
        if (mark := _FENCE.match(line)) is not None:
            kind = mark.group(1)[0] * 3
            fence = None if fence == kind else fence or kind
            continue
        if fence:
            continue

        def add(code: str, number: int = number, **params: object) -> None:
            faults.append(Fault(code, path, None, number, params))

        if (end := _END.match(line)) is not None:
            if open_blocks and open_blocks[-1].slashes == len(end.group("slashes")):
                open_blocks.pop()
            else:
                add("block.end_without_start")
        elif (start := _START.match(line)) is not None:
            open_blocks.append(_Open(len(start.group("slashes")), number, start.group("name")))
            options = list(takewhile(_OPTION.match, lines[index + 1 :]))
            below = lines[index + 1 + len(options) :][:1]
            if below and _is_option(below[0], start.group("name")):
                add("block.option_indent", number + 1 + len(options), name=start.group("name"))
            _check(start.group("name"), start.group("argument"), options, known, add)
    faults += [
        Fault("block.not_ended", path, None, block.line, {"name": block.name})
        for block in open_blocks
    ]
    return faults


def _is_option(line: str, name: str) -> bool:
    """Whether a line that is indented otherwise than options are was meant as one."""
    key, colon, _ = line.strip().partition(":")
    return bool(colon) and name in SPECS and key in SPECS[name].options


def _check(
    name: str,
    argument: str | None,
    options: list[str],
    known: Mapping[str, Collection[str]],
    add: Callable[..., None],
) -> None:
    spec = SPECS.get(name)
    if spec is None:
        add("block.unknown", name=name, suggestion=suggestion(name, list(SPECS)))
        return
    argument = (argument or "").strip()
    if spec.argument == "required" and not argument:
        add("block.no_argument", name=name)
    if spec.argument == "none" and argument:
        add("block.argument_not_wanted", name=name)
    if argument and spec.choices and spec.choices in known:
        names = known[spec.choices]
        if argument not in names:
            add(
                f"block.unknown_{spec.choices}",
                name=argument,
                suggestion=suggestion(argument, sorted(names)),
            )
    try:
        # PyYAML, as pymdownx.blocks: what is no text to it ("ja" is, "yes" is not) is none here.
        given = parse("\n".join(options)) if options else {}
    except YAMLError:
        add("block.options_yaml", name=name)
        return
    if not isinstance(given, dict):
        add("block.options_yaml", name=name)
        return
    for option, value in given.items():
        if option not in spec.options:
            add(
                "block.unknown_option",
                name=name,
                option=option,
                suggestion=suggestion(str(option), list(spec.options)) if spec.options else "",
            )
            continue
        group = spec.options[option]
        if not isinstance(value, str):
            add("block.option_text", name=name, option=option)
        elif option == "id" and not _ID.fullmatch(value):
            add("block.bad_id", name=name, id=value)
        elif group and group in known and value not in known[group]:
            add(
                f"block.unknown_{group}",
                name=value,
                suggestion=suggestion(value, sorted(known[group])),
            )
