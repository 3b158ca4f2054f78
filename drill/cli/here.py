"""Plain `drill`: the obvious next thing."""

from datetime import UTC, datetime

from drill.cli import common, help
from drill.errors import ExitCode
from drill.text import Text

HELP = help.Help(
    summary=Text(
        en="practise writing machine-learning code for interviews",
        zh="练习面试中的机器学习手撕代码",
    ),
    usage="[COMMAND] [options]",
    examples=(
        ("drill", Text(en="go on where you were", zh="接着上次继续")),
        (
            "drill start attention",
            Text(en="write attention.py and begin", zh="生成 attention.py，开始做题"),
        ),
        ("drill check", Text(en="hear whether it is right", zh="检查对不对")),
    ),
    options=(("--version", Text(en="the version of drill", zh="显示版本")),),
)


def run() -> int:
    """Show the open problem; when it is solved, what is due, or what is new."""
    from drill.content import library
    from drill.practice import progress, upcoming
    from drill.ui import agenda, console
    from drill.ui import problems as shown

    problems, history, screen = library.everything(), common.history(), console.screen()
    opening = progress.open_problem(problems, history)
    if opening and not opening.solved:
        last = history.last_attempt(opening.problem)
        began = history.started_at(opening.problem) or opening.started_at
        shown.show_present(
            screen,
            problems.problem(opening.problem),
            str(opening.path),
            datetime.now(UTC) - began,
            last.verdict if last and last.checked_at >= began else None,
        )
        return ExitCode.RIGHT
    now = datetime.now(UTC)
    tasks = upcoming.tasks(problems, history, now)
    if not tasks:
        screen.show(*screen.prose(Text(en="Nothing is due.", zh="没有到期的内容。")))
        screen.show("", shown.next_command("drill list"))
        return ExitCode.RIGHT
    first = tasks[0]
    if first.kind != "problem" or first.memory is not None:
        agenda.show_next(screen, tasks, agenda.titles(problems), now, 1)
        return ExitCode.RIGHT
    problem = problems.problem(first.id)
    status = progress.statuses(problems, history)[problem.id]
    screen.show(shown.heading(problem), *shown.facts(screen, problem, status))
    question = Text(en="Start it here?", zh="在当前目录开始吗？")
    if console.interactive() and screen.ask(question):
        from drill.cli import start

        return start.begin(problems, problem.id, None, edit=False)
    screen.show("", shown.next_command(f"drill start {problem.id}"))
    return ExitCode.RIGHT
