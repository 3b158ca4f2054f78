"""What a person sees and does in watch mode, in a real terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from drill.store.history import History

if TYPE_CHECKING:
    from tests.cli.terminal import Tty

Watch = Callable[..., "Tty"]
RIGHT = "def add(a, b):\n    return a + b\n"
WRONG = "def add(a, b):\n    return a - b  # {}\n"


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_every_save_is_checked_and_the_verdict_says_of_which(watch: Watch, columns: int) -> None:
    tty = watch(columns=columns)
    tty.shows("waiting for a save", "Return the sum of a and b", "/ 5 min", "[---] 0/3", "h hint")
    for number in (1, 2):
        tty.save(WRONG.format(f"try{number}"))
        tty.shows("✗ wrong answer  save", f"save {number} · checked", f"seen: try{number}")
    tty.save(RIGHT)
    tty.shows("✓ right  save 3", "[#--] 1/3", "Solved. n opens the next problem", "n next")
    tty.press("q")
    assert tty.end() == 0
    assert "✓ right" in tty.said
    assert "drill watch other-sum" in tty.said


def test_a_save_that_replaces_the_file_is_checked(watch: Watch, desk: Path) -> None:
    tty = watch()
    (desk / "new").write_text(RIGHT)
    (desk / "new").replace(desk / "first-sum.py")
    tty.shows("✓ right  save 1")


def test_saves_during_a_check_give_one_more_of_the_newest(
    watch: Watch, desk: Path, history: History
) -> None:
    tty = watch()
    tty.save(WRONG.format("hold1"))
    tty.until(lambda: (desk / "asked").exists() and "hold1" in (desk / "asked").read_text())
    for number in (2, 3):
        tty.save(WRONG.format(f"hold{number}"))
        tty.shows(f"checking save {number}…")
    (desk / "release").touch()
    tty.shows("✗ wrong answer  save 3", "seen: hold3")
    assert b"save 1 \xc2\xb7 checked" not in tty.raw
    tty.press("q")
    assert tty.end() == 0
    assert history.tallies()["first-sum"].attempts == 2


@pytest.mark.parametrize("columns", [60, 80])
def test_a_verdict_is_shown_at_once_and_replaced_by_the_final_one(
    watch: Watch, desk: Path, history: History, columns: int
) -> None:
    tty = watch(columns=columns)
    tty.save(f"{RIGHT}# slow tell hold")
    tty.shows("✓ right  save 1", "measuring the cost…", "[---] 0/3")
    assert "n next" not in tty.text
    assert history.tallies()["first-sum"].attempts == 0
    (desk / "release").touch()
    tty.shows("✗ too slow  save 1 · checked")
    assert "measuring" not in tty.text
    assert "n next" not in tty.text
    tty.press("q")
    assert tty.end() == 0
    attempt = history.last_attempt("first-sum")
    assert attempt is not None
    assert attempt.verdict == "slow"


def test_a_newer_save_is_checked_after_the_one_whose_cost_is_being_measured(
    watch: Watch, desk: Path, history: History
) -> None:
    tty = watch()
    tty.save(f"{RIGHT}# tell hold")
    tty.shows("✓ right  save 1", "measuring the cost…")
    tty.save(WRONG.format("newer"))
    tty.shows("✓ right  save 1", "checking save 2…")
    (desk / "release").touch()
    tty.shows("✗ wrong answer  save 2 · checked", "seen: newer")
    tty.press("q")
    assert tty.end() == 0
    assert history.tallies()["first-sum"].attempts == 2


def test_leaving_before_the_check_is_over_says_that_it_is_not_recorded(
    watch: Watch, history: History
) -> None:
    tty = watch()
    tty.save(f"{RIGHT}# tell hold")
    tty.shows("✓ right  save 1", "measuring the cost…")
    tty.press("q")
    assert tty.end() == 0
    assert "✓ right" in tty.said
    assert "this check was not over yet, and is not recorded" in tty.said
    assert history.tallies()["first-sum"].attempts == 0


def test_what_was_written_before_is_checked_at_once(watch: Watch, desk: Path) -> None:
    (desk / "first-sum.py").write_text(RIGHT)
    watch().shows("✓ right  as opened")


def test_without_an_id_the_open_problem_is_watched(
    watch: Watch, run: Any, history: History
) -> None:
    run("start other-sum")
    tty = watch("")
    tty.shows("Add two numbers (other-sum)", "/ 10 min")
    tty.save(RIGHT, "other-sum")
    tty.shows("✓ right")
    assert tty.rows[0].startswith("Add two numbers (other-sum)  other-sum")
    assert history.tallies()["other-sum"].solved
    assert "first-sum" not in history.tallies()


def test_next_opens_the_next_unsolved_problem_and_follows_its_file(
    watch: Watch, desk: Path, history: History
) -> None:
    tty = watch()
    tty.save(RIGHT)
    tty.shows("✓ right", "n next")
    tty.press("n")
    tty.shows("Add two numbers (other-sum)", "waiting for a save")
    tty.until(lambda: (desk / "expected").read_text() == "first-sum\nother-sum\n")
    opening = history.latest_opening()
    assert opening is not None
    assert (opening.problem, opening.path) == ("other-sum", desk / "other-sum.py")
    tty.save(WRONG.format("second"), "other-sum")
    tty.shows("✗ wrong answer  save 1", "seen: second")


def test_a_judge_is_kept_ready_while_the_clock_runs(watch: Watch, desk: Path) -> None:
    (desk / "impatient").touch()
    tty = watch()
    tty.until(lambda: (desk / "expected").read_text().startswith("first-sum\n" * 3))


def test_the_list_opens_the_problem_that_is_chosen(
    watch: Watch, desk: Path, history: History
) -> None:
    tty = watch("first-sum --difficulty easy")
    tty.press("l")
    tty.shows("> › first-sum", "Enter open")
    tty.press("\x1b[B")
    tty.press("\x1b[B")
    tty.shows(">   third-sum")
    tty.press("\r")
    tty.shows("Add two numbers (third-sum)", "/ 15 min")
    opening = history.latest_opening()
    assert opening is not None
    assert (opening.problem, opening.path) == ("third-sum", desk / "third-sum.py")
    assert not (desk / "other-sum.py").exists()


def test_hints_are_shown_and_recorded(watch: Watch, history: History) -> None:
    tty = watch()
    tty.press("h")
    tty.shows("hint 1/3", "What does plus do?", "next hint")
    assert history.hints_shown("first-sum") == 1
    tty.press("s")
    tty.shows("Return the sum")


def test_reset_asks_and_keeps_a_copy(watch: Watch, desk: Path) -> None:
    tty = watch()
    tty.save(RIGHT)
    tty.shows("✓ right")
    tty.press("x")
    tty.shows("Begin first-sum.py anew?", "[y/N]")
    tty.press("\x1b")
    tty.shows("x reset")
    assert (desk / "first-sum.py").read_text() == RIGHT
    # Pasted text answers nothing, nor does it ask.
    tty.press("\x1b[200~xy\x1b[201~")
    tty.press("x")
    tty.shows("[y/N]")
    tty.press("y")
    tty.shows("what was there is kept as first-sum.", "waiting for a save")
    assert "..." in (desk / "first-sum.py").read_text()
    assert [copy.read_text() for copy in desk.glob("first-sum.*-*.py")] == [RIGHT]


def test_the_editor_gets_the_terminal_and_its_save_is_checked(
    watch: Watch, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = desk / "editor"
    editor.write_text('#!/bin/sh\nstty -a > stopped\necho type; read line\necho "$line" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    tty = watch()
    tty.press("o")
    tty.shows("type")
    tty.press("return a + b\n")
    tty.shows("✓ right  save 1")
    assert (desk / "stopped").read_text() == (desk / "before").read_text()
    assert tty.given_back == 1
    tty.press("q")
    assert tty.end() == 0


def test_errors_are_shown_and_watch_goes_on(watch: Watch, desk: Path, history: History) -> None:
    tty = watch()
    tty.press("o")
    tty.shows("error: no editor was found", "hint: set $EDITOR")
    tty.save("no judge")
    tty.shows("✗ no verdict  save 1", "error: the judge ended", "hint: drill doctor looks")
    (desk / "first-sum.py").unlink()
    tty.shows("✗ no verdict  save 2", "error: there is no file")
    tty.save(RIGHT)
    tty.shows("✓ right  save 3")
    assert "error: there is no file" not in tty.text
    # What had no verdict is no attempt.
    assert history.tallies()["first-sum"].attempts == 1


def test_a_resize_redraws_all_of_it(watch: Watch) -> None:
    tty = watch()
    tty.save(WRONG.format("x"))
    tty.shows("✗ wrong answer")
    for columns, rows in ((60, 20), (120, 30), (40, 14), (80, 24)):
        tty.screen.reset()
        tty.resize(columns, rows)
        tty.shows_whole(columns)
        assert tty.rows[0].startswith("Add two numbers")
        assert tty.rows[1].startswith("✗ wrong answer  save 1")
        assert tty.rows[3] == "─" * columns


def test_chinese_is_drawn_in_its_columns(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRILL_LANG", "zh")
    tty = watch(columns=60)
    tty.shows("等待保存", "返回 a 与 b 的和", "/ 5 分钟", "h 提示")
    tty.save(RIGHT)
    tty.shows("✓ 正确  第 1 次保存", "[#--] 1/3", "已解决。按 n 打开下一题")
    assert tty.rows[0].startswith("两数相加（first-sum）  first-sum  ")
