"""Running command lines as a person does, with a judge that answers at once."""

from typing import Any

import pytest

from drill.__main__ import main
from drill.ui import console


class Run:
    """Runs command lines, and keeps what they printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out = self.err = ""

    def __call__(self, line: str) -> int:
        code = main(line.split())
        self.out, self.err = self.capsys.readouterr()
        return code


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make a person answer: `answers("y")`."""

    def say(answer: str) -> None:
        monkeypatch.setattr(console, "interactive", lambda: True)
        monkeypatch.setattr("builtins.input", lambda: answer)

    return say
