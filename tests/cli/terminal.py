"""A real terminal: a pseudo-terminal, a shell in it, and a screen that is read."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect  # type: ignore[import-untyped]
import pyte

# Never reached, unless something hangs.
PATIENCE = 60

# The shell has job control, as a person's has, and is no part of what the terminal signals.
# It leaves on disk how the terminal was before, when the program stopped, and at the end.
SHELL = """
stty -a > before
"$@"
code=$?
while jobs -s | grep -q .; do
    stty -a > stopped
    while [ ! -e continue ]; do sleep 0.02; done
    fg > /dev/null
    code=$?
done
stty -a > after
echo $code > code
"""
OPENED, CLOSED = b"\x1b[?1049h", b"\x1b[?1049l"


class Tty:
    """`drill` with these arguments in a terminal of this size."""

    def __init__(self, desk: Path, command: list[str], columns: int, rows: int) -> None:
        self.desk = desk
        environment = {**os.environ, "TERM": "xterm-256color"}
        environment.pop("COLUMNS", None)
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child: Any = pexpect.spawn(
            "bash",
            ["-m", "-c", SHELL, "bash", *command],
            dimensions=(rows, columns),
            env=environment,
            cwd=desk,
        )

    def pump(self) -> bool:
        """Take what was written. False when all has ended."""
        try:
            written = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += written
        self.stream.feed(written)
        return True

    def until(self, reached: Callable[[], object]) -> None:
        """Wait for something."""
        deadline = time.monotonic() + PATIENCE
        while not reached():
            assert self.pump() or reached(), self.text
            assert time.monotonic() < deadline, self.text

    @property
    def rows(self) -> list[str]:
        # A character of two cells is followed by an empty one.
        return [row.rstrip() for row in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    def shows(self, *texts: str) -> None:
        """Wait until all of these are on the screen."""
        self.until(lambda: all(text in self.text for text in texts))

    def shows_whole(self, columns: int) -> None:
        """Wait for a frame of this width: its two rules, and the last of its keys."""
        self.until(lambda: self.rows.count("─" * columns) == 2 and "q quit" in self.rows[-1])

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def save(self, text: str, name: str = "first-sum") -> None:
        (self.desk / f"{name}.py").write_text(text)

    def signal(self, number: int) -> None:
        os.kill(int((self.desk / "pid").read_text()), number)

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    @property
    def said(self) -> str:
        """What was written since the terminal was last given back."""
        return self.raw[self.raw.rindex(CLOSED) :].decode()

    @property
    def given_back(self) -> int:
        """How often the terminal was given back, and taken again."""
        return min(self.raw.count(CLOSED), self.raw.count(OPENED) - 1)

    @property
    def ended(self) -> bool:
        """Whether the program has run to its end, cleaning up."""
        return (self.desk / "ended").exists()

    def hang_up(self) -> None:
        """Close the terminal, and wait until the program has ended."""
        self.child.close()
        deadline = time.monotonic() + PATIENCE
        while not self.ended:
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def end(self) -> int:
        """The exit code; the terminal is as it was before."""
        self.until(lambda: (self.desk / "code").exists() and (self.desk / "code").read_text())
        while self.pump():
            pass
        self.restored("after")
        return int((self.desk / "code").read_text())

    def restored(self, when: str) -> None:
        """The terminal's attributes are what they were, and its own screen is there."""
        # What the shell notes may be on the disk before what the terminal was told is read; and the
        # file is there, empty, before anything is noted in it.
        self.until(lambda: self.raw.rfind(CLOSED) > self.raw.rfind(OPENED))
        self.until(lambda: (self.desk / when).read_text().endswith("\n"))
        before, after = ((self.desk / name).read_text() for name in ("before", when))
        assert re.sub("(rows|columns) \\d+", "", after) == re.sub("(rows|columns) \\d+", "", before)
        assert not self.screen.cursor.hidden
        assert {mode for mode in self.screen.mode if mode >> 5 in (2004, 2026)} == set()
        assert 7 << 5 in self.screen.mode  # lines wrap
