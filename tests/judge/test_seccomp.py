"""The filter of system calls: its numbers are the kernel's, and what it is to refuse is refused."""

import errno
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

from drill.judge import seccomp

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux has it")

HEADERS = (
    (0, r"#define __NR_(\w+) (\d+)", "x86_64-linux-gnu/asm/unistd_64.h"),
    (1, r"#define __NR_(?:3264_)?(\w+) (\d+)", "asm-generic/unistd.h"),
)
# Makes the system calls of its arguments in a process that has the filter, and prints their errors.
TRY = """
import ctypes, os, sys
from drill.judge import seccomp
libc = ctypes.CDLL(None, use_errno=True)
assert seccomp.restrict(processes=sys.argv[1] == "processes")
for number, *arguments in map(eval, sys.argv[2:]):
    ctypes.set_errno(0)
    libc.syscall(number, *arguments)
    print(ctypes.get_errno())
"""


def errors(*calls: str, processes: bool = False) -> list[int]:
    """The error numbers of system calls within the filter; 0 for those that were made."""
    allowed = "processes" if processes else "none"
    done = subprocess.run(
        [sys.executable, "-P", "-c", TRY, allowed, *calls], capture_output=True, check=True
    )
    return [int(line) for line in done.stdout.split()]


@pytest.mark.parametrize(("which", "pattern", "header"), HEADERS)
def test_the_numbers_are_those_of_the_headers(which: int, pattern: str, header: str) -> None:
    path = Path("/usr/include", header)
    if not path.exists():
        pytest.skip("the kernel's headers are not installed")
    known = dict(re.findall(pattern, path.read_text()))
    known |= {"umount2": known.get("umount2", known.get("umount", ""))}
    ours = {**seccomp.REFUSED, **seccomp.IGNORED, **seccomp.PROCESSES}
    compared = 0
    for name, numbers in ours.items():
        if known.get(name):
            assert numbers[which] == int(known[name]), name
            compared += 1
    # Headers may be older than the newest calls.
    assert compared > 80 - 15 * which


NUMBER = {name: numbers[0] for name, numbers in {**seccomp.REFUSED, **seccomp.PROCESSES}.items()}
x86 = pytest.mark.skipif(platform.machine() != "x86_64", reason="numbers of x86-64")


@x86
@pytest.mark.parametrize("name", sorted(NUMBER))
def test_what_is_named_is_refused(name: str) -> None:
    assert errors(f"({NUMBER[name]}, -1, -1, -1, -1, -1)") == [errno.EPERM]


@x86
@pytest.mark.parametrize("name", sorted(seccomp.IGNORED))
def test_what_copying_does_to_a_copy_seems_to_succeed(name: str, tmp_path: Path) -> None:
    # Without the filter each of them fails: there is no such file.
    number, missing = seccomp.IGNORED[name][0], f"b'{tmp_path}/missing'"
    arguments = f"-100, {missing}" if name.endswith(("at", "at2")) else missing
    assert errors(f"({number}, {arguments}, 0, 0)") == [0]


@x86
def test_a_process_may_do_to_itself_what_it_may_not_do_to_others() -> None:
    parent, own, probe = "os.getppid()", "os.getpid()", 0
    assert errors(
        f"(62, {parent}, {probe})", f"(62, {own}, {probe})", f"(234, {parent}, {parent}, {probe})"
    ) == [errno.EPERM, 0, errno.EPERM]


@x86
def test_processes_cannot_be_started_by_any_call_and_threads_can() -> None:
    sigchld, thread = 17, 0x00010000
    clone, clone3 = 56, 435
    # A thread without shared memory is refused by the kernel itself, after the filter.
    assert errors(f"({clone}, {sigchld}, 0)", f"({clone}, {thread}, 0)", f"({clone3}, 0, 0)") == [
        errno.EPERM,
        errno.EINVAL,
        errno.ENOSYS,
    ]


@x86
def test_where_processes_are_allowed_they_can_be_started() -> None:
    # vfork's like: the child would return into the same memory, so an impossible program is executed.
    assert errors("(59, 0, 0, 0)", processes=True) == [errno.EFAULT]


@x86
def test_limits_can_be_read_but_not_set() -> None:
    memory, prlimit = "bytes(16)", 302
    assert errors(f"({prlimit}, 0, 0, None, ctypes.create_string_buffer(16))") == [0]
    assert errors(f"({prlimit}, 0, 0, {memory}, None)") == [errno.EPERM]


@x86
@pytest.mark.parametrize(
    ("call", "refused"),
    [
        ("(157, 1, 0)", True),
        ("(157, 36, 1)", True),
        ("(157, 4, 1)", True),
        ("(157, 16, bytes(16))", False),
    ],
)
def test_settings_of_the_process_that_the_judge_relies_on_stay(call: str, refused: bool) -> None:
    assert (errors(call) == [errno.EPERM]) == refused


@x86
def test_nothing_can_be_typed_into_a_terminal() -> None:
    assert errors("(16, 0, 0x5412, b'x')") == [errno.EPERM]
    assert errors("(16, -1, 0x5401, 0)") == [errno.EBADF]


@x86
def test_the_other_calling_convention_is_no_way_around() -> None:
    assert errors(f"({0x40000000 + 41}, 2, 1, 0)") == [errno.EPERM]
