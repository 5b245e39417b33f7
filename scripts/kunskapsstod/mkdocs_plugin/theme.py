"""The theme as MkDocs sees it: its templates can be extended, its files are nobody's to copy.

The guide draws every page itself (docs/_dev/decisions/0003-eget-skal.md). MkDocs would still walk
through the some 14 500 files of Material, icons most of them, once for each variant, only for
:func:`files.drop_theme_files` to leave all of them out again.
"""

from __future__ import annotations

from typing import Any

from mkdocs import utils


def hide_bundle(theme: Any) -> None:
    """Take the theme's own folder out of what MkDocs looks for files in. Can be done again."""
    own = utils.get_theme_dir(theme.name)
    theme.dirs = [folder for folder in theme.dirs if folder != own]


def show_templates(environment: Any, theme: Any) -> None:
    """Let a template still extend or include one of the theme's, below all others."""
    own = utils.get_theme_dir(theme.name)
    if own not in environment.loader.searchpath:
        environment.loader.searchpath.append(own)
