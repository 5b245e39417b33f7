"""YAML file → its data, with line numbers kept and a Swedish sentence for every way to fail.

The parser's own English messages never reach the user. The two mistakes it explains worst, a
quotation mark never closed and a colon inside text, are looked for here.
"""

from __future__ import annotations

import re
import warnings
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from ..errors import Faults, fault
from ..texts import message

# A value that begins with a quotation mark which stands nowhere else on the line, and a line
# that is no continuation of it.
_OPEN_QUOTE = re.compile(r"""\s*(?:- +)?\w+: +(["'])(?:(?!\1).)*""")
_NEXT_KEY = re.compile(r"\s*(?:- +)?\w+:(?: |$)|\s*#")

# A key with its value, as they are to be written: ``key: value``, ``- key: value``, ``- value``.
_KEY = re.compile(r"\s*(?:- +)*[^\s:#][^:#]*:(?: |$)")
_NO_SPACE = re.compile(r"\s*(?:- +)?[\w-]+(?::\S|[ \u00a0:])")

# A value that begins with a sign that is YAML's own; {{ is what pages write values with.
_SPECIAL = re.compile(r"\s*(?:- +)*(?:[^\s:#][^:#]*:[ ]+)?(?:[*&@%`!]|\{\{)")

# What YAML allows in a file: anything that can be seen, and line ends.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]")

MEGA = 1_000_000
_MOST_BYTES = 5 * MEGA
_MOST_VALUES, _DEEPEST = 200_000, 60
"""How much a file may hold: far more than any that a person has written."""


class _Constructor(RoundTripConstructor):
    """Leaves a day that is in no calendar as text: the model tells of it with key and line."""

    def construct_yaml_timestamp(self, node: Any, values: Any = None) -> Any:
        try:
            return super().construct_yaml_timestamp(node, values)
        except ValueError:
            return node.value


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_timestamp)


def read_text(path: Path, missing_remedy: str) -> str:
    """The text of a UTF-8 file (a byte order mark is allowed).

    Raises Faults when the file is missing, unreadable, a folder, larger than any text a person
    has written, or in another encoding.
    """
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise fault("file.too_large", path, size=size // MEGA, limit=_MOST_BYTES // MEGA)
        raw = path.read_bytes()
    except PermissionError:
        raise fault("file.unreadable", path) from None
    except (OSError, ValueError):
        # Not there, a folder, links that lead back to themselves, a name no system can have.
        remedy = missing_remedy or message("file.bring_back")
        raise fault("file.missing", path, remedy=remedy) from None
    try:
        source = raw.decode("utf-8-sig")
        # UTF-16 without its mark decodes, but every other character is then a NUL.
        position = source.find("\0")
    except UnicodeDecodeError as error:
        position = error.start
    if position >= 0:
        line = raw[:position].count(b"\n") + 1
        raise fault("file.not_utf8", path, line=line, position=position + 1)
    return source


def read_yaml(path: Path, missing_remedy: str = "") -> CommentedMap:
    """The mapping a YAML file holds, with line numbers kept (ruamel's round-trip types).

    Raises Faults when the file is missing, empty, in another encoding, indented with tabs,
    not YAML, or anything but a mapping.
    """
    source = read_text(path, missing_remedy)
    if not re.sub(r"(?m)^\s*#.*$", "", source).strip():
        raise fault("file.empty", path, remedy=missing_remedy or message("file.fill"))
    return parse_yaml(source, path)


def parse_yaml(source: str, path: Path, first_line: int = 1) -> CommentedMap:
    """As :func:`read_yaml`, for text already read that starts at ``first_line`` of the file."""
    lines = source.replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, first_line):
        if re.match(r" *\t", line) and line.strip() and not line.lstrip().startswith("#"):
            raise fault("yaml.tab", path, line=number)
        if re.match(r" *\u00a0", line) and line.strip():
            raise fault("yaml.hard_space", path, line=number)
        if _UNSEEN.search(line):
            raise fault("yaml.unseen", path, line=number)
    open_quote = _open_quote(lines)
    if open_quote is not None:
        raise fault("yaml.open_quote", path, line=open_quote + first_line)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an anchor used twice, for one; in English
            parser = YAML(typ="rt")
            parser.Constructor = _Constructor
            data = parser.load(StringIO(source))
        _demand_bounds(data, path, first_line)
    except DuplicateKeyError as error:
        found = re.search(r'found duplicate key "([^"]*)"', str(error.problem))
        name = found.group(1) if found else "?"
        at = _mark_line(error, first_line)
        raise fault("yaml.duplicate", path, line=at, name=name) from None
    except MarkedYAMLError as error:
        raise _syntax_fault(error, lines, path, first_line) from None
    except RecursionError:
        raise fault("yaml.too_much", path) from None
    except (YAMLError, ValueError, TypeError, AttributeError, KeyError):
        # The last ones are the parser's own mistakes on what no one writes.
        raise fault("yaml.syntax", path) from None
    if not isinstance(data, CommentedMap):
        raise fault("yaml.not_a_mapping", path, line=first_line)
    return data


def _demand_bounds(data: Any, path: Path, first_line: int) -> None:
    """What a file unfolds into is finite and of a reasonable size, whatever it refers to.

    A few lines of references to references can hold more than any memory.
    """
    count = 0
    waiting = [(data, 0)]
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if count > _MOST_VALUES or depth > _DEEPEST:
            raise fault("yaml.too_much", path, line=first_line)
        if isinstance(node, dict):
            waiting += ((value, depth + 1) for value in node.values())
        elif isinstance(node, list):
            waiting += ((value, depth + 1) for value in node)


def plain(node: Any) -> Any:
    """The same data in Python's own types, without ruamel's line-keeping ones."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    if isinstance(node, bool) or node is None:
        return node
    for kind in (str, int, float):
        if isinstance(node, kind):
            return kind(node)
    return node


def line_of(data: Any, loc: tuple[int | str, ...], first_line: int = 1) -> int | None:
    """The line of the deepest key along ``loc`` that the file holds, counted from 1."""
    line: int | None = None
    node = data
    for part in loc:
        try:
            if isinstance(node, CommentedMap) and part in node:
                line = node.lc.key(part)[0] + first_line
            elif isinstance(node, CommentedSeq) and isinstance(part, int) and part < len(node):
                line = node.lc.item(part)[0] + first_line
            else:
                break
        except (KeyError, AttributeError):
            break
        node = node[part]
    return line


def _syntax_fault(error: MarkedYAMLError, lines: list[str], path: Path, first_line: int) -> Faults:
    line = _mark_line(error, first_line)
    if line is None:
        return fault("yaml.syntax", path)
    at = lines[line - first_line] if line - first_line < len(lines) else ""
    start = error.context_mark
    for kind, end in (("flow sequence", "]"), ("flow mapping", "}")):
        # The parser gives up where the next key stands, which may be far below.
        if kind in str(error.context) and "expected ','" in str(error.problem) and start:
            opened = lines[start.line]
            if not _SPECIAL.match(opened):
                return fault("yaml.open_list", path, line=start.line + first_line, end=end)
            at, line = opened, start.line + first_line
    if _SPECIAL.match(at):
        return fault("yaml.special", path, line=line)
    if "mapping values are not allowed" not in str(error.problem):
        return fault("yaml.syntax", path, line=line)
    if at.count(": ") + at.rstrip().endswith(":") > 1:
        return fault("yaml.colon", path, line=line)
    # The line itself is right: it is the one above that is no "key: value", or is indented less.
    above = lines[line - first_line - 1] if line > first_line else ""
    if _NO_SPACE.match(above) and not _KEY.match(above):
        return fault("yaml.no_colon", path, line=line - 1)
    return fault("yaml.indent", path, line=line)


def _open_quote(lines: list[str]) -> int | None:
    """The index of a line whose text begins with a quotation mark that is never closed.

    YAML lets such a text run on over the keys below it, so the parser gives up far away or, when
    a later quotation mark closes it, not at all.
    """
    for index, line in enumerate(lines):
        if _OPEN_QUOTE.fullmatch(line):
            below = next((text for text in lines[index + 1 :] if text.strip()), "#")
            if _NEXT_KEY.match(below):
                return index
    return None


def _mark_line(error: MarkedYAMLError, first_line: int) -> int | None:
    mark = error.problem_mark or error.context_mark
    return mark.line + first_line if mark else None
