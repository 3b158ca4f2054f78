"""Landlock: what of the file system, and which signals and sockets, this process may still reach.

Linux's unprivileged sandbox (landlock(7); uapi/linux/landlock.h). Rights only shrink: nothing that runs in
the process later can take a rule back. What a kernel does not know is not handled, and the `abi` says so.
"""

import ctypes
import errno
import functools
import os
import stat
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

# The same numbers on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1
_PATH_BENEATH = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = (1 << n for n in range(4))
# remove and make entries of all kinds but devices, and from ABI 2 on move them to another folder
_DEVICES = 1 << 6 | 1 << 11
_CHANGE = sum(1 << n for n in range(4, 13)) & ~_DEVICES
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
READ = READ_FILE | READ_DIR | EXECUTE
USE = READ_FILE | WRITE_FILE | _IOCTL_DEV
WRITE = READ_FILE | READ_DIR | WRITE_FILE | _CHANGE | _REFER | _TRUNCATE
# Rights that a rule on a file may give; the others belong to folders.
_OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | _TRUNCATE | _IOCTL_DEV
_BIND_TCP, _CONNECT_TCP = 1, 2
_SCOPE_ABSTRACT_SOCKETS, _SCOPE_SIGNALS = 1, 2
# From which ABI on signals to processes outside are refused.
SIGNALS = 6


def abi() -> int:
    """The version of Landlock that the kernel offers; 0 where it offers none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(libc().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION)))


def restrict(rules: Iterable[tuple[Path, int]]) -> int:
    """Leave this process nothing of the file system but what the rules give; the kernel's ABI.

    rules: a path, and the rights to it and to all that is beneath it. A path that is not there is none.

    0 where the kernel has no Landlock: then nothing has changed. Raises OSError.
    """
    version = abi()
    if not version:
        return 0
    handled = READ | WRITE | _DEVICES | _IOCTL_DEV
    if version < 2:
        handled &= ~_REFER
    if version < 3:
        handled &= ~_TRUNCATE
    if version < 5:
        handled &= ~_IOCTL_DEV
    attributes = struct.pack("Q", handled)
    if version >= 4:
        attributes += struct.pack("Q", _BIND_TCP | _CONNECT_TCP)
    if version >= SIGNALS:
        attributes += struct.pack("Q", _SCOPE_ABSTRACT_SOCKETS | _SCOPE_SIGNALS)
    ruleset = _called(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    try:
        for path, rights in rules:
            _allow(ruleset, path, rights & handled)
        no_new_privileges()
        _called(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
    return version


def no_new_privileges() -> None:
    """Have no program that is executed gain any: what both sandboxes of an ordinary user ask for."""
    if libc().prctl(38, 1, 0, 0, 0):  # PR_SET_NO_NEW_PRIVS
        raise OSError(ctypes.get_errno(), "no_new_privs")


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        found = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(found).st_mode):
            rights &= _OF_FILES
        rule = struct.pack("=Qi", rights, found)
        _called(_ADD_RULE, ruleset, _PATH_BENEATH, rule, 0)
    except OSError as error:
        # Of a file system that has no inodes of its own, such as a pipe.
        if error.errno not in (errno.EINVAL, errno.EBADFD):
            raise
    finally:
        os.close(found)


def _called(number: int, *arguments: object) -> int:
    result = int(libc().syscall(number, *arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), f"landlock: {os.strerror(ctypes.get_errno())}")
    return result


@functools.cache
def libc() -> ctypes.CDLL:
    """The C library, which tells the number of an error."""
    return ctypes.CDLL(None, use_errno=True)
