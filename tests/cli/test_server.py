"""`drill server`, and what the other commands have to do with it."""

import json
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from drill.__main__ import main
from drill.content.library import Library
from drill.judge import client
from drill.store.history import History

Until = Callable[[Callable[[], object]], None]

pytestmark = pytest.mark.usefixtures("warm", "library", "desk")

RIGHT = "def add(a, b):\n    return a + b\n"
SLOW = "import time\ntime.sleep(1)\n" + RIGHT


def test_start_has_a_server_ready_before_the_first_check(
    desk: Path, until: Until, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["start", "first-sum"])
    until(lambda: client.status("python"))
    (desk / "first-sum.py").write_text(RIGHT)
    assert main(["check"]) == 0
    capsys.readouterr()
    assert main(["server", "--json"]) == 0
    [server] = json.loads(capsys.readouterr().out)["servers"]
    assert (server["framework"], server["checks"], server["idle_limit"]) == ("python", 1, 900.0)
    assert server["memory"] > 1 << 20


def test_a_cold_check_starts_none(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "first-sum.py").write_text(RIGHT)
    assert main(["check", "first-sum", "--cold"]) == 0
    assert client.status("python") is None
    capsys.readouterr()
    assert main(["server"]) == 0
    assert capsys.readouterr().out == "no server is running; the next check starts one\n"


def test_the_server_is_told_of_and_stopped(
    desk: Path, until: Until, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "first-sum.py").write_text(RIGHT)
    main(["check", "first-sum"])
    until(lambda: (found := client.status("python")) and found.prepared)
    capsys.readouterr()
    main(["server"])
    told = capsys.readouterr().out
    assert "python  pid" in told
    assert "1 checks since its start" in told
    assert "ready for `first-sum`" in told
    main(["server", "--lang", "zh"])
    assert "已为 `first-sum` 做好准备" in capsys.readouterr().out
    assert main(["server", "stop"]) == 0
    assert capsys.readouterr().out == "stopped: python\n"
    until(lambda: client.status("python") is None)
    main(["server", "stop", "--json"])
    assert json.loads(capsys.readouterr().out) == {"schema": 1, "stopped": []}


def test_an_unknown_action_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["server", "stpo"]) == 2
    assert capsys.readouterr().err == (
        "error: `status|stop` cannot be `stpo`\nhint: did you mean `stop`?\n"
    )


def test_a_server_killed_in_the_middle_leaves_one_attempt_in_the_history(
    desk: Path, library: Library, history: History, until: Until
) -> None:
    file = desk / "first-sum.py"
    file.write_text(RIGHT)
    main(["check", "first-sum"])
    until(lambda: (found := client.status("python")) and not found.running)
    file.write_text(SLOW)
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(main(["check", "first-sum"])))
    thread.start()
    server = client.status("python")
    assert server is not None
    until(lambda: (found := client.status("python")) and found.running)
    os.kill(server.pid, signal.SIGKILL)
    thread.join()
    assert codes == [0]
    assert history.tallies()["first-sum"].attempts == 2
