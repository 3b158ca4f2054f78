"""The magic: `%%drill` checks a cell, `%drill` shows what helps with it.

A cell is a text for the judge, as a file is; it is never executed in the kernel.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from drill import config, paths
from drill.content import library
from drill.content.spec import Problem
from drill.errors import DrillError, StoreError
from drill.notebook import usage
from drill.notebook.outcomes import Interrupted, RefusedError
from drill.practice import checking, hints, progress
from drill.practice.progress import Status
from drill.practice.report.gathering import gathered
from drill.store.history import History
from drill.text import Text, choose_language, language_of_environment
from drill.ui import notebook
from drill.ui.fragment import Sheet

# No file is called like that: nothing is read or written by this name, and no opening is taken for a cell's.
_CELL = "<cell>"


class Publisher(Protocol):
    """What shows things in notebooks and terminals."""

    def publish(self, data: dict[str, Any]) -> None:
        """Show one thing, of which there is a form for each type."""


class Shell(Protocol):
    """What is used of IPython's shell."""

    display_pub: Publisher

    def register_magic_function(
        self, func: Callable[..., Any], magic_kind: str, magic_name: str
    ) -> None:
        """Have `%name` and `%%name` call a function."""

    def set_next_input(self, s: str, replace: bool) -> None:
        """Put a text in the place of the cell, or into the next prompt."""


def register(shell: Shell) -> None:
    """Make the magic known."""

    def drill(line: str, cell: str | None = None) -> None:
        """Check a cell with `%%drill ID`; `%drill` alone lists what else there is."""
        try:
            choose_language(None)
            choose_language(config.language(None) or language_of_environment())
            magic = _Magic(shell)
            sheet = magic.line(line.split()) if cell is None else magic.cell(line.split(), cell)
            shown = sheet.shown()
            shell.display_pub.publish({"text/html": shown.html, "text/plain": shown.text})
        except DrillError as error:
            raise RefusedError(error.message, error.hint) from None
        except KeyboardInterrupt:
            raise Interrupted from None

    shell.register_magic_function(drill, "line_cell", "drill")


class _Magic:
    """One use of the magic: what there is now, whatever there was before."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.problems = library.everything()
        self.history = History(paths.history())
        self.sheet = Sheet()

    def cell(self, words: list[str], cell: str) -> Sheet:
        """Check what is below `%%drill`."""
        name, seed = usage.of_cell(words)
        problem = self._problem(name)
        # The line of the magic stays a line: line 3 of the text is line 3 of the cell.
        text = f"# drill: {problem.id}\n{cell}"
        checked = checking.check_text(
            self.problems, problem.id, Path.cwd() / _CELL, text, self.history, seed
        )
        checked = checking.with_follow_up(checked, self.problems, self.history)
        notebook.check(self.sheet, checked)
        return self.sheet

    def line(self, words: list[str]) -> Sheet:
        """What `%drill` is asked for."""
        if not words:
            notebook.uses(self.sheet, usage.USES)
            return self.sheet
        verb, name = usage.of_line(words)
        if verb == "list":
            self._list()
        elif verb == "report":
            self._report()
        elif verb == "hint":
            self._hint(self._problem(name))
        else:
            self._show(self._problem(name), begin=verb == "stub")
        return self.sheet

    def _problem(self, name: str | None) -> Problem:
        """The problem that is named, else the open one."""
        hint = Text(
            en="name one: `%drill list` shows them", zh="请写明题目；`%drill list` 列出题目"
        )
        name = progress.named_or_open(name, self.problems, self.history, hint)
        return self.problems.problem(name)

    def _list(self) -> None:
        statuses, unknown = self._statuses()
        summaries = self.problems.summaries()
        notebook.listing(self.sheet, summaries, statuses)
        for error in (*self.problems.broken, *unknown):
            self.sheet.warn(error)
        upcoming = progress.first_unsolved(summaries, statuses, None)
        self.sheet.next(f"%drill stub {upcoming.id if upcoming else 'ID'}")

    def _report(self) -> None:
        report, missing = gathered(self.problems, self.history.path, datetime.now(UTC))
        notebook.report(self.sheet, report)
        for error in missing:
            self.sheet.warn(error)

    def _show(self, problem: Problem, begin: bool) -> None:
        statuses, unknown = self._statuses()
        notebook.problem(self.sheet, problem, statuses.get(problem.id, Status.NEW))
        for error in unknown:
            self.sheet.warn(error)
        checking.expect(self.problems, problem)
        if begin:
            self.shell.set_next_input(
                f"%%drill {problem.id}\n\n{problem.stub.rstrip()}", replace=True
            )
        else:
            self.sheet.next(f"%drill stub {problem.id}")

    def _hint(self, problem: Problem) -> None:
        unknown: StoreError | None = None
        try:
            number = hints.take(problem, self.history)
        except StoreError as error:
            # How many were shown is not known; the first one costs the least.
            number, unknown = 1, error
        last = len(problem.hints)
        notebook.hints(self.sheet, problem, [number] if number <= last else range(1, last + 1))
        if number > last:
            self.sheet.say(Text(en="there are no more hints", zh="没有更多提示了"))
        if unknown:
            self.sheet.warn(unknown)
        self.sheet.next(f"%%drill {problem.id}")

    def _statuses(self) -> tuple[Mapping[str, Status], list[DrillError]]:
        """How far the problems are; where that is not known, none of them, and why."""
        try:
            return progress.statuses(self.problems, self.history), []
        except StoreError as error:
            return {}, [error]
