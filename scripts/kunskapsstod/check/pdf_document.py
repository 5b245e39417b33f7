"""A PDF as what its readers meet: structure, pages, links and fields, as plain data.

Read with pikepdf (qpdf), which understands compressed objects, cross-reference streams and
files that are slightly broken. Only what the rules ask for is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

# A tree deeper or wider than this is damaged; ISO 32000 has no such documents in practice.
MOST_ELEMENTS = 200_000
_TEXT = {"Tj", "TJ", "'", '"'}
_OPEN, _CLOSE = {"BDC", "BMC"}, {"EMC"}


@dataclass(frozen=True)
class Element:
    """One structure element, its type as the role map resolves it (``"H1"``, ``"Figure"``).

    page:    number of the page it stands on, counted from 1; 0 when it does not say
    inside:  types of the elements it stands in, outermost first
    """

    type: str
    node: Any
    page: int
    inside: tuple[str, ...]

    def text_of(self, *keys: str) -> str:
        """The first of these entries that says something (``/Alt``, ``/ActualText``)."""
        return next((said for key in keys if (said := text(self.node.get(key)))), "")

    def attribute(self, owner: str, name: str) -> Any:
        """An attribute such as Table's Scope."""
        return next(
            (one[name] for one in _attributes(self.node) if one.get("/O") == owner and name in one),
            None,
        )


@dataclass
class PageFacts:
    """What a page's content holds.

    text:   it draws text; loose: some of it outside every tag and artifact
    image:  it draws a picture
    """

    text: bool = False
    loose: bool = False
    image: bool = False


@dataclass
class Document:
    """An opened PDF."""

    pdf: Any
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

    @property
    def root(self) -> Any:
        return self.pdf.Root

    @property
    def tagged(self) -> bool:
        """Marked as tagged, and with something in its structure."""
        marked = _dictionary(self.root.get("/MarkInfo")).get("/Marked")
        return marked is True and bool(kids(_dictionary(self.root.get("/StructTreeRoot"))))

    @cached_property
    def elements(self) -> list[Element]:
        """Every structure element, in reading order."""
        tree = _dictionary(self.root.get("/StructTreeRoot"))
        roles = _dictionary(tree.get("/RoleMap"))
        found: list[Element] = []
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[Any, int, tuple[str, ...]]] = [
            (kid, 0, ()) for kid in reversed(kids(tree))
        ]
        while waiting and len(found) < MOST_ELEMENTS:
            node, page, inside = waiting.pop()
            if not is_element(node) or (node.is_indirect and node.objgen in seen):
                continue
            seen.add(node.objgen)
            kind = _resolved(str(node.S), roles)
            page = self._number(_page_of(node)) or page
            found.append(Element(kind, node, page, inside))
            waiting += [(kid, page, (*inside, kind)) for kid in reversed(kids(node))]
        return _paged(found)

    def links(self) -> Iterator[tuple[int, Any]]:
        """(page number, annotation) of every link."""
        for number, page in enumerate(self.pdf.pages, 1):
            for note in notes(page):
                if note.get("/Subtype") == "/Link":
                    yield number, note

    def fields(self) -> Iterator[Any]:
        """Every field of the form that a reader fills in or presses."""
        waiting = list(_dictionary(self.root.get("/AcroForm")).get("/Fields") or [])
        for _ in range(MOST_ELEMENTS):
            if not waiting:
                return
            one = waiting.pop(0)
            parts = [kid for kid in one.get("/Kids") or [] if "/T" in kid]
            waiting += parts
            if not parts:
                yield one

    @cached_property
    def pages(self) -> list[PageFacts]:
        """What each page's content holds."""
        return [_facts(page) for page in self.pdf.pages]

    def metadata(self, *names: str) -> str:
        """The first of these XMP properties that says something (``"dc:title"``)."""
        told = self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
        return next((said for name in names if (said := str(told.get(name) or "").strip())), "")

    def _number(self, page: Any) -> int:
        return self.numbers.get(page.objgen, 0) if page is not None else 0


def _paged(elements: list[Element]) -> list[Element]:
    """An element that does not say its page is on that of the first one inside it."""
    for place in range(len(elements) - 2, -1, -1):
        one, after = elements[place], elements[place + 1]
        if not one.page and len(after.inside) > len(one.inside):
            elements[place] = replace(one, page=after.page)
    return elements


def _page_of(node: Any) -> Any:
    """An element says itself which page it is on, or its marked content does."""
    marked = [kid for kid in kids(node) if not isinstance(kid, int) and "/MCID" in kid]
    return node.get("/Pg") or next((kid.get("/Pg") for kid in marked), None)


def kids(node: Any) -> list[Any]:
    """What /K holds, as a list: elements, content numbers and references to annotations."""
    import pikepdf

    held = node.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def is_element(kid: Any) -> bool:
    """Whether this is a structure element, and no number or reference."""
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def notes(page: Any) -> list[Any]:
    """The page's annotations that a reader can meet."""
    held = page.obj.get("/Annots") or []
    return [one for one in held if one.get("/Subtype") not in ("/Popup", "/PrinterMark")]


def text(value: Any) -> str:
    """A text entry as words; empty for anything else."""
    import pikepdf

    return str(value).strip() if isinstance(value, pikepdf.String) else ""


def _dictionary(value: Any) -> Any:
    import pikepdf

    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def _attributes(node: Any) -> Iterator[Any]:
    import pikepdf

    held = node.get("/A")
    for one in list(held) if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary):  # numbers between them count the changes
            yield one


def _resolved(kind: str, roles: Any) -> str:
    for _ in range(9):  # a role map may lead in a ring
        if kind not in roles:
            break
        kind = str(roles[kind])
    return kind.removeprefix("/")


def _facts(page: Any) -> PageFacts:
    import pikepdf

    facts = PageFacts()
    depth = 0
    pictures = _pictures(page.obj.get("/Resources"), set())
    for step in pikepdf.parse_content_stream(page):
        name, operands = str(step.operator), list(step.operands)
        if name in _OPEN:
            depth += 1
        elif name in _CLOSE:
            depth -= 1
        elif name in _TEXT and any(_says(one) for one in operands):
            facts.text = True
            facts.loose |= depth <= 0
        elif name == "INLINE IMAGE":
            facts.image = True
        elif name == "Do" and operands:
            shown = pictures.get(str(operands[0]))
            facts.image |= shown == "image"
            facts.text |= shown == "text"
    return facts


def _says(operand: Any) -> bool:
    import pikepdf

    parts = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    return any(isinstance(part, pikepdf.String) and bytes(part).strip() for part in parts)


def _pictures(resources: Any, seen: set[tuple[int, int]]) -> dict[str, str]:
    """Name → "image" or "text" for what a page draws by name: pictures, and forms with text."""
    found = {}
    for name, drawn in _dictionary(_dictionary(resources).get("/XObject")).items():
        if drawn.get("/Subtype") == "/Image":
            found[name] = "image"
        elif drawn.get("/Subtype") == "/Form" and drawn.objgen not in seen:
            seen.add(drawn.objgen)
            inner = drawn.get("/Resources")
            if _dictionary(inner).get("/Font") is not None:
                found[name] = "text"
            elif "image" in _pictures(inner, seen).values():
                found[name] = "image"
    return found
