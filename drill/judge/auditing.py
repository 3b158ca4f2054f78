"""What Python tells before it does it (PEP 578), and what of it a submission is refused.

It holds on every system, but only for what goes through Python: native code is the kernel's to stop. An
exception that is raised here is the candidate's, with a message that says what is allowed instead.
"""

import _thread
import builtins
import errno
import functools
import os
import re
import sys
from collections.abc import Callable
from importlib.abc import InspectLoader
from pathlib import PurePosixPath, PureWindowsPath
from types import CodeType, SimpleNamespace
from typing import Any

from drill.judge.policy import Policy

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_ALWAYS_WRITABLE = ("/dev/null", "/dev/stdout", "/dev/stderr")
# The arguments of events that are paths which are changed, those that are the open folders that these are
# relative to, and whether what a link leads to is changed, not the link itself.
_CHANGES: dict[str, tuple[tuple[int, int | None, bool], ...]] = {
    "os.remove": ((0, 1, False),),
    "os.rmdir": ((0, 1, False),),
    "os.mkdir": ((0, 2, False),),
    "os.truncate": ((0, None, True),),
    "os.chmod": ((0, 2, True),),
    "os.chown": ((0, 3, True),),
    "os.chflags": ((0, None, True),),
    "os.utime": ((0, 3, True),),
    "os.setxattr": ((0, None, True),),
    "os.removexattr": ((0, None, True),),
    "os.rename": ((0, 2, False), (1, 3, False)),
    "os.link": ((0, 2, True), (1, 3, False)),
    "os.symlink": ((1, 2, False),),
    "sqlite3.connect": ((0, None, True),),
}
_LISTS = ("os.listdir", "os.scandir")
_PROCESSES = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.spawn",
)
# What is done to a process, whose number comes first.
_TO_PROCESSES = ("os.kill", "os.killpg", "resource.prlimit")
_NETWORK = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
)
# Ways around this hook itself; where the kernel watches as well they lead nowhere.
_WAYS_AROUND = (
    "ctypes.dlopen",
    "ctypes.dlsym",
    "ctypes.dlsym/handle",
    "ctypes.call_function",
    "ctypes.cdata",
    "ctypes.cdata/buffer",
    "ctypes.string_at",
    "ctypes.wstring_at",
    "gc.get_objects",
    "gc.get_referrers",
    "gc.get_referents",
)
# Modules whose native code reads files by their names, or runs code that this hook does not see.
_NATIVE = (
    "readline",
    "_tkinter",
    "_xxsubinterpreters",
    "_xxinterpchannels",
    "_interpreters",
    "_testcapi",
    "_testinternalcapi",
    "_testmultiphase",
)
# Path-like objects whose text is asked for; that of any other class would be code of the submission's.
_PATHS = (PurePosixPath, PureWindowsPath)
_PROCESS = re.compile(r"/proc/(\d+)(/|$)")

# stat.S_IFMT and S_IFDIR, whose functions a submission could replace.
_KIND, _FOLDER = 0o170000, 0o040000
_MOST_LINKS = 40

_Rule = Callable[[tuple[Any, ...]], None]


def install(policy: Policy) -> None:
    """Refuse from now on; a hook cannot be taken away again.

    It is made of this module's code with names of its own, and of functions as they are now: what a
    submission puts in their place elsewhere changes nothing here.
    """
    own: dict[str, Any] = {"__name__": __name__, "__builtins__": dict(vars(builtins))}
    exec(_code(), own)
    own["os"] = SimpleNamespace(**vars(os))
    sys.addaudithook(own["hook"](policy))


@functools.cache
def _code() -> CodeType:
    loader = __spec__.loader
    assert isinstance(loader, InspectLoader)
    code = loader.get_code(__name__)
    assert code is not None
    return code


def prepare() -> None:
    """Have at hand what `install` needs."""
    _code()


def hook(policy: Policy) -> Callable[[str, tuple[Any, ...]], None]:
    """The hook that keeps to a policy."""
    files = _Files(policy)
    rules: dict[str, _Rule] = {"open": files.opened}
    for event, changed in _CHANGES.items():
        rules[event] = files.changing(changed)
    for event in _LISTS:
        rules[event] = files.listed
    if policy.alone or not policy.processes:  # else the kernel keeps them within the jail
        for event in _TO_PROCESSES:
            rules[event] = _to_itself
    for event in _NETWORK:
        rules[event] = _refusing("there is no network for a submission")
    if not policy.processes:
        for event in _PROCESSES:
            rules[event] = _refusing("a submission may start no other process")
    if policy.alone:
        rules["os.chdir"] = files.entered
        rules["import"] = files.imported
        rules["cpython.PyInterpreterState_New"] = _refusing("a submission has one interpreter")
        for event in _WAYS_AROUND:
            rules[event] = _refusing(f"{event} is not for submissions")

    def decide(event: str, arguments: tuple[Any, ...]) -> None:
        rule = rules.get(event)
        if rule is not None:
            rule(arguments)

    return decide


class _Files:
    """The rules about files."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    def opened(self, arguments: tuple[Any, ...]) -> None:
        path, mode, flags = arguments
        writes = isinstance(mode, str) and any(letter in mode for letter in "wax+")
        if writes or (isinstance(flags, int) and flags & _WRITING):
            self._write(path)
        else:
            self._read(path)

    def listed(self, arguments: tuple[Any, ...]) -> None:
        found = _real("." if arguments[0] is None else arguments[0], -1)
        if found is not None and any(_within(found, hidden) for hidden in self.policy.hidden):
            raise _refused("a submission may not read this", found)

    def entered(self, arguments: tuple[Any, ...]) -> None:
        """Another thread could open a bare name meanwhile, which is looked at here and then leads elsewhere."""
        if _thread._count() > 0:
            raise _refused("a submission with threads stays where it is")
        self.listed(arguments)

    def imported(self, arguments: tuple[Any, ...]) -> None:
        """Native code is not seen by this hook: none that reads files, and none that was brought along."""
        name, file = arguments[0], arguments[1]
        if type(name) is not str or name.rpartition(".")[2] in _NATIVE:
            raise _not_imported(name)
        # The file is named where native code is loaded.
        found = None if file is None else _real(file, -1)
        if found is not None and not any(_within(found, at) for at in self.policy.libraries):
            raise _not_imported(name)

    def changing(self, changed: tuple[tuple[int, int | None, bool], ...]) -> _Rule:
        """The rule for an event that changes the paths at these places of its arguments."""

        def rule(arguments: tuple[Any, ...]) -> None:
            for path, folder, follows in changed:
                relative = -1 if folder is None else arguments[folder]
                self._write(arguments[path], relative, follows)

        return rule

    def _read(self, path: Any) -> None:
        found = _real(path, -1)
        if found is None or _within(found, self.policy.scratch):
            return
        process = _PROCESS.match(found)
        others = process is not None and int(process[1]) != os.getpid()
        # What is opened relative to an open folder is not told here.
        relative = self.policy.alone and _is_folder(found)
        if others or relative or any(_within(found, hidden) for hidden in self.policy.hidden):
            raise _refused("a submission may not read this", found)

    def _write(self, path: Any, folder: int = -1, follows: bool = True) -> None:
        found = _real(path, folder, follows)
        if found is None or found in _ALWAYS_WRITABLE or _within(found, self.policy.scratch):
            return
        raise _refused(f"a submission may write in {self.policy.scratch} only", found)


def _real(path: Any, folder: int, follows: bool = True) -> str | None:
    """Where a path leads; None for an open file, and in memory.

    follows: what the last part of it leads to, should that be a link
    """
    if type(path) is int or path in (":memory:", ""):
        return None
    if isinstance(path, str):
        text = str.__str__(path)
    elif isinstance(path, bytes):
        text = os.fsdecode(bytes(path))
    elif isinstance(path, _PATHS) and type(path).__module__ == "pathlib":
        text = str(path)
    else:
        raise _refused("paths of a submission are texts", repr(type(path)))
    if folder > 2 and not text.startswith("/"):
        text = f"/proc/self/fd/{folder}/{text}"
    if follows:
        return _led(text)
    parent, slash, name = text.rstrip("/").rpartition("/")
    return f"{_led(parent + slash or '.').rstrip('/')}/{name}"


def _led(text: str) -> str:
    """Where a path leads, every link on it followed; `os.path` has functions that can be replaced."""
    waiting = text.split("/")[::-1]
    done = [] if text.startswith("/") else os.getcwd().split("/")[1:]
    links = 0
    while waiting:
        name = waiting.pop()
        if name == "..":
            del done[-1:]
        if name in ("", ".", ".."):
            continue
        try:
            link = os.readlink("/" + "/".join([*done, name]))
        except OSError:  # no link, or nothing
            done.append(name)
            continue
        links += 1
        if links > _MOST_LINKS:
            raise OSError(errno.ELOOP, "too many links", text)
        if link.startswith("/"):
            done = []
        waiting += link.split("/")[::-1]
    return "/" + "/".join(done)


def _is_folder(path: str) -> bool:
    try:
        return os.stat(path).st_mode & _KIND == _FOLDER
    except OSError:
        return False


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _to_itself(arguments: tuple[Any, ...]) -> None:
    if arguments[0] != os.getpid():
        raise _refused("a submission may do this to itself only", str(arguments[0]))


def _refusing(says: str) -> _Rule:
    def rule(_: tuple[Any, ...]) -> None:
        raise _refused(says)

    return rule


def _not_imported(name: object) -> ImportError:
    # What is optional elsewhere expects this one.
    return ImportError(f"{name} is not for submissions where the kernel does not confine them")


def _refused(says: str, path: str | None = None) -> PermissionError:
    return PermissionError(errno.EACCES, says, path)
