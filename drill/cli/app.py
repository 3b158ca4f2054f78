"""The command line: which commands there are, and how a line is given to one of them."""

from collections.abc import Callable
from typing import Annotated, Any, Protocol

import typer

# typer 0.26 to 0.28 carry their copy of click, and export only a part of its exceptions.
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from drill import __version__
from drill.cli import (
    check,
    demo,
    doctor,
    help,
    here,
    hint,
    reset,
    show,
    solution,
    start,
    usage,
    verify,
)
from drill.cli import list as listing
from drill.errors import ExitCode


class Command(Protocol):
    """A module of this package that is a command."""

    HELP: help.Help
    run: Callable[..., int]


# A new command is a module with `HELP` and `run`, and a line here.
COMMANDS: dict[str, Command] = {
    "list": listing,
    "show": show,
    "start": start,
    "check": check,
    "hint": hint,
    "solution": solution,
    "reset": reset,
    "doctor": doctor,
    "verify": verify,
    "demo": demo,
}


class _Command(TyperCommand):
    """A command with drill's own help and messages."""

    def get_help(self, _ctx: Any) -> str:
        return help.render(COMMANDS[str(self.name)].HELP)

    def parse_args(self, ctx: Any, args: Any) -> Any:
        ctx.allow_extra_args = True
        try:
            extra = super().parse_args(ctx, args)
        except UsageError as error:
            # The parser does not always know for which command it works.
            error.ctx = error.ctx or ctx
            raise
        if extra:
            raise usage.unexpected(ctx.command_path, extra)
        return extra


class _Group(TyperGroup):
    """`drill` itself."""

    def get_help(self, _ctx: Any) -> str:
        return help.render(here.HELP, tuple((n, c.HELP.summary) for n, c in COMMANDS.items()))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        command = super().get_command(ctx, cmd_name)
        if command is None:
            raise usage.no_such_command(cmd_name, [*COMMANDS])
        return command


def run(arguments: list[str]) -> int:
    """Run a command line without its `--lang`. Returns the exit code; raises DrillError."""
    line = get_command(typer_app())
    try:
        with line.make_context("drill", [*arguments]) as context:
            return int(line.invoke(context))
    except typer.Exit as end:
        return end.exit_code
    except UsageError as error:
        raise usage.explained(error) from None


def typer_app() -> typer.Typer:
    """The commands as typer knows them."""
    app = typer.Typer(
        cls=_Group,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def alone(
        context: typer.Context,
        version: Annotated[bool, typer.Option("--version")] = False,
    ) -> int:
        if version:
            print(f"drill {__version__}")
            raise typer.Exit(ExitCode.RIGHT)
        return here.run() if context.invoked_subcommand is None else ExitCode.RIGHT

    for name, command in COMMANDS.items():
        app.command(name, cls=_Command)(command.run)
    return app
