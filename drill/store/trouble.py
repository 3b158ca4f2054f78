"""What is wrong with the history, in words, and what to do about it."""

import contextlib
import errno
import os
import sqlite3
from pathlib import Path

from drill.errors import StoreError
from drill.store import copies
from drill.text import Text, same

# What a connection needs to begin with: an index of the log.
_LEAST_ROOM = 1 << 16


def require_integrity(database: sqlite3.Connection) -> None:
    """Look at the whole file. Raises sqlite3.DatabaseError, as SQLite does, at the first damage."""
    said = str(database.execute("PRAGMA integrity_check").fetchone()[0])
    if said != "ok":
        # The first line may only name the database.
        lines = [line for line in said.splitlines() if not line.startswith("***")]
        error = sqlite3.DatabaseError(lines[0] if lines else said)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def explained(path: Path, error: sqlite3.Error | OSError) -> StoreError:
    """The message for what SQLite or the system refused at the database `path`."""
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        forbidden = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
    else:
        reason = str(error)
        if isinstance(error, sqlite3.OperationalError) and not hasattr(error, "sqlite_errorcode"):
            # Python's own, and it quotes the whole text.
            return damaged(path, Text(en="text that is not UTF-8", zh="含有不是 UTF-8 的文本"))
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return _locked(path)
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return damaged(path, same(reason))
        if code == sqlite3.SQLITE_FULL and (found := _damage(path)):
            # A page number that is not one looks to SQLite like a file beyond its largest size.
            return damaged(path, same(found))
        # SQLite says only that a file beside the database could not be made.
        unmade = code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
        full = code == sqlite3.SQLITE_FULL or (unmade and _room(path.parent) < _LEAST_ROOM)
        forbidden = code == sqlite3.SQLITE_READONLY or (unmade and not _writable(path))
    if full:
        return StoreError(
            Text(
                en="the disk that holds the history is full: `{path}`",
                zh="历史记录所在的磁盘已满：`{path}`",
            ).format(path=path),
            Text(
                en="make room there; `DRILL_HOME` moves the history to another folder",
                zh="请先清理磁盘空间；也可用 `DRILL_HOME` 把历史记录放到别的文件夹",
            ),
        )
    if forbidden:
        import shlex

        return StoreError(
            Text(
                en="the history cannot be written: `{path}`: {reason}",
                zh="没有历史记录的写权限：`{path}`：{reason}",
            ).format(path=path, reason=reason),
            Text(
                en="look at `ls -ld {folder}`; `DRILL_HOME` moves the history to another folder",
                zh="用 `ls -ld {folder}` 查看权限；也可用 `DRILL_HOME` 把历史记录放到别的文件夹",
            ).format(folder=shlex.quote(str(path.parent))),
        )
    return unusable(path, reason)


def unusable(path: Path, reason: str) -> StoreError:
    """For what has no better explanation than the system's own."""
    return StoreError(
        Text(
            en="the history cannot be used: `{path}`: {reason}",
            zh="无法使用历史记录 `{path}`：{reason}",
        ).format(path=path, reason=reason),
        Text(
            en="`drill doctor` looks closer; `DRILL_HOME` moves the history to another folder",
            zh="运行 `drill doctor` 查看详情；也可用 `DRILL_HOME` 把历史记录放到别的文件夹",
        ),
    )


def damaged(path: Path, damage: Text) -> StoreError:
    """For a file that is no history any more: how to set it aside, and to go on with what is good.

    To be asked when no connection is open: closing one may remove the log, which is named here.
    """
    # Imported here, and above: every command imports this module, and few meet trouble.
    import shlex

    aside, number = path.with_name(f"{path.name}.damaged"), 2
    while os.path.lexists(aside):
        aside, number = path.with_name(f"{path.name}.damaged-{number}"), number + 1
    # With its log: a new database would take an old log for its own.
    parts = [path, *(path.with_name(path.name + suffix) for suffix in copies.SIDE_FILES)]
    present = [str(part) for part in parts if os.path.lexists(part)]
    move = f"mkdir {shlex.quote(str(aside))} && {shlex.join(['mv', *present, f'{aside}/'])}"
    copy = copies.newest_good(path)
    if copy:
        hint = Text(
            en="set it aside, and go on with the newest good copy: `{move} && {restore}`;"
            " then `drill history import FILE` adds what an export holds",
            zh="把它移开，换上最近一份完好的备份：`{move} && {restore}`；"
            "如果有导出文件，再用 `drill history import FILE` 补上",
        ).format(move=move, restore=shlex.join(["cp", str(copy), str(path)]))
    else:
        hint = Text(
            en="set it aside: `{move}`; a new one is made, and `drill history import FILE` adds"
            " what an export holds",
            zh="把它移开：`{move}`，drill 会新建一份；"
            "如果有导出文件，再用 `drill history import FILE` 补上",
        ).format(move=move)
    return StoreError(
        Text(
            en="the history is damaged: `{path}`: {damage}",
            zh="历史记录文件已损坏：`{path}`：{damage}",
        ).format(path=path, damage=damage),
        hint,
    )


def _locked(path: Path) -> StoreError:
    return StoreError(
        Text(
            en="the history is locked by another process: `{path}`",
            zh="历史记录被另一个进程锁住了：`{path}`",
        ).format(path=path),
        Text(en="end the other `drill`, then run this again", zh="先结束另一个 `drill`，再重试"),
    )


def _damage(path: Path) -> str | None:
    """What is found in the file, where it can be read and is damaged."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as database:
            require_integrity(database)
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError as error:
        return str(error)
    return None


def _room(folder: Path) -> int:
    """Bytes that can still be written there."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return _LEAST_ROOM
    return found.f_bavail * found.f_frsize


def _writable(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
