"""A full screen with one queue of what happens on it: keys, signals, and what threads have to tell."""

import signal
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

import msgspec
from rich.console import Console

from drill.ui.console import Screen
from drill.ui.frame import Frame
from drill.ui.terminal import Signal, Terminal

_Painter = TypeVar("_Painter", bound=Frame)


class Broken(msgspec.Struct, frozen=True):
    """A thread ended with a bug."""

    error: Exception


class Stage(Generic[_Painter]):
    """The terminal, what draws on it, and the queue whose one consumer is the main thread.

    paint: makes what draws on a terminal of so many columns and rows
    """

    def __init__(self, screen: Screen, paint: Callable[[int, int, Console], _Painter]) -> None:
        self.screen, self._paint = screen, paint
        # Its `put` may be called in a signal handler; that of other queues may not.
        self.queue: SimpleQueue[Any] = SimpleQueue()
        self.terminal = Terminal(self.queue.put)
        self.painter: _Painter

    def fit(self) -> None:
        """Draw all of it for the size that the terminal has now."""
        self.terminal.forget()
        self.painter = self._paint(*self.terminal.size(), self.screen.out)

    def redraw(self) -> None:
        """Take the terminal again from whoever wrote on it."""
        self.terminal.take_again()
        self.fit()

    def heard(self, what: Signal | Broken) -> None:
        """Do what a signal of the terminal, or a broken thread, asks for."""
        match what:
            case Signal.RESIZED:
                self.fit()
            case Signal.SUSPENDED:
                self.terminal.suspend()
                self.fit()
            case Signal.RESUMED:
                self.redraw()
            case Signal.CLOSED:
                # The terminal is gone; nothing can be said to anybody.
                raise SystemExit(128 + signal.SIGHUP)
            case Broken(error=error):
                raise error

    def produce(self, name: str, work: Callable[[], None]) -> None:
        """Let a thread put events into the queue; what goes wrong in it is raised by `heard`."""

        def guarded() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - raised again in the main thread
                self.queue.put(Broken(error))

        threading.Thread(target=guarded, name=name, daemon=True).start()
