"""A small tagged PDF in which every rule has something to look at, and the ways to break it.

Written with pikepdf object by object, so that what is in it is seen here: two pages with a
heading, a paragraph, a picture, a table, a link and a field.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Ansökan</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
LINES = (("H1", "Ansokan"), ("H2", "Vem"), ("P", "Text"), ("TH", "Dag"), ("TD", "Torsdag"))


class Made:
    """The PDF while it is made: ``pdf``, and its parts by name (``made["H2"]``)."""

    def __init__(self) -> None:
        self.pdf = Pdf.new()
        self.parts: dict[str, Any] = {}
        self._first = self._page(self._drawn())
        self._page(b"/Artifact BMC BT /F1 9 Tf 50 20 Td (2) Tj ET EMC")
        root = self.pdf.Root
        root.Lang, root.MarkInfo = String("sv"), Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.Metadata = self.pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
        root.StructTreeRoot = self._tree()
        self._form()

    def __getitem__(self, name: str) -> Any:
        return self.parts[name]

    def save(self, path: Path) -> Path:
        """The finished file."""
        self.pdf.save(path)
        return path

    def lengthen(self) -> None:
        """Six pages, with bookmarks."""
        for _ in range(4):
            self._page(b"/Artifact BMC BT /F1 9 Tf 50 20 Td (n) Tj ET EMC")
        with self.pdf.open_outline() as outline:
            outline.root.append(OutlineItem("Ansokan", 0))

    def _page(self, content: bytes) -> Any:
        picture = self.pdf.make_stream(
            b"\0", Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray
        )
        picture.BitsPerComponent = 8
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page = self.pdf.add_blank_page()
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(I1=picture))
        page.obj.Contents = self.pdf.make_stream(content)
        return page.obj

    @staticmethod
    def _drawn() -> bytes:
        said = [
            f"/{tag} <</MCID {n}>> BDC BT /F1 12 Tf 50 {700 - 30 * n} Td ({words}) Tj ET EMC"
            for n, (tag, words) in enumerate(LINES)
        ]
        said.append("/Figure <</MCID 5>> BDC /I1 Do EMC")
        said.append("/Link <</MCID 6>> BDC BT /F1 12 Tf 50 400 Td (Kommunen) Tj ET EMC")
        return "\n".join(said).encode()

    def _tree(self) -> Any:
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self._element("Document", tree)
        for n, tag in enumerate(("H1", "H2", "P")):
            self._element(tag, document, n)
        table = self._element("Table", document)
        for n, tag in ((3, "TH"), (4, "TD")):
            self._element(tag, self._element("TR", table), n)
        self["TH"].A = Dictionary(O=Name.Table, Scope=Name.Column)
        self._element("Figure", document, 5).Alt = String("Kommunens vapen")
        note = self._note(Subtype=Name.Link, Rect=[50, 400, 120, 412])
        note.A = Dictionary(S=Name.URI, URI=String("https://exempelkommun.example/"))
        self.parts["note"] = note
        link = self._element("Link", document, 6)
        link.K = Array([6, Dictionary(Type=Name.OBJR, Obj=note, Pg=self._first)])
        return tree

    def _element(self, tag: str, parent: Any, mark: int | None = None) -> Any:
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=parent, Pg=self._first)
        )
        if mark is not None:
            made.K = mark
        parent.K = Array([*parent.get("/K", []), made])
        return self.parts.setdefault(tag, made)

    def _note(self, **entries: Any) -> Any:
        note = self.pdf.make_indirect(Dictionary(Type=Name.Annot, **entries))
        self._first.Annots = Array([*self._first.get("/Annots", []), note])
        self._first.Tabs = Name.S
        return note

    def _form(self) -> None:
        field = self._note(Subtype=Name.Widget, FT=Name.Tx, Rect=[50, 300, 200, 320])
        field.T, field.TU = String("namn"), String("Ditt namn")
        self.parts["field"] = field
        self.pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        self.parts["first"] = self._first


def _without(name: str, key: str) -> Callable[[Made], None]:
    return lambda made: made[name].__delitem__(key)


def _root(key: str) -> Callable[[Made], None]:
    return lambda made: made.pdf.Root.__delitem__(key)


def _set(name: str, **entries: Any) -> Callable[[Made], None]:
    def change(made: Made) -> None:
        for key, value in entries.items():
            made[name][f"/{key}"] = value

    return change


def _draw(content: bytes) -> Callable[[Made], None]:
    return lambda made: made["first"].__setitem__("/Contents", made.pdf.make_stream(content))


def _bare(made: Made) -> None:
    """As a scanner makes it: pictures, and no tags either."""
    for page in made.pdf.pages:
        page.obj.Contents = made.pdf.make_stream(b"/Artifact BMC /I1 Do EMC")


def _no_bookmarks(made: Made) -> None:
    made.lengthen()
    del made.pdf.Root.Outlines


def _no_ua(made: Made) -> None:
    text = XMP.replace("<pdfuaid:part>1</pdfuaid:part>", "")
    made.pdf.Root.Metadata = made.pdf.make_stream(text.encode())


def _no_title(made: Made) -> None:
    text = XMP.replace("Ansökan", "")
    made.pdf.Root.Metadata = made.pdf.make_stream(text.encode())


def _no_headings(made: Made) -> None:
    made.lengthen()
    made["H1"].S = made["H2"].S = Name.P


# (rule, what is wrong) → how. "look" in the name: a person must look.
FAULTS: dict[tuple[str, str], Callable[[Made], None]] = {
    ("pdf.tags", "not marked"): _root("/MarkInfo"),
    ("pdf.tags", "no tree"): _root("/StructTreeRoot"),
    ("pdf.tags", "text outside"): lambda made: made.pdf.pages[1].contents_add(
        b"BT /F1 9 Tf 50 40 Td (Utanfor) Tj ET"
    ),
    ("pdf.language", "missing"): _root("/Lang"),
    ("pdf.language", "no language"): lambda m: m.pdf.Root.__setitem__("/Lang", String("svenska!")),
    ("pdf.title", "missing"): _no_title,
    ("pdf.title", "not shown"): _root("/ViewerPreferences"),
    ("pdf.promise", "missing"): _no_ua,
    ("pdf.figure", "no alt"): _without("Figure", "/Alt"),
    ("pdf.figure", "by another name"): lambda made: (
        made["P"].__setitem__("/S", Name.Bild),
        made.pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(Bild=Name.Figure)),
    )[0],
    ("pdf.table", "no header"): _set("TH", S=Name.TD),
    ("pdf.table", "no scope"): _without("TH", "/A"),
    ("pdf.headings", "level skipped"): _set("H2", S=Name.H3),
    ("pdf.headings", "none, look"): _no_headings,
    ("pdf.scanned", "all"): _bare,
    ("pdf.scanned", "one page, look"): lambda made: made.pdf.pages[1].obj.__setitem__(
        "/Contents", made.pdf.make_stream(b"/Artifact BMC /I1 Do EMC")
    ),
    ("pdf.link", "outside the tags"): _set("Link", K=6),
    ("pdf.link", "mute"): lambda made: made["Link"].__setitem__("/K", made["Link"].K[1]),
    ("pdf.bookmarks", "missing"): _no_bookmarks,
    ("pdf.tab-order", "not the structure's"): _without("first", "/Tabs"),
    ("pdf.field", "no words"): _without("field", "/TU"),
}


def locked(path: Path, *, password: str = "") -> Path:
    """A file that assistive technology may not read, or that asks for a password."""
    allow = pikepdf.Permissions(accessibility=False, extract=False)
    made = Made()
    # Since PDF 2.0 readers let assistive technology in; older locks (R 3) keep it out.
    made.pdf.save(
        path,
        encryption=pikepdf.Encryption(
            "ägare", password, R=3, allow=allow, aes=False, metadata=False
        ),
    )
    return path
