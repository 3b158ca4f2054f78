"""The folder of an interview, which shuts AI out of the editor."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.errors import UsageError
from drill.practice.mock import desk
from drill.practice.mock.desk import Desk
from drill.text import choose_language

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "a" / "mock")


def assert_says(error: UsageError, path: Path, reason: str) -> None:
    assert str(error) == f"`{path}` cannot be written: {reason}"
    assert str(error.hint) == "start in a folder of your own with `--dir`"
    choose_language("zh")
    assert str(error) == f"无法写入 `{path}`：{reason}"
    assert str(error.hint) == "用 `--dir` 指定一个有写权限的文件夹"


def test_the_folder_switches_ai_off_for_the_editors_that_ask_it(place: Desk) -> None:
    place.lay_out()
    vscode = json.loads((place.folder / ".vscode/settings.json").read_text())
    assert vscode["chat.disableAIFeatures"] is True
    assert vscode["editor.inlineSuggest.enabled"] is False
    assert vscode["github.copilot.enable"] == {"*": False}
    zed = json.loads((place.folder / ".zed/settings.json").read_text())
    assert zed == {"disable_ai": True, "show_edit_predictions": False}
    assert (place.folder / ".noai").read_text() == ""
    assert (place.folder / ".cursorignore").read_text() == "*\n"
    assert sorted(path.name for path in place.folder.iterdir()) == [
        ".cursorignore",
        ".noai",
        ".vscode",
        ".zed",
    ]


def test_settings_that_are_there_stay(place: Desk) -> None:
    mine = place.folder / ".vscode" / "settings.json"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    place.lay_out()
    place.lay_out()
    assert mine.read_text() == "mine"
    assert (place.folder / ".noai").exists()


def test_a_page_is_empty_but_for_its_name(place: Desk, library: Library) -> None:
    place.turn_page(library.problem("first-sum"))
    assert place.path("first-sum") == place.folder / "first-sum.py"
    assert place.path("first-sum").read_text() == "# drill mock: first-sum\n\n"


def test_a_page_that_is_there_stays_though_it_is_empty(place: Desk, library: Library) -> None:
    place.folder.mkdir(parents=True)
    place.path("first-sum").write_text("")
    place.turn_page(library.problem("first-sum"))
    assert place.path("first-sum").read_text() == ""
    assert [path.name for path in place.folder.iterdir()] == ["first-sum.py"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    place = Desk(tmp_path / "file" / "mock")
    with pytest.raises(UsageError) as caught:
        place.lay_out()
    assert_says(caught.value, place.folder, "Not a directory")


def test_a_page_that_cannot_be_written_is_said(tmp_path: Path, library: Library) -> None:
    (tmp_path / "mock").write_text("")
    place = Desk(tmp_path / "mock")
    with pytest.raises(UsageError) as caught:
        place.turn_page(library.problem("first-sum"))
    assert_says(caught.value, place.folder, "File exists")


def test_what_no_file_can_switch_off_is_said_in_both_languages() -> None:
    for said in (desk.SWITCHED_OFF.en, desk.SWITCHED_OFF.zh):
        for editor in ("VS Code", "Cursor", "Zed", "JetBrains", "Vim", "Neovim", "Emacs"):
            assert editor in said


def test_a_new_folder_is_named_after_the_script_and_the_local_time(tmp_path: Path) -> None:
    stamp = NOW.astimezone().strftime("%Y-%m-%dT%H-%M-%S")
    assert desk.new_folder(tmp_path, "weak", NOW) == tmp_path / f"mock-weak-{stamp}"


def test_a_name_that_is_taken_gets_the_next_number(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        folder = desk.new_folder(tmp_path, "weak", NOW)
        folder.mkdir()
        names.append(folder.name)
    assert names[1:] == [f"{names[0]}-2", f"{names[0]}-3"]
