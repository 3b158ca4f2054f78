"""The interview's screen in a real terminal: all that is on it fits, in every size and language."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.interviews import RIGHT
from tests.cli.mock.conftest import page

if TYPE_CHECKING:
    from tests.cli.terminal import Tty

Little = Callable[..., "Tty"]
DONE, NEXT, GIVE_UP = "\x04", "\x0e", "\x07"
WORDS = {
    "en": {
        "talk": ("1/3 Warming up", "1/2", "section 0", "“Nice to meet you.”", "Why why-plus?"),
        "talk keys": ("Ctrl-D answer is over", "Ctrl-N next section", "Ctrl-G give up"),
        "code": ("2/3 A sum", "“Please write it.”", "Return the sum of", "def add(a, b):"),
        "code keys": (
            "c try the examples",
            "h ask for a hint (−10)",
            "o editor",
            "s submit",
            "n next section",
            "g give up",
        ),
        "hint": ("“There is an operator.”", "h ask for a hint (−20)"),
        "tried": ("✓ 1 of 1 visible examples", "the hidden tests"),
        "submit": ("Submit what is in the file?", "[y/N]"),
        "after": ("Why why-integers?", "2/2"),
        "end": ("3/3 Your questions", "“What would you ask?”"),
        "leave": ("Go on to the next section?", "[y/N]"),
        "grade": ("Which of these points did your answer make?", "1 [ ] the first point of"),
        "grade keys": ("1-9 tick", "a all", "Enter next"),
    },
    "zh": {
        "talk": ("1/3 热身", "1/2", "本环节 0", "“很高兴认识你。”", "为什么 why-plus？"),
        "talk keys": ("Ctrl-D 回答完毕", "Ctrl-N 下一环节", "Ctrl-G 放弃面试"),
        "code": ("2/3 求和", "“请写一下。”", "返回 a 与 b 的和", "def add(a, b):"),
        "code keys": (
            "c 跑可见样例",
            "h 要提示（−10 分）",
            "o 编辑器",
            "s 提交",
            "n 下一环节",
            "g 放弃面试",
        ),
        "hint": ("“有一个运算符。”", "h 要提示（−20 分）"),
        "tried": ("✓ 1 个可见样例全部通过", "隐藏测试"),
        "submit": ("提交文件里现在的内容？", "[y/N]"),
        "after": ("为什么 why-integers？", "2/2"),
        "end": ("3/3 反问", "“你想问什么？”"),
        "leave": ("进入下一环节？", "[y/N]"),
        "grade": ("你的回答讲到了哪些要点？", "1 [ ] why-plus 的第一点"),
        "grade keys": ("1-9 勾选", "a 全选", "Enter 下一题"),
    },
}


def fits(tty: "Tty", columns: int) -> None:
    """Nothing is cut off: no row ends with an ellipsis, and the last rule is as wide as the screen."""
    cut = [row for row in tty.rows if row.endswith("…")]
    assert cut == [], tty.text
    assert any(row.endswith("─" * 9) and len(row) == columns for row in tty.rows), tty.text


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("colour", [True, False])
def test_every_step_is_shown_whole_with_its_keys(
    little: Little,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
    language: str,
    colour: bool,
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    words = WORDS[language]
    tty = little(columns=columns)

    def sees(*names: str) -> None:
        # Without colour literals keep their backticks.
        tty.until(
            lambda: all(said in tty.text.replace("`", "") for name in names for said in words[name])
        )
        fits(tty, columns)

    sees("talk", "talk keys")
    tty.press(DONE)
    tty.shows("2/2", "why-minus")
    tty.press(DONE)
    sees("code", "code keys")
    tty.press("h")
    sees("hint")
    page(desk).write_text(RIGHT)
    tty.press("c")
    sees("tried")
    tty.press("s")
    sees("submit")
    tty.press("y")
    sees("after", "talk keys")
    tty.press(DONE)
    sees("end", "talk keys")
    tty.press(NEXT)
    sees("leave")
    tty.press("y")
    for number in range(3):
        tty.shows("1 [ ]")
        if number == 0:
            sees("grade", "grade keys")
        tty.press("a")
        tty.shows("2 [x]")
        tty.press("\r")
    assert tty.end() == 0
    # All of it but what the hint cost.
    assert ("98 of 100: " if language == "en" else "总分 98：") in tty.said
    assert bool(re.search(rb"\x1b\[[0-9;]*\b3[0-7]m", tty.raw)) == colour


def redrawn(tty: "Tty", columns: int) -> bool:
    """Whether a frame of this width is there: its title, the answer, a rule, and the last key."""
    return (
        tty.rows[0].startswith("A little interview"[: columns - 30])
        and "what I typed" in tty.text
        and "─" * columns in tty.rows
        and "Ctrl-G" in tty.rows[-1]
    )


def test_a_resize_redraws_all_of_it(little: Little) -> None:
    tty = little()
    tty.shows("Why why-plus?", "Ctrl-G give up")
    tty.press("what I typed")
    tty.shows("what I typed")
    for columns, rows in ((60, 20), (120, 30), (40, 14), (30, 9), (80, 24)):
        tty.screen.reset()
        tty.resize(columns, rows)
        tty.until(partial(redrawn, tty, columns))
        # As many rows as there are: the first and the last are used, and the answer is there once.
        assert len(tty.rows) == rows
        assert tty.rows[0]
        assert tty.rows[-1]
        assert tty.text.count("what I typed") == 1


def test_a_question_can_be_read_again_behind_a_long_answer(little: Little) -> None:
    tty = little(rows=12)
    tty.shows("Why why-plus?")
    tty.press("\x1b[200~" + "\n".join(f"line {n}" for n in range(20)) + "\x1b[201~")
    tty.shows("line 19")
    assert "Why why-plus?" not in tty.text
    for _ in range(5):
        tty.press("\x1b[5~")
    tty.shows("Why why-plus?")
    # Where one types on is in sight again.
    tty.press("!")
    tty.shows("line 19!")


def test_a_long_statement_is_scrolled_by_the_keys_of_a_pager(little: Little) -> None:
    tty = little(rows=12)
    tty.shows("why-plus")
    tty.press(DONE)
    tty.shows("why-minus")
    tty.press(DONE)
    tty.shows("“Please write it.”", "more · space")
    tty.press(" ")
    tty.shows("more")
    tty.press("\x1b[F")
    tty.shows("def add(a, b):")
    assert "“Please write it.”" not in tty.text
    tty.press("\x1b[H")
    tty.shows("“Please write it.”")


def test_no_is_the_answer_to_whoever_asks_by_mistake(little: Little, desk: Path) -> None:
    tty = little()
    tty.shows("why-plus")
    for key, question in ((NEXT, "Go on to the next section?"), (GIVE_UP, "End the whole")):
        for no in ("n", "\r", "\x1b", DONE):
            tty.press(key)
            tty.shows(question)
            tty.press(no)
            tty.shows("Ctrl-D answer is over")
    assert "1/3 Warming up" in tty.text
    assert "1/2" in tty.text
