from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import structs
from rich.cells import cell_len

from drill.content.library import Library
from drill.errors import DrillError, StoreError
from drill.judge.result import CheckResult, Verdict
from drill.practice.checking import Checked
from drill.practice.progress import Status
from drill.text import Text, choose_language, same
from drill.ui.console import Screen
from drill.ui.watch_screen import Painter
from drill.ui.watch_state import State

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
EMPTY = Text(en="", zh="")


@pytest.fixture
def state(library: Library) -> State:
    found = State(library.summaries())
    statuses = {summary.id: Status.NEW for summary in library.summaries()}
    began = NOW - timedelta(minutes=4, seconds=2)
    path = Path("/w/first-sum.py")
    found.open(library.problem("first-sum"), path, "stub", began, statuses)
    return found


Draw = Callable[..., list[str]]


def save(state: State, verdict: Verdict = Verdict.FAILED, **more: object) -> None:
    state.turns.saved("text")
    turn = state.turns.begin()
    assert turn is not None
    result = CheckResult(state.problem.id, verdict, same("it is wrong"), 5)
    known: dict[str, object] = {"problem": state.problem, "result": result, "path": state.path}
    checked = Checked(**(known | {"text": "text"} | more))  # type: ignore[arg-type]
    state.checked(turn, NOW, checked)


def test_at_the_start_the_statement_is_shown_and_a_save_is_waited_for(
    state: State, drawn: Draw
) -> None:
    rows = drawn(state, rows=14)
    assert rows == [
        "Add two numbers (first-sum)  first-sum                             04:02 / 5 min",
        "waiting for a save",
        "/w/first-sum.py                                                        [---] 0/3",
        "─" * 80,
        "Attention · easy · 5 min · python · new",
        "",
        "  Return the sum of a and b, which are whole numbers of any size.",
        "",
        "      add(1, 2) == 3",
        "",
        "",
        "",
        "─" * 80,
        "h hint  s statement  l list  c check  o editor  x reset  q quit",
    ]


def test_a_verdict_stands_with_its_save_while_a_newer_one_is_checked(
    state: State, drawn: Draw
) -> None:
    save(state)
    time = NOW.astimezone().strftime("%H:%M:%S")
    assert drawn(state)[1] == f"✗ wrong answer  save 1 · checked {time}"
    assert "  it is wrong" in drawn(state)
    state.turns.saved("newer")
    row = drawn(state)[1]
    assert row.startswith(f"✗ wrong answer  save 1 · checked {time} ")
    assert row.endswith("  checking save 2…")


def test_when_it_is_right_the_next_problem_is_offered(state: State, drawn: Draw) -> None:
    assert "n next" not in drawn(state)[-1]
    save(state, Verdict.PASSED)
    rows = drawn(state)
    assert rows[1].startswith("✓ right  save 1")
    assert rows[2].endswith("[#--] 1/3")
    assert "  Solved. n opens the next problem: Add two numbers (other-sum)." in rows
    assert rows[-1].startswith("n next  ")


def test_the_last_of_the_list_says_so(state: State, drawn: Draw) -> None:
    state.statuses |= {"other-sum": Status.SOLVED, "third-sum": Status.SOLVED}
    save(state, Verdict.PASSED)
    assert "  Every problem of the list is solved." in drawn(state)


@pytest.mark.parametrize(
    ("later", "clock"),
    [
        (timedelta(seconds=58), "05:00 / 5 min"),
        (timedelta(seconds=59), "05:01 / 5 min over"),
        (timedelta(hours=2), "2:04:02 / 5 min over"),
    ],
)
def test_the_clock_says_when_the_time_is_over(
    state: State, drawn: Draw, later: timedelta, clock: str
) -> None:
    assert drawn(state, now=NOW + later)[0].endswith(f"  {clock}")


def test_without_a_beginning_only_the_minutes_are_shown(state: State, drawn: Draw) -> None:
    state.began = None
    assert drawn(state)[0].endswith("  5 min")


@pytest.mark.parametrize("columns", [1, 12, 40, 60, 80, 120])
@pytest.mark.parametrize("rows", [1, 2, 5, 11, 24])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_screen_fits_every_terminal(
    state: State, drawn: Draw, columns: int, rows: int, language: str
) -> None:
    def fits() -> bool:
        frame = drawn(state, columns, rows)
        return len(frame) == rows and max(map(cell_len, frame)) <= columns

    choose_language(language)
    assert fits()
    save(state, Verdict.PASSED, attempt=3, spent=timedelta(minutes=70), first_time=True)
    state.turns.saved("newer")
    for key in "vslx":
        state.key(key)
        assert fits()
    state.key("n")
    state.show_hints(3)
    state.notice = DrillError(same("an error " * 20), same("a hint " * 20))
    assert fits()


def test_the_path_gives_way_from_its_beginning(state: State, drawn: Draw) -> None:
    state.path = Path("/a/rather/long/way/to/the/folder/of/answers/first-sum.py")
    row = drawn(state, columns=40)[2]
    assert row.startswith("…")
    assert "/answers/first-sum.py  [---] 0/3" in row


def test_the_path_is_a_link_where_there_is_colour(
    state: State, make_screen: Callable[..., Screen]
) -> None:
    state.path = Path("/w/my answers/first-sum.py")
    coloured = Painter(80, 24, make_screen(80, colour=True).out).frame(state, NOW)
    assert "file:///w/my%20answers/first-sum.py\x1b\\" in coloured[2]
    plain = Painter(80, 24, make_screen(80).out).frame(state, NOW)
    assert not any("\x1b]" in row or "\x1b[3" in row for row in plain)


def test_a_row_that_is_the_same_is_written_the_same(
    state: State, make_screen: Callable[..., Screen]
) -> None:
    painter = Painter(80, 24, make_screen(80, colour=True).out)
    before = painter.frame(state, NOW)
    after = painter.frame(state, NOW + timedelta(seconds=1))
    assert [a == b for a, b in zip(before, after, strict=True)] == [False] + [True] * 23


def test_what_does_not_fit_is_counted_and_scrolled_to(state: State, drawn: Draw) -> None:
    first = drawn(state, rows=8)
    assert first[-2].startswith("── ↓ 1 more · space ─")
    state.key(" ")
    last = drawn(state, rows=8)
    assert last[-2] == "─" * 80
    assert last[-3] == "      add(1, 2) == 3"


def test_the_last_hint_is_in_sight_and_the_lines_above_are_counted(
    state: State, drawn: Draw
) -> None:
    state.show_hints(3)
    rows = drawn(state, rows=12)
    assert rows[3].startswith("── ↑ 2 more ─")
    assert rows[-3] == "  Return a + b."


def test_a_line_of_code_that_is_too_wide_goes_on_in_the_next(state: State, drawn: Draw) -> None:
    code = "    " + "字" * 25 + "end"
    state.problem = structs.replace(state.problem, statement=same(code))
    assert drawn(state, columns=40)[6:8] == ["      " + "字" * 17, "字" * 8 + "end"]


def test_the_list_marks_the_chosen_problem_without_colour(state: State, drawn: Draw) -> None:
    state.key("l")
    state.key("down")
    rows = drawn(state, colour=False)
    assert "> other-sum  Add two numbers (other-sum)  easy  10 min  python" in [
        row.replace(">   ", "> ") for row in rows
    ]
    assert rows[-1] == "↑↓ choose  Enter open  l back  q quit"


def test_the_chosen_problem_is_always_in_sight(state: State, drawn: Draw) -> None:
    state.key("l")
    for key in ("G", "g"):
        state.key(key)
        assert any(row.startswith("> ") for row in drawn(state, rows=6))


def test_hints_up_to_the_last_one_are_shown(state: State, drawn: Draw) -> None:
    state.show_hints(2)
    rows = drawn(state)
    assert rows[4:9] == ["hint 1/3", "  What does plus do?", "", "hint 2/3", "  Use it."]
    assert "hint 3/3" not in rows
    assert rows[-1].startswith("h next hint  ")


def test_reset_asks_in_the_footer(state: State, drawn: Draw) -> None:
    state.key("x")
    assert drawn(state)[-1] == (
        "Begin first-sum.py anew? What is there is kept under another name. [y/N]"
    )


def test_an_error_is_shown_above_the_keys(state: State, drawn: Draw) -> None:
    state.notice = DrillError(same("no editor was found"), same("set `$EDITOR`"))
    rows = drawn(state, colour=False)
    assert rows[-3:-1] == ["error: no editor was found", "hint: set `$EDITOR`"]


def test_a_check_without_a_verdict_says_why(state: State, drawn: Draw) -> None:
    state.turns.saved("text")
    turn = state.turns.begin()
    assert turn is not None
    state.checked(turn, NOW, DrillError(same("there is no file"), same("`drill start ID`")))
    rows = drawn(state, colour=False)
    assert rows[1].startswith("✗ no verdict  save 1 · checked ")
    assert rows[4:6] == ["error: there is no file", "hint: `drill start ID`"]


def test_a_check_that_was_not_recorded_says_so(state: State, drawn: Draw) -> None:
    save(state, unrecorded=StoreError(same("the history is locked"), same("end the other one")))
    rows = drawn(state)
    assert "this check was not recorded" in rows
    assert "warning: the history is locked" in rows
    assert "hint: end the other one" in rows


def test_the_file_as_it_was_found_is_no_save(state: State, drawn: Draw) -> None:
    state.key("c")
    turn = state.turns.begin()
    assert turn is not None
    assert drawn(state)[1].endswith("checking…")
    state.checked(turn, NOW, DrillError(same("it ended")))
    assert drawn(state)[1].startswith("✗ no verdict  as opened · ")


def test_chinese_says_the_same(state: State, drawn: Draw) -> None:
    choose_language("zh")
    save(state, Verdict.PASSED)
    time = NOW.astimezone().strftime("%H:%M:%S")
    rows = drawn(state, columns=60)
    assert rows[0] == "两数相加（first-sum）  first-sum              04:02 / 5 分钟"
    assert rows[1] == f"✓ 正确  第 1 次保存 · {time} 检查"
    assert "  已解决。按 n 打开下一题：两数相加（other-sum）。" in rows
    assert " ".join(rows[-2:]) == (
        "n 下一题  h 提示  s 题面  l 列表  c 检查  o 编辑器  x 重来 q 退出"
    )
