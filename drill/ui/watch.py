"""Watch mode: one queue of what happens, and one thread, the main one, that acts on it."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty

import msgspec

from drill.content.problems import Summary
from drill.content.spec import Problem
from drill.errors import DrillError
from drill.practice import editor, session, watching
from drill.practice.checking import Checked
from drill.practice.session import Overtaken, Session
from drill.practice.turns import Turn, Turns
from drill.practice.watching import Snapshot
from drill.text import Text
from drill.ui import problems, verdict
from drill.ui.console import Screen
from drill.ui.stage import Broken, Stage
from drill.ui.terminal import Signal
from drill.ui.watch_screen import Painter
from drill.ui.watch_state import Command, State


class _Saved(msgspec.Struct, frozen=True):
    """A file was saved; the turns are those of that file, whatever is open by now."""

    turns: Turns
    snapshot: Snapshot


class _Heard(msgspec.Struct, frozen=True):
    """The check of a turn tells how it stands, before it is over."""

    turn: Turn
    checked: Checked


class _Checked(msgspec.Struct, frozen=True):
    """The check of a turn is over; None when the text to be checked was gone."""

    turn: Turn
    result: Checked | DrillError | None


# A judge that is ready does not stay so for ever (for 15 idle minutes), and thinking may take
# longer. It is asked again and again, until for so long nothing has happened at all.
_EXPECT_AGAIN, _GONE = timedelta(minutes=10), timedelta(hours=2)

_Event = str | Signal | _Saved | _Heard | _Checked | Broken


def watch(screen: Screen, opened: Session, summaries: list[Summary]) -> None:
    """Watch the problem that is open in a session until the person leaves; then say on the normal
    screen how it stands. `summaries` is the list through which one goes on.
    """
    state = State(summaries)
    watcher = _Watch(screen, opened, state)
    try:
        watcher.run()
    except KeyboardInterrupt:
        _farewell(screen, state)
        raise
    _farewell(screen, state)


class _Watch(Stage[Painter]):
    def __init__(self, screen: Screen, opened: Session, state: State) -> None:
        super().__init__(screen, Painter)
        self.session, self.state = opened, state
        self.stop = threading.Event()
        self.active = self.expected = datetime.now(UTC)

    def run(self) -> None:
        self._follow()
        try:
            with self.terminal:
                self.fit()
                while self._step():
                    pass
        finally:
            self.stop.set()

    def _step(self) -> bool:
        """Show how things are, wait for something to happen, and act on it. False at the end."""
        self._begin_due_check()
        now = datetime.now(UTC)
        if now - self.expected > _EXPECT_AGAIN and now - self.active < _GONE:
            self._expect()
        self.terminal.paint(self.painter.frame(self.state, now))
        try:
            # The clock on the screen goes on when its next second begins.
            going = self._act(self.queue.get(timeout=_to_next_second(self.state, now)))
            # All that has happened already is shown in one frame.
            while going:
                going = self._act(self.queue.get_nowait())
        except Empty:
            return True
        return False

    def _act(self, event: _Event) -> bool:
        self.active = datetime.now(UTC)
        match event:
            case str():
                return self._obey(self.state.key(event))
            case Signal() | Broken():
                self.heard(event)
            case _Saved(turns=turns, snapshot=snapshot):
                turns.saved(snapshot.text)
            case _Heard(turn=turn, checked=checked):
                self.state.heard(turn, datetime.now(UTC), checked)
            case _Checked(turn=turn, result=result):
                self.state.checked(turn, datetime.now(UTC), result)
        return True

    def _obey(self, command: Command | None) -> bool:
        """Do what a key asked for. False when that is to leave."""
        if command is Command.QUIT:
            return False
        try:
            match command:
                case Command.HINT:
                    self._hint()
                case Command.NEXT:
                    self._open(self.state.upcoming)
                case Command.OPEN:
                    self._open(self.state.chosen)
                case Command.RESET:
                    self._reset()
                case Command.EDIT:
                    self._edit()
                case Command.REDRAW:
                    self.redraw()
        except DrillError as error:
            self.state.notice = error
        return True

    def _hint(self) -> None:
        number, last = self.session.hint(), len(self.state.problem.hints)
        self.state.show_hints(min(number, last))
        if number > last:
            self.state.notice = Text(
                en="there are no more hints; `drill solution {id}` shows the solution",
                zh="没有更多提示了；用 `drill solution {id}` 查看参考答案",
            ).format(id=self.state.problem.id)

    def _open(self, summary: Summary | None) -> None:
        if summary is None:
            self.state.notice = Text(
                en="every problem of the list is solved", zh="列表中的题目已全部解决"
            )
            return
        self.session.start(summary.id)
        self._follow()

    def _reset(self) -> None:
        copy = self.session.reset()
        self._follow()
        if copy:
            kept = Text(en="what was there is kept as `{name}`", zh="原来的内容已保存为 `{name}`")
            self.state.notice = kept.format(name=copy.name)

    def _edit(self) -> None:
        try:
            with self.terminal.away():
                editor.edit(self.state.path, self.state.turns.text or "")
        finally:
            self.fit()

    def _follow(self) -> None:
        """Watch the file of the session's problem, from how it is now on."""
        opened, found = self.session, watching.look(self.session.path)
        self.state.open(opened.problem, opened.path, found.text, opened.began, opened.statuses)
        if session.begun(opened.page, found.text):
            self.state.turns.ask()
        self.stop.set()
        self.stop = stop = threading.Event()
        path, turns = opened.path, self.state.turns
        self._expect()
        self.produce("saves", lambda: self._tell_saves(path, found, turns, stop))

    def _expect(self) -> None:
        """Have the judge ready for the open problem, without waiting for it."""
        self.expected, problem = datetime.now(UTC), self.state.problem
        self.produce("expect", lambda: self.session.expect(problem))

    def _tell_saves(self, path: Path, since: Snapshot, turns: Turns, stop: threading.Event) -> None:
        for snapshot in watching.saves(path, since, stop):
            self.queue.put(_Saved(turns, snapshot))

    def _begin_due_check(self) -> None:
        turn = self.state.turns.begin()
        if turn:
            problem, path = self.state.problem, self.state.path
            self.produce("check", lambda: self._tell_verdict(problem, path, turn))

    def _tell_verdict(self, problem: Problem, path: Path, turn: Turn) -> None:
        def hear(checked: Checked) -> None:
            self.queue.put(_Heard(turn, checked))

        try:
            result: Checked | DrillError | None = self.session.check(problem, path, turn, hear)
        except Overtaken:
            result = None
        except DrillError as error:
            result = error
        self.queue.put(_Checked(turn, result))


def _to_next_second(state: State, now: datetime) -> float | None:
    """When the clock on the screen has to go on; None when it stands."""
    elapsed = state.elapsed(now)
    if elapsed is None or state.ended:
        return None
    return 1 - elapsed.total_seconds() % 1


def _farewell(screen: Screen, state: State) -> None:
    """The last verdict, and what to type next."""
    outcome = state.outcome
    if outcome is None or isinstance(outcome.result, DrillError):
        unknown = Text(en="no verdict", zh="没有结论") if outcome else _UNCHECKED
        screen.show(problems.heading(state.problem).append(f"  {unknown}", "not bold dim"))
    else:
        screen.show(verdict.headline(outcome.result))
        if outcome.unfinished:
            screen.show(*screen.prose(_UNFINISHED, style="yellow", indent=2))
    command = "drill watch"
    if state.solved:
        command = f"drill watch {state.upcoming.id}" if state.upcoming else "drill list"
    screen.show(problems.next_command(command))


_UNFINISHED = Text(
    en="this check was not over yet, and is not recorded", zh="这次检查尚未结束，没有记入历史"
)
_UNCHECKED = Text(en="not checked yet", zh="还没有检查")
