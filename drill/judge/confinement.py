"""The jail of a submission: what its process may still read, write and reach.

Two layers. An audit hook of Python's own works on every system, explains itself, and stops whatever goes
through Python. On Linux the kernel stops the rest: Landlock the files, and seccomp the system calls.
"""

import contextlib
import functools
import os
import site
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drill import paths
from drill.judge import auditing, landlock, native, seccomp
from drill.judge.device import CPU
from drill.judge.policy import Policy

# What programs and libraries are made of, wherever Python itself is.
_SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix/store", "/gnu/store")
_SETTINGS = (
    "ld.so.cache",
    "localtime",
    "timezone",
    "nsswitch.conf",
    "passwd",
    "group",
    "mime.types",
)
_KERNEL = (
    "proc/self",
    "proc/cpuinfo",
    "proc/meminfo",
    "proc/stat",
    "proc/sys/vm",
    "sys/devices/system",
)
_DEVICES = ("null", "zero", "full", "random", "urandom")
_GPU = (
    "/proc/driver/nvidia",
    "/sys",
    "/dev/nvidia-caps",
    "/dev/nvidia-uvm",
    "/dev/nvidia-uvm-tools",
)


class Jail(msgspec.Struct, frozen=True):
    """What a submission is kept from.

    hidden:    files and folders of which it may read nothing
    processes: whether it may start others
    kernel:    whether the kernel is asked too; without it only what goes through Python is stopped
    """

    hidden: list[str]
    processes: bool = False
    kernel: bool = True


def hidden(root: str) -> list[str]:
    """What tells a submission the answer, or belongs to the person: problems, solutions, history."""
    found = [paths.home(), paths.runtime()]
    for folder in dict.fromkeys((Path(root), paths.content_root())):
        found += [
            folder / name for name in ("problems", "solutions", "submissions", "tests", ".git")
        ]
    return [os.path.realpath(path) for path in found]


def enter(jail: Jail, folder: str | None, device: str) -> None:
    """Confine this process, for good. A layer that the system does not have is left out.

    folder: of the submission: it may read what lies there
    """
    scratch = os.environ["TMPDIR"]
    tempfile.tempdir = scratch
    # The candidate's folder is no place for ours.
    sys.dont_write_bytecode = True
    alone = not (jail.kernel and _confined(jail, Path(scratch), folder, device))
    if alone:
        native.close()
    auditing.install(
        Policy(tuple(jail.hidden), os.path.realpath(scratch), jail.processes, alone, _libraries())
    )


@functools.cache
def _libraries() -> tuple[str, ...]:
    """Where Python and its packages are; not the folder of a submission."""
    folders = [*_prefixes(), *site.getsitepackages(), site.getusersitepackages()]
    return tuple({os.path.realpath(folder) for folder in folders})


def _prefixes() -> tuple[str, ...]:
    return (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)


def _confined(jail: Jail, scratch: Path, folder: str | None, device: str) -> bool:
    """Whether the kernel confines this process from now on, in both ways."""
    try:
        found = landlock.restrict(rules(jail, scratch, folder, device))
        # Where Landlock keeps signals within the jail, what was started in it may be ended by it.
        free = jail.processes and found >= landlock.SIGNALS
        return seccomp.restrict(jail.processes, own_signals=not free) and found > 0
    except (
        OSError
    ):  # a container may refuse what its kernel has; `drill doctor` tries what is stopped
        return False


def rules(jail: Jail, scratch: Path, folder: str | None, device: str) -> Iterator[tuple[Path, int]]:
    """What Python and the submission need, and with which rights."""
    concealed = tuple(Path(path) for path in jail.hidden)
    readable = [Path("/etc", name) for name in _SETTINGS]
    readable += [Path("/", name) for name in _KERNEL]
    readable += _programs(concealed)
    yield from ((path, landlock.READ) for path in readable)
    if folder is not None:
        yield from _beside(Path(os.path.realpath(folder)), concealed)
    yield from ((Path("/dev", name), landlock.USE) for name in _DEVICES)
    if device != CPU:
        gpus = Path("/dev").glob("nvidia*")
        yield from ((path, landlock.READ | landlock.USE) for path in [*gpus, *map(Path, _GPU)])
    yield scratch, landlock.WRITE


def prepare() -> None:
    """Look up what takes time and is the same for every submission to a built-in problem."""
    auditing.prepare()
    _libraries()
    _programs(tuple(Path(path) for path in hidden(str(paths.content_root()))))


@functools.cache
def _programs(concealed: tuple[Path, ...]) -> list[Path]:
    """The folders of programs, libraries and what Python imports, without what is concealed in them.

    Drill may be installed in any of them: where the system keeps its own packages, in an environment, in
    the person's home.
    """
    package = Path(__file__).resolve().parents[1]
    libraries = os.environ.get("LD_LIBRARY_PATH", "").split(":")
    found = [*_SYSTEM, *libraries, *_prefixes(), *sys.path, str(package)]
    folders = dict.fromkeys(Path(os.path.realpath(path)) for path in found if path)
    if paths.content_root() == package.parent:
        # Of a checkout all of it is not needed.
        folders.pop(package.parent, None)
    return [part for path in folders for part in _without(path, concealed)]


def _without(path: Path, concealed: tuple[Path, ...]) -> Iterator[Path]:
    """The path, or where something beneath it is concealed, all parts of it that are not.

    A link is what it leads to: a rule on `lib64` would be one on all of `lib`.
    """
    led = os.path.realpath(path) if path.is_symlink() else str(path)
    if any(_within(led, str(other)) for other in concealed):
        return
    if not any(_within(str(other), led) for other in concealed):
        yield path
    elif led == str(path):
        with contextlib.suppress(OSError):
            for entry in path.iterdir():
                yield from _without(entry, concealed)


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _beside(folder: Path, concealed: tuple[Path, ...]) -> Iterator[tuple[Path, int]]:
    """What of a submission's folder it may read: all, where that is a folder for such files.

    In a home, or where something concealed is beneath, only the files that lie directly in it; and
    nothing in what is concealed.
    """
    if any(path in (folder, *folder.parents) for path in concealed):
        return
    # Where the person has no home, `~` stands for itself.
    home = Path(os.path.realpath(os.path.expanduser("~")))
    if not any(folder in (path, *path.parents) for path in (*concealed, home)):
        yield folder, landlock.READ
        return
    # An import lists the folder; that the names beneath it can be listed too cannot be helped.
    yield folder, landlock.READ_DIR
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.is_file() and not path.name.startswith("."):
                yield path, landlock.READ
