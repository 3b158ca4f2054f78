"""What `drill verify` shows: progress while it works, then a table, then what is not proved."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text as Line

from drill.judge.verify import SEEDS, Report, Tally, Verification
from drill.practice.authoring import from_here
from drill.text import Text, language
from drill.ui import safe
from drill.ui.console import Screen
from drill.ui.problems import next_command

_COLUMNS = (
    Text(en="problem", zh="题目"),
    Text(en="mistakes\nnamed", zh="常见错误\n已识别"),
    Text(en="mutants\nkilled", zh="变异体\n已判错"),
    Text(en="right\nstyles", zh="其他\n写法"),
    Text(en="wrong\nanswers", zh="错误\n答案"),
    Text(en="reference\nseeds", zh="参考答案\n种子数"),
    Text(en="costs\njudged", zh="开销\n判对"),
    Text(en="proved", zh="已证明"),
)


# From which width which columns are shown: a narrower terminal leaves out the counts of wrong answers, then
# those of seeds and costs.
_LAYOUTS = ((88, (0, 1, 2, 3, 4, 5, 6, 7)), (80, (0, 1, 2, 3, 5, 6, 7)), (0, (0, 1, 2, 3, 7)))


def follow(screen: Screen, verification: Verification) -> None:
    """Run a verification, showing on stderr how far it is."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    live = screen.err.is_terminal
    with Progress(*columns, console=screen.err, transient=True, disable=not live) as progress:
        task = progress.add_task("", total=verification.total)
        said: set[str] = set()
        for report in verification.run():
            progress.update(task, completed=verification.done, description=report.problem)
            if not live and report.problem not in said:
                # Where there is no terminal to animate, a line a problem says that it works.
                screen.note(Text(en="verifying {id}", zh="正在验证 {id}").format(id=report.problem))
                said.add(report.problem)


def show(screen: Screen, reports: list[Report], others: Sequence[Text] = ()) -> None:
    """The table, and everything that is not as it must be; `others` is what no problem's fault is."""
    shown = next(columns for width, columns in _LAYOUTS if screen.out.width >= width)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for index in shown:
        justify: Literal["left", "right"] = "right" if index else "left"
        # Where there is no room, an id goes on in the next line, and no figure is cut.
        heading = str(_COLUMNS[index])
        table.add_column(heading, justify=justify, no_wrap=bool(index), overflow="fold")
    for report in reports:
        row = cells(report)
        table.add_row(*(row[index] for index in shown))
    screen.out.print(table)
    if any(report.justified for report in reports):
        legend = Text(
            en="a+b/n: of n mutants, a were rejected and b are equivalent to the reference",
            zh="a+b/n：n 个变异体中，a 个被判错，b 个与参考答案等价",
        )
        screen.show(*screen.prose(legend, style="dim"))
    if any(report.fast.total for report in reports):
        legend = Text(
            en="costs judged: right answers within the limits that passed, and beyond them that did not",
            zh="开销判对：开销在限制之内而通过、或超出限制而未通过的正确答案",
        )
        screen.show(*screen.prose(legend, style="dim"))
    for report in reports:
        if report.complaints:
            screen.show(*_complaints(report), "")
    for complaint in others:
        screen.show(Line(str(complaint), "bold red"))
    proved = sum(report.proved for report in reports)
    told = Text(en="{proved} of {all} problems proved", zh="{all} 道题中有 {proved} 道得到证明")
    screen.show(Line(str(told.format(proved=proved, all=len(reports))), style="bold"))
    if len(reports) == 1:
        screen.show("", next_command(_next(reports[0])))


def _next(report: Report) -> str:
    """What to type after the proof of one problem."""
    if not report.proved:
        return f"drill verify {report.problem} --seeds 5"
    whole = report.reference.total >= SEEDS
    return f"drill {'start' if whole else 'verify'} {report.problem}"


def _complaints(report: Report) -> list[Line]:
    """What is not proved of a problem, each with its place; what to do about several is said once."""
    here = Path.cwd()
    lines: list[Line] = []
    for i, complaint in enumerate(report.complaints):
        path, number = report.place(complaint)
        place = from_here(path, here) + (f":{number}: " if number else ": ")
        # Not wrapped: an editor opens the place from here, and the terminal wraps by itself.
        said = safe.one_line(str(complaint.says))
        lines.append(Line(place, "bold red").append(said, "not bold default"))
        following = report.complaints[i + 1 : i + 2]
        if complaint.hint and not any(other.hint == complaint.hint for other in following):
            hint = safe.one_line(str(complaint.hint)).replace(str(path), from_here(path, here))
            label = str(Text(en="hint: ", zh="提示："))
            lines.append(Line(label, "bold cyan").append(hint, "not bold default"))
    return lines


def headings() -> list[str]:
    """What each of the `cells` is, in one line."""
    chinese = language() == "zh"
    return [str(column).replace("\n", "" if chinese else " ") for column in _COLUMNS]


def cells(report: Report) -> list[str]:
    """What the table says of one problem."""
    mutants = _share(report.mutants)
    if report.justified:
        total = report.mutants.total + report.justified
        mutants = f"{report.mutants.good}+{report.justified}/{total}"
    wrong = Tally(
        report.outputs.good + report.wrong.good + report.planted.good,
        report.outputs.total + report.wrong.total + report.planted.total,
    )
    costs = Tally(report.fast.good + report.slow.good, report.fast.total + report.slow.total)
    return [
        report.problem,
        _share(report.mistakes),
        mutants,
        _share(report.right),
        _share(wrong),
        _share(report.reference),
        _share(costs) if costs.total else "–",
        str(Text(en="yes", zh="是") if report.proved else Text(en="no", zh="否")),
    ]


def _share(tally: Tally) -> str:
    return f"{tally.good}/{tally.total}"
