"""Files that are planted: pictures and documents."""

from __future__ import annotations

import io
import random

import pikepdf
from PIL import Image, ImageDraw


def picture(text: str = "", size: tuple[int, int] = (480, 60)) -> bytes:
    """A PNG with words in it, or noise that cannot be packed."""
    if text:
        image = Image.new("RGB", size, "white")
        ImageDraw.Draw(image).text((10, 20), text, fill="black")
    else:
        image = Image.frombytes("RGB", size, random.Random(1).randbytes(size[0] * size[1] * 3))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def document(*, tagged: bool = True, language: str = "sv-SE", title: str = "Blad") -> bytes:
    """A PDF of one page with one paragraph."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 200))
    page = pdf.pages[0]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    words = b"BT /F1 12 Tf 20 150 Td (Ta med bladet till motet.) Tj ET"
    page.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC " + words + b" EMC" if tagged else words)
    if tagged:
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        part = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=root, Pg=page.obj, K=0
            )
        )
        root.K = pikepdf.Array([part])
        root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([part])]))
        page.StructParents = 0
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    if language:
        pdf.Root.Lang = pikepdf.String(language)
    if title:
        with pdf.open_metadata() as meta:
            meta["dc:title"] = title
        pdf.docinfo["/Title"] = title
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()
