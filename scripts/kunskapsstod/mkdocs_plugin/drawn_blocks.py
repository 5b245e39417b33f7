"""Blocks that only say where something is drawn from data; :mod:`.slots` draws it."""

from __future__ import annotations

import xml.etree.ElementTree as etree  # noqa: N813 - as Markdown itself calls it

from pymdownx.blocks.block import Block

from .blocks import slot


class _Drawn(Block):  # type: ignore[misc]
    """A place where something is drawn from data; the block takes nothing."""

    COMPONENT = ""

    def on_create(self, parent: etree.Element) -> etree.Element:
        return slot(parent, self.COMPONENT)


class Process(_Drawn):
    """``process``: the basic process as picture and list."""

    NAME = "process"
    COMPONENT = "process"


class NetworkMap(_Drawn):
    """``karta``: the network map as picture and list."""

    NAME = "karta"
    COMPONENT = "network-map"


class FeeTable(_Drawn):
    """``ersattning``: the municipality's fees, from kommun.yml."""

    NAME = "ersattning"
    COMPONENT = "fees"


class GlossaryList(_Drawn):
    """``ordlista``: every word of the glossary, from ``_data/ordlista.yml``."""

    NAME = "ordlista"
    COMPONENT = "glossary"


class NewsList(_Drawn):
    """``nytt``: what has changed in the guide, from ``_data/nytt.yml``."""

    NAME = "nytt"
    COMPONENT = "news"


class Settings(_Drawn):
    """``installningar``: the visitor's reading choices."""

    NAME = "installningar"
    COMPONENT = "settings"


class FilmRegister(_Drawn):
    """``filmregister``: every film's versions, formats and rights."""

    NAME = "filmregister"
    COMPONENT = "film-register"


class FilmGaps(_Drawn):
    """``filmbrister``: what films lack that the municipality publishes all the same."""

    NAME = "filmbrister"
    COMPONENT = "film-gaps"


class SourceList(Block):  # type: ignore[misc]
    """``kallor``: the law register, the other sources, or every page's review dates."""

    NAME = "kallor"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        return slot(parent, "register", what=self.argument)


class StatementPart(Block):  # type: ignore[misc]
    """``redogorelse``: a part of the accessibility statement, drawn from the last check."""

    NAME = "redogorelse"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        return slot(parent, "statement", part=self.argument)


BLOCKS: tuple[type[Block], ...] = (
    Process,
    NetworkMap,
    FeeTable,
    GlossaryList,
    NewsList,
    Settings,
    FilmRegister,
    FilmGaps,
    SourceList,
    StatementPart,
)
