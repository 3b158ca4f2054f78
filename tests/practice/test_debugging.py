"""The reference with mistakes in it, and the bug report in the file."""

import pytest

from drill.content.library import Library, builtin
from drill.content.spec import Edit, Mistake, Problem
from drill.errors import JudgeError, UsageError
from drill.judge.result import (
    CheckRequest,
    CheckResult,
    Difference,
    Failure,
    Grid,
    Raised,
    Verdict,
)
from drill.practice import debugging
from drill.text import Text, choose_language, same

REFERENCE = "def add(a, b):\n    c = a + b\n    return c\n"
CASE = Text(en="any numbers", zh="任意整数")
INTRODUCTION = "# Bug report: this gives wrong answers. Find out why, and mend it."


def mistake(name: str, replace: str, by: str) -> Mistake:
    return Mistake(name, same(name), Edit(replace, by))


MINUS = mistake("minus", "a + b", "a - b")
TIMES = mistake("times", "a + b", "a * b")
TWICE = mistake("twice", "return c", "return 2 * c")
NOTHING = mistake("nothing", "return c", "return 0")


@pytest.fixture
def problem(library: Library) -> Problem:
    return library.problem("first-sum")


def with_mistakes(problem: Problem, *mistakes: Mistake) -> Problem:
    from msgspec import structs

    return structs.replace(problem, mistakes=list(mistakes))


def planted(problem: Problem, count: int, seed: int, *last: str) -> set[str]:
    found = debugging.plant(problem, REFERENCE, count, last, seed)
    return {known.id for known in found.mistakes}


def test_one_mistake_is_planted_and_which_follows_from_the_seed(problem: Problem) -> None:
    known = with_mistakes(problem, MINUS, TWICE, NOTHING)
    drawn = [debugging.plant(known, REFERENCE, 1, [], seed) for seed in range(30)]
    assert {found.mistakes[0].id for found in drawn} == {"minus", "twice", "nothing"}
    assert all(len(found.mistakes) == 1 for found in drawn)
    for found in drawn:
        edit = found.mistakes[0].edits[0]
        assert found.text == REFERENCE.replace(edit.replace, edit.by)
    assert drawn == [debugging.plant(known, REFERENCE, 1, [], seed) for seed in range(30)]


def test_what_was_planted_the_last_time_is_not_again_if_there_are_others(problem: Problem) -> None:
    known = with_mistakes(problem, MINUS, TWICE)
    assert all(planted(known, 1, seed, "minus") == {"twice"} for seed in range(20))
    alone = with_mistakes(problem, MINUS)
    assert planted(alone, 1, 0, "minus") == {"minus"}
    assert planted(known, 1, 0, "minus", "twice") < {"minus", "twice"}


def test_two_are_planted_where_two_go_together(problem: Problem) -> None:
    known = with_mistakes(problem, MINUS, TIMES, TWICE)
    for seed in range(20):
        found = debugging.plant(known, REFERENCE, 2, [], seed)
        ids = {known.id for known in found.mistakes}
        # `minus` and `times` change the same place.
        assert ids in ({"minus", "twice"}, {"times", "twice"})
        assert "2 * c" in found.text
        assert "a + b" not in found.text


def test_where_no_two_go_together_one_is_planted(problem: Problem) -> None:
    known = with_mistakes(problem, MINUS, TIMES)
    assert {len(planted(known, 2, seed)) for seed in range(20)} == {1}


def test_mistakes_that_give_no_wrong_answer_are_not_planted(problem: Problem) -> None:
    slow = Mistake("slow", same("slow"), Edit("return c", "return 1 * c"), kind="cost")
    known = with_mistakes(problem, slow, MINUS)
    assert all(planted(known, 1, seed) == {"minus"} for seed in range(20))


@pytest.mark.parametrize(
    ("language", "message", "hint"),
    [
        (
            "en",
            "`first-sum` has no mistakes to be found",
            "`drill start first-sum --mode blank` starts from an empty page",
        ),
        (
            "zh",
            "`first-sum` 没有可供查找的错误",
            "用 `drill start first-sum --mode blank` 从空白页开始",
        ),
    ],
)
def test_a_problem_without_mistakes_is_told(
    problem: Problem, language: str, message: str, hint: str
) -> None:
    choose_language(language)
    with pytest.raises(UsageError) as caught:
        debugging.plant(problem, REFERENCE, 1, [], 0)
    assert (str(caught.value), str(caught.value.hint)) == (message, hint)


def test_every_mistake_of_the_catalogue_can_be_planted() -> None:
    library = builtin()
    for summary in library.summaries():
        if summary.mistakes:
            problem, reference = library.problem(summary.id), library.reference(summary.id)
            drawn = debugging.plant(problem, reference, 2, [], 7)
            assert drawn.text != reference


# the report


def failing(failure: Failure | None) -> CheckResult:
    return CheckResult("first-sum", Verdict.FAILED, same(""), 5, failure=failure)


def report(library: Library, failure: Failure | None) -> list[str]:
    problem = library.problem("first-sum")
    text = debugging.report(library, problem, REFERENCE, lambda *_: failing(failure))
    return text.split("\n")


NUMBER = Grid("int", [["3"]])


def test_the_judge_is_asked_about_the_planted_text_and_for_no_diagnosis(library: Library) -> None:
    asked: list[CheckRequest] = []

    def judge(request: CheckRequest, _: object = None) -> CheckResult:
        asked.append(request)
        return failing(None)

    debugging.report(library, library.problem("first-sum"), "the text", judge)
    (request,) = asked
    assert (request.problem, request.text) == ("first-sum", "the text")
    assert (request.root, request.filename) == (str(library.root), "first-sum.py")
    assert not request.diagnose
    assert not request.cost


def test_the_report_shows_the_case_what_went_in_and_what_came_out(library: Library) -> None:
    difference = Difference(same("output"), same("it is off by 2"), NUMBER, Grid("int", [["1"]]))
    failure = Failure(CASE, {"N": 2, "D": 3}, 5, True, {"a": NUMBER}, difference)
    assert report(library, failure) == [
        INTRODUCTION,
        "#",
        "# It fails at any numbers (N=2, D=3).",
        "# a: int",
        "#   3",
        "# it is off by 2",
        "# expected: int",
        "#   3",
        "# got: int",
        "#   1",
    ]


def test_the_report_is_in_the_language_of_the_person(library: Library) -> None:
    choose_language("zh")
    difference = Difference(same("o"), Text(en="no", zh="差了 2"), NUMBER, NUMBER)
    lines = report(library, Failure(CASE, {}, 5, True, {}, difference))
    assert lines == [
        "# 缺陷报告：这段代码的结果不对。找出原因并改正。",
        "#",
        "# 出错的用例：任意整数（-）。",
        "# 差了 2",
        "# 期望: int",
        "#   3",
        "# 得到: int",
        "#   3",
    ]


def test_what_was_raised_is_told_in_one_line(library: Library) -> None:
    failure = Failure(CASE, {}, 5, True, raised=Raised("ValueError", "no\nand no\nagain"))
    lines = report(library, failure)
    assert lines[-1] == "# ValueError: no"


def test_a_long_value_is_cut(library: Library) -> None:
    rows = [[str(n), "0"] for n in range(40)]
    lines = report(library, Failure(CASE, {}, 5, True, {"a": Grid("list", rows)}))
    assert lines[3:] == ["# a: list", *(f"#   {n}  0" for n in range(12))]


def test_every_line_of_the_report_is_a_comment(library: Library) -> None:
    told = same("the first\nthe second")
    lines = report(library, Failure(CASE, {}, 5, True, {}, Difference(same("o"), told)))
    assert all(line.startswith("#") for line in lines)


@pytest.mark.parametrize("trouble", ["nothing failed", "no judge"])
def test_without_a_failing_case_it_says_only_that_it_is_wrong(
    library: Library, trouble: str
) -> None:
    def judge(*_: object) -> CheckResult:
        if trouble == "no judge":
            raise JudgeError(same("it ended"))
        return failing(None)

    text = debugging.report(library, library.problem("first-sum"), REFERENCE, judge)
    assert text == INTRODUCTION
