"""The warm server: started by itself, replaced when it must be, and never between a check and its verdict."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from drill.judge import address, client, cold
from drill.judge.result import CheckRequest, CheckResult, ServerStatus, Verdict

SPEC = """
framework: python
entry: add
inputs:
  a: {integers: [], low: -9, high: 10}
  b: {integers: [], low: -9, high: 10}
cases:
  - name: {en: any numbers, zh: 任意整数}
mistakes:
  - id: subtracted
    says: {en: The second is subtracted., zh: 第二个数被减去了。}
    edit: {replace: a + b, by: a - b}
"""
STUB = "def add(a, b):\n    ..."
RIGHT = "def add(a, b):\n    return a + b\n"
WRONG = "def add(a, b):\n    return a - b\n"
SLOW = "import time\ntime.sleep(1)\n" + RIGHT

Asking = Callable[..., CheckRequest]
Until = Callable[[Callable[[], object]], None]

pytestmark = pytest.mark.usefixtures("warm")


@pytest.fixture
def asking(made: Callable[..., Path]) -> Asking:
    """A request about a problem in plain Python, whose server starts at once."""
    root = made(SPEC, RIGHT, STUB)

    def ask(text: str, **options: object) -> CheckRequest:
        return CheckRequest(
            "demo",
            "python",
            str(root),
            text,
            "demo.py",
            **options,  # type: ignore[arg-type]
        )

    return ask


def _status() -> ServerStatus:
    found = client.status("python")
    assert found is not None
    return found


def _path() -> Path:
    path = address.socket_path("python")
    assert path is not None
    return path


def _warmed(request: CheckRequest, until: Until) -> ServerStatus:
    """A server that has made one check, and waits for the next one."""
    client.check(request)
    until(lambda: _status().prepared and not _status().running)
    return _status()


def _later(request: CheckRequest) -> tuple[threading.Thread, list[CheckResult]]:
    """A check that is made meanwhile."""
    results: list[CheckResult] = []
    thread = threading.Thread(target=lambda: results.append(client.check(request)))
    thread.start()
    return thread, results


def test_the_first_check_starts_a_server_and_the_next_ones_use_it(asking: Asking) -> None:
    assert client.status("python") is None
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    pid = _status().pid
    assert client.check(asking(WRONG)).verdict is Verdict.FAILED
    assert client.check(asking("x = 1\n")).verdict is Verdict.INVALID
    assert (_status().pid, _status().checks) == (pid, 3)


def test_a_server_is_made_ready_for_a_problem_before_there_is_a_check(
    until: Until, asking: Asking
) -> None:
    client.expect("python", asking("").root, "demo")
    until(lambda: client.status("python"))
    assert _status().prepared == "demo"
    client.expect("python", asking("").root, "other")
    until(lambda: _status().prepared == "other")
    # `other` does not exist, which is no matter of `demo`.
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    assert _status().checks == 1
    until(lambda: _status().prepared == "demo")


def test_warm_and_cold_say_the_same(asking: Asking) -> None:
    for text in (RIGHT, WRONG, "def add(a, b):\n    raise KeyError(a)\n", STUB):
        request = asking(text, seed=7)
        warm, own = client.check(request), cold.check(request)
        assert msgspec.structs.replace(warm, seconds=0.0) == msgspec.structs.replace(
            own, seconds=0.0
        )
    assert _status().checks == 4


def test_every_check_has_a_seed_of_its_own(asking: Asking) -> None:
    seeds = {client.check(asking(RIGHT)).seed for _ in range(4)}
    assert len(seeds) == 4
    assert client.check(asking(RIGHT, seed=3)).seed == 3


def test_only_the_person_can_reach_the_socket(asking: Asking, warm: Path) -> None:
    client.check(asking(RIGHT))
    assert stat.S_IMODE((warm / "drill").stat().st_mode) == 0o700
    assert stat.S_IMODE(_path().stat().st_mode) == 0o600


def test_a_folder_that_others_can_write_holds_no_server(asking: Asking, warm: Path) -> None:
    (warm / "drill").mkdir(mode=0o777)
    (warm / "drill").chmod(0o777)
    assert address.socket_path("python") is None
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    assert not list((warm / "drill").iterdir())


def test_a_system_folder_that_is_only_named_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, warm: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(warm))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(warm / "nobody-made-it"))
    assert _path().parent == warm / f"drill-{os.getuid()}"


def test_a_socket_that_nobody_listens_at_is_replaced(asking: Asking) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(_path()))
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    assert _status().checks == 1


@pytest.mark.parametrize("said", [b"", b"H", b"HTTP/1.0 400 Bad Request", b"T", b"T\0\0\0\4nope"])
def test_a_socket_of_something_else_is_left_alone(asking: Asking, said: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as foreign:
        foreign.bind(str(_path()))
        foreign.listen()

        def answer() -> None:
            connection, _ = foreign.accept()
            with connection:
                connection.recv(1 << 20)
                connection.sendall(said)

        thread = threading.Thread(target=answer)
        thread.start()
        assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
        thread.join()
    _path().unlink()


def test_a_server_that_hangs_is_ended_and_its_check_made_without_it(
    until: Until, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.check(asking(RIGHT))
    pid = _status().pid
    os.kill(pid, signal.SIGSTOP)
    monkeypatch.setattr(client, "HELLO_SECONDS", 0.3)
    assert client.check(asking(WRONG)).verdict is Verdict.FAILED
    monkeypatch.undo()
    until(lambda: address.owner(_path()) is None)


def test_a_server_that_hangs_is_stopped(
    until: Until, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.check(asking(RIGHT))
    os.kill(_status().pid, signal.SIGSTOP)
    monkeypatch.setattr(client, "HELLO_SECONDS", 0.3)
    assert client.status("python") is None
    assert client.stop("python")
    until(lambda: address.owner(_path()) is None)
    assert not client.stop("python")


def test_a_server_killed_in_the_middle_of_a_check_costs_no_verdict(
    until: Until, asking: Asking
) -> None:
    server = _warmed(asking(RIGHT), until)
    thread, results = _later(asking(SLOW))
    until(lambda: _status().running)
    os.kill(server.pid, signal.SIGKILL)
    thread.join()
    assert [result.verdict for result in results] == [Verdict.PASSED]
    # What it had forked has gone with it.
    until(lambda: not any(_alive(pid) for pid in server.judges))


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_judge_killed_in_the_middle_of_a_check_costs_no_verdict(
    until: Until, asking: Asking
) -> None:
    [judge] = _warmed(asking(RIGHT), until).judges
    thread, results = _later(asking(SLOW))
    until(lambda: _status().running)
    os.kill(judge, signal.SIGKILL)
    thread.join()
    assert [result.verdict for result in results] == [Verdict.PASSED]
    until(lambda: not _status().running)
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED


def test_checks_are_served_side_by_side(until: Until, asking: Asking) -> None:
    _warmed(asking(RIGHT), until)
    pairs = [_later(asking(SLOW)) for _ in range(2)]
    until(lambda: _status().running == 2)
    for thread, _ in pairs:
        thread.join()
    assert all(results[0].verdict is Verdict.PASSED for _, results in pairs)


def test_a_check_that_nobody_waits_for_is_ended(until: Until, asking: Asking) -> None:
    [judge] = _warmed(asking(RIGHT), until).judges
    body = msgspec.json.encode(asking(RIGHT + "while True: pass\n", deadline=600.0))
    with socket.socket(socket.AF_UNIX) as channel:
        channel.connect(str(_path()))
        channel.sendall(client._header(address.Kind.CHECK, body) + body)
        until(lambda: _status().running)
        # Its own limit is far away: what ends it is that nobody waits.
    until(lambda: not _status().running)
    until(lambda: not _alive(judge))


def test_another_environment_gets_another_server(
    until: Until, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.check(asking(RIGHT))
    first = _status().pid
    monkeypatch.setenv("PYTHONHASHSEED", "4")
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    assert _status().pid != first
    until(lambda: not _alive(first))


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
    until(lambda: _status().prepared == "demo")
    reference = Path(asking("").root) / "solutions" / "demo.py"
    reference.write_text("def add(a, b):\n    return a + b + 1\n")
    assert client.check(asking(RIGHT)).verdict is Verdict.FAILED
    assert _status().checks == 2


def test_a_request_that_the_judge_cannot_serve_is_told_by_the_cold_one(asking: Asking) -> None:
    client.check(asking(RIGHT))
    (Path(asking("").root) / "solutions" / "demo.py").write_text("def add(a, b:\n")
    from drill.errors import JudgeError

    with pytest.raises(JudgeError, match="gave no verdict"):
        client.check(asking(RIGHT))


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
    path = _path()
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
    pairs = [_later(asking(RIGHT)) for _ in range(4)]
    for thread, _ in pairs:
        thread.join()
    assert [results[0].verdict for _, results in pairs] == [Verdict.PASSED] * 4
    assert _status().checks == 4
