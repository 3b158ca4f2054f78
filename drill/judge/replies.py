"""The forms of what a worker says: a submission may have written it, so nothing of it is believed before."""

from typing import Annotated

import msgspec
from msgspec import Meta

from drill.judge.values import UnreadableError

Count = Annotated[int, Meta(ge=0, le=1 << 62)]
Line = Annotated[int, Meta(ge=0, le=1 << 30)]
Name = Annotated[str, Meta(max_length=1_000)]
# What is said of an exception is cut to less by the worker.
Words = Annotated[str, Meta(max_length=10_000)]


class _Said(msgspec.Struct, frozen=True):
    """A reply without fields that are read."""


class _Forbidden(_Said, frozen=True):
    name: Name
    line: Line


class _Work(msgspec.Struct, frozen=True):
    operations: Count
    work: Count
    largest: Count


class _Answer(_Said, frozen=True):
    work: _Work | None = None
    seconds: Annotated[float, Meta(ge=0)] | None = None
    extra: Count | None = None


class _Frame(msgspec.Struct, frozen=True):
    file: Words
    line: Line
    function: Words
    source: Words


class _Raised(_Said, frozen=True):
    type: Name
    message: Words
    frames: Annotated[list[_Frame], Meta(max_length=100)]
    memory: bool = False


class _State(_Said, frozen=True):
    missing: Annotated[list[Name], Meta(max_length=10_000)]
    extra: Annotated[list[Name], Meta(max_length=10_000)]
    misshapen: Annotated[list[tuple[Name, list[Count], list[Count]]], Meta(max_length=10_000)]


class _Invalid(_Said, frozen=True):
    entry: Name
    why: Name
    method: Name = ""
    signature: Words = ""
    lacks: Annotated[list[Name], Meta(max_length=1_000)] = []


class _Call(_Said, frozen=True):
    name: Name


_FORMS: dict[str, type[_Said]] = {
    "answer": _Answer,
    "raised": _Raised,
    "forbidden": _Forbidden,
    "state": _State,
    "invalid": _Invalid,
    "call": _Call,
}


def check(kind: str, fields: dict[str, object]) -> None:
    """See that the fields of a reply have the form of its kind. Raises UnreadableError."""
    try:
        msgspec.convert(fields, _FORMS.get(kind, _Said))
    except msgspec.ValidationError as error:
        raise UnreadableError(str(error)) from None
