"""The command line: parse, one call, print, exit code. Only it and ``cli_films`` print.

Exit codes: 0 fine; 1 could not run (bad input, missing tool); 2 ran and found faults.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from . import __version__
from .cli_films import films
from .errors import Faults, fault
from .terminal import SwedishCommand, SwedishGroup, explain, program, progress_bar
from .texts import message

FOLDER = click.Path(path_type=Path)


@click.group(cls=SwedishGroup, help=message("cli.about"))
@click.version_option(__version__, message=message("cli.version"), help=message("cli.version_help"))
def commands() -> None:
    """Everything the guide can do."""


def _site_option(function: Any) -> Any:
    return click.option(
        "--site", type=FOLDER, default=".", metavar="MAPP", help=message("cli.site")
    )(function)


class _New(SwedishCommand):
    """``new`` takes every question as a flag; they are read only when the command is used."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        if not any(param.name == "namn" for param in self.params):
            from .assemble.new_site import questions

            self.params += [
                click.Option([question.flag, question.name], metavar="TEXT", help=question.text)
                for question in questions()
            ]
        return super().get_params(ctx)


@commands.command(cls=_New, help=message("cli.new"))
@click.argument("mapp", type=FOLDER)
@click.option("--utan-fragor", "quiet", is_flag=True, help=message("cli.new_quiet"))
def new(mapp: Path, quiet: bool, **given: str | None) -> None:
    from .assemble.new_site import create_site

    answers = {name: value for name, value in given.items() if value is not None}
    if not quiet and not answers and sys.stdin.isatty():
        answers = _ask()
    made = create_site(mapp, answers)
    click.echo(message("new.made", folder=mapp, count=len(made)))
    click.echo(message("new.next", folder=mapp, program=program()))


def _ask() -> dict[str, str]:
    from .assemble.new_site import questions

    click.echo(message("new.ask"))
    answers: dict[str, str] = {}
    for question in questions():
        while True:
            answer = click.prompt(question.text, default=question.default)
            problem = question.problem(answer)
            if problem is None:
                break
            click.echo(problem)
        answers[question.name] = answer
    return answers


@commands.command(help=message("cli.build"))
@_site_option
@click.option("--out", type=FOLDER, metavar="MAPP", help=message("cli.out"))
def build(site: Path, out: Path | None) -> None:
    from .assemble import build as assemble
    from .project import open_project

    with progress_bar() as progress:
        built = assemble.build(open_project(site), out, progress)
    for line in assemble.summary(built, site, program()):
        click.echo(line)


@commands.command(help=message("cli.serve"))
@_site_option
@click.option("--port", type=int, default=8000, metavar="TAL", help=message("cli.port"))
def serve(site: Path, port: int) -> None:
    from .preview import preview
    from .project import open_project

    with progress_bar() as progress:
        preview(open_project(site), port, click.echo, progress)


@commands.command(help=message("cli.check"))
@_site_option
@click.option("--folder", type=FOLDER, metavar="MAPP", help=message("cli.check_folder"))
@click.option("--report", type=FOLDER, metavar="MAPP", help=message("cli.report"))
@click.option("--static", "static", is_flag=True, help=message("cli.static"))
@click.option("--layer", "layers", multiple=True, metavar="LAGER", help=message("cli.layer"))
@click.option("--pages", multiple=True, metavar="ADRESS", help=message("cli.pages"))
@click.option("--baseline", type=FOLDER, metavar="FIL", help=message("cli.baseline"))
@click.option("--no-pictures", "plain", is_flag=True, help=message("cli.no_pictures"))
@click.option("--changed", is_flag=True, help=message("cli.changed"))
@click.option("--fresh", is_flag=True, help=message("cli.fresh"))
def check(
    site: Path,
    folder: Path | None,
    report: Path | None,
    static: bool,
    layers: tuple[str, ...],
    pages: tuple[str, ...],
    baseline: Path | None,
    plain: bool,
    changed: bool,
    fresh: bool,
) -> None:
    from .check.runner import IN_BROWSER, LAYERS
    from .project import open_project
    from .report.run import check_and_report

    without_browser = [layer for layer in LAYERS if layer not in IN_BROWSER]
    with progress_bar() as progress:
        result = check_and_report(
            open_project(site),
            folder,
            report,
            layers=layers or (without_browser if static else LAYERS),
            pages=pages,
            baseline=baseline,
            pictures=not plain,
            changed=changed,
            fresh=fresh,
            progress=progress,
        )
    click.echo(result.text)
    sys.exit(2 if result.faults else 0)


@commands.command(help=message("cli.pdf"))
@click.argument("sidor", nargs=-1)
@_site_option
@click.option("--folder", type=FOLDER, metavar="MAPP", help=message("cli.check_folder"))
@click.option("--out", type=FOLDER, metavar="MAPP", help=message("cli.pdf_out"))
@click.option("--into-site", "into_site", is_flag=True, help=message("cli.pdf_into_site"))
def pdf(
    sidor: tuple[str, ...], site: Path, folder: Path | None, out: Path | None, into_site: bool
) -> None:
    from .pdf.make import make, summary
    from .project import open_project

    with progress_bar() as progress:
        made = make(
            open_project(site),
            sidor,
            folder=folder,
            out=out,
            into_site=into_site,
            progress=progress,
        )
    for line in summary(made):
        click.echo(line)


@commands.command(help=message("cli.sources"))
@_site_option
@click.option("--changed", metavar="ID", help=message("cli.sources_changed"))
def sources(site: Path, changed: str | None) -> None:
    from .assemble import upkeep
    from .project import open_project

    for line in upkeep.sources(open_project(site), changed):
        click.echo(line)


@commands.command(help=message("cli.addresses"))
def addresses() -> None:
    from .assemble import upkeep
    from .project import find_base

    click.echo(upkeep.publish_addresses(find_base()))


@commands.command(help=message("cli.twins"))
@_site_option
@click.option(
    "--compared", "pages", multiple=True, metavar="FIL", help=message("cli.twins_compared")
)
@click.option("--all", "every", is_flag=True, help=message("cli.twins_all"))
def twins(site: Path, pages: tuple[str, ...], every: bool) -> None:
    from .assemble import upkeep
    from .project import open_project

    for line in upkeep.twins(open_project(site), pages, every=every):
        click.echo(line)


@commands.command(help=message("cli.drift"))
@_site_option
def drift(site: Path) -> None:
    from .project import open_project
    from .release.operations import write_operations

    for line in write_operations(open_project(site)):
        click.echo(line)


@commands.command(help=message("cli.review"))
@click.argument("prov", nargs=-1)
@_site_option
@click.option("--lista", "listed", is_flag=True, help=message("cli.review_list"))
def review(prov: tuple[str, ...], site: Path, listed: bool) -> None:
    from .content.build_day import build_day
    from .project import open_project
    from .report.evidence import renew_manual
    from .review import run

    project, today = open_project(site), build_day()
    if listed:
        for line in run.overview(project, today):
            click.echo(line)
        return
    if not sys.stdin.isatty():
        raise fault("review.no_terminal")
    try:
        run.review(project, prov, today, _answer, click.echo)
    except (click.Abort, KeyboardInterrupt):
        click.echo(message("review.interrupted"), err=True)
        sys.exit(1)
    finally:
        renew_manual(project, today)


def _answer(question: str) -> str:
    answer: str = click.prompt(question.rstrip(), default="", show_default=False, prompt_suffix=" ")
    return answer.strip()


commands.add_command(films)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run one command. Every fault becomes a sentence; nothing becomes a traceback."""
    try:
        commands.main(arguments, prog_name="kunskapsstod", standalone_mode=False)
    except Faults as error:
        for one in error.faults:
            click.echo(one.sentence(), err=True)
        sys.exit(1)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(message("build.interrupted"), err=True)
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        sys.exit(0)
    except click.ClickException as error:
        click.echo(explain(error), err=True)
        sys.exit(1)
    except Exception as error:
        # A fault of ours. Who uses the program cannot mend it, but can tell us what it said.
        if os.environ.get("KUNSKAPSSTOD_DEBUG"):
            raise
        click.echo(message("cli.our_fault", what=f"{type(error).__name__}: {error}"), err=True)
        sys.exit(1)
    sys.exit(0)
