import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from drill.practice import watching
from drill.practice.watching import Snapshot, look

# Never reached, unless something hangs.
PATIENCE = 30


class Watched:
    """A file that is being watched, and the texts of the saves that were seen."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seen: SimpleQueue[Snapshot] = SimpleQueue()
        self.stop = threading.Event()
        self.since = look(path)

    def start(self) -> None:
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        for snapshot in watching.saves(self.path, self.since, self.stop):
            self.seen.put(snapshot)

    def next(self) -> str | None:
        """The text of the next save that is seen."""
        return self.seen.get(timeout=PATIENCE).text


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    folder = tmp_path / "desk"
    folder.mkdir()
    path = folder / "answer.py"
    path.write_text("start")
    found = Watched(path)
    yield found
    found.stop.set()


@pytest.fixture
def events_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is found by looking now and then, and an empty file is never taken for meant."""
    monkeypatch.setattr(watching, "QUIET_MS", 1_000_000)


@pytest.fixture
def listening(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """The watched file, once its events are surely seen: saves until one is."""
    watched.start()
    while watched.seen.empty():
        watched.path.write_text("listening?")
        threading.Event().wait(0.02)
    # What was saved before the first event may be seen once more.
    watched.path.write_text("listening")
    while watched.next() != "listening":
        pass
    return watched


def in_place(path: Path, text: str) -> None:
    path.write_text(text)


def by_rename(path: Path, text: str) -> None:
    other = path.with_name(".answer.py.swp")
    other.write_text(text)
    os.replace(other, path)


def by_backup(path: Path, text: str) -> None:
    """As vim does: the old file becomes the backup, and a new one is written."""
    os.replace(path, path.with_name("answer.py~"))
    path.write_text(text)
    path.with_name("answer.py~").unlink()


def made_again(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text)


@pytest.mark.usefixtures("events_only")
@pytest.mark.parametrize("save", [in_place, by_rename, by_backup, made_again])
def test_every_way_of_saving_is_seen_once(
    listening: Watched, save: Callable[[Path, str], None]
) -> None:
    for text in ("one", "two", "three"):
        save(listening.path, text)
        assert listening.next() == text
    assert listening.seen.empty()


@pytest.mark.usefixtures("events_only")
def test_the_same_text_saved_again_is_a_save(listening: Watched) -> None:
    for _ in range(3):
        listening.path.write_text("same")
        assert listening.next() == "same"


@pytest.mark.usefixtures("events_only")
def test_an_event_that_saves_nothing_is_no_save(listening: Watched) -> None:
    listening.path.chmod(0o600)
    listening.path.read_text()
    listening.path.with_name("other.py").write_text("other")
    threading.Event().wait(0.05)
    listening.path.write_text("saved")
    assert listening.next() == "saved"
    assert listening.seen.empty()


@pytest.mark.usefixtures("events_only")
def test_a_file_that_is_truncated_and_then_written_is_one_save(listening: Watched) -> None:
    with listening.path.open("w") as file:
        # Long enough for the truncation to be seen on its own.
        threading.Event().wait(0.1)
        file.write("whole")
    assert listening.next() == "whole"
    assert listening.seen.empty()


@pytest.mark.usefixtures("events_only")
def test_a_file_that_is_gone_for_a_moment_is_one_save(listening: Watched) -> None:
    listening.path.unlink()
    threading.Event().wait(0.1)
    listening.path.write_text("back")
    assert listening.next() == "back"
    assert listening.seen.empty()


@pytest.mark.usefixtures("events_only")
def test_the_last_text_of_a_slow_save_is_seen_last(listening: Watched) -> None:
    with listening.path.open("w") as file:
        for part in ("def f():\n", "    return", " 1\n"):
            file.write(part)
            file.flush()
            threading.Event().wait(0.03)
    text = listening.next()
    while text != "def f():\n    return 1\n":
        text = listening.next()
    assert listening.seen.empty()


def test_a_file_that_stays_empty_is_meant_to_be(listening: Watched) -> None:
    listening.path.write_text("")
    assert listening.next() == ""
    listening.path.unlink()
    assert listening.next() is None


def test_a_save_between_the_last_look_and_the_first_event_is_not_lost(watched: Watched) -> None:
    watched.path.write_text("early")
    watched.start()
    assert watched.next() == "early"


def test_a_folder_that_is_made_again_is_still_watched(listening: Watched) -> None:
    shutil.rmtree(listening.path.parent)
    assert listening.next() is None
    listening.path.parent.mkdir()
    listening.path.write_text("moved back")
    assert listening.next() == "moved back"


def test_a_folder_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "later" / "answer.py")
    watched.start()
    watched.path.parent.mkdir()
    watched.path.write_text("now")
    assert watched.next() == "now"
    watched.stop.set()


def test_no_event_is_needed(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError("no watches left")

    monkeypatch.setattr("watchfiles.watch", none)
    watched.start()
    by_rename(watched.path, "polled")
    assert watched.next() == "polled"
    assert watched.seen.empty()


def test_a_file_that_is_no_text_has_none(tmp_path: Path) -> None:
    path = tmp_path / "answer.py"
    path.write_bytes(b"\xff")
    assert look(path).text is None
    assert look(path).stamp is not None
    assert look(tmp_path / "none.py") == Snapshot(None, None)
