"""`drill plan`: day by day up to an interview."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from drill.cli import common, help, values
from drill.errors import ExitCode, UsageError
from drill.text import Text

if TYPE_CHECKING:
    from drill.practice.upcoming import Goal

HELP = help.Help(
    summary=Text(en="a plan up to the interview, day by day", zh="到面试那天的逐日计划"),
    usage="plan [options]",
    examples=(
        (
            "drill plan --date 2027-01-15 --hours-a-day 1.5",
            Text(en="from today on", zh="从今天排起"),
        ),
        (
            "drill plan --interview cv-internship",
            Text(en="what that one asks comes first", zh="优先练这场面试会问的"),
        ),
        ("drill plan", Text(en="anew, from what really happened", zh="按实际进度重新排")),
    ),
    options=(
        ("--date DAY", Text(en="of the interview, as 2027-01-15", zh="面试日期，如 2027-01-15")),
        ("--hours-a-day H", Text(en="1 by default", zh="每天几小时；默认 1")),
        ("--interview SCRIPT", Text(en="which one it is like", zh="和哪一场面试脚本相近")),
        ("--today", Text(en="today only", zh="只看今天")),
        help.JSON,
    ),
)
# A plan further ahead than this says nothing.
_FURTHEST = 366


def run(
    day: Annotated[str | None, typer.Option("--date"), values.FREE] = None,
    hours: Annotated[float | None, typer.Option("--hours-a-day", min=0.1, max=16)] = None,
    interview: Annotated[str | None, typer.Option("--interview"), values.INTERVIEW] = None,
    today_only: Annotated[bool, typer.Option("--today")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Make the plan; what is not given is as it was the last time."""
    from drill.content import library
    from drill.practice import upcoming

    now = datetime.now(UTC)
    goal = _goal(day, hours, interview, now.astimezone().date())
    problems = library.everything()
    days = upcoming.plan(problems, common.history(), now, goal)
    upcoming.set_goal(goal)
    long = [s.id for s in problems.summaries() if s.minutes > goal.minutes_a_day]
    if long:
        told = Text(
            en="longer than {n} minutes, and in no day of the plan: {ids}",
            zh="超过 {n} 分钟，排不进任何一天：{ids}",
        )
        common.note(told.format(n=goal.minutes_a_day, ids=", ".join(long)))
    if as_json:
        from drill.cli.next import entry

        common.emit(
            {
                "schema": common.SCHEMA,
                "date": goal.date.isoformat(),
                "minutes_a_day": goal.minutes_a_day,
                "interview": goal.interview,
                "days": [
                    {
                        "day": one.day.isoformat(),
                        "minutes": one.minutes,
                        "mock": one.mock,
                        "tasks": [entry(task, now) for task in one.tasks],
                    }
                    for one in days
                ],
            }
        )
        return ExitCode.RIGHT
    from drill.ui import agenda, console
    from drill.ui import problems as shown

    screen = console.screen()
    agenda.show_plan(screen, days, today_only)
    screen.show("", shown.next_command("drill next"))
    return ExitCode.RIGHT


def _goal(day: str | None, hours: float | None, interview: str | None, today: date) -> "Goal":
    """What is given, and for the rest what was given before. Raises UsageError without a date."""
    from drill.practice import upcoming

    before = upcoming.goal()
    if day is not None:
        when = _date(day)
    elif before is not None:
        when = before.date
    else:
        raise UsageError(
            Text(en="the date of the interview is not known", zh="还不知道面试日期"),
            Text(
                en="`drill plan --date 2027-01-15` sets it",
                zh="用 `drill plan --date 2027-01-15` 设定",
            ),
        )
    if not 0 < (when - today).days <= _FURTHEST:
        raise UsageError(
            Text(en="{day} is not within the next {n} days", zh="{day} 不在今后 {n} 天之内").format(
                day=when, n=_FURTHEST
            ),
            Text(en="give another one with `--date`", zh="用 `--date` 给出别的日期"),
        )
    minutes = before.minutes_a_day if before else 60
    return upcoming.Goal(
        date=when,
        minutes_a_day=round(60 * hours) if hours is not None else minutes,
        interview=interview or (before.interview if before else None),
    )


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise UsageError(
            Text(en="`{day}` is no date", zh="`{day}` 不是日期").format(day=day),
            Text(en="write it as 2027-01-15", zh="请写成 2027-01-15"),
        ) from None
