"""A history as JSON lines: written out, and merged into another one."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Literal

import msgspec

from drill.errors import UsageError
from drill.store import migrations, records
from drill.store.database import transaction
from drill.text import Text, same

FORMAT = 1
# Bytes in a line: far above the largest text that is checked, with every character escaped.
LONGEST = 32_000_000


class Header(msgspec.Struct, frozen=True):
    """The first line. `records`: how many lines follow."""

    drill: Literal["history"]
    format: int
    schema: int
    records: int


class Merged(msgspec.Struct, frozen=True):
    """What an import did. `known`: how many of its records were there before."""

    openings: int = 0
    attempts: int = 0
    events: int = 0
    interviews: int = 0
    interview_events: int = 0
    card_answers: int = 0
    known: int = 0


def lines(path: Path) -> Iterator[bytes]:
    """The history at `path`, a record a line, as it was at one moment.

    Raises StoreError.
    """
    with transaction(path) as database:
        total = sum(
            database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
            for table, _ in records.TABLES.values()
        )
        yield _encoded(Header("history", FORMAT, migrations.LATEST, total)) + b"\n"
        for kind, (_, moment) in records.TABLES.items():
            for record in records.select(database, kind, f"ORDER BY {moment}, id"):
                yield _encoded(record) + b"\n"


def merge(path: Path, file: BinaryIO, name: str) -> Merged:
    """Add what `file` has and the history at `path` has not: all of it, or nothing.

    A record that both have is the same in everything; one that is there n times is wanted n times.
    Raises UsageError, with the number of the line, at anything but a whole export; StoreError.
    """
    known, added = 0, Counter[str]()
    with transaction(path, kind="IMMEDIATE") as database:
        header = _header(file, name)
        present = Counter(
            _content(record) for kind in records.TABLES for record in records.select(database, kind)
        )
        number = 1
        for number, line in _numbered(file, name, start=2):
            record: records.Record = _decoded(line, records.ANY, name, number)
            content = _content(record)
            if present[content]:
                present[content] -= 1
                known += 1
            else:
                records.insert(database, record)
                added[records.TABLES[type(record)][0]] += 1
        if number - 1 != header.records:
            raise _refused(
                name,
                number,
                Text(
                    en="the file ends after {found} records, and line 1 tells of {told}",
                    zh="文件到此只有 {found} 条记录，而第 1 行写明应有 {told} 条",
                ).format(found=number - 1, told=header.records),
            )
    return Merged(**added, known=known)


def _header(file: BinaryIO, name: str) -> Header:
    _, line = next(_numbered(file, name, start=1), (1, b""))
    header: Header = _decoded(line, Header, name, 1)
    if header.format > FORMAT or header.schema > migrations.LATEST:
        raise UsageError(
            Text(
                en="`{name}` is from a newer drill (format {format}, schema {schema}; this one knows"
                " {known_format} and {known_schema})",
                zh="`{name}` 由更新版本的 drill 导出（导出格式 {format}，历史格式 {schema}；"
                "当前版本只支持到 {known_format} 和 {known_schema}）",
            ).format(
                name=name,
                format=header.format,
                schema=header.schema,
                known_format=FORMAT,
                known_schema=migrations.LATEST,
            ),
            Text(
                en="upgrade drill, then run this again; nothing was imported",
                zh="请升级 drill 后重试；没有导入任何记录",
            ),
        )
    return header


def _numbered(file: BinaryIO, name: str, start: int) -> Iterator[tuple[int, bytes]]:
    number = start
    while line := file.readline(LONGEST + 1):
        if len(line) > LONGEST:
            raise _refused(name, number, Text(en="it is too long", zh="这一行太长"))
        yield number, line
        number += 1


def _decoded(line: bytes, kind: Any, name: str, number: int) -> Any:
    try:
        return msgspec.json.decode(line, type=kind, dec_hook=records.decoded)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _refused(name, number, same(str(error))) from None


def _refused(name: str, number: int, reason: Text) -> UsageError:
    return UsageError(
        Text(en="`{name}`, line {number}: {reason}", zh="`{name}` 第 {number} 行：{reason}").format(
            name=name, number=number, reason=reason
        ),
        Text(
            en="nothing was imported; `drill history export FILE` writes a whole export",
            zh="没有导入任何记录；请用 `drill history export FILE` 重新导出完整的文件",
        ),
    )


def _content(record: records.Record) -> bytes:
    return hashlib.sha256(_encoded(record)).digest()


def _encoded(value: msgspec.Struct) -> bytes:
    return msgspec.json.encode(value, enc_hook=str)
