"""What WeasyPrint leaves undone for PDF/UA-1, done on the finished file with pikepdf.

Header cells get their scope, decoration becomes an artifact, links are named and printed, parts in
another language say so, empty elements go. Nothing that is seen on the paper changes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from .streams import mend_streams

# Elements that say nothing when nothing is in them; a table cell may be empty (to write in).
_CELLS = {"/TH", "/TD"}
_PRINT_FLAG = 4


def mend(data: bytes, names: Mapping[str, str]) -> bytes:
    """The same PDF, made to hold what PDF/UA-1 asks for.

    names: a link's target as written in the PDF → what it leads to, in words
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        _drop_decoration(root)
        _drop_empty(root)
        _wrap_items(pdf, root)
        _scope_headers(root)
        _name_links(pdf, names)
        mend_streams(pdf, _tagged(pdf, root))
        if "/Outlines" in pdf.Root and len(pdf.pages) > 1:
            pdf.Root.PageMode = pikepdf.Name.UseOutlines
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return out.getvalue()


def elements(node: Any) -> Iterator[Any]:
    """Every structure element below a node, in reading order."""
    for kid in kids(node):
        if _is_element(kid):
            yield kid
            yield from elements(kid)


def kids(node: Any) -> list[Any]:
    """What /K holds, as a list: elements, content numbers and references to annotations."""
    import pikepdf

    held = node.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _is_element(kid: Any) -> bool:
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _keep(node: Any, wanted: list[Any]) -> None:
    import pikepdf

    node.K = pikepdf.Array(wanted)


def _drop_decoration(node: Any) -> None:
    """A figure without a description is decoration: it leaves the tree."""
    held = kids(node)
    rest = [k for k in held if not (_is_element(k) and k.S == "/Figure" and "/Alt" not in k)]
    if len(rest) != len(held):
        _keep(node, rest)
    for kid in rest:
        if _is_element(kid):
            _drop_decoration(kid)


def _drop_empty(node: Any) -> None:
    """Boxes that WeasyPrint made for its own use, with nothing in them."""
    held = kids(node)
    for kid in held:
        if _is_element(kid):
            _drop_empty(kid)
    rest = [k for k in held if not (_is_element(k) and str(k.S) not in _CELLS and not kids(k))]
    if len(rest) != len(held):
        _keep(node, rest)


def _wrap_items(pdf: Any, root: Any) -> None:
    """A list item's text belongs in an LBody; WeasyPrint leaves it out round paragraphs."""
    import pikepdf

    for item in [element for element in elements(root) if element.S == "/LI"]:
        own = [kid for kid in kids(item) if _is_item_part(kid)]
        loose = [kid for kid in kids(item) if not _is_item_part(kid)]
        if not loose:
            continue
        body = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=item, Pg=item.Pg
            )
        )
        for kid in loose:
            if _is_element(kid):
                kid.P = body
        _keep(body, loose)
        _keep(item, [*own, body])


def _is_item_part(kid: Any) -> bool:
    return _is_element(kid) and str(kid.S) in ("/Lbl", "/LBody")


def _scope_headers(root: Any) -> None:
    """Kozea/WeasyPrint#2508: header cells carry no /Scope. Heads are columns', others rows'."""
    import pikepdf

    for table in elements(root):
        if table.S != "/Table":
            continue
        for part in elements(table):
            if part.S not in ("/THead", "/TBody", "/TFoot"):
                continue
            scope = "/Column" if part.S == "/THead" else "/Row"
            for cell in elements(part):
                if cell.S == "/TH":
                    cell.A.Scope = pikepdf.Name(scope)


def _name_links(pdf: Any, names: Mapping[str, str]) -> None:
    """A link's /Contents says what it leads to, not its address; paper shows it too."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            target = str(annotation.get("/Contents", ""))
            annotation.F = _PRINT_FLAG
            if names.get(target):
                annotation.Contents = names[target]


def _tagged(pdf: Any, root: Any) -> dict[Any, set[int]]:
    """Page → the numbers of its content that the tree reaches."""
    found: dict[Any, set[int]] = {page.objgen: set() for page in pdf.pages}
    for element in elements(root):
        for kid in kids(element):
            if isinstance(kid, int):
                found[element.Pg.objgen].add(kid)
    return found
