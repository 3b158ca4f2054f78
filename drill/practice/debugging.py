"""The reference with known mistakes in it, and a report of what goes wrong: find them."""

import random
from collections.abc import Sequence

from drill.content.library import Library
from drill.content.planting import Planted, pairs, singles
from drill.content.spec import Problem
from drill.errors import JudgeError, UsageError
from drill.judge.result import CheckRequest, Failure, Grid
from drill.practice import checking
from drill.practice.checking import Judge
from drill.text import Text

# Lines of a value that a report shows.
_MOST_LINES = 12


def plant(problem: Problem, reference: str, count: int, last: Sequence[str], seed: int) -> Planted:
    """The reference with one of the problem's mistakes, or two as far as two go together.

    last: ids that were planted the last time, and are not again if there are others
    Raises UsageError where the problem has no mistake that makes a wrong answer.
    """
    known = (pairs(problem, reference) if count > 1 else []) or singles(problem, reference)
    if not known:
        raise UsageError(
            Text(en="`{id}` has no mistakes to be found", zh="`{id}` 没有可供查找的错误").format(
                id=problem.id
            ),
            Text(
                en="`drill start {id} --mode blank` starts from an empty page",
                zh="用 `drill start {id} --mode blank` 从空白页开始",
            ).format(id=problem.id),
        )
    others = [planted for planted in known if not {m.id for m in planted.mistakes} & {*last}]
    return random.Random(seed).choice(others or known)


def report(library: Library, problem: Problem, text: str, judge: Judge) -> str:
    """What a colleague would write into the file: which case fails, and what came of it.

    Where no judge can be had, it says only that the answer is wrong.
    """
    source = library.source(problem.id)
    request = CheckRequest(
        problem=source.id,
        framework=problem.framework,
        root=str(source.root),
        text=text,
        filename=f"{source.id}.py",
        diagnose=False,
        cost=False,
        jail=checking.jailed(),
    )
    try:
        failure = judge(request).failure
    except JudgeError:
        failure = None
    lines = [str(_INTRODUCTION)]
    if failure is not None:
        lines += ["", *_case(failure)]
    # A message may be of several lines: all of them are comments.
    return "\n".join(f"# {line}".rstrip() for line in "\n".join(lines).splitlines())


def _case(failure: Failure) -> list[str]:
    sizes = ", ".join(f"{name}={size}" for name, size in failure.sizes.items())
    told = Text(en="It fails at {case} ({sizes}).", zh="出错的用例：{case}（{sizes}）。")
    lines = [str(told.format(case=failure.case, sizes=sizes or "-"))]
    for name, value in failure.inputs.items():
        lines += _value(name, value)
    if failure.raised is not None:
        lines.append(f"{failure.raised.type}: {failure.raised.message}".split("\n")[0])
    difference = failure.difference
    if difference is not None:
        lines.append(str(difference.says))
        if difference.expected and difference.got:
            lines += _value(str(Text(en="expected", zh="期望")), difference.expected)
            lines += _value(str(Text(en="got", zh="得到")), difference.got)
    return lines


def _value(name: str, value: Grid) -> list[str]:
    rows = ["  " + "  ".join(row) for row in value.rows[:_MOST_LINES]]
    return [f"{name}: {value.kind}", *rows]


_INTRODUCTION = Text(
    en="Bug report: this gives wrong answers. Find out why, and mend it.",
    zh="缺陷报告：这段代码的结果不对。找出原因并改正。",
)
