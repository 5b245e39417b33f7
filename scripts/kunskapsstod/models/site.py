"""A built site as data: a folder of HTML pages, what each says about itself, and its files.

Nothing here knows how the site was made. Pages are parsed one at a time with selectolax's
lexbor parser (the HTML standard's own algorithm) and let go again, so that 2 000 pages fit
in memory; what rules need to know of *other* pages is kept as :class:`PageFacts`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..errors import fault

# First folder of the address → language of the pages in it; every other page is standard
# Swedish. docs/_dev and architecture.md: easy-read is the BCP 47 variant "sv-simple".
LANGUAGE_FOLDERS = {"lattlast": "sv-simple", "en": "en"}
DEFAULT_LANGUAGE = "sv"


@dataclass(frozen=True)
class Target:
    """What an address in a page leads to.

    kind:     "page" or "file" (inside the site and there), "missing" (inside, but not there),
              "outside" (another origin), "other" (mailto:, tel: and the like)
    address:  of the page or file below the site's root; the whole address when outside
    fragment: what stands after #, decoded
    """

    kind: str
    address: str
    fragment: str = ""


@dataclass(frozen=True)
class PageFacts:
    """What the rest of the site needs to know of a page.

    address:    below the site's root: "" for the start page, "roller/sekretess/", "404.html"
    language:   what the folder promises: "sv", "sv-simple" or "en"
    lang:       what <html lang> says; None when it is missing
    alternates: hreflang → address as written, of <link rel="alternate">
    redirect:   the page only sends the reader on, at once (<meta http-equiv="refresh">)
    """

    address: str
    file: Path
    language: str
    lang: str | None
    title: str
    ids: frozenset[str]
    alternates: dict[str, str] = field(hash=False)
    redirect: bool = False

    @property
    def is_error_page(self) -> bool:
        return self.address.endswith("404.html")


class PageDoc:
    """One parsed page: its facts and its tree."""

    def __init__(self, facts: PageFacts, tree: LexborHTMLParser) -> None:
        self.facts = facts
        self.tree = tree

    @property
    def address(self) -> str:
        return self.facts.address

    def all(self, css: str) -> list[LexborNode]:
        """Every element a CSS selector finds, in the document's order."""
        return self.tree.css(css)

    def first(self, css: str) -> LexborNode | None:
        """The first element a CSS selector finds."""
        return self.tree.css_first(css)


class BuiltSite:
    """A built folder and the address it is made for.

    Raises Faults when the folder is missing or holds no site of ours.
    """

    def __init__(self, root: Path, site_url: str = "https://exempelkommun.example/") -> None:
        if not root.is_dir():
            raise fault("check.site.missing", root)
        self.root = root
        self.site_url = site_url if site_url.endswith("/") else f"{site_url}/"
        parts = urlsplit(self.site_url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.base_path = parts.path or "/"
        self.files = frozenset(_files_below(root))
        if "index.html" not in self.files:
            raise fault("check.site.not_ours", root)
        self._kept: dict[str, PageDoc] = {}
        self._facts = {
            address_of(name): facts_of(parse(self.root / name), name, self.root / name)
            for name in sorted(self.files)
            if name.endswith(".html")
        }

    @property
    def pages(self) -> dict[str, PageFacts]:
        """Address → facts, in the order of the addresses."""
        return self._facts

    def read(self, addresses: Iterable[str] | None = None) -> Iterator[PageDoc]:
        """The pages, parsed one at a time; all of them unless addresses are given."""
        for address in self._facts if addresses is None else addresses:
            facts = self._facts[address]
            yield PageDoc(facts, parse(facts.file))

    def page(self, address: str) -> PageDoc | None:
        """One page that others are compared with: kept, so ask for few."""
        if address not in self._kept and address in self._facts:
            (self._kept[address],) = self.read([address])
        return self._kept.get(address)

    def resolve(self, page: PageFacts, href: str) -> Target:
        """Where an address written in a page leads, by the rules of the URL standard."""
        try:
            absolute = urljoin(self.site_url + page.address, href.strip())
            parts = urlsplit(absolute)
        except ValueError:
            return Target("missing", href)
        if parts.scheme not in ("http", "https"):
            return Target("other", href)
        fragment = unquote(parts.fragment)
        if f"{parts.scheme}://{parts.netloc}" != self.origin:
            return Target("outside", absolute, fragment)
        if not parts.path.startswith(self.base_path):
            return Target("missing", parts.path, fragment)
        inside = unquote(parts.path[len(self.base_path) :])
        for address in (inside, f"{inside}/", address_of(inside)):
            if address in self._facts:
                return Target("page", address, fragment)
        return Target("file" if inside in self.files else "missing", inside, fragment)

    def twin(self, page: PageFacts, language: str) -> PageFacts | None:
        """The same page in another language or variant, if the site has it."""
        return self._facts.get(twin_address(page.address, page.language, language))

    @cached_property
    def by_title(self) -> dict[tuple[str, str], list[str]]:
        """(language, title) → addresses of the pages that carry it."""
        found: dict[tuple[str, str], list[str]] = {}
        for facts in self._facts.values():
            if facts.title and not facts.redirect:
                found.setdefault((facts.language, facts.title), []).append(facts.address)
        return found


def address_of(name: str) -> str:
    """File below the site's root → address: ``roller/index.html`` → ``roller/``."""
    return name.removesuffix("index.html") if Path(name).name == "index.html" else name


def page_address(page_uri: str, language: str) -> str:
    """The address of a Markdown page: ``roller/sekretess.md`` → ``roller/sekretess/``.

    page_uri: the docs-relative path without variant
    """
    folders = {tag: folder for folder, tag in LANGUAGE_FOLDERS.items()}
    prefix = f"{folders[language]}/" if language in folders else ""
    path = page_uri.removesuffix(".md")
    path = "" if path == "index" else f"{path.removesuffix('/index')}/"
    return f"{prefix}{path}"


def twin_address(address: str, language: str, other: str) -> str:
    """The address the same page has in another language: the folder changes, nothing else."""
    folders = {tag: folder for folder, tag in LANGUAGE_FOLDERS.items()}
    plain = address.removeprefix(f"{folders[language]}/") if language in folders else address
    return f"{folders[other]}/{plain}" if other in folders else plain


def parse(file: Path) -> LexborHTMLParser:
    """The tree of one HTML file; bytes that are not UTF-8 become replacement characters."""
    try:
        return LexborHTMLParser(file.read_bytes().decode("utf-8", "replace"))
    except PermissionError:
        raise fault("file.unreadable", file) from None


def facts_of(tree: LexborHTMLParser, name: str, file: Path) -> PageFacts:
    """What a parsed page says about itself."""
    html = tree.css_first("html")
    title = tree.css_first("head > title")
    alternates = {
        str(link.attributes.get("hreflang")): str(link.attributes.get("href") or "")
        for link in tree.css('head > link[rel="alternate"][hreflang]')
    }
    return PageFacts(
        address=address_of(name),
        file=file,
        language=LANGUAGE_FOLDERS.get(name.split("/", 1)[0], DEFAULT_LANGUAGE),
        lang=html.attributes.get("lang") if html else None,
        title=" ".join(title.text().split()) if title else "",
        ids=frozenset(str(node.attributes["id"]) for node in tree.css("[id]")),
        alternates=alternates,
        redirect=any(
            (node.attributes.get("http-equiv") or "").lower() == "refresh"
            and (node.attributes.get("content") or "").lstrip().startswith("0")
            for node in tree.css("meta[http-equiv]")
        ),
    )


def _files_below(root: Path) -> Iterator[str]:
    for folder, _, names in os.walk(root):
        below = Path(folder).relative_to(root).as_posix()
        for name in names:
            yield name if below == "." else f"{below}/{name}"
