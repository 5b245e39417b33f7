"""WeasyPrint, found and used: HTML and a stylesheet → the bytes of a tagged PDF.

It is imported when it is first used: the rest of the guide works without it and without Pango.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from ..content.build_day import build_day
from ..errors import fault

VARIANT = "pdf/ua-1"


@dataclass(frozen=True)
class Rendered:
    """A PDF as WeasyPrint wrote it, and how many pages it became."""

    data: bytes
    pages: int


class Engine:
    """Renders documents; reads no other files than those in the folders it is given."""

    def __init__(self, stylesheet: str, folders: tuple[Path, ...]) -> None:
        self._weasyprint = load()
        self._folders = tuple(folder.resolve() for folder in folders)
        self._font_config = self._text_fonts().FontConfiguration()
        self._sheet = self._weasyprint.CSS(
            string=stylesheet, font_config=self._font_config, url_fetcher=self._fetcher()
        )

    def render(
        self,
        html: str,
        sizes: tuple[float, ...],
        pages: int = 1,
        on_page: Callable[[int], None] = lambda number: None,
    ) -> Rendered:
        """Lay out and write one document.

        sizes: type sizes in points, falling; the largest with which the text fits ``pages`` is
               used, else the last
        on_page: hears the number of each page when it is laid out
        """
        with _fixed_time(), _listening(on_page):
            document = self._largest(html, sizes, pages)
            data = document.write_pdf(pdf_variant=VARIANT)
        return Rendered(data, len(document.pages))

    def _largest(self, html: str, sizes: tuple[float, ...], pages: int) -> Any:
        """The document in the largest size that fits, found by halving: laying out takes time."""
        low, high = 0, len(sizes) - 1
        best = None
        while low < high:
            middle = (low + high) // 2
            document = self._document(html, sizes[middle])
            if len(document.pages) <= pages:
                best, high = document, middle
            else:
                best, low = None, middle + 1
        return best if best is not None else self._document(html, sizes[low])

    def _document(self, html: str, size: float) -> Any:
        page = self._weasyprint.HTML(
            string=html, base_url="about:blank", url_fetcher=self._fetcher()
        )
        sized = self._weasyprint.CSS(string=f"html{{font-size:{size}pt}}")
        return page.render(
            stylesheets=[self._sheet, sized], font_config=self._font_config, pdf_variant=VARIANT
        )

    def _text_fonts(self) -> Any:
        from weasyprint.text import fonts

        return fonts

    def _fetcher(self) -> Any:
        """Opens files below our folders and nothing else; least of all the web."""
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        folders = self._folders

        class Local(URLFetcher):  # type: ignore[misc]
            def fetch(self, url: str, headers: Any = None) -> Any:
                path = _local_path(url)
                if path is None or not any(path.is_relative_to(folder) for folder in folders):
                    raise ValueError(url)
                return URLFetcherResponse(url, path.read_bytes())

        return Local(allowed_protocols=("file",))


def load() -> Any:
    """WeasyPrint itself. Raises Faults with what to install when it or Pango is missing."""
    # It prints a notice of its own when a library is missing; ours is told instead.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            import pikepdf  # noqa: F401 - needed right after, so missed now
            import weasyprint
        except ImportError:
            raise fault("pdf.weasyprint_missing") from None
        except OSError:
            raise fault("pdf.pango_missing") from None
    return weasyprint


def created() -> str:
    """The moment a PDF says it was made: the build day's first, so that a day gives same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = (
        datetime.fromtimestamp(int(epoch), UTC)
        if epoch.isdigit()
        else datetime.combine(build_day(), time(), UTC)
    )
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


@contextlib.contextmanager
def _fixed_time() -> Iterator[None]:
    """fontTools writes the time into every font it cuts, unless it is told one."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    if before is None:
        moment = datetime.combine(build_day(), time(), UTC)
        os.environ[name] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]


class _Pages(logging.Handler):
    """Hears WeasyPrint's own progress: ``Step 5 - Creating layout - Page 12``."""

    def __init__(self, on_page: Callable[[int], None]) -> None:
        super().__init__()
        self._on_page = on_page

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and "layout - Page" in str(record.msg):
            self._on_page(int(str(record.args[0])))


@contextlib.contextmanager
def _listening(on_page: Callable[[int], None]) -> Iterator[None]:
    """Its progress is heard; its warnings are for who writes the stylesheet, so not shown."""
    messages, progress = logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")
    before = messages.level, progress.level, progress.propagate
    handler = _Pages(on_page)
    if not os.environ.get("KUNSKAPSSTOD_DEBUG"):
        messages.setLevel(logging.CRITICAL)
    progress.addHandler(handler)
    progress.setLevel(logging.INFO)
    progress.propagate = False
    try:
        yield
    finally:
        progress.removeHandler(handler)
        messages.setLevel(before[0])
        progress.setLevel(before[1])
        progress.propagate = before[2]


def _local_path(url: str) -> Path | None:
    parts = urlsplit(url)
    return Path(url2pathname(unquote(parts.path))).resolve() if parts.scheme == "file" else None
