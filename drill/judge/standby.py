"""A judge and its worker that stand ready: forked before there is a request, with the likely problem prepared."""

import contextlib
import os
import select
import signal
import socket
import traceback

import msgspec

from drill.judge import address, judge, scratch, worker
from drill.judge.device import CPU
from drill.judge.exam import Exam
from drill.judge.exercise import deep_recursion
from drill.judge.jail import die_with_parent
from drill.judge.process import PersonLeftError, WorkerProcess
from drill.judge.protocol import Message
from drill.judge.result import CheckRequest, CheckResult, encoded

# What a judge tells its server when it has read a request: root and id of the problem, and the device.
Subject = tuple[str, str, str]


def serve(control: socket.socket, likely: Subject | None) -> None:
    """Wait for one request, judge it, answer whoever made it.

    control: the server sends the header of a request, and with it the connection; it hears what
             the request is about. Its end is the end of this process.
    likely:  the problem that is probably asked about
    """
    scratch.sweep()
    process = WorkerProcess(worker.serve)
    exam = _prepare(control, process, likely) if likely else None
    header, descriptors, _, _ = socket.recv_fds(control, address.HEADER.size, 1)
    if not descriptors:
        process.kill()
        process.close()
        return
    connection = socket.socket(fileno=descriptors[0])
    connection.settimeout(address.PATIENCE)
    *_, length = address.HEADER.unpack(header)
    request = msgspec.json.decode(address.exactly(connection, length), type=CheckRequest)
    rival = exam.rival if exam else None
    if process.ended() or (rival and rival.ended()):
        # Killed while it waited, perhaps for want of memory: no fault of the submission's. Another worker
        # would be forked too late; whoever asked makes the check cold.
        connection.close()
        process.close()
        return
    subject: Subject = (request.root, request.problem, request.device)
    control.sendall(msgspec.json.encode(subject))
    process.person = connection.fileno()

    def deliver(result: CheckResult) -> None:
        connection.sendall(address.framed(encoded(result)))
        if result.final:
            connection.close()

    # Whoever asked may have left; there is nobody to tell.
    with contextlib.suppress(PersonLeftError, ConnectionError):
        judge.check(request, process, deliver, exam)


def _prepare(control: socket.socket, process: WorkerProcess, likely: Subject) -> Exam | None:
    """Prepare a problem until all of it is ready, or a request comes.

    A GPU takes a second or more to start in a process; nothing of it can be had by a fork.
    """
    try:
        with deep_recursion():
            root, problem, device = likely
            exam = Exam(root, problem, device=device)
            exam.engage_rival()
            if device != CPU:
                process.send(Message("warm", {"device": device}))
                process.receive()
            while not select.select([control], [], [], 0)[0] and exam.prepare_one():
                pass
        return exam
    except Exception:  # noqa: BLE001 - a request about this problem will meet the same error, and tell it
        return None


def start(server: int, control: socket.socket, likely: Subject | None) -> None:
    """In a fork of the server: keep nothing of it but `control`, and serve. Never returns."""
    try:
        die_with_parent(server)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        os.closerange(3, control.fileno())
        os.closerange(control.fileno() + 1, 4096)
        serve(control, likely)
    except BaseException:  # noqa: BLE001 - nothing may unwind past the fork; who asked hears no verdict
        traceback.print_exc()
    finally:
        os._exit(0)
