"""Whatever is wrong with a server, the check gets its verdict."""

import os
import signal
import socket
import threading
from pathlib import Path

import pytest

from drill.errors import ContentError
from drill.judge import address, client
from drill.judge.result import Verdict
from tests.judge.conftest import (
    RIGHT,
    SLOW,
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


def test_a_folder_that_others_can_write_holds_no_server(asking: Asking, warm: Path) -> None:
    (warm / "drill").mkdir(mode=0o777)
    (warm / "drill").chmod(0o777)
    assert address.socket_path("python") is None
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    assert not list((warm / "drill").iterdir())


@pytest.mark.parametrize(("value", "cold"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_servers_can_be_unwanted(monkeypatch: pytest.MonkeyPatch, value: str, cold: bool) -> None:
    monkeypatch.setenv("DRILL_COLD", value)
    assert (address.socket_path("python") is None) == cold


def test_a_system_folder_that_is_only_named_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, warm: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(warm))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(warm / "nobody-made-it"))
    assert server_path().parent == warm / f"drill-{os.getuid()}"


def test_a_socket_that_nobody_listens_at_is_replaced(asking: Asking) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(server_path()))
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED
    assert server_status().checks == 1


@pytest.mark.parametrize("said", [b"", b"H", b"HTTP/1.0 400 Bad Request", b"T", b"T\0\0\0\4nope"])
def test_a_socket_of_something_else_is_left_alone(asking: Asking, said: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as foreign:
        foreign.bind(str(server_path()))
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
    server_path().unlink()


def test_a_server_that_hangs_is_ended_and_its_check_made_without_it(
    until: Until, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.check(asking(RIGHT))
    pid = server_status().pid
    os.kill(pid, signal.SIGSTOP)
    monkeypatch.setattr(client, "HELLO_SECONDS", 0.3)
    assert client.check(asking(WRONG)).verdict is Verdict.FAILED
    monkeypatch.undo()
    until(lambda: address.owner(server_path()) is None)


def test_a_server_that_hangs_is_stopped(
    until: Until, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.check(asking(RIGHT))
    os.kill(server_status().pid, signal.SIGSTOP)
    monkeypatch.setattr(client, "HELLO_SECONDS", 0.3)
    assert client.status("python") is None
    assert client.stop("python")
    until(lambda: address.owner(server_path()) is None)
    assert not client.stop("python")


def test_a_server_killed_in_the_middle_of_a_check_costs_no_verdict(
    until: Until, asking: Asking
) -> None:
    server = warmed(asking(RIGHT), until)
    thread, results = later(asking(SLOW))
    until(lambda: server_status().running)
    os.kill(server.pid, signal.SIGKILL)
    thread.join()
    assert [result.verdict for result in results] == [Verdict.PASSED]
    # What it had forked has gone with it.
    until(lambda: not any(alive(pid) for pid in server.judges))


def test_a_judge_killed_in_the_middle_of_a_check_costs_no_verdict(
    until: Until, asking: Asking
) -> None:
    [judge] = warmed(asking(RIGHT), until).judges
    thread, results = later(asking(SLOW))
    until(lambda: server_status().running)
    os.kill(judge, signal.SIGKILL)
    thread.join()
    assert [result.verdict for result in results] == [Verdict.PASSED]
    until(lambda: not server_status().running)
    assert client.check(asking(RIGHT)).verdict is Verdict.PASSED


def test_a_request_that_the_judge_cannot_serve_is_told_by_the_cold_one(asking: Asking) -> None:
    client.check(asking(RIGHT))
    (Path(asking("").root) / "solutions" / "demo.py").write_text("def add(a, b:\n")
    with pytest.raises(ContentError, match=r"solutions/demo\.py:1: loading it raises `SyntaxError"):
        client.check(asking(RIGHT))
