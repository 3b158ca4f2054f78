"""What the judge is asked during an interview, and after it."""

import contextlib
from pathlib import Path

import msgspec

from drill.content.library import Library
from drill.errors import StoreError
from drill.judge.result import CheckResult
from drill.practice import checking
from drill.practice.checking import Judge
from drill.practice.mock.interview import Interview
from drill.store.history import History, Mode


def examples(library: Library, problem_id: str, path: Path, text: str, judge: Judge) -> CheckResult:
    """Whether a text answers the visible examples; no name of a mistake, and no cost."""
    asked = checking.request(library, library.problem(problem_id), path, text)
    return judge(
        msgspec.structs.replace(asked, diagnose=False, shrink=False, cost=False, examples=True)
    )


def hidden(interview: Interview, section: int, history: History, judge: Judge) -> CheckResult:
    """What the hidden tests say of a section's code; an attempt like any other, of a sitting that
    began with the section.
    """
    there = interview.state.sections[section]
    problem = there.planned.problem or ""
    text = there.submitted.text if there.submitted else ""
    path = interview.desk.path(problem)
    with contextlib.suppress(StoreError):  # the attempt says so, too
        began = interview.wall_at(there.began or 0.0)
        history.record_opening(problem, path, began, Mode.MOCK)
    return checking.check_text(
        interview.library, problem, path, text, history, judge=judge, mode=Mode.MOCK
    ).result
