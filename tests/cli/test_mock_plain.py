"""An interview by plain prompts: from a pipe, line by line."""

import json
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.practice.mock import clock
from drill.store.history import History
from drill.store.reviews import Reviews
from tests.cli.interviews import RIGHT, stand_in, types

Monkey = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def _little(library: Library, desk: Path, judge: Any, monkeypatch: Monkey) -> None:
    """Every command knows the little interview and its cards, works in an empty folder, and asks
    the fake judge.
    """
    stand_in(library.root, monkeypatch)


def debrief(run: Any) -> dict[str, Any]:
    """The last one, as a program reads it."""
    run("mock --last --json")
    found: dict[str, Any] = json.loads(run.out)["debrief"]
    return found


def texts(found: dict[str, Any]) -> list[str]:
    return [answer["text"] for section in found["sections"] for answer in section["answers"]]


def test_a_whole_interview_by_plain_prompts(run: Any, monkeypatch: Monkey, judge: Any) -> None:
    talk = ["I add", "by hand", ".", ".", ":hint", ":check", ":submit", "any size", ".", "."]
    types(monkeypatch, *talk, "1", "", "all", "2 7")
    assert run("mock little") == 1
    for said in (
        "[1/3] Warming up · oral · 02:00 left of this section, 08:00 of all",
        "“Nice to meet you.”",
        "Why why-plus?",
        "a line `.` ends the answer, `:next` the section",
        "[2/3] A sum · code · ",
        "Return the sum of `a` and `b`",
        "`:check` tries the visible examples",
        "“There is an operator.”",
        "✗ wrong answer",
        "[3/3] Your questions · discussion · ",
        "which points did you make? their numbers, `all`, or nothing",
        "this interviewer passes from 70 on",
    ):
        assert said in run.out
    assert run.out.count("“Nice to meet you.”") == 1
    assert "AI completion is switched off in this folder" in run.err
    found = debrief(run)
    assert texts(found) == ["I add\nby hand", "", "any size", ""]
    hits = [[p["hit"] for p in a["points"]] for s in found["sections"] for a in s["answers"]]
    assert hits == [[True, False], [False, False], [True, True], [False, True]]
    code = found["sections"][1]["code"]
    assert (code["how"], code["tries"], code["hints"]) == ("submitted", 1, 1)
    assert [request.examples for request in judge.requests] == [True, False]


def test_it_is_in_the_persons_language(run: Any, monkeypatch: Monkey) -> None:
    types(monkeypatch, ".", ".", ":hint", ":hint", ":hint", ":check", "help", ":give up", "全部")
    assert run("mock little --lang zh") == 2
    for said in (
        "[1/3] 热身 · 口述 · 本环节剩余 02:00，总共剩余 08:00",
        "“很高兴认识你。”",
        "单独一行 `.` 结束回答",
        "请写在 ",
        "`:check` 跑可见样例",
        "“有一个运算符。”",
        "“就是加号。”",
        "面试官没有更多提示了",
        "✗ 答案不对",
        "讲到了哪些要点？",
    ):
        assert said in run.out


def test_right_examples_say_no_more_than_that_they_are_right(
    run: Any, monkeypatch: Monkey, judge: Any, desk: Path
) -> None:
    usual = judge.answer
    judge.answer = lambda request: usual(request.__class__(**{**fields(request), "text": RIGHT}))
    types(monkeypatch, ".", ".", ":check", ":submit", ":give up", "", "")
    run("mock little")
    assert "✓ 1 of 1 visible examples; the hidden tests speak at the end" in run.out


def fields(request: Any) -> dict[str, Any]:
    return {name: getattr(request, name) for name in request.__struct_fields__}


def test_the_end_of_the_input_leaves_it_and_says_how_to_go_on(
    run: Any, monkeypatch: Monkey
) -> None:
    types(monkeypatch, "half an answer")
    assert run("mock little") == 2
    assert run.err.endswith(
        "error: the interview is not over, and its clock goes on\n"
        "hint: `drill mock --resume` goes on with it\n"
    )
    types(monkeypatch)
    assert run("mock --resume --lang zh") == 2
    assert run.err.endswith(
        "错误：面试还没有结束，时钟仍在走\n提示：用 `drill mock --resume` 继续\n"
    )
    assert run("mock --last") == 2


def test_what_was_typed_before_the_end_of_the_input_is_still_there(
    run: Any, monkeypatch: Monkey
) -> None:
    types(monkeypatch, "half an answer", "of two lines")
    run("mock little")
    types(monkeypatch, "and the rest", ".", ":give up", "1")
    assert run("mock --resume") == 1
    found = debrief(run)
    assert texts(found)[0] == "half an answer\nof two lines\nand the rest"
    assert found["resumed"] == 1


def test_an_interview_that_is_over_has_no_clock_that_goes_on(run: Any, monkeypatch: Monkey) -> None:
    types(monkeypatch, ".", ":give up")
    assert run("mock little") == 2
    assert "its clock goes on" not in run.err
    assert "`drill mock --resume`" in run.err


def test_what_was_graded_before_the_end_of_the_input_is_not_asked_again(
    run: Any, monkeypatch: Monkey, history: History
) -> None:
    types(monkeypatch, ".", ".", ":give up", "1")
    assert run("mock little") == 2
    types(monkeypatch, "2")
    assert run("mock --resume") == 1
    assert run.out.count("which points did you make?") == 1
    assert [a.hit for a in Reviews(history.path).all()] == ["[0]", "[1]"]


def test_the_time_that_passed_meanwhile_is_up(run: Any, monkeypatch: Monkey) -> None:
    types(monkeypatch, "half an answer")
    run("mock little")
    usual = clock.read
    later = _ahead(usual, 130)
    monkeypatch.setattr("drill.practice.mock.interview.clock.read", later)
    monkeypatch.setattr("drill.practice.mock.opening.resume.__defaults__", (later,))
    types(monkeypatch, ":give up", "1")
    assert run("mock --resume") == 1
    assert "[2/3] A sum · code · 04:5" in run.out
    found = debrief(run)
    assert [s["expired"] for s in found["sections"]] == [True, False, False]
    assert texts(found)[0] == "half an answer"


def _ahead(usual: Any, seconds: float) -> Any:
    def read() -> clock.Reading:
        now: clock.Reading = usual()
        return clock.Reading(now.wall + seconds, now.steady + seconds, now.boot, now.sleeps)

    return read


def test_a_judge_that_fails_leaves_the_answers_and_can_be_asked_again(
    run: Any, monkeypatch: Monkey, judge: Any, desk: Path
) -> None:
    from drill.errors import JudgeError
    from drill.text import same

    def broken(_: object) -> Any:
        raise JudgeError(same("the judge ended"), same("ask a doctor"))

    usual, judge.answer = judge.answer, broken
    types(monkeypatch, ".", ".", ":check", ":submit", ":next", ":next", "1", "1", "1")
    assert run("mock little") == 2
    assert run.err.count("error: the judge ended\n") == 2
    assert run.err.endswith("error: the judge ended\nhint: `drill mock --resume` goes on with it\n")
    judge.answer = usual
    types(monkeypatch)
    assert run("mock --resume") == 1
    assert "0 of 1 hidden tests" in run.out


def test_json_is_alone_on_stdout(run: Any, monkeypatch: Monkey) -> None:
    types(monkeypatch, ".", ":give up", "1")
    assert run("mock little --json") == 1
    assert json.loads(run.out)["debrief"]["gave_up"] is True


def test_giving_up_before_anything_was_said_ends_it_too(run: Any, monkeypatch: Monkey) -> None:
    types(monkeypatch, ":give up")
    assert run("mock little") == 1
    assert run.err.count("\n") == 5  # what is said of the folder
    assert "given up" in run.out
    assert texts(debrief(run)) == ["", "", "", ""]


def test_a_file_that_is_gone_cannot_be_submitted_and_says_so(
    run: Any, monkeypatch: Monkey, desk: Path, judge: Any
) -> None:
    usual = judge.answer

    def vanish(request: Any) -> Any:
        for page in desk.glob("mock-*/first-sum.py"):
            page.unlink()
        return usual(request)

    judge.answer = vanish
    types(monkeypatch, ".", ".", ":check", ":submit", ":give up", "", "")
    assert run("mock little") == 1, run.err
    assert "error: there is no file" in run.err
