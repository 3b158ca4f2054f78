"""One sitting of watch mode: the problem that is open, and what can be done to it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from drill.content.library import Library
from drill.content.spec import Problem
from drill.judge.result import CheckRequest, CheckResult
from drill.practice import checking, devices, hints, modes, progress, workspace
from drill.practice.checking import Checked, Hear
from drill.practice.progress import Status
from drill.practice.turns import Turn
from drill.store.history import History


class Overtaken(Exception):  # noqa: N818 - no error: a newer save is about to be seen
    """The file no longer holds the text that was to be checked."""


class Session:
    """The open problem and its file.

    folder:   where new files are written; None for the usual place
    device:   where checks of PyTorch problems are made: `cpu`, `cuda` or `auto`
    statuses: of all problems, as they were when this one was opened
    began:    when the work on it began; None when it is over, since the problem was solved
    page:     what its file began with
    Every method raises DrillError, and then the same problem is still open.
    """

    def __init__(
        self, library: Library, history: History, folder: Path | None, device: str = "cpu"
    ) -> None:
        self.library = library
        self.history = history
        self.folder = folder
        self.device = device
        self.statuses: dict[str, Status] = {}
        self.problem: Problem
        self.path: Path
        self.began: datetime | None = None
        self.page = ""

    def start(self, problem_id: str) -> None:
        """Open a problem as `drill start` does: never over a file that is there."""
        problem = self.library.problem(problem_id)
        started = modes.begin(self.library, problem, self.history, datetime.now(UTC), self.folder)
        self._take(problem, started.path)
        self.page = started.page.text

    def resume(self, problem_id: str) -> None:
        """Go on with a problem that was started, where it was started."""
        problem = self.library.problem(problem_id)
        self._take(problem, workspace.locate(problem_id, self.history))
        self.page = problem.stub

    def _take(self, problem: Problem, path: Path) -> None:
        statuses = progress.statuses(self.library, self.history)
        began = self.history.started_at(problem.id)
        self.problem, self.path = problem, path
        self.statuses, self.began = statuses, began

    def reset(self) -> Path | None:
        """Begin the problem anew. Returns the copy of what was there, if there was anything."""
        started = modes.begin_anew(self.library, self.problem, self.history, datetime.now(UTC))
        self.path, self.page = started.path, started.page.text
        self.began = self.history.started_at(self.problem.id)
        return started.copy

    def hint(self) -> int:
        """Take one more hint; its number, beyond the last when there is none left."""
        return hints.take(self.problem, self.history)

    def expect(self, problem: Problem) -> None:
        """Have the judge get ready, so that the next check need not wait; safe in a thread."""
        checking.expect(self.library, problem, self._device_for(problem))

    def check(
        self, problem: Problem, path: Path, turn: Turn, hear: Callable[[Checked], None]
    ) -> Checked:
        """The check of one turn; safe to be called in a thread.

        hear: is told the verdict before its explanation, or the answer's cost, is known; of that
              nothing is recorded
        Raises Overtaken, with nothing judged or recorded, when an editor is just replacing the
        text that was saved.
        """

        def judge(request: CheckRequest, tell: Hear | None = None) -> CheckResult:
            if turn.text is not None and request.text != turn.text:
                raise Overtaken
            return checking.ask_judge(request, tell)

        def told(result: CheckResult) -> None:
            hear(Checked(problem=problem, result=result, path=path, text=turn.text or ""))

        device = self._device_for(problem)
        checked = checking.check(
            self.library, problem.id, path, self.history, judge=judge, hear=told, device=device
        )
        return checking.with_follow_up(checked, self.library, self.history)

    def _device_for(self, problem: Problem) -> str:
        """The device that was asked for, where the problem can use one: among others it may not."""
        return devices.chosen(self.device, "torch") if problem.framework == "torch" else "cpu"


def begun(page: str, text: str | None) -> bool:
    """Whether there is more in the file than the page that it began with, whatever its language.

    A file that cannot be read counts: there is something to say about it.
    """
    return text is None or _code(text) != _code(page)


def _code(text: str) -> list[str]:
    lines = (line.rstrip() for line in text.splitlines())
    return [line for line in lines if line and not line.lstrip().startswith("#")]
