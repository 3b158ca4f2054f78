"""The terminal while a full screen is on it: taken over, drawn on, and always given back."""

import contextlib
import os
import select
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from enum import Enum, auto
from types import FrameType
from typing import Any

from drill.ui.keys import Decoder

# After so many seconds without another byte, Esc was the key and not the beginning of a sequence.
_ESCAPE_SECONDS = 0.05

# The alternate screen, no cursor, no wrapping at the right edge, pasted text in brackets.
_OPEN = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h"
# What a write that was interrupted may have left unfinished is ended first.
_CLOSE = "\x1b\\\x1b[0m\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l"
_CLEAR = "\x1b[0m\x1b[2J"
# Terminals that know this show what is between at once; others ignore it.
_BEGIN_FRAME, _END_FRAME = "\x1b[?2026h", "\x1b[?2026l"


class Signal(Enum):
    """What happens to a terminal besides keys."""

    RESIZED = auto()
    SUSPENDED = auto()  # Ctrl-Z
    RESUMED = auto()  # stopped in another way, and going on
    CLOSED = auto()  # nothing can be read any more


_HANDLED = {
    signal.SIGWINCH: Signal.RESIZED,
    signal.SIGTSTP: Signal.SUSPENDED,
    signal.SIGCONT: Signal.RESUMED,
}
# What would end the process, or stop it, in the middle of giving the terminal back.
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP)


class Terminal:
    """The terminal of stdin and stdout, full screen between `with` and its end.

    `tell` is called with every key and Signal; from a thread or from a signal handler.
    """

    def __init__(self, tell: Callable[[str | Signal], None]) -> None:
        self._tell = tell
        self._input, self._output = sys.stdin.fileno(), sys.stdout.fileno()
        self._encoding = sys.stdout.encoding or "ascii"
        self._mode: list[Any] | None = None
        self._handlers: dict[int, Any] = {}
        self._keyboard: _Keyboard | None = None
        self._decoder = Decoder()
        self._shown: list[str] = []

    def __enter__(self) -> "Terminal":
        try:
            self._take()
        except BaseException:
            self._give_back()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._give_back()

    @contextlib.contextmanager
    def away(self) -> Iterator[None]:
        """Give the terminal to somebody else, and take it again."""
        self._give_back()
        try:
            yield
        except Exception:
            self._take()
            raise
        # Not when the process is to end: a stopped one that is killed does not own the terminal.
        self._take()

    def suspend(self) -> None:
        """Stop, as Ctrl-Z does to any program; returns when the process goes on."""
        with self.away():
            os.kill(os.getpid(), signal.SIGTSTP)

    def size(self) -> tuple[int, int]:
        """Columns and rows; of a terminal that does not say, the usual ones."""
        columns, rows = os.get_terminal_size(self._output)
        return columns or 80, rows or 24

    def paint(self, rows: list[str]) -> None:
        """Show these rows. Those that are shown already are not written again."""
        changes = [
            f"\x1b[{number};1H{row}"
            for number, row in enumerate(rows, start=1)
            if self._shown[number - 1 : number] != [row]
        ]
        if changes:
            clear = "" if self._shown else _CLEAR
            self._write(_BEGIN_FRAME + clear + "".join(changes) + _END_FRAME)
        self._shown = rows

    def type(self, typing: bool) -> None:
        """Whether what comes from now on is a text that is typed, or pasted, and no single keys."""
        self._decoder.typing = typing

    def forget(self) -> None:
        """The next rows are written whole: the terminal has another size, or shows who knows what."""
        self._shown = []

    def take_again(self) -> None:
        """Whoever stopped this process, or wrote here, may have left the terminal in any mode."""
        self._raw()
        self._write(_OPEN)
        self.forget()

    def _take(self) -> None:
        self._mode = termios.tcgetattr(self._input)
        for number, meaning in _HANDLED.items():
            self._handlers[number] = signal.signal(number, self._handler(meaning))
        # Keys of this screen, also where whoever started the process has them ignored.
        for number, leave in ((signal.SIGINT, signal.default_int_handler), (signal.SIGQUIT, _quit)):
            self._handlers[number] = signal.signal(number, leave)
        self.take_again()
        self._keyboard = _Keyboard(self._input, self._tell, self._decoder)

    def _raw(self) -> None:
        """Keys one by one and unseen. Ctrl-C and Ctrl-Z go on making signals; Ctrl-S, which
        fingers press that mean to save, does not stop the output.
        """
        assert self._mode is not None
        mode = [*self._mode]
        mode[0] &= ~(termios.IXON | termios.IXOFF)
        mode[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        mode[6] = [*mode[6]]
        mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._input, termios.TCSADRAIN, mode)

    def _give_back(self) -> None:
        with undisturbed():
            if self._keyboard:
                self._keyboard.stop()
                self._keyboard = None
            if self._mode is not None:
                # A terminal that was closed has nothing to be restored.
                with contextlib.suppress(OSError):
                    self._write(_CLOSE)
                with contextlib.suppress(termios.error):
                    termios.tcsetattr(self._input, termios.TCSADRAIN, self._mode)
                self._mode = None
        while self._handlers:
            signal.signal(*self._handlers.popitem())

    def _handler(self, meaning: Signal) -> Callable[[int, FrameType | None], None]:
        return lambda _number, _frame: self._tell(meaning)

    def _write(self, text: str) -> None:
        left = text.encode(self._encoding, "replace")
        while left:
            try:
                left = left[os.write(self._output, left) :]
            except BlockingIOError:
                # Another program left the terminal so.
                select.select([], [self._output], [])


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Signals that come meanwhile are heard afterwards."""
    late: list[int] = []
    before = {n: signal.signal(n, lambda number, _: late.append(number)) for n in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for heard in late:
            os.kill(os.getpid(), heard)


def _quit(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


class _Keyboard:
    """Reads keys in a thread until it is stopped."""

    def __init__(self, source: int, tell: Callable[[str | Signal], None], decoder: Decoder) -> None:
        self._source, self._tell, self._decoder = source, tell, decoder
        self._stopped, self._stopper = os.pipe()
        self._thread = threading.Thread(target=self._read, name="keys", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Leave what is typed from now on to others."""
        os.close(self._stopper)
        self._thread.join()
        os.close(self._stopped)

    def _read(self) -> None:
        decoder = self._decoder
        sources = [self._source, self._stopped]
        while True:
            patience = _ESCAPE_SECONDS if decoder.unfinished else None
            ready, _, _ = select.select(sources, [], [], patience)
            if self._stopped in ready:
                return
            data = b""
            if ready:
                # A terminal that was hung up reads as an error, or as the end.
                with contextlib.suppress(OSError):
                    data = os.read(self._source, 4096)
                if not data:
                    self._tell(Signal.CLOSED)
                    return
            for key in decoder.feed(data) if ready else decoder.flush():
                self._tell(key)
