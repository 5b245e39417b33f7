"""The commands about films: ``kunskapsstod films …``. Each parses, makes one call and prints."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .terminal import SwedishGroup, progress_bar
from .texts import message


@click.group(cls=SwedishGroup, help=message("cli.films"))
def films() -> None:
    """Everything one can do with the films."""


@films.command(help=message("cli.films_check"))
@click.argument("film", nargs=-1)
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=".",
    metavar="MAPP",
    help=message("cli.site"),
)
@click.option("--spara", "save", is_flag=True, help=message("cli.films_check_save"))
def check(film: tuple[str, ...], site: Path, save: bool) -> None:
    from .project import open_project
    from .report.film_check import check_films

    with progress_bar() as progress:
        result = check_films(open_project(site), film, progress, save)
    click.echo(result.text)
    sys.exit(2 if result.faults else 0)
