"""One check: read the file, ask the judge, remember what it said."""

import contextlib
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import msgspec

from drill.content.cards import OralCard
from drill.content.library import Library
from drill.content.spec import Mistake, Problem
from drill.errors import ContentError, StoreError, UnknownCardError
from drill.judge.result import CheckRequest, CheckResult, Replay, Verdict
from drill.practice import devices, files, progress
from drill.practice.sittings import sittings
from drill.store import log
from drill.store.history import Attempt, History, Mode, Opening
from drill.store.records import OWN_WORK
from drill.store.reviews import Reviews

# Is told a result that is not final yet.
Hear = Callable[[CheckResult], None]


class Judge(Protocol):
    """Gives the verdict on a request; what it knows before, it may tell to `hear`."""

    def __call__(self, request: CheckRequest, hear: Hear | None = None, /) -> CheckResult:
        """The final result."""


class Checked(msgspec.Struct, frozen=True):
    """A check, and what the person wants to know beside its result.

    text:       what was checked
    attempt:    which check of this problem it was, from 1; 0 when the history cannot be used
    spent:      of work in this sitting; None when the problem was not opened
    paused:     of pauses in it, which do not count
    first_time: whether it was never right before, and is now
    best:       the smallest ratio to the reference's time of the right answers before
    upcoming:   the next unsolved problem
    follow_up:  what the interviewer would ask next, about what was just solved
    mode:       how it is practised
    planted:    in debug mode, the mistakes that are to be found
    unrecorded: why the check is not in the history
    """

    problem: Problem
    result: CheckResult
    path: Path
    text: str
    attempt: int = 0
    spent: timedelta | None = None
    paused: timedelta = timedelta(0)
    first_time: bool = False
    best: float | None = None
    upcoming: str | None = None
    follow_up: OralCard | None = None
    mode: str = Mode.STUB
    planted: list[Mistake] = []
    unrecorded: StoreError | None = None


def ask_judge(request: CheckRequest, hear: Hear | None = None) -> CheckResult:
    """The verdict of the judge: of the warm server, or of a process of its own."""
    # Imported here: it is needed for checks only, and starting any command must stay quick.
    from drill.judge import client

    return client.check(request, hear)


def ask_cold_judge(request: CheckRequest, _: Hear | None = None) -> CheckResult:
    """The verdict of a judge that is started for this check alone; it tells nothing before."""
    from drill.judge import cold

    return cold.check(request)


def jailed() -> bool:
    """Whether the kernel is to confine submissions; `DRILL_JAIL=off` is for where that breaks them."""
    return os.environ.get("DRILL_JAIL") != "off"


def expect(library: Library, problem: Problem, device: str = "cpu") -> None:
    """Have the judge get ready for a problem, in the background: its check will not have to wait."""
    from drill.judge import client

    source = library.source(problem.id)
    client.expect(problem.framework, str(source.root), source.id, device)


def request(library: Library, problem: Problem, path: Path, text: str) -> CheckRequest:
    """What the judge is asked about a text that was in the file at `path`."""
    source = library.source(problem.id)
    return CheckRequest(
        problem=source.id,
        framework=problem.framework,
        root=str(source.root),
        text=text,
        filename=path.name,
        folder=str(path.absolute().parent),
        jail=jailed(),
    )


def check(
    library: Library,
    problem_id: str,
    path: Path,
    history: History,
    seed: int | None = None,
    judge: Judge | None = None,
    hear: Hear | None = None,
    device: str = "cpu",
) -> Checked:
    """Check the file at `path`. A history that cannot be used never costs the verdict.

    hear: is told the verdict before its explanation, or the answer's cost, is known
    device: `cpu`, `cuda`, or `auto` for whichever is there
    """
    text = files.read(path)
    return check_text(
        library, problem_id, path, text, history, seed, judge, hear=hear, device=device
    )


def check_text(
    library: Library,
    problem_id: str,
    path: Path,
    text: str,
    history: History,
    seed: int | None = None,
    judge: Judge | None = None,
    hear: Hear | None = None,
    device: str = "cpu",
    mode: str | None = None,
) -> Checked:
    """`check` of a text that was in the file at `path`, whatever is there now.

    mode: in which it was written; None for that of the opening of this very file
    """
    problem = library.problem(problem_id)
    opening = _opening_of(history, problem_id, path)
    asked = msgspec.structs.replace(
        request(library, problem, path, text),
        seed=seed,
        replay=_last_failure(history, problem_id),
        interim=hear is not None,
        device=devices.chosen(device, problem.framework),
    )
    result = (judge or ask_judge)(asked, hear)
    # The judge knows a pack's problem by its id within the pack.
    result = msgspec.structs.replace(result, problem=problem.id)
    now = datetime.now(UTC)
    checked = Checked(
        problem=problem,
        result=result,
        path=path,
        text=text,
        mode=mode or (opening.mode if opening else Mode.STUB),
        planted=_planted(problem, opening),
    )
    if not result.final:
        return checked
    try:
        return _remembered(checked, library, history, now)
    except StoreError as error:
        return msgspec.structs.replace(checked, unrecorded=error)


def with_follow_up(checked: Checked, library: Library, history: History) -> Checked:
    """The check, with the interviewer's next question where it was right; for people, not for
    programs: it is one more file to read.

    It is the problem's first oral card that was never answered, else the one answered longest ago.
    """
    if checked.result.verdict is not Verdict.PASSED or not checked.result.final:
        return checked
    try:
        answered = Reviews(history.path).order()
    except StoreError:
        answered = []
    last = {card: place for place, card in enumerate(answered)}
    for card_id in sorted(checked.problem.follow_ups, key=lambda card: last.get(card, -1)):
        # A card that is not there, or broken, is its author's trouble.
        with contextlib.suppress(UnknownCardError, ContentError):
            return msgspec.structs.replace(checked, follow_up=library.oral(card_id))
    return checked


def _remembered(checked: Checked, library: Library, history: History, now: datetime) -> Checked:
    result, problem_id = checked.result, checked.problem.id
    before = history.tallies().get(problem_id)
    began, best = history.started_at(problem_id), history.best_ratio(problem_id)
    minutes = {problem_id: checked.problem.minutes}
    replay = result.failure.replay if result.failure else None
    history.record_attempt(
        Attempt(
            problem=problem_id,
            checked_at=now,
            verdict=str(result.verdict),
            passed=result.passed,
            total=len(result.cases),
            mistake=result.mistake.id if result.mistake else None,
            seed=result.seed,
            seconds=result.seconds,
            device=result.device,
            path=checked.path.absolute(),
            text=checked.text,
            replay=msgspec.json.encode(replay).decode() if replay else None,
            ratio=result.ratio,
            mode=checked.mode,
        )
    )
    sat = sittings(log.of_problem(history.path, problem_id), minutes)[-1]
    try:
        upcoming = progress.next_unsolved(library, history, after=problem_id)
    except StoreError:  # it is recorded; only what to do next is not known
        upcoming = None
    return msgspec.structs.replace(
        checked,
        attempt=(before.attempts if before else 0) + 1,
        spent=timedelta(seconds=sat.active) if began else None,
        paused=timedelta(seconds=sat.paused) if began else timedelta(0),
        first_time=result.verdict is Verdict.PASSED
        and checked.mode in OWN_WORK
        and not (before and before.solved),
        best=best,
        upcoming=upcoming.id if upcoming else None,
    )


def _opening_of(history: History, problem_id: str, path: Path) -> Opening | None:
    """The last opening of the problem, if it was in this file."""
    try:
        opening = history.latest_opening(problem_id)
    except StoreError:
        return None
    return opening if opening and opening.path == path.absolute() else None


def _planted(problem: Problem, opening: Opening | None) -> list[Mistake]:
    """The mistakes that were planted in debug mode."""
    if opening is None or opening.mode != Mode.DEBUG:
        return []
    try:
        ids = msgspec.json.decode(opening.detail, type=list[str])
    except msgspec.DecodeError:  # another version may keep something else there
        return []
    return [mistake for mistake in problem.mistakes if mistake.id in ids]


def _last_failure(history: History, problem_id: str) -> Replay | None:
    """The case that failed last time; None when there is none, or none that can be read."""
    try:
        stored = history.replay(problem_id)
        return msgspec.json.decode(stored, type=Replay) if stored else None
    except (StoreError, msgspec.DecodeError):
        return None
