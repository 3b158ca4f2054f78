"""The texts of a problem that can be held against each other."""

from pathlib import Path

import msgspec

from drill.errors import UsageError
from drill.practice import files, workspace
from drill.store.history import Attempt, History
from drill.text import Text


class Submitted(msgspec.Struct, frozen=True):
    """An attempt, under the number that lists show."""

    number: int
    attempt: Attempt

    @property
    def text(self) -> str:
        return self.attempt.text


class Present(msgspec.Struct, frozen=True):
    """The file as it is now."""

    path: Path
    text: str


class Reference(msgspec.Struct, frozen=True):
    """The reference answer."""

    text: str


Version = Submitted | Present | Reference


def numbered(number: str, history: History) -> Submitted:
    """The attempt with this number. Raises UsageError where there is none; StoreError."""
    # Up to 18 digits are sure to fit into the 64 bits of an id.
    known = number.isdecimal() and len(number) <= 18
    attempt = history.attempt(int(number)) if known else None
    if attempt is None:
        raise UsageError(
            Text(en="there is no attempt `{number}`", zh="没有编号为 `{number}` 的提交").format(
                number=number
            ),
            Text(
                en="`drill history` lists them with their numbers",
                zh="`drill history` 列出所有提交及其编号",
            ),
        )
    return Submitted(int(number), attempt)


def latest(problem_id: str, history: History) -> Submitted | Present:
    """The last attempt at a problem; where there is none, its file as it is now.

    Raises UsageError where there is neither, SubmissionFileError, StoreError.
    """
    for listed in history.attempts(problem_id, 1):
        return numbered(str(listed.number), history)
    path = workspace.locate(problem_id, history)
    if not path.exists():
        raise UsageError(
            Text(
                en="there is no answer of yours to `{id}` yet", zh="你还没有写过 `{id}` 的答案"
            ).format(id=problem_id),
            Text(en="`drill start {id}` begins one", zh="用 `drill start {id}` 开始写").format(
                id=problem_id
            ),
        )
    return Present(path, files.read(path))
