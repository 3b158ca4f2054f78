"""Four ways to practise a problem, and which of them is next."""

import json
import secrets
from datetime import datetime
from pathlib import Path

import msgspec

from drill.content.cloze import GAP, LEVELS, cloze
from drill.content.library import Library
from drill.content.spec import Problem
from drill.errors import UsageError
from drill.practice import checking, debugging, recall, workspace
from drill.practice.checking import Judge
from drill.practice.recall import Memory
from drill.practice.workspace import Page, Started
from drill.store import log
from drill.store.history import History, Opening
from drill.store.log import Log
from drill.store.records import Mode
from drill.text import Text

# What can be chosen; an interview has its own.
CHOICES = (Mode.STUB, Mode.BLANK, Mode.CLOZE, Mode.DEBUG)
# From so many sittings at debugging on that went well, two mistakes are planted.
_TWO_FROM = 2


def usual(memory: Memory | None) -> Mode:
    """The mode that fits what is remembered: with gaps after a lapse, from the stub after what was hard
    or never tried, from an empty page after what went well.
    """
    if memory is None:
        return Mode.STUB
    if memory.rating == "again":
        return Mode.CLOZE
    return Mode.STUB if memory.rating == "hard" else Mode.BLANK


def begin(
    library: Library,
    problem: Problem,
    history: History,
    now: datetime,
    folder: Path | None = None,
    mode: Mode | None = None,
    own: bool = False,
    judge: Judge = checking.ask_judge,
) -> Started:
    """Open a problem. What is under way is gone on with; what was right is begun anew.

    folder: where its file is; None for the usual place
    mode:   how, from now on; None for what fits what is remembered
    own:    begin with one's own last attempt
    A file that gives way is kept as a dated copy. Raises UsageError, StoreError.
    """
    last = history.latest_opening(problem.id)
    path = workspace.file_in(workspace.folder(folder), problem.id)
    under_way = last is not None and last.path == path and not last.solved
    if own:
        return workspace.start(problem, folder, history, now, from_history(problem, history), True)
    if mode is None and path.exists() and (last is None or last.path != path or under_way):
        # It is somebody's work: whose, and how it began, is not ours to change.
        page = Page(_stub(problem), last.mode, last.detail) if last else Page(_stub(problem))
        return workspace.start(problem, folder, history, now, page)
    log_ = log.read(history.path)
    chosen = mode or usual(_memory(library, problem, log_, now))
    page = make(library, problem, chosen, log_, last, judge)
    return workspace.start(problem, folder, history, now, page, anew=True)


def begin_anew(
    library: Library,
    problem: Problem,
    history: History,
    now: datetime,
    judge: Judge = checking.ask_judge,
) -> Started:
    """Begin a problem's file again, in the way in which it was begun."""
    last = history.latest_opening(problem.id)
    mode = Mode(last.mode) if last and last.mode in CHOICES else Mode.STUB
    page = make(library, problem, mode, log.read(history.path), last, judge)
    return workspace.reset(problem, history, now, page)


def _memory(library: Library, problem: Problem, found: Log, now: datetime) -> Memory | None:
    if not any(attempt.problem == problem.id for attempt in found.attempts):
        return None
    minutes = {summary.id: summary.minutes for summary in library.summaries()}
    memories = recall.memories(recall.reviews(found, minutes, now), now)
    return next((m for m in memories if (m.kind, m.id) == ("problem", problem.id)), None)


def make(
    library: Library, problem: Problem, mode: Mode, found: Log, last: Opening | None, judge: Judge
) -> Page:
    """A new page for a problem. Raises UsageError where the mode has nothing for it.

    last: the problem's last opening; its mistakes are not planted again
    """
    head = _header(problem)
    if mode is Mode.BLANK:
        return Page(f"{head}\n", mode)
    if mode is Mode.CLOZE:
        level = min(LEVELS, 1 + _went_well(found, problem.id, Mode.CLOZE))
        text = cloze(library.reference(problem.id), level)
        gaps = Text(en="# fill every gap: {gap}", zh="# 补全每一处空缺：{gap}").format(gap=GAP)
        return Page(f"{head}{gaps}\n\n{text}", mode, json.dumps({"level": level}))
    if mode is Mode.DEBUG:
        count = 2 if _went_well(found, problem.id, Mode.DEBUG) >= _TWO_FROM else 1
        reference = library.reference(problem.id)
        planted = debugging.plant(problem, reference, count, _planted(last), secrets.randbits(32))
        report = debugging.report(library, problem, planted.text, judge)
        ids = json.dumps([mistake.id for mistake in planted.mistakes])
        return Page(f"{head}#\n{report}\n\n{planted.text}", mode, ids)
    return Page(_stub(problem))


def from_history(problem: Problem, history: History) -> Page:
    """One's own last attempt, to go on from. Raises UsageError where there is none; StoreError."""
    attempt = history.last_attempt(problem.id, own=True)
    if attempt is None:
        raise UsageError(
            Text(
                en="there is no attempt at `{id}` to go on from",
                zh="`{id}` 还没有提交过，无法接着写",
            ).format(id=problem.id),
            Text(en="`drill start {id}` begins it", zh="用 `drill start {id}` 开始").format(
                id=problem.id
            ),
        )
    return Page(attempt.text)


def _header(problem: Problem) -> str:
    about = Text(en="{title} · {minutes} minutes", zh="{title} · {minutes} 分钟").format(
        title=problem.title, minutes=problem.minutes
    )
    return f"# drill: {problem.id}\n# {about}\n"


def _stub(problem: Problem) -> str:
    return f"{_header(problem)}\n{problem.stub}"


def _went_well(found: Log, problem: str, mode: Mode) -> int:
    """How often it was right in a mode."""
    return sum(
        attempt.verdict == "passed"
        for attempt in found.attempts
        if attempt.problem == problem and attempt.mode == mode
    )


def _planted(last: Opening | None) -> list[str]:
    if last is None or last.mode != Mode.DEBUG:
        return []
    try:
        return msgspec.json.decode(last.detail, type=list[str])
    except msgspec.DecodeError:
        return []
