"""A seccomp filter: system calls that a submission has no use for are refused, whoever makes them.

It refuses what reaches other processes, the network, the clock of the machine, or the attributes of files,
which Landlock does not cover; what is not named is allowed, for Python and its libraries need much
(seccomp(2), filter.c). Like Landlock it cannot be taken back.
"""

import ctypes
import errno
import os
import platform
import struct
import sys

from drill.judge import landlock

# Numbers by architecture: uapi/asm/unistd_64.h of x86-64, asm-generic/unistd.h of arm64. None: not there.
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_Numbers = dict[str, tuple[int | None, int | None]]
# What starts a process, or another program in this one.
PROCESSES: _Numbers = {
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
}
# What copying a file does to the copy. It seems to succeed, and changes nothing: Landlock does not cover it.
IGNORED: _Numbers = {
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
}
REFUSED: _Numbers = {
    # the network: pairs of sockets within the process remain
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    # other processes
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "process_mrelease": (448, 448),
    "kcmp": (312, 272),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "setpriority": (141, 140),
    "sched_setscheduler": (144, 119),
    "sched_setattr": (314, 274),
    "sched_setparam": (142, 118),
    "sched_setaffinity": (203, 122),
    "ioprio_set": (251, 30),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    # its own limits
    "setrlimit": (160, 164),
    # attributes of files, and their lengths
    "chown": (92, None),
    "lchown": (94, None),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "truncate": (76, 45),
    # memory that outlives a process, or has no limit
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    # ways around a filter, or into the kernel
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "userfaultfd": (323, 282),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "open_by_handle_at": (304, 265),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    # the machine
    "reboot": (169, 142),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "adjtimex": (159, 171),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "syslog": (103, 116),
    "fanotify_init": (300, 262),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "mount_setattr": (442, 442),
}
_KILL, _TGKILL = (62, 129), (234, 131)
_CLONE, _CLONE3 = (56, 220), (435, 435)
_PRCTL, _PRLIMIT, _IOCTL = (157, 167), (302, 261), (16, 29)
# Calls whose first or second argument decides.
_THREAD = 0x00010000  # CLONE_THREAD
_PRCTL_REFUSED = (1, 4, 36, 0x59616D61)  # PDEATHSIG, DUMPABLE, CHILD_SUBREAPER, PTRACER
_IOCTL_REFUSED = (0x5412, 0x541C)  # TIOCSTI and TIOCLINUX: typing into a terminal

# linux/bpf_common.h, linux/seccomp.h
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_X32 = 0x40000000
_SET_MODE_FILTER, _GET_ACTION_AVAIL = 1, 2
_TSYNC = 1
_SECCOMP = (317, 277)

Instruction = tuple[int, int, int, int]


def available() -> bool:
    """Whether this kernel and this architecture have it."""
    if sys.platform != "linux" or platform.machine() not in _ARCHITECTURES:
        return False
    return _syscall(_SECCOMP, _GET_ACTION_AVAIL, 0, struct.pack("I", _KILL_PROCESS)) == 0


def restrict(processes: bool, own_signals: bool = True) -> bool:
    """Refuse, from now on and in all threads, what is named above; False where there is no such filter.

    processes:   whether other processes may be started
    own_signals: whether this process may send signals to itself only

    Raises OSError.
    """
    if not available():
        return False
    landlock.no_new_privileges()
    steps = program(os.getpid() if own_signals else None, processes)
    filtered = b"".join(struct.pack("HBBI", *step) for step in steps)
    kept = ctypes.create_string_buffer(filtered)
    header = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(kept))
    if _syscall(_SECCOMP, _SET_MODE_FILTER, _TSYNC, header) != 0:
        raise OSError(ctypes.get_errno(), f"seccomp: {os.strerror(ctypes.get_errno())}")
    return True


def program(pid: int | None, processes: bool) -> list[Instruction]:
    """The filter: of each step its code, how many to skip if so and if not, and what is compared.

    pid: the process that signals may be sent to; None for any
    """
    which, architecture = _ARCHITECTURES[platform.machine()]
    steps: list[Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    if which == 0:  # the calls of x32, which have numbers of their own
        steps += [(_AT_LEAST, 0, 1, _X32), _refusal()]
    refused = REFUSED if processes else REFUSED | PROCESSES
    for number in (numbers[which] for numbers in refused.values()):
        if number is not None:
            steps += [(_EQUAL, 0, 1, number), _refusal()]
    for number in (numbers[which] for numbers in IGNORED.values()):
        if number is not None:
            steps += [(_EQUAL, 0, 1, number), _refusal(0)]
    # Its arguments are behind a pointer, where no filter looks; whoever is told that it does not
    # exist takes `clone`.
    steps += [(_EQUAL, 0, 1, _CLONE3[which]), _refusal(errno.ENOSYS)]
    if not processes:
        steps += _unless(_CLONE[which], 0, [(_ANY_BIT, 1, 0, _THREAD)])
    for numbers in (_KILL, _TGKILL) if pid is not None else ():
        steps += _unless(numbers[which], 0, [(_EQUAL, 1, 0, pid or 0)])
    steps += _only(_PRCTL[which], 0, _PRCTL_REFUSED)
    steps += _only(_IOCTL[which], 1, _IOCTL_REFUSED)
    # Limits may be read, but not set: the third argument is a pointer to new ones.
    low, high = ((_LOAD, 0, 0, _argument(2) + offset) for offset in (0, 4))
    steps += [
        (_EQUAL, 0, 5, _PRLIMIT[which]),
        low,
        (_EQUAL, 0, 2, 0),
        high,
        (_EQUAL, 1, 0, 0),
        _refusal(),
    ]
    # Nothing after a call whose arguments were loaded is compared with the number.
    return [*steps, (_RETURN, 0, 0, _ALLOW)]


def _unless(number: int, argument: int, test: list[Instruction]) -> list[Instruction]:
    """Refuse a call unless the test of its argument skips the refusal; it is final either way."""
    inner = [(_LOAD, 0, 0, _argument(argument)), *test, _refusal(), (_RETURN, 0, 0, _ALLOW)]
    return [(_EQUAL, 0, len(inner), number), *inner]


def _only(number: int, argument: int, values: tuple[int, ...]) -> list[Instruction]:
    """Refuse a call with one of these arguments, and allow it with any other."""
    inner: list[Instruction] = [(_LOAD, 0, 0, _argument(argument))]
    for value in values:
        inner += [(_EQUAL, 0, 1, value), _refusal()]
    inner.append((_RETURN, 0, 0, _ALLOW))
    return [(_EQUAL, 0, len(inner), number), *inner]


def _argument(number: int) -> int:
    """Where the lower half of an argument is, on machines that have it first."""
    return _ARGUMENTS_AT + 8 * number


def _refusal(error: int = errno.EPERM) -> Instruction:
    return (_RETURN, 0, 0, 0x00050000 | error)  # SECCOMP_RET_ERRNO


def _syscall(numbers: tuple[int, int], *arguments: object) -> int:
    which, _ = _ARCHITECTURES[platform.machine()]
    return int(landlock.libc().syscall(numbers[which], *arguments))
