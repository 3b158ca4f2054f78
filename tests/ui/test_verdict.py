from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console

from drill.content.library import Library
from drill.judge.result import (
    CaseResult,
    CheckResult,
    Difference,
    Failure,
    Frame,
    Grid,
    MistakeFound,
    Raised,
    Verdict,
)
from drill.practice.checking import Checked
from drill.text import Text, choose_language, same
from drill.ui import names, verdict
from drill.ui.console import Screen

CODE = "def add(a, b):\n    c = a - b\n    return c\n"
EMPTY = Text(en="", zh="")
CASE = CaseResult(same("any numbers"), Verdict.FAILED, EMPTY, {}, 5)


def result(kind: Verdict, message: Text = EMPTY, **more: object) -> CheckResult:
    return CheckResult("first-sum", kind, message, 77, **more)  # type: ignore[arg-type]


def wrong(**more: object) -> CheckResult:
    difference = Difference(
        same("the answer"),
        Text(en="1 of 1 values differ", zh="1 个值中有 1 个不同"),
        Grid("int", [["3"]], [(0, 0)]),
        Grid("int", [["-1"]], [(0, 0)]),
        4.0,
        0.5,
    )
    failure = Failure(
        same("any numbers"), {"N": 1}, 5, True, {"a": Grid("int", [["1"]])}, difference
    )
    return result(Verdict.FAILED, EMPTY, cases=[CASE], failure=failure, seconds=0.5, **more)


def test_a_right_answer_says_what_was_proved_and_what_comes_next(
    shown: Callable[..., str],
) -> None:
    passed = CaseResult(same("x"), Verdict.PASSED, EMPTY, {}, 5)
    text = shown(
        result(Verdict.PASSED, cases=[passed] * 14, gradients=4, seconds=0.041),
        attempt=3,
        spent=timedelta(minutes=4),
        first_time=True,
        upcoming="other-sum",
    )
    assert text == (
        "✓ right  Add two numbers (first-sum)  first-sum\n\n"
        "  all 14 cases passed, 4 of them with gradients, with seed 77 (0.04 s on the\n"
        "  CPU)\n\n"
        "  4 min of work, within the interviewer's 5 min; check 3 of this problem; solved\n"
        "  for the first time\n\n"
        "next: drill start other-sum\n"
    )


def test_more_time_than_the_interviewer_gives_is_said(shown: Callable[..., str]) -> None:
    text = shown(
        result(Verdict.PASSED),
        attempt=1,
        spent=timedelta(minutes=9),
        paused=timedelta(minutes=35),
    )
    assert "9 min of work; an interviewer would give 5 min; pauses of 35 min not" in text


def test_a_wrong_answer_is_told_from_the_mistake_to_the_next_command(
    shown: Callable[..., str],
) -> None:
    mistake = MistakeFound("minus", same("It subtracts."))
    text = shown(wrong(mistake=mistake, printed="here\n"))
    assert text == (
        "✗ wrong answer  Add two numbers (first-sum)  first-sum\n\n"
        "  It subtracts.\n\n"
        "  case “any numbers”, at the smallest sizes that still fail: N=1\n\n"
        "  a  int\n"
        "     1\n\n"
        "  the answer: 1 of 1 values differ\n\n"
        "  expected  int    got  int\n"
        "    ›3‹              ›-1‹\n\n"
        "  max error 4, allowed 0.5\n\n"
        "  in all cases together it printed\n"
        "  │ here\n\n"
        "  0 of 1 cases passed (0.50 s)\n\n"
        "repeat: drill check first-sum --seed 77\n"
        "next: drill hint first-sum\n"
    )


def test_the_same_in_chinese(shown: Callable[..., str]) -> None:
    choose_language("zh")
    text = shown(wrong())
    assert "✗ 答案不对  两数相加（first-sum）" in text
    assert "用例“any numbers”，仍会出错的最小尺寸：N=1" in text
    assert "最大误差 4，允许 0.5" in text
    assert "下一步：drill hint first-sum" in text


def test_braces_in_what_the_judge_says_are_only_braces(shown: Callable[..., str]) -> None:
    for where in ("", "the {answer}"):
        difference = Difference(same(where), same("lacks {'a': {}}"))
        failure = Failure(same("{any}"), {}, 5, False, difference=difference)
        text = shown(result(Verdict.FAILED, EMPTY, cases=[CASE], failure=failure))
        assert "lacks {'a': {}}" in text


def test_an_exception_shows_the_candidates_own_lines(shown: Callable[..., str]) -> None:
    frames = [Frame("first-sum.py", 2, "add", "c = a - b")]
    raised = Raised("TypeError", "unsupported\x1b[31m operand", frames)
    failure = Failure(same("any numbers"), {}, 5, False, raised=raised)
    text = shown(result(Verdict.ERROR, same("raised TypeError"), cases=[CASE], failure=failure))
    assert "✗ it raised an exception" in text
    assert "  TypeError: unsupported operand\n" in text
    assert (
        "  first-sum.py:2, in add\n"
        "      1 │ def add(a, b):\n"
        "    › 2 │     c = a - b\n"
        "      3 │     return c\n"
    ) in text
    assert "raised TypeError" not in text


def test_a_line_of_a_helper_file_is_shown_alone(shown: Callable[..., str]) -> None:
    raised = Raised("TypeError", "", [Frame("helper.py", 2, "f", "return 1 / 0")])
    failure = Failure(same("any numbers"), {}, 5, False, raised=raised)
    text = shown(result(Verdict.ERROR, cases=[CASE], failure=failure))
    assert "  helper.py:2, in f\n    › return 1 / 0\n" in text


def test_an_answer_that_cannot_run_shows_the_line(shown: Callable[..., str]) -> None:
    place = Frame("first-sum.py", 2, "<module>", "c = a - b")
    text = shown(result(Verdict.INVALID, same("invalid syntax"), location=place))
    assert "✗ it cannot be run" in text
    assert "  invalid syntax\n\n  first-sum.py:2\n" in text
    assert text.endswith("next: drill check first-sum\n")


def test_an_unwritten_answer_names_the_file_and_offers_no_hint(shown: Callable[..., str]) -> None:
    text = shown(result(Verdict.UNWRITTEN, same("nothing is written yet")))
    assert text == (
        "… not written yet  Add two numbers (first-sum)  first-sum\n\n"
        "  nothing is written yet\n\n"
        "write: /w/first-sum.py\n"
        "next: drill check first-sum\n"
    )


@pytest.mark.parametrize("kind", list(Verdict))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_verdict_has_a_screen(
    shown: Callable[..., str], kind: Verdict, language: str
) -> None:
    choose_language(language)
    text = shown(result(kind, Text(en="the message", zh="说明")))
    assert str(names.VERDICTS[kind]) in text.splitlines()[0]
    assert text.rstrip().splitlines()[-1].startswith(("next: drill ", "下一步：drill "))
    if kind is not Verdict.PASSED:
        assert ("the message" if language == "en" else "说明") in text


def test_what_was_printed_is_cut_and_harmless(shown: Callable[..., str]) -> None:
    text = shown(wrong(printed="\x1b]0;gotcha\x07line\n" * 50))
    assert text.count("│ line") == 9
    assert "… and 41 lines more" in text
    assert "gotcha" not in text


def test_long_lines_of_a_submission_are_cut_to_the_terminal(shown: Callable[..., str]) -> None:
    long = "x" * 5000
    raised = Raised("ValueError", f"{long}\n" * 50, [Frame("first-sum.py", 1, "add", long)])
    failure = Failure(same("any numbers"), {}, 5, False, raised=raised)
    found = result(Verdict.ERROR, EMPTY, cases=[CASE], failure=failure, printed=long)
    lines = shown(found, text=long).splitlines()
    assert len(lines) < 35
    assert max(map(len, lines)) <= 80


def test_the_commands_name_the_file_that_was_named(
    library: Library, make_screen: Callable[..., Screen], written: Callable[[Console], str]
) -> None:
    screen, path = make_screen(), Path("my answer.py")
    verdict.show(screen, Checked(library.problem("first-sum"), wrong(), path, CODE), path)
    assert "repeat: drill check first-sum --file 'my answer.py' --seed 77\n" in written(screen.out)


def test_nothing_of_a_submission_is_read_as_markup(shown: Callable[..., str]) -> None:
    raised = Raised("ValueError", "[bold]x[/] :smile:", [])
    failure = Failure(same("any numbers"), {}, 5, False, raised=raised)
    text = shown(result(Verdict.ERROR, cases=[CASE], failure=failure), colour=True)
    assert "[bold]x[/] :smile:" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_prose_fits_the_terminal(shown: Callable[..., str], width: int) -> None:
    from rich.cells import cell_len

    message = Text(en="a long story " * 30, zh="一个很长的故事，" * 30)
    for language in ("en", "zh"):
        choose_language(language)
        text = shown(result(Verdict.TIMEOUT, message), width=width)
        assert max(cell_len(line) for line in text.splitlines()) <= width
