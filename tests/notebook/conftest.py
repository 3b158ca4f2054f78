"""IPython's own shell in this process, and what it showed."""

import atexit
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from drill.content.library import Library


class Notebook:
    """Runs cells, and keeps what each of them showed."""

    def __init__(self, shell: InteractiveShell, capsys: pytest.CaptureFixture[str]) -> None:
        self.shell = shell
        self.capsys = capsys
        self.publisher = CapturingDisplayPublisher(parent=shell)
        self.shell.display_pub = self.publisher
        # What became of the last cell: its two forms, what it printed, and what it put into its place.
        self.html = self.text = self.out = ""
        self.begun: str | None = None

    def __call__(self, cell: str) -> BaseException | None:
        """Run a cell; the exception that ended it, if one did."""
        self.publisher.outputs.clear()
        self.shell.rl_next_input = None
        done = self.shell.run_cell(cell, store_history=True)
        shown = [output["data"] for output in self.publisher.outputs]
        assert len(shown) <= 1
        data: dict[str, Any] = shown[0] if shown else {"text/html": "", "text/plain": ""}
        self.html, self.text = data["text/html"], data["text/plain"]
        out, err = self.capsys.readouterr()
        self.out, self.begun = out + err, self.shell.rl_next_input
        ended: BaseException | None = done.error_before_exec or done.error_in_exec
        return ended


@pytest.fixture
def run(
    library: Library,
    desk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Notebook]:
    """A notebook with the magic; the problems are the three of the tests."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    # A shell takes the place of `__main__`, and of what shows exceptions.
    hook = sys.excepthook
    shell = InteractiveShell(config=Config(HistoryManager={"enabled": False}, colors="nocolor"))
    notebook = Notebook(shell, capsys)
    assert notebook("%load_ext drill") is None
    yield notebook
    shell.restore_sys_module_state()
    shell.atexit_operations()
    atexit.unregister(shell.atexit_operations)
    sys.excepthook = hook
