"""Reading and writing the candidate's files without ever losing one."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from drill.errors import SubmissionFileError
from drill.text import Text

# Far above what anybody writes in an interview; below what would hurt to read.
LARGEST = 1_000_000


def read(path: Path) -> str:
    """The text of a submission. Raises SubmissionFileError when it is not a readable text file."""
    try:
        # Looked at before it is opened: opening a named pipe would wait for ever.
        status = path.stat()
    except FileNotFoundError:
        raise SubmissionFileError(
            Text(en="there is no file `{path}`", zh="文件 `{path}` 不存在").format(path=path),
            Text(
                en="`drill start ID` writes it, `--file` names another one",
                zh="用 `drill start ID` 生成，或用 `--file` 指定别的文件",
            ),
        ) from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if stat.S_ISDIR(status.st_mode):
        raise SubmissionFileError(
            Text(en="`{path}` is a directory", zh="`{path}` 是一个目录").format(path=path),
            Text(en="name the Python file in it", zh="请指定其中的 Python 文件"),
        )
    if not stat.S_ISREG(status.st_mode):
        raise SubmissionFileError(
            Text(en="`{path}` is not a regular file", zh="`{path}` 不是普通文件").format(path=path),
            Text(en="save the answer in a `.py` file", zh="请把答案保存为 `.py` 文件"),
        )
    if status.st_size > LARGEST:
        raise SubmissionFileError(
            Text(
                en="`{path}` has {size} bytes; at most {most} are read",
                zh="`{path}` 有 {size} 字节，最多只读取 {most} 字节",
            ).format(path=path, size=f"{status.st_size:,}", most=f"{LARGEST:,}"),
            Text(en="is it the right file?", zh="是不是指定错了文件？"),
        )
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SubmissionFileError(
            Text(
                en="`{path}` is not UTF-8: byte {at} is 0x{byte:02x}",
                zh="`{path}` 不是 UTF-8 编码：第 {at} 个字节为 0x{byte:02x}",
            ).format(path=path, at=error.start + 1, byte=error.object[error.start]),
            Text(en="save it as UTF-8 in your editor", zh="请在编辑器中把它另存为 UTF-8"),
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from None


def create(path: Path, content: bytes) -> bool:
    """Write a new file, whole or not at all. False when something is already there."""
    with _beside(path, content) as temporary:
        try:
            # A link fails where a name is taken; a rename would replace what is there.
            os.link(temporary, path)
        except FileExistsError:
            return False
        except OSError:
            return _create_in_place(path, content)
    return True


def replace(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file at `path`: at any moment it is the old or the new."""
    with _beside(path, content) as temporary:
        os.replace(temporary, path)


@contextlib.contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """A temporary file in the same folder, on the disk with its content; gone afterwards."""
    # Imported here: every check reads, few commands write.
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes private files; this one is to be as any other file of the person.
        temporary.chmod(0o666 & ~_umask())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _create_in_place(path: Path, content: bytes) -> bool:
    """`create` on a file system that knows no links."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return False
    return True


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _unreadable(path: Path, error: OSError | ValueError) -> SubmissionFileError:
    reason = getattr(error, "strerror", None) or str(error)
    return SubmissionFileError(
        Text(en="`{path}` cannot be read: {reason}", zh="无法读取 `{path}`：{reason}").format(
            path=path, reason=reason
        ),
        Text(en="look at its permissions with `ls -l`", zh="请用 `ls -l` 检查权限"),
    )
