"""The Markdown extension that MkDocs loads: blocks, structure and easy-read's line breaks."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from pymdownx.blocks import BlocksExtension

from . import blocks, drawn_blocks, practice_blocks
from .structure import Hyphens, LinkRows, Sections, Tables, Titles


class GuideBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers every block of the guide."""

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:  # noqa: N802 - their name
        for block in (*blocks.BLOCKS, *drawn_blocks.BLOCKS, *practice_blocks.BLOCKS):
            block_mgr.register(block, self.getConfigs())


class GuideExtension(Extension):
    """``easy``: the page is easy-read, where every line of the source is a line on the page."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"easy": [False, "The page is an easy-read twin"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - their name
        easy = bool(self.getConfig("easy"))
        GuideBlocks().extendMarkdown(md)
        if easy:
            md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\n", "br"), "ks-lines", 5)
        # After inline patterns (20), attr_list (8) and toc (5), which then holds none of this.
        md.treeprocessors.register(Hyphens(md, easy=easy), "ks-hyphens", 4.9)
        md.treeprocessors.register(Tables(md), "ks-tables", 4.8)
        md.treeprocessors.register(LinkRows(md), "ks-links", 4.7)
        md.treeprocessors.register(practice_blocks.PathSteps(md), "ks-steps", 4.68)
        md.treeprocessors.register(Titles(md), "ks-titles", 4.65)
        md.treeprocessors.register(Sections(md, easy=easy), "ks-sections", 4.6)


def makeExtension(**kwargs: Any) -> GuideExtension:  # noqa: N802 - the name Markdown looks for
    """The entry point Markdown calls."""
    return GuideExtension(**kwargs)
