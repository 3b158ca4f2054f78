"""Mistakes on the command line, in drill's own words."""

# typer 0.26 to 0.28 carry their copy of click, and export only a part of its exceptions.
from typer._click import exceptions as click

from drill.errors import UsageError
from drill.text import LANGUAGES, Text, same

# What a signed 64-bit integer holds.
_WIDEST = 2**63 - 1


def _nearest(word: str, choices: list[str]) -> Text | None:
    # Imported here: what reads problems is not needed to start.
    from drill.content.nearest import nearest

    return nearest(word, choices)


def no_such_command(name: str, commands: list[str]) -> UsageError:
    """`drill chekc`."""
    return UsageError(
        Text(en="no such command: `{name}`", zh="没有这个命令：`{name}`").format(name=name),
        _nearest(name, commands) or Text(en="`drill -h` lists them", zh="`drill -h` 列出所有命令"),
    )


def unexpected(command: str, extra: list[str]) -> UsageError:
    """More arguments than the command takes."""
    return UsageError(
        Text(
            en="`{command}` does not take `{extra}`", zh="`{command}` 不接受参数 `{extra}`"
        ).format(command=command, extra=" ".join(extra)),
        _help(command),
    )


def explained(error: click.UsageError) -> UsageError:
    """What click has to say, as drill says it."""
    command = error.ctx.command_path if error.ctx else "drill"
    if isinstance(error, click.NoSuchOption):
        return UsageError(
            Text(en="no such option: `{name}`", zh="没有这个选项：`{name}`").format(
                name=error.option_name
            ),
            _nearest(error.option_name, list(error.possibilities or ())) or _help(command),
        )
    if isinstance(error, click.MissingParameter) and error.param:
        return UsageError(
            Text(en="`{command}` needs `{name}`", zh="`{command}` 缺少 `{name}`").format(
                command=command, name=_name(error.param)
            ),
            _help(command),
        )
    if isinstance(error, click.BadOptionUsage):
        return UsageError(
            Text(en="`{name}` needs a value", zh="`{name}` 需要一个值").format(
                name=error.option_name
            ),
            _help(command),
        )
    if isinstance(error, click.BadParameter) and error.param:
        return _bad_value(error, command)
    return UsageError(same(error.format_message()), _help(command))


def _bad_value(error: click.BadParameter, command: str) -> UsageError:
    assert error.param is not None
    if str(error.param.type.name).startswith("int"):
        least, most = (getattr(error.param.type, end, None) for end in ("min", "max"))
        if least is None:
            needed = Text(en="`{name}` needs a whole number", zh="`{name}` 需要一个整数")
        elif most == _WIDEST:
            needed = Text(
                en="`{name}` needs a whole number that is at least {least}, and fits in 64 bits",
                zh="`{name}` 需要一个整数，不小于 {least}，且不超过 64 位",
            )
        else:
            needed = Text(
                en="`{name}` needs a whole number from {least} to {most}",
                zh="`{name}` 需要一个 {least} 到 {most} 之间的整数",
            )
        said = needed.format(name=_name(error.param), least=least, most=most)
        return UsageError(said, _help(command))
    return UsageError(
        Text(en="bad value for `{name}`: {reason}", zh="`{name}` 的值不对：{reason}").format(
            name=_name(error.param), reason=error.message.rstrip(".")
        ),
        _help(command),
    )


def choice(option: str, value: str | None, allowed: list[str]) -> str | None:
    """`value`, if it is one of `allowed` (or None). Raises UsageError with the nearest one."""
    if value is None or value in allowed:
        return value
    raise UsageError(
        Text(en="`{option}` cannot be `{value}`", zh="`{option}` 不能是 `{value}`").format(
            option=option, value=value
        ),
        _nearest(value, allowed)
        or Text(en="it is one of {names}", zh="可选：{names}").format(
            names=Text(
                en=", ".join(f"`{name}`" for name in allowed),
                zh="、".join(f"`{name}`" for name in allowed),
            )
        ),
    )


def take_language(arguments: list[str]) -> tuple[list[str], str | None]:
    """The command line without `--lang`, which may stand anywhere in it, and what it says."""
    rest: list[str] = []
    chosen: str | None = None
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            rest += [argument, *remaining]
        elif argument == "--lang":
            chosen = next(remaining, "")
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    if chosen == "":
        raise UsageError(
            Text(en="`--lang` needs a value", zh="`--lang` 需要一个值"),
            Text(en="it is `en` or `zh`", zh="可选：`en`、`zh`"),
        )
    return rest, choice("--lang", chosen, list(LANGUAGES))


def _name(param: object) -> str:
    """An option by its name, an argument by what the help calls it."""
    if getattr(param, "param_type_name", "") == "argument":
        return str(getattr(param, "metavar", None) or getattr(param, "name", ""))
    return str(max(getattr(param, "opts", [""]), key=len))


def _help(command: str) -> Text:
    return Text(en="`{command} -h` shows how", zh="`{command} -h` 查看用法").format(command=command)
