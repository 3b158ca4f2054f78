"""The command line: which commands there are, and how a line is given to one of them."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any, Protocol, cast

import typer

# typer 0.26 to 0.28 carry their copy of click, and export only a part of its exceptions.
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from drill import __version__
from drill.cli import help, usage
from drill.errors import ExitCode


class Command(Protocol):
    """A module of this package that is a command."""

    HELP: help.Help
    run: Callable[..., int]


class _Modules(Mapping[str, Command]):
    """Commands by name, each the module of that name, which is imported when it is looked up."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def __getitem__(self, name: str) -> Command:
        if name not in self._names:
            raise KeyError(name)
        return cast(Command, import_module(f"drill.cli.{name}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


# A new command is a module with `HELP` and `run`, and a line here.
COMMANDS: Mapping[str, Command] = _Modules(
    "list",
    "show",
    "start",
    "check",
    "watch",
    "bench",
    "hint",
    "solution",
    "diff",
    "reset",
    "next",
    "plan",
    "mock",
    "cards",
    "report",
    "history",
    "doctor",
    "server",
    "new",
    "pack",
    "verify",
    "demo",
    "completion",
)


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
    """`drill` itself. Only the command that a line names is made."""

    def get_help(self, _ctx: Any) -> str:
        from drill.cli import here

        return help.render(here.HELP, tuple((n, c.HELP.summary) for n, c in COMMANDS.items()))

    def list_commands(self, _ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            raise usage.no_such_command(cmd_name, [*COMMANDS])
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name, cls=_Command)(COMMANDS[cmd_name].run)
        return get_command(app)


def run(arguments: list[str]) -> int:
    """Run a command line without its `--lang`. Returns the exit code; raises DrillError."""
    line = command_line()
    try:
        with line.make_context("drill", [*arguments]) as context:
            return int(line.invoke(context))
    except typer.Exit as end:
        return end.exit_code
    except UsageError as error:
        raise usage.explained(error) from None


def command_line() -> Any:
    """`drill` as typer knows it."""
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
        if context.invoked_subcommand is not None:
            return ExitCode.RIGHT
        from drill.cli import here

        return here.run()

    return get_command(app)
