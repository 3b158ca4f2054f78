"""Two texts beside each other, and mixed, as a person reads them."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from drill.practice.differences import compare
from drill.practice.submissions import Present, Reference, Submitted, Version
from drill.store.history import Attempt
from drill.text import Text
from drill.ui import diff
from drill.ui.console import Screen

LEFT = "# 题目\nimport math\n\n\ndef f(x):\n\ty = x + 1  # 一\n\treturn y\n"
RIGHT = "import math\n\n\ndef f(x):\n\ty = x + 2  # 二\n\treturn y\n\n\nf(3)\n"
_SEQUENCES = re.compile(r"\x1b\[[0-9;]*m")
TITLE = Text(en="A sum", zh="求和")


def terminal(width: int, colour: bool = False) -> Screen:
    """A terminal, with colours or without."""
    out = Console(
        file=StringIO(),
        width=width,
        force_terminal=True,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    return Screen(out, out)


def attempt(text: str, verdict: str = "failed", mode: str = "stub") -> Submitted:
    return Submitted(
        7,
        Attempt(
            problem="a-sum",
            checked_at=datetime(2026, 1, 2, 12, 30, tzinfo=UTC),
            verdict=verdict,
            passed=0,
            total=1,
            mistake=None,
            seed=1,
            seconds=0.5,
            device="cpu",
            path=Path("/w/a-sum.py"),
            text=text,
            replay=None,
            mode=mode,
        ),
    )


@pytest.fixture
def seen(written: Callable[[Console], str]) -> Callable[..., list[str]]:
    """The lines that a screen shows of two texts."""

    def show(
        screen: Screen,
        left: str = LEFT,
        right: str = RIGHT,
        around: int | None = 3,
        own: Version | None = None,
    ) -> list[str]:
        hunks = compare(left, right, around)
        diff.show(screen, "a-sum", TITLE, own or attempt(left), Reference(right), hunks)
        return written(screen.out).split("\n")[:-1]

    return show


def test_where_there_is_room_both_stand_beside_each_other(seen: Any) -> None:
    lines = seen(terminal(100))
    when = attempt("").attempt.checked_at.astimezone().strftime("%Y-%m-%d %H:%M")
    assert lines == [
        "A sum  a-sum",
        "",
        f"attempt 7 · {when} · ✗ wrong answer".ljust(48) + " │ the reference",
        "",
        "1 - # 题目".ljust(46) + " │",
        "2   import math".ljust(48) + " │ 1   import math",
        "3".ljust(48) + " │ 2",
        "4".ljust(48) + " │ 3",
        "5   def f(x):".ljust(48) + " │ 4   def f(x):",
        "6 ~     y = x + 1  # 一".ljust(47) + " │ 5 ~     y = x + 2  # 二",
        "  ~             ^    ^^".ljust(48) + " │   ~             ^    ^^",
        "7       return y".ljust(48) + " │ 6       return y",
        " " * 48 + " │ 7 +",
        " " * 48 + " │ 8 +",
        " " * 48 + " │ 9 + f(3)",
        "",
        "`-` only on the left, `+` only on the right, `~` changed",
    ]


def test_where_there_is_none_they_are_mixed(seen: Any) -> None:
    lines = seen(terminal(99))
    assert lines[2].startswith("- attempt 7 · ")
    assert lines[3:] == [
        "+ the reference",
        "",
        "1   - # 题目",
        "2 1   import math",
        "3 2",
        "4 3",
        "5 4   def f(x):",
        "6   -     y = x + 1  # 一",
        "    ~             ^    ^^",
        "  5 +     y = x + 2  # 二",
        "    ~             ^    ^^",
        "7 6       return y",
        "  7 +",
        "  8 +",
        "  9 + f(3)",
    ]


def test_a_pipe_has_no_columns_and_nothing_is_folded_for_it(seen: Any, make_screen: Any) -> None:
    long = "x = " + "错" * 300
    lines = seen(make_screen(200), long, f"{long}误")
    assert lines[-3:] == [f"1   - {long}", f"  1 + {long}误", "    ~ " + " " * 604 + "^^"]


@pytest.mark.parametrize("width", [20, 60, 80, 100, 101, 140])
@pytest.mark.parametrize("colour", [False, True])
def test_nothing_is_wider_than_the_terminal_and_nothing_is_lost(
    seen: Any, width: int, colour: bool
) -> None:
    numbered = "".join(f"a{n} = {n}\n" for n in range(120))
    left = "\tvalue = " + "错a" * 60 + "\n" + numbered
    right = left.replace("= 错", "= 对").replace("a99 = 99\n", "")
    lines = [_SEQUENCES.sub("", line) for line in seen(terminal(width, colour), left, right, None)]
    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).count("错") == 60 + 59
    assert all(any(f"a{n} = {n}" in line for line in lines) for n in range(120))


def test_both_columns_begin_at_the_same_cell_on_every_line(seen: Any) -> None:
    lines = seen(terminal(110), f"{LEFT}{'错' * 40}\n\tx = '\x1b[2J\t'\n")
    rows = [line for line in lines if "│" in line]
    assert {cell_len(row[: row.index("│")]) for row in rows} == {54}


def test_with_colour_what_changed_is_marked_by_it_and_by_no_line_of_its_own(seen: Any) -> None:
    for width in (80, 120):
        lines = seen(terminal(width, colour=True))
        assert not any("^" in line for line in lines)
        [line] = [line for line in lines if "\x1b[7;31m1\x1b[0m" in line]
        assert "\x1b[7;31m一\x1b[0m" in line


def test_equal_lines_that_are_left_out_are_counted(
    seen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "".join(f"a{n} = {n}\n" for n in range(30))
    changed = lines.replace("a9 = 9", "a9 = 8").replace("a20 = 20", "a20 = 21")
    told = seen(terminal(80), lines, changed)
    assert told[5] == "… equal lines: 6"
    assert "… equal lines: 4" in told
    assert " 7  7   a6 = 6" in told
    monkeypatch.setenv("DRILL_LANG", "zh")
    assert seen(terminal(80), lines, changed)[5] == "…… 相同的行：6"


def test_where_a_line_went_another_one_may_stand(seen: Any) -> None:
    lines = seen(terminal(100), "x\nold()\nolder()\n", "x\nnew()\n")
    assert [line for line in lines if "()" in line] == [
        "2 - old()".ljust(48) + " │ 2 + new()",
        "3 - older()".ljust(48) + " │",
    ]


def test_equal_texts_are_said_to_be(seen: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "no line differs (spaces at the end of a line do not count)"
    assert seen(terminal(80), RIGHT)[-2:] == ["", said]
    assert seen(terminal(120), RIGHT)[-2:] == ["", said]
    monkeypatch.setenv("DRILL_LANG", "zh")
    assert seen(terminal(80), RIGHT)[-1] == "每一行都相同（不计行尾空格）"


def test_texts_are_called_what_they_are_in_both_languages(
    seen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = Present(Path("/w/a\x1b[2J.py"), LEFT)
    passed = attempt(LEFT, "passed", "blank")
    assert seen(terminal(80), own=present)[2] == "- your file as it is now: /w/a.py"
    assert seen(terminal(80), own=passed)[2].endswith(" · ✓ right · blank page")
    monkeypatch.setenv("DRILL_LANG", "zh")
    assert seen(terminal(80), own=present)[:4:3] == ["求和  a-sum", "+ 参考答案"]
    assert seen(terminal(80), own=present)[2] == "- 当前文件：/w/a.py"
    assert seen(terminal(80), own=passed)[2].startswith("- 第 7 号提交 · ")
    assert seen(terminal(120))[-1] == "`-` 仅左侧有，`+` 仅右侧有，`~` 有改动"


def test_escapes_of_a_submission_do_not_reach_the_terminal(seen: Any) -> None:
    for width in (80, 120):
        lines = seen(terminal(width), "x = '\x1b]0;owned\x07'\n")
        assert any("x = '␛]0;owned␇'" in line for line in lines)
        assert not any("\x1b" in line or "\x07" in line for line in lines)
