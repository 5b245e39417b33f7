"""Click in Swedish: help, faults and progress as a municipality reads them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from click import exceptions

from .models.loading import suggestion
from .texts import message

Progress = Callable[[int, int, str], None]


class SwedishCommand(click.Command):
    """A command whose help is in Swedish."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = [p.replace("[OPTIONS]", message("cli.options_mark")) for p in _usage(self, ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), message("cli.usage"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [r for p in self.get_params(ctx) if (r := p.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section(message("cli.options")):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = message("cli.help")
        return option


class SwedishGroup(SwedishCommand, click.Group):
    """A group whose help is in Swedish and whose commands are too."""

    command_class = SwedishCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(80)) for name in self.commands]
        with formatter.section(message("cli.commands")):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _usage(command: click.Command, ctx: click.Context) -> list[str]:
    pieces = command.collect_usage_pieces(ctx)
    return [p.replace("COMMAND [ARGS]...", message("cli.command_mark")) for p in pieces]


def explain(error: click.ClickException) -> str:
    """What was wrong with the command line, in one Swedish sentence with a remedy."""
    ctx = getattr(error, "ctx", None)
    if isinstance(error, exceptions.NoSuchCommand | exceptions.NoSuchOption):
        name = str(getattr(error, "command_name", None) or getattr(error, "option_name", ""))
        return message("cli.unknown", name=name, suggestion=suggestion(name, _names(ctx)))
    if isinstance(error, exceptions.MissingParameter) and error.param is not None:
        return message("cli.missing", name=error.param.make_metavar(ctx) if ctx else error.param)
    if isinstance(error, exceptions.BadParameter) and error.param is not None:
        return message("cli.bad_value", name=error.param.opts[-1])
    command = ctx.command_path if ctx else "kunskapsstod"
    return message("cli.wrong_use", command=command)


def _names(ctx: click.Context | None) -> list[str]:
    if ctx is None:
        return []
    command = ctx.command
    if isinstance(command, click.Group):
        return list(command.commands)
    return [max(p.opts, key=len) for p in command.params if isinstance(p, click.Option)]


def program() -> str:
    """How to start us again from here: by name when it is on the path, else by its file."""
    name = Path(sys.argv[0]).name
    return name if shutil.which(name) or name == "__main__.py" else sys.argv[0]


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Shows a table on a terminal, in columns without drawn lines."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    shown = Table(*headers, box=SIMPLE, header_style="bold")
    for row in rows:
        shown.add_row(*row)
    Console().print(shown)


def plain() -> bool:
    """No animation and no colour: for a screen reader, a file, or who asks (no-color.org)."""
    return not sys.stderr.isatty() or bool(os.environ.get("NO_COLOR")) or "CI" in os.environ


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Shows long work on standard error: a bar in a terminal, a line a stage elsewhere.

    Silent in CI. The callback takes (done, total, label).
    """
    if not plain():
        with _rich_bar() as show:
            yield show
        return
    said: set[str] = set()

    def line(done: int, total: int, label: str) -> None:
        # Stages may run side by side and report in turn: each is told once.
        if label not in said and "CI" not in os.environ:
            click.echo(f"{label} …", err=True)
        said.add(label)

    yield line


@contextmanager
def _rich_bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns: tuple[Any, ...] = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(compact=True),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int, label: str) -> None:
            bar.update(task, completed=done, total=total, description=label)

        yield show
