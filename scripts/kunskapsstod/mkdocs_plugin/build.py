"""Runs MkDocs for one site folder. The only way from the rest of the package into MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from ..errors import Fault, Faults, fault
from ..models.loading import read_text
from ..project import Project
from .plugin import KunskapsstodPlugin
from .state import Progress, SiteState


class _Collector(logging.Handler):
    """Keeps what MkDocs warns of, so that it is told as faults instead of printed in English."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def run(
    project: Project,
    out: Path,
    progress: Progress | None = None,
    only: frozenset[str] | None = None,
) -> SiteState:
    """Build the site of ``project`` into the folder ``out``, which may be emptied.

    only: docs uris; when given, nothing but these pages is written

    Raises Faults for everything wrong in the input, and for whatever MkDocs itself warns of.
    """
    _demand_settings(project.base.mkdocs_yml)
    logger = logging.getLogger("mkdocs")
    collector = _Collector()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    plugin: KunskapsstodPlugin | None = None
    try:
        config = load_config(
            str(project.base.mkdocs_yml),
            site_dir=str(out),
            docs_dir=str(project.base.docs),
            # Warnings become faults below; MkDocs's own strictness would stop at a count of them.
            strict=False,
        )
        found = config.plugins["kunskapsstod"]
        assert isinstance(found, KunskapsstodPlugin)
        plugin = found
        plugin.config.site = str(project.site)
        plugin.progress = progress
        plugin.only = only
        mkdocs_build(config)
    except (Abort, ConfigurationError, MkDocsException) as error:
        if plugin is not None and plugin.faults is not None:
            raise plugin.faults from None
        collector.messages.append(str(error))
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)
        logger.propagate = propagate
    if collector.messages:
        raise Faults(Fault("build.mkdocs", params={"message": said}) for said in collector.messages)
    assert plugin is not None
    return plugin.state


def _demand_settings(path: Path) -> None:
    """The file of MkDocs's settings can be read. Raises Faults; MkDocs would say so in English."""
    try:
        yaml.compose(read_text(path, ""), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise fault("yaml.syntax", path, line=mark.line + 1 if mark else None) from None
