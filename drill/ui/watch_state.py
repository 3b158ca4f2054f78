"""What watch mode knows and what keys do to it. No terminal, file, thread or clock here."""

from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path

import msgspec

from drill.content.problems import Summary
from drill.content.spec import Problem
from drill.errors import DrillError
from drill.judge.result import CheckResult, Verdict
from drill.practice import progress
from drill.practice.checking import Checked
from drill.practice.progress import Status
from drill.practice.turns import Turn, Turns
from drill.text import Text
from drill.ui.viewport import Viewport


class View(Enum):
    """What the middle of the screen shows."""

    VERDICT = auto()
    STATEMENT = auto()
    HINTS = auto()
    LIST = auto()


class Command(Enum):
    """What a key asks for that needs more than this state."""

    HINT = auto()
    NEXT = auto()
    OPEN = auto()  # the problem that is chosen in the list
    RESET = auto()
    EDIT = auto()
    REDRAW = auto()
    QUIT = auto()


class Outcome(msgspec.Struct, frozen=True):
    """What the last check told, of which save, and when: a verdict, or why there is none."""

    save: int
    at: datetime
    result: Checked | DrillError

    @property
    def verdict(self) -> Verdict | None:
        """None where there is no verdict."""
        return None if isinstance(self.result, DrillError) else self.result.result.verdict

    @property
    def unfinished(self) -> CheckResult | None:
        """What was told before the check was over; None when it is over."""
        if isinstance(self.result, DrillError) or self.result.result.final:
            return None
        return self.result.result


_COMMANDS = {"n": Command.NEXT, "o": Command.EDIT, "q": Command.QUIT, "redraw": Command.REDRAW}


class State:
    """One problem being watched, and what is on the screen of it.

    began:   when the work on it began; None when it is over, since the problem was solved
    solved:  whether it was right since it was opened here
    hints:   the number of the last hint shown since it was opened here
    told:    the turn whose verdict is on the screen though its check is not over
    asking:  whether the next key answers "begin anew?"
    notice:  what the last key led to, until the next one
    scroll:  the place in the middle of the screen; `choice` is the chosen row of the list
    """

    def __init__(self, summaries: list[Summary]) -> None:
        self.summaries = summaries
        self.scroll = Viewport()
        self.choice = 0

    def open(
        self,
        problem: Problem,
        path: Path,
        text: str | None,
        began: datetime | None,
        statuses: dict[str, Status],
    ) -> None:
        """Another problem, or the same one anew: nothing of the last one stays."""
        self.problem, self.path, self.statuses = problem, path, statuses
        self.turns = Turns(text)
        self.began = began
        self.ended: datetime | None = None
        self.outcome: Outcome | None = None
        self.told: Turn | None = None
        self.solved, self.hints, self.asking = False, 0, False
        self.notice: Text | DrillError | None = None
        self._choose(problem.id)
        self._show(View.STATEMENT)

    # Checks

    def heard(self, turn: Turn, at: datetime, checked: Checked) -> None:
        """A check is not over yet, and tells how it stands."""
        if turn is self.turns.under_way and turn.save == self.turns.save:
            self.told = turn
            self._tell(Outcome(turn.save, at, checked))

    def checked(self, turn: Turn, at: datetime, result: Checked | DrillError | None) -> None:
        """A check is over; `result` is None when an editor had taken the text away."""
        if isinstance(result, Checked):
            self._learn(result)
        # What stands there as not final is completed, even if a newer save is about to be checked.
        told = turn is self.told
        if not (self.turns.end(turn) or told) or result is None:
            return
        self.told = None
        outcome = Outcome(turn.save, at, result)
        if outcome.verdict is Verdict.PASSED and not self.solved:
            self.solved, self.ended = True, at
        # Who read the verdict, and went on to something else, is not called back.
        self._tell(outcome, call=not told)

    def _tell(self, outcome: Outcome, call: bool = True) -> None:
        self.outcome = outcome
        # Who chooses from the list is not called away: the verdict is above it.
        if self.view is View.VERDICT or (call and self.view is not View.LIST):
            self._show(View.VERDICT)

    def _learn(self, checked: Checked) -> None:
        """Keep the statuses true without asking the history, which may be slow."""
        known = checked.problem.id
        if checked.result.verdict is Verdict.PASSED:
            self.statuses[known] = Status.SOLVED
        elif self.statuses.get(known) is not Status.SOLVED:
            self.statuses[known] = Status.ATTEMPTED

    @property
    def upcoming(self) -> Summary | None:
        """The next unsolved problem of the list, from the one after the open one on."""
        return progress.first_unsolved(self.summaries, self.statuses, self.problem.id)

    def elapsed(self, now: datetime) -> timedelta | None:
        """The time that this took so far, or until it was right."""
        return None if self.began is None else (self.ended or now) - self.began

    @property
    def pending(self) -> bool:
        """Whether the verdict on the screen is of the newest save, and its check is not over."""
        return self.told is not None and self.told.save == self.turns.save

    # Keys

    def key(self, key: str) -> Command | None:
        """Do what a key says, as far as it concerns this state; a key without a meaning does
        nothing. Returns what is still to be done.
        """
        self.notice = None
        if key == "redraw":
            return Command.REDRAW
        if self.asking:
            self.asking = False
            return Command.RESET if key in ("y", "Y") else None
        return self._key_in_list(key) if self.view is View.LIST else self._key(key)

    def _key(self, key: str) -> Command | None:
        if self.scroll.key(key):
            return None
        match key:
            case "v" | "escape":
                self._show(View.VERDICT)
            case "s":
                self._show(View.STATEMENT)
            case "l":
                self._choose(self.problem.id)
                self._show(View.LIST)
            case "h":
                # What was shown can be read again without another one being taken.
                if self.view is View.HINTS or not self.hints:
                    return Command.HINT
                self.show_hints(self.hints)
            case "c":
                self.turns.ask()
            case "x":
                self.asking = True
            case "n" if not self.solved:
                pass
            case _:
                return _COMMANDS.get(key)
        return None

    def _key_in_list(self, key: str) -> Command | None:
        last = len(self.summaries) - 1
        moved = {
            "up": self.choice - 1,
            "k": self.choice - 1,
            "down": self.choice + 1,
            "j": self.choice + 1,
            "page up": self.choice - self.scroll.height,
            "page down": self.choice + self.scroll.height,
            " ": self.choice + self.scroll.height,
            "home": 0,
            "g": 0,
            "end": last,
            "G": last,
        }
        if key in moved:
            self.choice = max(0, min(moved[key], last))
        elif key in ("l", "v", "escape"):
            self._show(View.VERDICT)
        elif key == "s":
            self._show(View.STATEMENT)
        elif key == "enter":
            if self.chosen.id != self.problem.id:
                return Command.OPEN
            self._show(View.VERDICT)
        elif key == "q":
            return Command.QUIT
        return None

    @property
    def chosen(self) -> Summary:
        """The problem under the cursor of the list."""
        return self.summaries[self.choice]

    def show_hints(self, number: int) -> None:
        """Show the hints up to this one, the last one in sight."""
        self.hints = number
        self._show(View.HINTS)
        self.scroll.end()

    def _choose(self, problem_id: str) -> None:
        ids = [summary.id for summary in self.summaries]
        self.choice = ids.index(problem_id) if problem_id in ids else 0

    def _show(self, view: View) -> None:
        # Before there is a verdict, the statement is what one comes back to.
        self.view = View.STATEMENT if view is View.VERDICT and not self.outcome else view
        self.scroll.start()
