"""What the YAML of problems, cards and interviews is checked for alike."""

import re
from pathlib import Path
from typing import Any

from drill.content.spec import FORMAT, Where
from drill.content.strict_yaml import KEYS, Document, after
from drill.errors import ContentError
from drill.text import Text

# Of lower-case words joined by hyphens.
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
# Bytes; fifty times the longest problem.
_LARGEST = 1 << 20


def text_of(path: Path) -> str:
    """The file's text. Raises ContentError."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise ContentError(
            Text(
                en=f"{path}: cannot be read: {error.strerror}",
                zh=f"{path}：无法读取：{error.strerror}",
            )
        ) from None
    if len(content) > _LARGEST:
        raise ContentError(
            Text(
                en=f"{path}: larger than {_LARGEST:,} bytes, which none is",
                zh=f"{path}：超过 {_LARGEST:,} 字节，不可能是题目、卡片或面试脚本",
            )
        )
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line, column = after(content[: error.start].decode())
        raise ContentError(
            Text(
                en=f"{path}:{line}:{column}: not UTF-8: {error.reason}",
                zh=f"{path}:{line}:{column}: 不是 UTF-8：{error.reason}",
            )
        ) from None


def document(path: Path, text: str, keys: Text = KEYS) -> Document:
    """The text parsed, and of a format that is known. Raises ContentError."""
    read = Document(path, text, keys)
    if isinstance(read.value, dict) and read.value.get("format", FORMAT) != FORMAT:
        raise read.error(
            ("format",),
            Text(
                en=f"expected format {FORMAT}, found {read.value['format']}",
                zh=f"应为格式 {FORMAT}，实际为 {read.value['format']}",
            ),
            Text(en="a newer drill may read it", zh="新版 drill 也许可以读取"),
        )
    return read


def is_id(name: str) -> bool:
    """Whether it is of lower-case words joined by hyphens."""
    return re.fullmatch(ID, name) is not None


def check_id(read: Document, name: str) -> None:
    """The id is one, and the file's name."""
    if not is_id(name):
        raise read.error(
            ("id",),
            Text(
                en=f"`{name}` is not of lower-case words joined by hyphens",
                zh=f"`{name}` 应由小写单词加连字符组成",
            ),
        )
    if name != read.path.stem:
        raise read.error(
            ("id",),
            Text(
                en=f"expected `{read.path.stem}`, the file's name, found `{name}`",
                zh=f"应与文件名一致，即 `{read.path.stem}`，实际为 `{name}`",
            ),
        )


def check_texts(read: Document, value: Any, where: Where = ()) -> None:
    """No text may be empty in one language."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key in ("en", "zh") and isinstance(child, str) and not child.strip():
                raise read.error((*where, key), Text(en="the text is empty", zh="文本不能为空"))
            check_texts(read, child, (*where, key))
    elif isinstance(value, list):
        for i, child in enumerate(value):
            check_texts(read, child, (*where, i))
