"""A real Jupyter kernel, with drill's own problems."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient

from drill import paths
from drill.store.history import History

SUBMISSIONS = paths.submissions() / "file-tree"
WRONG = (SUBMISSIONS / "wrong" / "sorted_paths.py").read_text(encoding="utf-8")
RIGHT = (SUBMISSIONS / "right" / "iterators.py").read_text(encoding="utf-8")
ENDLESS = "def build_tree(paths):\n    while True: ...\n\ndef render_tree(tree):\n    return ''\n"


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Jupyter and IPython write goes where the test's own files are."""
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


def executed(*cells: str) -> list[list[Any]]:
    """The outputs of each cell of a notebook, run from the first to the last."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=300, kernel_name="python3", allow_errors=True).execute()
    return [cell.outputs for cell in notebook.cells]


def test_a_wrong_and_a_right_cell_are_judged_and_shown_in_a_notebook(history: History) -> None:
    loaded, wrong, own, right, unknown, report = executed(
        "%load_ext drill",
        f"%%drill file-tree\n{WRONG}",
        "try:\n    build_tree\nexcept NameError:\n    print('not here')",
        f"%%drill file-tree\n{RIGHT}",
        "%%drill file-tee\nx = 1",
        "%drill report",
    )
    assert loaded == []
    [shown] = wrong
    assert shown.output_type == "display_data"
    assert shown.data["text/plain"].startswith("✗ wrong answer")
    assert '<strong class="d-bad">✗ wrong answer</strong>' in shown.data["text/html"]
    # What the cell defines is not in the kernel.
    assert [output.text for output in own] == ["not here\n"]
    [shown] = right
    assert shown.data["text/plain"].startswith("✓ right")
    [shown] = unknown
    assert (shown.output_type, shown.ename) == ("error", "RefusedError")
    assert shown.traceback == [
        "error: no problem is called `file-tee`",
        "hint: did you mean `file-tree`?",
    ]
    [shown] = report
    assert "2 checks on 1 day." in shown.data["text/plain"]
    assert "<p>2 checks on 1 day.</p>" in shown.data["text/html"]
    assert history.tallies()["file-tree"].attempts == 2
    assert history.tallies()["file-tree"].solved


@pytest.fixture
def kernel() -> Iterator[tuple[Any, Any]]:
    """A kernel that has loaded drill, and its client."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        client.execute_interactive("%load_ext drill", timeout=60)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def judging(home: Path, kernel: int) -> set[str]:
    """The processes of this home, but for the kernel and this one."""
    mark, found = f"DRILL_HOME={home}\0".encode(), set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            own = mark in (folder / "environ").read_bytes() + b"\0"
        except OSError:
            continue
        if own and int(folder.name) not in (kernel, os.getpid()):
            found.add((folder / "cmdline").read_text())
    return found


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_an_interrupt_of_the_kernel_ends_the_check_and_leaves_nothing(
    kernel: tuple[Any, Any],
    history: History,
    home: Path,
    until: Callable[[Callable[[], object]], None],
) -> None:
    manager, client = kernel
    pid = manager.provisioner.pid
    # Else the kernel may take the next cell for one that was waiting behind this one, and leave it out.
    client.execute(f"%%drill file-tree\n{ENDLESS}", stop_on_error=False)
    until(lambda: any("drill.judge" in line for line in judging(home, pid)))
    manager.interrupt_kernel()
    told = client.get_shell_msg(timeout=60)["content"]
    assert (told["status"], told["ename"]) == ("error", "Interrupted")
    assert told["traceback"] == ["interrupted"]
    until(lambda: not judging(home, pid))
    assert history.tallies() == {}
    shown: list[Any] = []
    client.execute_interactive(
        f"%%drill file-tree\n{RIGHT}",
        timeout=120,
        output_hook=lambda said: shown.append(said["content"]),
    )
    found = [content["data"]["text/plain"] for content in shown if "data" in content]
    assert [text[:7] for text in found] == ["✓ right"], shown


def test_a_stub_is_put_in_the_place_of_its_cell(kernel: tuple[Any, Any]) -> None:
    _, client = kernel
    told = client.execute_interactive(
        "%drill stub file-tree", timeout=60, output_hook=lambda _: None
    )
    [payload] = told["content"]["payload"]
    assert (payload["source"], payload["replace"]) == ("set_next_input", True)
    assert payload["text"].startswith("%%drill file-tree\n\ndef build_tree(paths):\n    ...")
