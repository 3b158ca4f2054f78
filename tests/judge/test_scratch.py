"""The scratch folder: whoever makes one has it, whatever others sweep away."""

import tempfile
import threading
from pathlib import Path

import pytest

from drill.judge import scratch
from drill.judge.scratch import Scratch


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_folder_that_is_swept_away_before_it_is_locked_is_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make, made = tempfile.mkdtemp, list[str]()

    def unlucky(prefix: str) -> str:
        made.append(make(prefix=prefix))
        if len(made) <= 3:
            scratch.sweep()
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", unlucky)
    own = Scratch()
    assert len(made) == 4
    assert str(own.path) == made[-1]
    scratch.sweep()
    assert own.path.is_dir()
    own.remove()


def test_folders_are_made_while_others_sweep(tmp_path: Path) -> None:
    done = threading.Event()

    def sweeping() -> None:
        while not done.is_set():
            scratch.sweep()

    others = [threading.Thread(target=sweeping) for _ in range(2)]
    for other in others:
        other.start()
    try:
        for _ in range(200):
            own = Scratch()
            assert own.path.is_dir()
            own.remove()
    finally:
        done.set()
        for other in others:
            other.join()
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_holds_is_swept_away(tmp_path: Path) -> None:
    left = tmp_path / "drill-scratch-left"
    (left / "deep").mkdir(parents=True)
    scratch.sweep()
    assert not left.exists()
