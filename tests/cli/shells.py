"""Real shells in a pseudo-terminal, which complete `drill` as a person has it installed."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect  # type: ignore[import-untyped]
import pyte

from tests.cli.terminal import PATIENCE

CHECKOUT = Path(__file__).parents[2]
# `drill` on the content of a test.
DRILL = """\
#!{python}
import sys
from pathlib import Path
sys.path.insert(0, {checkout!r})
from drill import paths
paths.content_root = lambda: Path({root!r})
from drill.__main__ import run
run()
"""
# How each is started with one file that it reads, and where that is below the home.
SHELLS: dict[str, tuple[list[str], str]] = {
    "bash": (["bash", "--noprofile"], ".bashrc"),
    "zsh": (["zsh", "-o", "NO_GLOBAL_RCS"], ".zshrc"),
    "fish": (["fish"], ".config/fish/config.fish"),
}
# A prompt of two characters, and nothing that a shell guesses by itself.
SETTINGS = {
    "bash": "PS1='> '\n",
    "zsh": "PS1='> '\nunsetopt PROMPT_SP\n",
    "fish": "function fish_prompt; echo -n '> '; end\nset -g fish_greeting\n"
    "set -g fish_autosuggestion_enabled 0\n",
}
# A shell that asks what terminal this is waits for the answer.
ASKS, ANSWER = b"\x1b[c", "\x1b[?62;c"
# Kills the line, in all three.
CLEAR = "\x05\x15"


def install_drill(folder: Path, root: Path) -> Path:
    """Write the program `drill` into a folder; its content is what is below `root`."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "drill"
    text = DRILL.format(python=sys.executable, checkout=str(CHECKOUT), root=str(root))
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    return program


def there(name: str) -> bool:
    """Whether the shell is installed."""
    return shutil.which(name) is not None


class Shell:
    """A shell at its prompt, in a terminal of 120 columns."""

    def __init__(self, name: str, home: Path, desk: Path, rows: int = 40) -> None:
        self.name, self.home = name, home
        command, file = SHELLS[name]
        settings = home / file
        settings.parent.mkdir(parents=True, exist_ok=True)
        more = settings.read_text(encoding="utf-8") if settings.exists() else ""
        settings.write_text(SETTINGS[name] + more, encoding="utf-8")
        environment = {
            **os.environ,
            "HOME": str(home),
            "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
        }
        for variable in ("COLUMNS", "LINES", "ZDOTDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            environment.pop(variable, None)
        self.screen = pyte.Screen(120, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.child: Any = pexpect.spawn(
            command[0], command[1:], dimensions=(rows, 120), env=environment, cwd=desk
        )
        self.until(lambda: self.line == "> ")

    @property
    def text(self) -> str:
        return "\n".join(row.rstrip() for row in self.screen.display)

    @property
    def line(self) -> str:
        """The line at the cursor, up to it."""
        return self.screen.display[self.screen.cursor.y][: self.screen.cursor.x]

    def until(self, reached: Callable[[], object]) -> None:
        """Wait for something."""
        deadline = time.monotonic() + PATIENCE
        while not reached():
            assert time.monotonic() < deadline, self.text
            try:
                written = self.child.read_nonblocking(65536, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            self.stream.feed(written)
            if ASKS in written:
                self.child.send(ANSWER)

    def completed(self, typed: str) -> str:
        """The command line after this was typed and TAB was pressed, and the line was killed."""
        self.child.send(f"{typed}\t#")
        self.until(lambda: self.line.endswith("#"))
        found = self.line.removeprefix("> ").removesuffix("#")
        self.child.send(CLEAR)
        self.until(lambda: self.line == "> ")
        return found

    def lists(self, typed: str, *texts: str) -> None:
        """Wait until two TABs after this was typed show all of these."""
        self.child.send(f"{typed}\t\t")
        self.until(lambda: all(text in self.text for text in texts))

    def run(self, command: str) -> None:
        """Run a command to its end."""
        self.child.send(f"{command}; echo do''ne\r")
        self.until(lambda: "done" in self.text and self.line == "> ")

    def close(self) -> None:
        self.child.close(force=True)
