"""From saving the file until its verdict is on the screen of `drill watch`."""

import os
import time
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pyte

from benchmarks import content, timing
from benchmarks.timing import Times

ROWS, COLUMNS = 40, 100
# Long enough for a cold start of the server.
PATIENCE = 60.0
ROUNDS = 15
# What a person who reads the verdict does before the next save.
PAUSE = 0.3
RIGHT, WRONG = "✓ right", "✗ wrong answer"


class Watch:
    """`drill watch` in a terminal of its own, and what its screen shows."""

    def __init__(self, home: Path, problem_id: str) -> None:
        self.path = home / f"{problem_id}.py"
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn_at = 0.0
        self._process = pexpect.spawn(
            timing.DRILL,
            ["watch", problem_id],
            env=timing.environment(home) | {"TERM": "xterm-256color"},
            cwd=str(home),
            dimensions=(ROWS, COLUMNS),
        )

    def save(self, text: str, verdict: str) -> float:
        """Save an answer as editors do, and wait for its verdict. Returns the seconds between."""
        beside = self.path.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        began = time.perf_counter()
        os.replace(beside, self.path)
        self.wait(verdict)
        return self._drawn_at - began

    def wait(self, shown: str) -> None:
        """Read what is drawn until it contains a text. Raises BenchmarkError."""
        until = time.perf_counter() + PATIENCE
        while not self.shows(shown):
            left = until - time.perf_counter()
            if left <= 0:
                raise self._error(f"`{shown}` did not appear")
            self._read(left)

    def shows(self, text: str) -> bool:
        """Whether a text stands on the screen."""
        return any(text in row for row in self._screen.display)

    def rest(self, seconds: float) -> None:
        """Go on reading for a while, as a terminal does."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def leave(self) -> None:
        """End it."""
        self._process.close(force=True)

    def _read(self, seconds: float) -> None:
        try:
            drawn = self._process.read_nonblocking(1 << 16, seconds)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            raise self._error("`drill watch` ended") from None
        # Before it is understood: what that takes here is not drill's.
        self._drawn_at = time.perf_counter()
        self._stream.feed(drawn)

    def _error(self, what: str) -> timing.BenchmarkError:
        shown = (row.rstrip() for row in self._screen.display)
        return timing.BenchmarkError("\n".join([what, *shown]))


def run(home: Path) -> None:
    """Print how long a right and a wrong answer take."""
    right = content.answer("attention")
    wrong = right.replace(" / math.sqrt(q.size(-1))", "")
    assert wrong != right
    (home / "attention.py").write_text(wrong, encoding="utf-8")
    watch = Watch(home, "attention")
    found: dict[str, list[float]] = {RIGHT: [], WRONG: []}
    try:
        watch.wait(WRONG)
        for _ in range(ROUNDS):
            for text, verdict in ((right, RIGHT), (wrong, WRONG)):
                watch.rest(PAUSE)
                assert not watch.shows(verdict)
                found[verdict].append(watch.save(text, verdict))
    finally:
        watch.leave()
        timing.stop_server(home)
    times = [Times(name, seconds) for name, seconds in found.items()]
    timing.report(
        "save to verdict in drill watch attention",
        times,
        dict.fromkeys(found, "at most 100 ms"),
    )
