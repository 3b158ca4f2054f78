"""What a notebook shows: the verdict on a cell, a problem, a hint, the list, the report."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.text import Text as Line

from drill.content.problems import Summary
from drill.content.spec import Problem
from drill.judge.result import CheckResult, Verdict
from drill.practice.checking import Checked
from drill.practice.progress import Status
from drill.practice.report.model import Report
from drill.text import Text, same
from drill.ui import names, problems, report_sections, verdict
from drill.ui import report as in_terminal
from drill.ui import report_words as words
from drill.ui.fragment import Rows, Sheet
from drill.ui.statement import code

_ALONE = Text(
    en="Only this cell is judged: what other cells import or define is not there. Write it in this cell.",
    zh="判题只看这个单元格：其他单元格里的 import 和定义在判题时都不存在。请写到这个单元格里。",
)
_PLAIN = Text(
    en="`%time`, `!ls` and the like are IPython's, not Python's: an answer is plain Python.",
    zh="`%time`、`!ls` 这类写法属于 IPython，不是 Python：答案必须是纯 Python 代码。",
)
# A line that IPython understands and Python does not: `%time`, `x = !ls`, `len?`.
_MAGIC = re.compile(r"[%!?]|[\w.,\s]+=\s*[%!]|.*\?$")


def check(sheet: Sheet, checked: Checked) -> None:
    """The verdict, why, and what to type next."""
    result, problem = checked.result, checked.problem
    sheet.title(verdict.headline(checked))
    sheet.add(lambda screen: verdict.blocks(screen, checked))
    if result.verdict is Verdict.INVALID and result.location:
        if _MAGIC.match(result.location.source):
            sheet.say(_PLAIN)
    elif _lacks(result, problem):
        sheet.say(_ALONE)
    if checked.unrecorded:
        sheet.say(Text(en="this check was not recorded", zh="本次检查没有记入历史"))
        sheet.warn(checked.unrecorded)
    if result.verdict is Verdict.PASSED:
        sheet.next(f"%drill stub {checked.upcoming}" if checked.upcoming else "%drill list")
    elif result.cases:
        sheet.next(f"%drill hint {problem.id}")
    else:
        # Not begun, or no Python yet: what would be a hint at?
        sheet.next(f"%drill show {problem.id}")


def _lacks(result: CheckResult, problem: Problem) -> bool:
    """Whether a name is missing that may well be in another cell."""
    raised = result.failure.raised if result.failure else None
    if raised is not None:
        return raised.type == "NameError"
    said = result.message.en
    return any(said.startswith(f"`{name}` is not defined") for name in problem.entries)


def problem(sheet: Sheet, problem: Problem, status: Status) -> None:
    """What is asked, and how an answer begins."""
    sheet.title(problems.heading(problem))
    sheet.add(
        lambda screen: [
            problems.question(screen, problem, status),
            code(screen, problem.stub, indent=2),
            problems.forbidden(screen, problem) if problem.forbidden else [],
        ]
    )


def hints(sheet: Sheet, problem: Problem, numbers: Sequence[int]) -> None:
    """Some of a problem's hints, the first being number 1."""
    sheet.title(problems.heading(problem))
    sheet.add(lambda screen: [problems.hint(screen, problem, number) for number in numbers])


def listing(sheet: Sheet, summaries: list[Summary], statuses: Mapping[str, Status]) -> None:
    """The problems by area, and how far each is."""
    solved = sum(statuses.get(summary.id) is Status.SOLVED for summary in summaries)
    told = Text(en="{n} of {total} problems solved", zh="共 {total} 题，已解决 {n} 题")
    sheet.title(Line(str(told.format(n=solved, total=len(summaries))), style="bold"))
    rows = problems.rows(sheet.terminal, summaries, statuses)
    marks = "  ".join(f"{problems.MARKS[s]} {names.STATUSES[s]}" for s in _MARKED)
    sheet.terminal.show("", *(row for _, row in rows), "", marks)
    groups = [
        Rows([_row(s, statuses.get(s.id, Status.NEW)) for s in own], str(names.AREAS[area]))
        for area, own in groupby(summaries, key=lambda summary: summary.area)
    ]
    sheet.table(list(_COLUMNS), groups)


_MARKED = (Status.SOLVED, Status.ATTEMPTED, Status.STARTED)
_COLUMNS = (
    same("id"),
    Text(en="problem", zh="题目"),
    Text(en="difficulty", zh="难度"),
    Text(en="minutes", zh="分钟"),
    Text(en="framework", zh="框架"),
    Text(en="status", zh="状态"),
)


def _row(summary: Summary, status: Status) -> list[str]:
    return [
        summary.id,
        str(summary.title),
        str(names.DIFFICULTIES[summary.difficulty]),
        str(summary.minutes),
        summary.framework,
        f"{problems.MARKS[status]} {names.STATUSES[status]}".strip(),
    ]


def report(sheet: Sheet, report: Report) -> None:
    """The figures: on a page as tables, in a terminal as `drill report` shows them."""
    in_terminal.show(sheet.terminal, report)
    sheet.heading(words.title(report))
    for says in words.opening(report):
        sheet.sentence(says)
    for section in [] if report.empty else report_sections.sections(report):
        sheet.heading(section.title)
        for says in section.says:
            sheet.sentence(says)
        sheet.table(section.header, [Rows(section.rows)], numbers=True)
    if report.steps:
        sheet.heading(Text(en="Next, in a terminal", zh="接下来（在终端里运行）"))
    for step in report.steps:
        told = Text(en="`{command}`: {why}", zh="`{command}`：{why}")
        sheet.sentence(told.format(command=step.command, why=step.why))


def uses(sheet: Sheet, rows: Sequence[tuple[str, Text]]) -> None:
    """What can be typed, and what it does."""
    width = max(len(use) for use, _ in rows)
    sheet.terminal.show(*(f"{use:<{width}}  {meaning}" for use, meaning in rows))
    header = [Text(en="what to type", zh="写法"), Text(en="what it does", zh="作用")]
    sheet.table(header, [Rows([[use, str(meaning)] for use, meaning in rows])])
