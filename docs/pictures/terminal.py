"""A shell in a pseudo-terminal, and the screen on which it is seen."""

import re
import time
from pathlib import Path
from typing import Any, Self

import pexpect  # type: ignore[import-untyped]
import pyte

# Seconds; reached where something hangs.
_PATIENCE = 120
PROMPT = "$ "
_DIM, _NOT_BOLD, _BLINKING, _NOT_BLINKING = 2, 22, 5, 25
_EXTENDED = {38, 48}


class Page(pyte.Screen):
    """A screen on which dim is kept, too: as blinking, which pyte knows and drill never does."""

    def select_graphic_rendition(self, *attrs: int, **kwargs: Any) -> None:
        if not _EXTENDED & {*attrs}:
            attrs = tuple(_BLINKING if attribute == _DIM else attribute for attribute in attrs)
            if _NOT_BOLD in attrs:
                attrs = (*attrs, _NOT_BLINKING)
        super().select_graphic_rendition(*attrs, **kwargs)

    def written(self) -> list[str]:
        """Its rows, down to the last one that is not empty or a prompt that waits."""
        rows = [row.rstrip() for row in self.display]
        while rows and rows[-1] in ("", PROMPT.strip()):
            rows.pop()
        return rows


class Terminal:
    """A shell that a script types into. A context manager, which ends it."""

    def __init__(self, folder: Path, environment: dict[str, str], columns: int, rows: int) -> None:
        """`folder`: the current one; what the shell tells of itself goes beside it."""
        self._codes = folder.with_name("codes")
        self._codes.unlink(missing_ok=True)
        inputrc = folder.with_name("inputrc")
        inputrc.write_text("set enable-bracketed-paste off\n")
        self.page = Page(columns, rows)
        self._stream = pyte.ByteStream(self.page)
        self._shell: Any = pexpect.spawn(
            "bash",
            ["--noprofile", "--norc", "-i"],
            cwd=folder,
            dimensions=(rows, columns),
            env={
                **environment,
                "TERM": "xterm-256color",
                "INPUTRC": str(inputrc),
                "PS1": PROMPT,
                # How every command ended, which shows on no screen.
                "PROMPT_COMMAND": f"echo $? >> '{self._codes}'",
            },
        )
        self._wait(lambda: self._ended() and self._at_prompt())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._shell.close(force=True)

    def run(self, command: str, code: int = 0) -> None:
        """Type a command, and wait for its end. Raises RuntimeError where it ends otherwise."""
        before, row = len(self._ended()), self.page.cursor.y
        self.open(command)
        self._wait(
            lambda: len(self._ended()) > before and self.page.cursor.y > row and self._at_prompt()
        )
        if (got := self._ended()[-1]) != code:
            raise RuntimeError(f"`{command}` ended with {got}, not {code}\n{self._text()}")

    def open(self, command: str) -> None:
        """Type a command that takes the whole screen."""
        self._shell.sendline(command)

    def press(self, keys: str) -> None:
        """Press keys."""
        self._shell.send(keys)

    def shows(self, pattern: str) -> None:
        """Wait until something like that, a regular expression, is on the screen."""
        self._wait(lambda: re.search(pattern, self._text()))

    def rest(self, seconds: float) -> None:
        """Wait, and read what is written meanwhile."""
        end = time.monotonic() + seconds
        self._wait(lambda: time.monotonic() > end)

    def _at_prompt(self) -> bool:
        cursor = self.page.cursor
        return self.page.display[cursor.y][: cursor.x] == PROMPT

    def _ended(self) -> list[int]:
        return (
            [int(code) for code in self._codes.read_text().split()] if self._codes.exists() else []
        )

    def _text(self) -> str:
        return "\n".join(self.page.written())

    def _wait(self, reached: Any) -> None:
        limit = time.monotonic() + _PATIENCE
        while not reached():
            if time.monotonic() > limit:
                raise RuntimeError(f"it did not come:\n{self._text()}")
            try:
                self._stream.feed(self._shell.read_nonblocking(65536, timeout=0.05))
            except pexpect.TIMEOUT:
                continue
