"""The warm server: started by itself, and replaced when it must be."""

import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from drill.judge import address, client, cold
from drill.judge.result import Verdict
from tests.judge.conftest import (
    RIGHT,
    SLOW,
    STUB,
    WRONG,
    Asking,
    Until,
    alive,
    later,
    server_path,
    server_status,
    warmed,
)

pytestmark = pytest.mark.usefixtures("warm")


def test_the_first_check_starts_a_server_and_the_next_ones_use_it(asking: Asking) -> None:
    assert client.status("python") is None
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    pid = server_status().pid
    assert client.check(asking(WRONG)).verdict is Verdict.FAILED
    assert client.check(asking("x = 1\n")).verdict is Verdict.INVALID
    assert (server_status().pid, server_status().checks) == (pid, 3)


def test_a_server_is_made_ready_for_a_problem_before_there_is_a_check(
    until: Until, asking: Asking
) -> None:
    client.expect("python", asking("").root, "demo")
    until(lambda: client.status("python"))
    assert server_status().prepared == "demo"
    client.expect("python", asking("").root, "other")
    until(lambda: server_status().prepared == "other")
    # `other` does not exist, which is no matter of `demo`.
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    assert server_status().checks == 1
    until(lambda: server_status().prepared == "demo")


def test_warm_and_cold_say_the_same(asking: Asking) -> None:
    for text in (RIGHT, WRONG, "def add(a, b):\n    raise KeyError(a)\n", STUB):
        request = asking(text, seed=7)
        warm, own = client.check(request), cold.check(request)
        assert msgspec.structs.replace(warm, seconds=0.0) == msgspec.structs.replace(
            own, seconds=0.0
        )
    assert server_status().checks == 4


def test_every_check_has_a_seed_of_its_own(asking: Asking) -> None:
    seeds = {client.check(asking(RIGHT)).seed for _ in range(4)}
    assert len(seeds) == 4
    assert client.check(asking(RIGHT, seed=3)).seed == 3


def test_only_the_person_can_reach_the_socket(asking: Asking, warm: Path) -> None:
    client.check(asking(RIGHT))
    assert stat.S_IMODE((warm / "drill").stat().st_mode) == 0o700
    assert stat.S_IMODE(server_path().stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform != "linux", reason="children are found through /proc")
def test_a_worker_that_is_killed_while_it_waits_costs_no_right_answer_its_verdict(
    until: Until, asking: Asking
) -> None:
    [judge] = warmed(asking(RIGHT), until).judges
    children = Path(f"/proc/{judge}/task/{judge}/children")
    # It is ready when its worker is there; under load that takes a moment.
    until(lambda: children.read_text().split())
    [worker] = children.read_text().split()
    os.kill(int(worker), signal.SIGKILL)
    # Until the system has done it: whoever asks before asks somebody who is about to die.
    until(lambda: not alive(int(worker)))
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED


def test_checks_are_served_side_by_side(until: Until, asking: Asking) -> None:
    warmed(asking(RIGHT), until)
    pairs = [later(asking(SLOW)) for _ in range(2)]
    until(lambda: server_status().running == 2)
    for thread, _ in pairs:
        thread.join()
    assert all(results[0].verdict is Verdict.PASSED for _, results in pairs)


def test_a_check_that_nobody_waits_for_is_ended(until: Until, asking: Asking) -> None:
    [judge] = warmed(asking(RIGHT), until).judges
    body = msgspec.json.encode(asking(RIGHT + "while True: pass\n", deadline=600.0))
    with socket.socket(socket.AF_UNIX) as channel:
        channel.connect(str(server_path()))
        channel.sendall(client._header(address.Kind.CHECK, body) + body)
        until(lambda: server_status().running)
        # Its own limit is far away: what ends it is that nobody waits.
    until(lambda: not server_status().running)
    until(lambda: not alive(judge))


def test_another_environment_gets_another_server(
    until: Until, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.check(asking(RIGHT))
    first = server_status().pid
    monkeypatch.setenv("PYTHONHASHSEED", "4")
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    assert server_status().pid != first
    until(lambda: not alive(first))


def test_the_key_follows_code_environment_and_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    before = address.key()
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert address.key() == before
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "1")
    assert address.key() != before
    monkeypatch.undo()
    monkeypatch.setattr(sys, "executable", "/another/python")
    assert address.key() != before


def test_a_problem_that_changed_is_judged_as_it_is_now(until: Until, asking: Asking) -> None:
    client.check(asking(RIGHT))
    until(lambda: server_status().prepared == "demo")
    reference = Path(asking("").root) / "solutions" / "demo.py"
    reference.write_text("def add(a, b):\n    return a + b + 1\n")
    assert client.check(asking(RIGHT)).verdict is Verdict.FAILED
    assert server_status().checks == 2


def test_a_submission_finds_itself_where_its_file_is(asking: Asking, tmp_path: Path) -> None:
    text = """
        import os
        def add(a, b):
            return a + b if os.path.realpath(".") == PLACE else None
    """
    text = dedent(text).replace("PLACE", repr(str(tmp_path.resolve())))
    assert client.check(asking(text, folder=str(tmp_path))).verdict is Verdict.PASSED
    assert cold.check(asking(text, folder=str(tmp_path))).verdict is Verdict.PASSED


@pytest.mark.parametrize("end", ["idle", "unlink", "home"])
def test_a_server_that_is_not_needed_leaves(
    until: Until, asking: Asking, home: Path, end: str
) -> None:
    idle = 0.3 if end == "idle" else 600.0
    script = (
        "import sys; from drill.judge import server; "
        f"server.IDLE_SECONDS = {idle}; server.LOOK_SECONDS = 0.05; server.main(sys.argv[1:])"
    )
    path = server_path()
    command = [sys.executable, "-P", "-c", script, "python", str(path), str(address.key())]
    with subprocess.Popen(command) as process:
        if end != "idle":
            until(lambda: client.status("python"))
        if end == "unlink":
            path.unlink()
        elif end == "home":
            home.rmdir()
        assert process.wait(60) == 0
    assert not path.exists()


def test_two_servers_are_never_started_for_one(asking: Asking) -> None:
    pairs = [later(asking(RIGHT)) for _ in range(4)]
    for thread, _ in pairs:
        thread.join()
    assert [results[0].verdict for _, results in pairs] == [Verdict.PASSED] * 4
    assert server_status().checks == 4
