"""The layer that reads the pages' own text: how hard it is, what it rests on, when it is due.

The other layers look at the built site; this one at the Markdown a person can mend, and says
which line of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..content.front_matter import Source
from ..content.glossary import load_glossary, make_glossary
from ..content.readability import EASY, limits, remarks
from ..content.review import notices
from ..content.site_pages import site_pages
from ..content.sources import site_register
from ..errors import Fault, Faults
from ..mkdocs_plugin.pages import read_pages
from ..models.finding import Finding, Severity
from ..models.profile_loading import load_profile, values
from ..models.site import page_address
from ..project import Project
from ..texts import message
from .catalogue import rules

# LIX and the rules beside it are made for Swedish.
_SWEDISH = ("sv", "sv-simple")
# Where a reader meets the register of sources.
_SOURCES_PAGE = "om/kallor/"


def text_findings(
    project: Project, today: date, progress: Callable[[int, int, str], None]
) -> list[Finding]:
    """Every finding about the text of one site's pages.

    Raises Faults when a page or a data file cannot be read.
    """
    known = values(load_profile(project))
    data = project.base.data
    register = site_register(project)
    glossary = make_glossary(load_glossary(data / "ordlista.yml"), known, register)
    explained = {form.lower() for word in glossary.words for form in word.forms}
    read = read_pages(site_pages(project).files)
    if read.faults:
        raise Faults(read.faults)
    sources = read.sources
    label = message("check.progress.text")
    found = []
    for done, source in enumerate(sources.values(), 1):
        if source.language in _SWEDISH:
            found += _readability(source, known, explained)
        progress(done, len(sources), label)
    for notice in notices(sources, register, today):
        page = notice.source
        place = Fault("", page.path if page else data / "kallor.yml")
        found.append(
            Finding(
                page=page_address(page.page_uri, page.language) if page else _SOURCES_PAGE,
                rule=notice.rule,
                severity=rules()[notice.rule].severity,
                selector=place.place(),
                excerpt=notice.params.get("name", ""),
                params=dict(notice.params),
            )
        )
    return found


def _readability(source: Source, known: dict[str, str], explained: set[str]) -> list[Finding]:
    """A fault on an easy-read page; good advice on a standard one."""
    severity = Severity.FAULT if limits(source) is EASY else Severity.ADVICE
    return [
        Finding(
            page=page_address(source.page_uri, source.language),
            rule=remark.rule,
            severity=severity,
            selector=Fault("", source.path, None, remark.line).place(),
            excerpt=remark.excerpt,
            params=dict(remark.params),
        )
        for remark in remarks(source, known, explained)
    ]
