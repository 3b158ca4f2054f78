"""The problems below one folder: what a person reads of each, the reference, the problem's own Python."""

from pathlib import Path
from typing import get_args

import msgspec

from drill.content import layout, nearest
from drill.content.kept import status_of
from drill.content.shelf import Kind, Shelf
from drill.content.spec import Area, Difficulty, Framework, Problem
from drill.errors import ContentError, UnknownProblemError
from drill.text import Text


class Summary(msgspec.Struct, frozen=True):
    """What a list shows of a problem, and what it is placed by in an agenda.

    mistakes: how many of its known ones give a wrong answer
    """

    id: str
    title: Text
    area: Area
    difficulty: Difficulty
    minutes: int
    framework: Framework
    requires: list[str] = []
    mistakes: int = 0


class Problems(Shelf[Problem, Summary]):
    """The problems below one folder: `problems/<id>.yaml`, `solutions/<id>.py`.

    They are listed by area in the catalogue's order, then from easy to hard.
    """

    def __init__(self, root: Path) -> None:
        super().__init__(layout.problems(root), PROBLEMS)
        self.root = root

    def problem(self, problem_id: str) -> Problem:
        """The problem with this id.

        Raises UnknownProblemError with the nearest id, or ContentError where its file is wrong.
        """
        problem = self.item(problem_id)
        if problem is None:
            raise unknown(problem_id, self.ids())
        return problem

    def reference(self, problem_id: str) -> str:
        """The text of the reference solution."""
        path = layout.solutions(self.root) / f"{problem_id}.py"
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            raise ContentError(
                Text(
                    en=f"{path}: the reference cannot be read: {error.strerror}",
                    zh=f"{path}：无法读取参考答案：{error.strerror}",
                ),
                Text(
                    en="the reference is the best answer that one could give in the interview",
                    zh="参考答案就是面试中能给出的最好的答案，请写在这个文件里",
                ),
            ) from None

    def support(self, problem_id: str) -> Path | None:
        """The problem's own Python file (generators, exercise, expectations), if it has one."""
        path = layout.problems(self.root) / f"{problem_id}.py"
        return path if path.is_file() else None

    def stamp(self, problem_id: str) -> tuple[tuple[int, int], ...]:
        """Time and size of the problem's files: another one when any of them changed."""
        return tuple(
            (status.st_mtime_ns, status.st_size)
            for path in (
                layout.problems(self.root) / f"{problem_id}.yaml",
                layout.problems(self.root) / f"{problem_id}.py",
                layout.solutions(self.root) / f"{problem_id}.py",
            )
            if (status := status_of(path)) is not None
        )


def unknown(problem_id: str, ids: list[str]) -> UnknownProblemError:
    """For an id that none of these is."""
    return UnknownProblemError(
        Text(en=f"no problem is called `{problem_id}`", zh=f"没有名为 `{problem_id}` 的题目"),
        nearest.nearest(problem_id, ids)
        or Text(en="`drill list` shows all ids", zh="`drill list` 列出所有题目"),
    )


def _summary(problem: Problem) -> Summary:
    return Summary(
        id=problem.id,
        title=problem.title,
        area=problem.area,
        difficulty=problem.difficulty,
        minutes=problem.minutes,
        framework=problem.framework,
        requires=problem.requires,
        mistakes=sum(mistake.kind == "answer" for mistake in problem.mistakes),
    )


def place(summary: Summary) -> tuple[int, int, int, str]:
    """What a list is sorted by."""
    areas, difficulties = get_args(Area), get_args(Difficulty)
    area, difficulty = areas.index(summary.area), difficulties.index(summary.difficulty)
    return (area, difficulty, summary.minutes, summary.id)


def _load(path: Path) -> Problem:
    # Only here: with fresh copies no command imports YAML.
    from drill.content import load

    return load.load(path)


PROBLEMS = Kind(
    name="problems",
    item=Problem,
    summary=Summary,
    load=_load,
    summarise=_summary,
    place=place,
    modules=("spec.py", "load.py", "load_limits.py", "reading.py"),
)
