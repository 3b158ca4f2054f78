"""`drill completion`: what a shell needs to complete words of `drill`."""

import contextlib
import os
import stat
import sys
from pathlib import Path
from typing import Annotated

import typer

from drill.cli import common, help, usage, values
from drill.errors import ExitCode, UsageError
from drill.text import Text

HELP = help.Help(
    summary=Text(en="have your shell complete commands and ids", zh="让 shell 补全命令和题目 id"),
    usage="completion [bash|zsh|fish]",
    examples=(
        ("drill completion", Text(en="for the shell you use", zh="给当前使用的 shell")),
        ("drill completion bash >> ~/.bashrc", Text(en="installs it in bash", zh="安装到 bash")),
        ("drill completion zsh >> ~/.zshrc", Text(en="installs it in zsh", zh="安装到 zsh")),
        (
            "drill completion fish > ~/.config/fish/completions/drill.fish",
            Text(en="installs it in fish", zh="安装到 fish"),
        ),
    ),
    options=(
        (
            "bash|zsh|fish",
            Text(en="the shell; without it, that of $SHELL", zh="哪种 shell；省略时看 $SHELL"),
        ),
    ),
)

# A line that installs it. Fish reads that folder by itself; the others read one file.
INSTALLING = {
    "bash": "drill completion bash >> ~/.bashrc",
    "zsh": "drill completion zsh >> ~/.zshrc",
    "fish": "mkdir -p ~/.config/fish/completions; "
    "drill completion fish > ~/.config/fish/completions/drill.fish",
}
SHELLS = values.Values(words=tuple(INSTALLING))


def run(
    shell: Annotated[str | None, typer.Argument(metavar="bash|zsh|fish"), SHELLS] = None,
) -> int:
    """Print the script, and say on stderr how to install it."""
    chosen = shell or _own_shell()
    usage.choice("bash|zsh|fish", chosen, list(INSTALLING))
    script = Path(__file__).with_name("shells") / f"drill.{chosen}"
    print(script.read_text(encoding="utf-8"), end="", flush=True)
    kind = _kind_of_output()
    if stat.S_ISREG(kind):
        common.note(
            Text(
                en="new shells complete `drill` from now on; open one, type `drill`, a space, and press TAB",
                zh="新开的 shell 即可补全 `drill`：输入 `drill` 和一个空格，再按 TAB",
            )
        )
    elif not stat.S_ISFIFO(kind):
        # A pipe is a shell that reads this at each of its starts, and needs no advice.
        common.note(Text(en="this installs it:", zh="安装方法："))
        # Not wrapped: it is there to be copied.
        print(INSTALLING[chosen], file=sys.stderr)
    return ExitCode.RIGHT


def _own_shell() -> str:
    """The name of the person's shell. Raises UsageError where it is not known."""
    name = Path(os.environ.get("SHELL", "")).name
    if not name:
        raise UsageError(
            Text(en="`$SHELL` does not say which shell is yours", zh="`$SHELL` 没有指明你的 shell"),
            Text(
                en="name it, as in `drill completion bash`", zh="请写明，如 `drill completion bash`"
            ),
        )
    return name


def _kind_of_output() -> int:
    """What stdout is: the mode of a file, a pipe, a terminal; 0 where it cannot be asked."""
    with contextlib.suppress(OSError, ValueError):
        return os.fstat(sys.stdout.fileno()).st_mode
    return 0
