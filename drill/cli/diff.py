"""`drill diff`: one's own answer beside the reference, or beside another attempt."""

import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from drill.cli import common, help, values
from drill.errors import ContentError, ExitCode, UnknownProblemError, UsageError
from drill.text import Text

if TYPE_CHECKING:
    from drill.content.library import Library
    from drill.practice.submissions import Submitted, Version
    from drill.store.history import History

HELP = help.Help(
    summary=Text(en="your answer beside the reference", zh="把自己的答案与参考答案对照"),
    usage="diff [ID] [N] [options]",
    examples=(
        (
            "drill diff attention",
            Text(en="asks first, unless you have solved it", zh="没做出来时会先确认"),
        ),
        ("drill diff attention 12", Text(en="attempt 12, not the last one", zh="第 12 号提交")),
        (
            "drill diff attention --with 9",
            Text(en="what changed since attempt 9", zh="与第 9 号提交相比改了什么"),
        ),
    ),
    options=(
        help.ID,
        ("N", Text(en="the attempt; without it, the last one", zh="提交编号；省略时为最近一次")),
        (
            "--with M",
            Text(en="beside this attempt, not the reference", zh="与这次提交对照，而不是参考答案"),
        ),
        ("--all", Text(en="equal lines, too", zh="相同的行也显示")),
        help.YES,
        help.JSON,
    ),
)


def run(
    problem_id: Annotated[str | None, typer.Argument(metavar="ID"), values.PROBLEM] = None,
    number: Annotated[str | None, typer.Argument(metavar="N"), values.FREE] = None,
    other: Annotated[str | None, typer.Option("--with", metavar="M"), values.FREE] = None,
    whole: Annotated[bool, typer.Option("--all")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Print where two texts differ, and record it where the reference was seen."""
    from drill.content import library

    problems, history = library.everything(), common.history()
    problem, own = _own(problem_id, number, problems, history)
    if other is not None:
        _show(problems, problem, *_in_order(_attempt(other, problem, history), own), whole, as_json)
        return ExitCode.RIGHT
    from drill.practice.submissions import Reference, Submitted
    from drill.store.history import Event

    reference = Reference(problems.reference(problems.problem(problem).id))
    words = ["drill diff", problem]
    words += [str(own.number)] if isinstance(own, Submitted) else []
    words += ["--all"] * whole + ["--yes"] + ["--json"] * as_json
    if not common.may_see_solution(problem, problems, history, yes, " ".join(words)):
        return ExitCode.RIGHT
    _show(problems, problem, own, reference, whole, as_json)
    history.record_event(problem, Event.SOLUTION, "", datetime.now(UTC))
    return ExitCode.RIGHT


def _own(
    problem_id: str | None, number: str | None, problems: "Library", history: "History"
) -> tuple[str, "Version"]:
    """The problem, and the person's text: attempt `number`, else the last one, else the file."""
    from drill.practice import submissions

    if number is None and problem_id is not None and _is_number(problem_id, problems):
        # An attempt knows its problem.
        problem_id, number = None, problem_id
    if number is not None:
        if problem_id is not None:
            # Problems may go; what was tried stays.
            with contextlib.suppress(UnknownProblemError, ContentError):
                problem_id = problems.problem(problem_id).id
        found = _attempt(number, problem_id, history)
        return found.attempt.problem, found
    problem = common.problem_or_open(problem_id, problems)
    return problem, submissions.latest(problem, history)


def _is_number(word: str, problems: "Library") -> bool:
    return word.isdecimal() and all(summary.id != word for summary in problems.summaries())


def _attempt(number: str, problem: str | None, history: "History") -> "Submitted":
    """The attempt with this number, if it is at this problem."""
    from drill.practice import submissions

    found = submissions.numbered(number, history)
    if problem not in (None, found.attempt.problem):
        raise UsageError(
            Text(
                en="attempt {n} is at `{its}`, not at `{id}`",
                zh="第 {n} 号提交是 `{its}` 的，不是 `{id}` 的",
            ).format(n=found.number, its=found.attempt.problem, id=problem),
            Text(
                en="`drill history {id}` lists the attempts at it",
                zh="`drill history {id}` 列出这道题的提交",
            ).format(id=problem),
        )
    return found


def _in_order(other: "Submitted", own: "Version") -> tuple["Version", "Version"]:
    """The earlier text first. The file is as it is now."""
    from drill.practice.submissions import Submitted

    later = isinstance(own, Submitted) and other.attempt.checked_at > own.attempt.checked_at
    return (own, other) if later else (other, own)


def _show(
    problems: "Library", problem: str, left: "Version", right: "Version", whole: bool, as_json: bool
) -> None:
    from drill.practice import differences

    around = None if whole else differences.AROUND
    hunks = differences.compare(left.text, right.text, around)
    if as_json:
        import msgspec

        common.emit(
            {
                "schema": common.SCHEMA,
                "problem": problem,
                "left": _entry(left),
                "right": _entry(right),
                "hunks": msgspec.to_builtins(hunks),
            }
        )
        return
    from drill.practice.submissions import Reference
    from drill.ui import console, diff
    from drill.ui.problems import next_command

    screen = console.screen()
    try:
        title = problems.problem(problem).title
    except (ContentError, UnknownProblemError):
        # Problems may go, or break; what was tried stays.
        title = None
    diff.show(screen, problem, title, left, right, hunks)
    command = "reset" if isinstance(right, Reference) else "check"
    screen.show("", next_command(f"drill {command} {problem}" if title else "drill history"))


def _entry(version: "Version") -> dict[str, object]:
    from drill.practice.submissions import Present, Submitted

    if isinstance(version, Submitted):
        return {
            "kind": "attempt",
            "number": version.number,
            "checked_at": version.attempt.checked_at.isoformat(),
            "verdict": version.attempt.verdict,
            "mode": version.attempt.mode,
        }
    if isinstance(version, Present):
        return {"kind": "file", "path": str(version.path)}
    return {"kind": "reference"}
