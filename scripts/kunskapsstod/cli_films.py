"""The commands about films: ``kunskapsstod films …``. Each parses, makes one call and prints."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .errors import Faults
from .terminal import SwedishGroup, program, progress_bar, table
from .texts import message

if TYPE_CHECKING:
    from .films.intake.order import Order
    from .project import Project

FILE = click.Path(path_type=Path)
Option = Callable[[Callable[..., Any]], Callable[..., Any]]


@click.group(cls=SwedishGroup, help=message("cli.films"))
def films() -> None:
    """Everything one can do with the films."""


def _site(function: Any) -> Any:
    return click.option("--site", type=FILE, default=".", metavar="MAPP", help=message("cli.site"))(
        function
    )


def _text(flag: str, key: str) -> Option:
    return click.option(flag, key, metavar="TEXT", help=message(f"cli_films.{key}"))


def _file(flag: str, key: str, multiple: bool = False) -> Option:
    kind: Any = str if multiple else FILE
    return click.option(
        flag, key, type=kind, multiple=multiple, metavar="FIL", help=message(f"cli_films.{key}")
    )


@films.command("import", help=message("cli_films.import"))
@click.argument("film")
@_file("--textad", "textad")
@_file("--teckensprak", "teckensprak")
@_file("--syntolkad", "syntolkad")
@_file("--vtt", "vtt", multiple=True)
@_file("--kapitel", "kapitel", multiple=True)
@_file("--beskrivning", "beskrivning", multiple=True)
@_text("--titel", "titel")
@_text("--titel-lattlast", "titel_lattlast")
@_text("--om", "om")
@_text("--om-lattlast", "om_lattlast")
@_file("--poster", "poster")
@click.option("--poster-tid", "poster_tid", metavar="TID", help=message("cli_films.poster_tid"))
@_text("--affisch-alt", "affisch_alt")
@click.option("--tolk/--ingen-tolk", "tolk", default=None, help=message("cli_films.tolk"))
@click.option(
    "--inbrand-text",
    "inbrand",
    type=click.Choice(["textad", "teckensprak", "syntolkad"]),
    multiple=True,
    metavar="VERSION",
    help=message("cli_films.inbrand"),
)
@_text("--agare", "agare")
@_text("--villkor", "villkor")
@click.option(
    "--samtycke",
    "samtycke",
    type=click.Choice(["ja", "nej", "ingen-medverkar"]),
    help=message("cli_films.samtycke"),
)
@click.option("--samtycke-datum", "datum", metavar="DAG", help=message("cli_films.samtycke_datum"))
@click.option(
    "--samtycke-forvaras", "forvaras", metavar="TEXT", help=message("cli_films.samtycke_forvaras")
)
@click.option("--trots-fel", "despite", is_flag=True, help=message("cli_films.trots_fel"))
@_site
def import_(film: str, site: Path, **given: Any) -> None:
    from .films.intake.importing import import_film
    from .films.intake.order import order_from
    from .films.intake.telling import account
    from .project import open_project

    project = open_project(site)
    order = order_from(film, given)
    if sys.stdin.isatty():
        order = _ask(project, order)
    with progress_bar() as progress:
        done = import_film(project, order, progress)
    for line in account(done, _command("build", site)):
        click.echo(line)
    _judge(project, film)


def _judge(project: Project, film: str) -> None:
    """Judges the film that was brought in, and writes the result into its ``film.yml``."""
    from .report.film_check import check_films

    click.echo()
    try:
        with progress_bar() as progress:
            result = check_films(project, (film,), progress, save=True)
    except Faults as found:
        # The film is in place; what stops the judgement is told, and is no failed import.
        for fault in found.faults:
            click.echo(fault.sentence())
        return
    click.echo(result.text)


def _ask(project: Project, order: Order) -> Order:
    """Asks for what is missing, on a terminal."""
    from .films.intake.examine import wanted

    missing = wanted(project, order)
    if missing:
        click.echo(message("film_import.ask", film=order.film))
    titles = dict(order.titles)
    for key in missing:
        question = message(f"film_import.ask_{key}")
        if key == "tolk":
            answer = click.prompt(question, type=click.Choice(["ja", "nej"]))
            order = replace(order, interpreter=answer == "ja")
        elif key == "affisch_alt":
            order = replace(order, poster_alt=click.prompt(question))
        else:
            titles[key] = click.prompt(question)
    return replace(order, titles=titles)


@films.command(help=message("cli_films.fetch"))
@click.argument("adress")
@click.option("--out", type=FILE, metavar="FIL", help=message("cli_films.fetch_out"))
@click.option("--max", "most", default="4 GB", metavar="STORLEK", help=message("cli_films.max"))
@click.option("--sha256", metavar="SUMMA", help=message("cli_films.sha256"))
def fetch(adress: str, out: Path | None, most: str, sha256: str | None) -> None:
    from .films.fetch import account, fetch_order
    from .films.fetch import fetch as download

    order = fetch_order(adress, out, most, sha256)
    with progress_bar() as progress:
        fetched = download(order, progress)
    for line in account(fetched, program()):
        click.echo(line)


@films.command("list", help=message("cli_films.list"))
@_site
def list_(site: Path) -> None:
    from .films.listing import film_rows, headers, spoken
    from .project import open_project

    rows = film_rows(open_project(site))
    if not rows:
        click.echo(message("film_list.none"))
    elif sys.stdout.isatty():
        table(headers(), [[cell.replace("; ", "\n") for cell in row.cells] for row in rows])
    else:
        for row in rows:
            click.echo(spoken(row))


@films.command(help=message("cli_films.export"))
@click.argument("film")
@click.option("--out", type=FILE, metavar="MAPP", help=message("cli_films.export_out"))
@click.option("--zip", "zipped", is_flag=True, help=message("cli_films.zip"))
@click.option("--lattlast", "easy", is_flag=True, help=message("cli_films.lattlast"))
@_site
def export(film: str, site: Path, out: Path | None, zipped: bool, easy: bool) -> None:
    from .films.export.export import account
    from .films.export.export import export as take_out
    from .project import open_project

    with progress_bar() as progress:
        done = take_out(open_project(site), film, out, zipped, easy, progress)
    for line in account(done):
        click.echo(line)


def _command(name: str, site: Path) -> str:
    where = "" if site == Path() else f" --site {site}"
    return f"{program()} {name}{where}"


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
