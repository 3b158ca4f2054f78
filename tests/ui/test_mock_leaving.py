"""Leaving the full screen of an interview: in which order things are kept and given back."""

import os
import signal
import threading
from types import SimpleNamespace, TracebackType
from typing import Any

import pytest

from drill.ui import mock


class Terminal:
    """Notes when it is given back."""

    def __init__(self, order: list[str]) -> None:
        self.order = order

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.order.append("given back")


def test_a_second_signal_ends_it_only_when_all_is_kept() -> None:
    order: list[str] = []

    def keep() -> None:
        os.kill(os.getpid(), signal.SIGHUP)
        order.append("kept")

    before = signal.signal(signal.SIGHUP, lambda *_: order.append("ended"))
    try:
        sitting: Any = object.__new__(mock._Sitting)
        sitting.terminal, sitting.stop = Terminal(order), threading.Event()
        sitting.fit, sitting._step = lambda: None, lambda: False
        sitting.interview, sitting.state = (
            SimpleNamespace(keep_draft=keep),
            SimpleNamespace(broken=None),
        )
        assert sitting.run() is None
    finally:
        signal.signal(signal.SIGHUP, before)
    assert order == ["kept", "ended", "given back"]


@pytest.mark.parametrize("how", [SystemExit, KeyboardInterrupt, OSError])
def test_what_is_typed_is_kept_while_signals_are_still_events(how: type[BaseException]) -> None:
    order: list[str] = []

    def step() -> bool:
        raise how

    sitting: Any = object.__new__(mock._Sitting)
    sitting.terminal, sitting.stop = Terminal(order), threading.Event()
    sitting.fit, sitting._step = lambda: None, step
    sitting.interview = SimpleNamespace(keep_draft=lambda: order.append("kept"))
    with pytest.raises(how):
        sitting.run()
    assert order == ["kept", "given back"]
    assert sitting.stop.is_set()
