"""Exporting and importing: nothing lost, nothing twice, nothing by halves."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from drill import text
from drill.errors import StoreError, UsageError
from drill.store import database, transfer
from drill.store.history import Attempt, Event, History
from drill.store.transfer import Merged

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
UNUSUAL = ["", "😀 注意力 \u2028 \ufffe", "a\0b", "a\r\nb\rc\n", "\x1b[31m\x7f", "𝄞\t" * 300_000]


def attempt(at: float = 0, **fields: object) -> Attempt:
    values: dict[str, object] = {
        "problem": "p",
        "checked_at": NOON + timedelta(minutes=at),
        "verdict": "failed",
        "passed": 1,
        "total": 2,
        "mistake": "unscaled",
        "seed": 2**63 - 1,
        "seconds": 0.1 + 0.2,
        "device": "cpu",
        "path": Path("/w/p.py"),
        "text": "x = 1\n",
        "replay": '{"case": 0}',
    }
    return Attempt(**(values | fields))  # type: ignore[arg-type]


@pytest.fixture
def other(tmp_path: Path) -> History:
    """The history of another laptop."""
    return History(tmp_path / "other" / "h.sqlite3")


def exported(history: History) -> bytes:
    return b"".join(transfer.lines(history.path))


def merge(history: History, content: bytes) -> Merged:
    return transfer.merge(history.path, io.BytesIO(content), "x.jsonl")


def fill(history: History) -> None:
    history.record_opening("p", Path("/w/p.py"), NOON)
    history.record_attempt(attempt(1))
    history.record_attempt(attempt(2, verdict="passed", mistake=None, replay=None, ratio=1.25))
    history.record_event("p", Event.HINT, "1", NOON)


def test_an_export_is_one_line_a_record_after_a_header(history: History) -> None:
    fill(history)
    content = exported(history)
    lines = [json.loads(line) for line in content.splitlines()]
    assert lines[0] == {"drill": "history", "format": 1, "schema": 3, "records": 4}
    assert [line["record"] for line in lines[1:]] == ["opening", "attempt", "attempt", "event"]
    assert lines[4] == {
        "record": "event",
        "problem": "p",
        "happened_at": "2026-11-21T12:00:00Z",
        "kind": "hint",
        "detail": "1",
    }
    assert content.endswith(b"\n")


@pytest.mark.parametrize("unusual", UNUSUAL)
def test_unusual_text_comes_back_byte_for_byte(
    history: History, other: History, unusual: str
) -> None:
    written = attempt(text=unusual, replay=unusual, path=Path("/w/é 😀/p.py"))
    history.record_attempt(written)
    history.record_event("p", Event.RESET, unusual, NOON)
    merge(other, exported(history))
    kept = other.last_attempt("p")
    assert kept == written
    assert kept.text.encode() == unusual.encode()
    assert exported(other) == exported(history)


def test_importing_twice_adds_nothing(history: History, other: History) -> None:
    fill(history)
    content = exported(history)
    assert merge(other, content) == Merged(openings=1, attempts=2, events=1, known=0)
    assert merge(other, content) == Merged(openings=0, attempts=0, events=0, known=4)
    assert merge(history, content) == Merged(openings=0, attempts=0, events=0, known=4)
    assert exported(other) == exported(history) == content


def test_two_laptops_that_exchange_exports_have_the_same_history(
    history: History, other: History
) -> None:
    history.record_attempt(attempt(1))
    merge(other, exported(history))
    history.record_attempt(attempt(3, text="of the first"))
    other.record_attempt(attempt(2, text="of the second"))
    assert merge(other, exported(history)) == Merged(0, 1, 0, known=1)
    assert merge(history, exported(other)) == Merged(0, 1, 0, known=2)
    assert exported(history) == exported(other)
    moments = [json.loads(line)["checked_at"] for line in exported(history).splitlines()[1:]]
    assert moments == sorted(moments)
    assert [one.checked_at.minute for one in history.attempts(None, 9)] == [1, 2, 3]


@pytest.mark.parametrize("field", [f for f in Attempt.__struct_fields__ if f != "problem"])
def test_records_that_differ_in_anything_are_two(
    history: History, other: History, field: str
) -> None:
    different = {
        "checked_at": NOON + timedelta(microseconds=1),
        "passed": 0,
        "total": 3,
        "seed": 7,
        "seconds": 0.3,
        "path": Path("/w/q.py"),
        "ratio": 2.0,
    }
    history.record_attempt(attempt())
    other.record_attempt(msgspec.structs.replace(attempt(), **{field: different.get(field, "x")}))
    assert merge(history, exported(other)).attempts == 1


def test_what_happened_twice_alike_stays_twice(history: History, other: History) -> None:
    for _ in range(2):
        history.record_event("p", Event.HINT, "1", NOON)
    other.record_event("p", Event.HINT, "1", NOON)
    assert merge(other, exported(history)) == Merged(0, 0, 1, known=1)
    assert merge(other, exported(history)) == Merged(0, 0, 0, known=2)
    assert exported(other) == exported(history)


def test_what_is_older_does_not_become_the_latest_by_being_imported_last(
    history: History, other: History
) -> None:
    other.record_opening("old", Path("/o/old.py"), NOON)
    other.record_attempt(attempt(0, text="old", replay="old"))
    other.record_attempt(attempt(1, text="first", verdict="passed", replay=None, ratio=2.0))
    history.record_opening("p", Path("/w/p.py"), NOON + timedelta(minutes=5))
    history.record_attempt(attempt(7, text="later", verdict="passed", replay=None, ratio=2.0))
    history.record_attempt(attempt(8, text="new", replay="new"))
    merge(history, exported(other))
    opening, last = history.latest_opening(), history.last_attempt("p")
    assert opening
    assert last
    assert (opening.problem, last.text, history.replay("p")) == ("p", "new", "new")
    for one in (history.first_passed("p"), history.best_attempt("p")):
        assert one
        assert one.text == "first"


def test_an_export_of_the_first_schema_is_read(history: History) -> None:
    old = json.loads(msgspec.json.encode(attempt(), enc_hook=str))
    del old["ratio"]
    header = {"drill": "history", "format": 1, "schema": 1, "records": 1}
    # An editor may have given it the line ends of Windows.
    merge(history, f"{json.dumps(header)}\r\n{json.dumps(old)}\r\n".encode())
    assert history.last_attempt("p") == attempt()


def line(**fields: object) -> Callable[[list[bytes]], list[bytes]]:
    """Change fields of the third line, which is an attempt; None removes one."""

    def change(lines: list[bytes]) -> list[bytes]:
        found = json.loads(lines[2]) | fields
        kept = {key: value for key, value in found.items() if value is not ...}
        return [*lines[:2], json.dumps(kept).encode() + b"\n", *lines[3:]]

    return change


BAD: list[tuple[Callable[[list[bytes]], list[bytes]], int, str]] = [
    (lambda _: [], 1, "truncated"),
    (lambda lines: lines[1:], 1, "missing required field"),
    (lambda lines: [b"{}\n", *lines[1:]], 1, "missing required field"),
    (lambda lines: [*lines[:2], b"\n", *lines[2:]], 3, "truncated"),
    (lambda lines: [*lines[:2], b"x\n", *lines[3:]], 3, "malformed"),
    (lambda lines: [*lines[:4], lines[4][:-9]], 5, "truncated"),
    (lambda lines: [*lines[:2], b'{"record": "event", "problem": "\xff"}\n'], 3, "utf-8"),
    (lambda lines: lines[:3], 3, "ends after 2 records, and line 1 tells of 4"),
    (lambda lines: [*lines, lines[-1]], 6, "ends after 5 records, and line 1 tells of 4"),
    (lambda lines: [*lines[:2], b" " * 32_000_001], 3, "too long"),
    (line(record="review"), 3, "Invalid value 'review'"),
    (line(seed="1"), 3, "Expected `int`, got `str` - at `$.seed`"),
    (line(seed=2**63), 3, "`$.seed`"),
    (line(text=...), 3, "missing required field `text`"),
    (line(more=1), 3, "unknown field `more`"),
    (line(checked_at="2026-11-21T12:00:00"), 3, "timezone"),
    (line(text="\ud800"), 3, "surrogate"),
    (line(problem="../../p"), 3, "`$.problem`"),
    (line(problem="p\n"), 3, "`$.problem`"),
    (line(problem="/p"), 3, "`$.problem`"),
    (line(problem="a/../p"), 3, "`$.problem`"),
    (line(problem="a/b/p"), 3, "`$.problem`"),
]


@pytest.mark.parametrize(("spoil", "number", "told"), BAD)
def test_a_bad_line_is_named_and_nothing_is_imported(
    history: History,
    other: History,
    spoil: Callable[[list[bytes]], list[bytes]],
    number: int,
    told: str,
) -> None:
    fill(history)
    other.record_attempt(attempt(9))
    before = exported(other)
    spoiled = spoil(exported(history).splitlines(keepends=True))
    with pytest.raises(UsageError) as caught:
        merge(other, b"".join(spoiled))
    assert str(caught.value).startswith(f"`x.jsonl`, line {number}: ")
    assert told in str(caught.value)
    assert str(caught.value.hint).startswith("nothing was imported; ")
    text.choose_language("zh")
    assert str(caught.value).startswith(f"`x.jsonl` 第 {number} 行：")
    assert exported(other) == before


def test_attempts_at_a_pack_s_problem_are_moved_too(history: History, other: History) -> None:
    mine = msgspec.structs.replace(attempt(9), problem="a-pack/p")
    history.record_attempt(mine)
    merge(other, exported(history))
    assert other.last_attempt("a-pack/p") == mine


@pytest.mark.parametrize("newer", [{"format": 2}, {"schema": 4}])
def test_a_newer_export_is_refused_with_advice(history: History, newer: dict[str, int]) -> None:
    header = {"drill": "history", "format": 1, "schema": 3, "records": 0, "signed": True}
    with pytest.raises(UsageError) as caught:
        merge(history, json.dumps(header | newer).encode())
    assert str(caught.value).startswith("`x.jsonl` is from a newer drill (format ")
    assert str(caught.value.hint).startswith("upgrade drill")


def test_an_export_is_of_one_moment(history: History) -> None:
    fill(history)
    lines = transfer.lines(history.path)
    first = next(lines)
    history.record_attempt(attempt(5))
    assert len(list(lines)) == json.loads(first)["records"] == 4


def test_nobody_writes_while_an_import_compares(
    history: History, other: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(history)

    class Meddler(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            with pytest.raises(StoreError, match="locked"):
                other.record_attempt(attempt(1))
            return super().readline(size)

    other.tallies()
    monkeypatch.setattr(database, "PATIENCE", 0)
    transfer.merge(other.path, Meddler(exported(history)), "x.jsonl")
    assert exported(other) == exported(history)
