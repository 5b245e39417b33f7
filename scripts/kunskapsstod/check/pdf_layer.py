"""The layer that reads the PDFs of a built site: handouts, films as text, a municipality's own.

EN 301 549 clause 10 asks of documents to download what clause 9 asks of pages. A machine can
answer a part of it; the rest is the test by hand "Dokument att hämta".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import fault
from ..models.finding import Finding, Severity
from ..models.site import BuiltSite
from ..texts import message
from .catalogue import rules

if TYPE_CHECKING:
    from .pdf_rules import Hit

Progress = Callable[[int, int, str], None]


def linked(site: BuiltSite, pages: Iterable[str]) -> frozenset[str]:
    """Addresses of the site's PDFs that some pages link to."""
    targets = (
        site.resolve(page.facts, node.attributes.get("href") or "")
        for page in site.read(pages)
        for node in page.all("a[href]")
    )
    return frozenset(
        one.address for one in targets if one.kind == "file" and _is_pdf(Path(one.address))
    )


def pdf_findings(
    folder: Path, progress: Progress, only: Collection[str] | None = None
) -> list[Finding]:
    """Every finding about the PDFs below the folder, by address; none when there is no PDF.

    only: addresses to keep to; None for all

    Raises Faults when there are PDFs but not the library that reads them.
    """
    files = [path for path in sorted(folder.rglob("*")) if _is_pdf(path) and path.is_file()]
    if only is not None:
        files = [path for path in files if path.relative_to(folder).as_posix() in only]
    if not files:
        return []
    try:
        import pikepdf  # noqa: F401
    except ImportError:
        raise fault("check.pdf.library", count=len(files)) from None
    label = message("check.progress.pdf")
    found: list[Finding] = []
    for done, path in enumerate(files, 1):
        found += _judged(path, path.relative_to(folder).as_posix())
        progress(done, len(files), label)
    return found


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"


def _judged(path: Path, address: str) -> list[Finding]:
    """A file that cannot be read to its end is one finding, whatever in it that broke."""
    import pikepdf

    from .pdf_document import Document
    from .pdf_rules import TABLE, Hit

    try:
        with pikepdf.open(path) as pdf:
            if pdf.is_encrypted and not pdf.allow.accessibility:
                return [_finding(address, "pdf.locked", Hit())]
            document = Document(pdf)
            return [
                _finding(address, rule, hit) for rule, ask in TABLE.items() for hit in ask(document)
            ]
    except pikepdf.PasswordError:
        return [_finding(address, "pdf.locked", Hit())]
    # A file may hold anything anywhere: a number where a table should be, a page that is none.
    # What the library says of it is English and names the file's place on this machine.
    except Exception:
        return [_finding(address, "pdf.broken", Hit())]


def _finding(address: str, rule: str, hit: Hit) -> Finding:
    entry = rules()[rule]
    return Finding(
        page=address,
        rule=rule,
        severity=Severity.LOOK if hit.doubt else entry.severity,
        selector=message("check.pdf.page", number=hit.page) if hit.page else "",
        excerpt=hit.excerpt,
        params=hit.params,
        criterion=entry.criterion,
    )
