"""A few real handouts of the built guide, made once, and a way to read them as their tags say.

They need Pango. ``make test`` installs it where it may; elsewhere these tests fail with the
sentence that says what to install, for a check that is left out is not a check.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from outloud.model import Document, StructElem
from outloud.rules._common import element_text

from kunskapsstod.pdf.make import make
from kunskapsstod.pdf.tools import prepare
from kunskapsstod.project import open_project

ROOT = Path(__file__).parents[2]
# A text with a table, a form, easy-read, a film, English, both drawings, a whole section, and
# films as text.
WANTED = (
    "roller/sekretess/",
    "mallar/rapport/",
    "lattlast/roller/sekretess/",
    "filmer/roller/",
    "en/roller/sekretess/",
    "process-a3",
    "lattlast-process-a4",
    "natverkskarta-a4",
    "infor/",
    "roller-text",
    "lattlast-intresse-text",
)
NAMES = tuple(name.strip("/").replace("/", "-") for name in WANTED)


@dataclass
class Read:
    """A PDF as its tags say it: what a screen reader follows."""

    path: Path
    document: Document

    def elements(self, *types: str) -> list[StructElem]:
        return [e for e in self.document.elements if not types or e.type in types]

    def text(self, element: StructElem) -> str:
        return " ".join(element_text(self.document, element).replace("\u00ad", "").split())

    def aloud(self) -> str:
        """All that is read, in reading order."""
        return "\n".join(
            self.text(e) or f"[{e.alt}]"
            for e in self.document.elements
            if e.type in ("H1", "H2", "H3", "P", "Figure", "TH", "TD", "Caption") or e.is_heading
        )


@pytest.fixture(scope="session")
def pango() -> None:
    """Raises the sentence that says what to install when PDFs cannot be made."""
    prepare()


@pytest.fixture(scope="session")
def folder(pango: None, guide: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the handouts of WANTED; do not change it."""
    out = tmp_path_factory.mktemp("pdf")
    make(open_project(ROOT), WANTED, folder=guide, out=out)
    return out


@pytest.fixture(scope="session")
def handouts(folder: Path) -> Iterator[dict[str, Read]]:
    read = {name: Read(p := folder / f"{name}.pdf", Document(str(p))) for name in NAMES}
    yield read
    for one in read.values():
        one.document.close()
