"""The commands about films: ``kunskapsstod films …``. Each parses, makes one call and prints."""

from __future__ import annotations

import click

from .terminal import SwedishGroup
from .texts import message


@click.group(cls=SwedishGroup, help=message("cli.films"))
def films() -> None:
    """Everything one can do with the films."""
