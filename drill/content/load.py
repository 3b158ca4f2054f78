"""One problem's YAML as a `Problem`: typed, and consistent in itself."""

import ast
import re
from pathlib import Path

from drill.content import sizes
from drill.content.convert import convert
from drill.content.load_limits import check_limits
from drill.content.nearest import nearest
from drill.content.spec import FORMAT, INPUT_KINDS, Input, Problem
from drill.content.strict_yaml import Document, Where, after
from drill.errors import ContentError
from drill.text import Text

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Made by the engine, not by a generator; known to every expression.
SHAPED = ("normal", "uniform", "integers", "attendable")
# Bytes; fifty times the longest problem.
_LARGEST = 1 << 20


def load(path: Path) -> Problem:
    """Read and check one problem. Raises ContentError with file, line, key and what was expected."""
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
                en=f"{path}: larger than {_LARGEST:,} bytes, which no problem is",
                zh=f"{path}：超过 {_LARGEST:,} 字节，不可能是一道题目",
            )
        )
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line, column = after(content[: error.start].decode())
        raise ContentError(
            Text(
                en=f"{path}:{line}:{column}: not UTF-8: {error.reason}",
                zh=f"{path}:{line}:{column}: 不是 UTF-8：{error.reason}",
            )
        ) from None
    return parse(path, text)


def parse(path: Path, text: str) -> Problem:
    """`load` for a text that is at hand; `path` is what errors call it."""
    document = Document(path, text)
    if isinstance(document.value, dict) and document.value.get("format", FORMAT) != FORMAT:
        raise document.error(
            ("format",),
            Text(
                en=f"expected format {FORMAT}, found {document.value['format']}",
                zh=f"应为格式 {FORMAT}，实际为 {document.value['format']}",
            ),
            Text(en="a newer drill may read it", zh="新版 drill 也许可以读取"),
        )
    problem: Problem = convert(document, Problem, document.value)
    _check_id(document, problem)
    _check_texts(document, document.value, ())
    _check_dims(document, problem)
    _check_inputs(document, problem)
    _check_stub(document, problem)
    check_limits(document, problem)
    return problem


def _check_id(document: Document, problem: Problem) -> None:
    if not _ID.fullmatch(problem.id):
        raise document.error(
            ("id",),
            Text(
                en=f"`{problem.id}` is not of lower-case words joined by hyphens",
                zh=f"`{problem.id}` 应由小写单词加连字符组成",
            ),
        )
    if problem.id != document.path.stem:
        raise document.error(
            ("id",),
            Text(
                en=f"expected `{document.path.stem}`, the file's name, found `{problem.id}`",
                zh=f"应与文件名一致，即 `{document.path.stem}`，实际为 `{problem.id}`",
            ),
        )
    seen: set[str] = set()
    for i, mistake in enumerate(problem.mistakes):
        if mistake.id in seen:
            raise document.error(
                ("mistakes", i, "id"),
                Text(en=f"`{mistake.id}` is taken", zh=f"`{mistake.id}` 已被使用"),
            )
        seen.add(mistake.id)


def _check_texts(document: Document, value: object, where: Where) -> None:
    """No text may be empty in one language."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key in ("en", "zh") and isinstance(child, str) and not child.strip():
                raise document.error((*where, key), Text(en="the text is empty", zh="文本不能为空"))
            _check_texts(document, child, (*where, key))
    elif isinstance(value, list):
        for i, child in enumerate(value):
            _check_texts(document, child, (*where, i))


def _check_dims(document: Document, problem: Problem) -> None:
    ranges: list[tuple[Where, str, tuple[int, int]]] = [
        (("dims", name), name, span) for name, span in problem.dims.items()
    ]
    for i, case in enumerate(problem.cases):
        ranges += [(("cases", i, "dims", name), name, span) for name, span in case.dims.items()]
    for where, name, (low, high) in ranges:
        if name not in problem.dims:
            hint = nearest(name, list(problem.dims))
            raise document.error(where, Text(en="no such dim", zh="没有这个维度"), hint)
        if not 0 <= low <= high:
            raise document.error(
                where,
                Text(
                    en=f"expected [smallest, largest], found [{low}, {high}]",
                    zh=f"应为 [最小, 最大]，实际为 [{low}, {high}]",
                ),
            )
    for i, condition in enumerate(problem.where):
        _check_expression(document, problem, condition, ("where", i))


def _check_inputs(document: Document, problem: Problem) -> None:
    places: list[tuple[Where, Input]] = [
        (("inputs", name), made) for name, made in problem.inputs.items()
    ]
    places += [(("init", name), made) for name, made in problem.init.items()]
    measured = problem.measured
    for key, given in (("init", measured.init), ("inputs", measured.inputs)):
        places += [(("measured", key, name), made) for name, made in given.items() if made]
    known = set(problem.inputs)
    for i, case in enumerate(problem.cases):
        known |= set(case.inputs)
        for key, given in (("init", case.init), ("inputs", case.inputs)):
            places += [(("cases", i, key, name), made) for name, made in given.items() if made]
    for where, made in places:
        _check_input(document, problem, made, where)
    for i, name in enumerate(problem.gradients):
        if name not in known:
            raise document.error(
                ("gradients", i),
                Text(en=f"no input is called `{name}`", zh=f"没有名为 `{name}` 的输入"),
                nearest(name, sorted(known)),
            )


def _check_input(document: Document, problem: Problem, made: Input, where: Where) -> None:
    kinds = [kind for kind in INPUT_KINDS if getattr(made, kind) is not None]
    if len(kinds) != 1:
        listed = ", ".join(f"`{kind}`" for kind in INPUT_KINDS)
        raise document.error(
            where,
            Text(
                en=f"expected exactly one of {listed}, found {len(kinds)}",
                zh=f"应恰好给出 {listed} 之一，实际给出 {len(kinds)} 个",
            ),
        )
    kind = kinds[0]
    if kind == "attendable" and problem.framework == "python":
        raise document.error(
            (*where, kind),
            Text(en="a mask needs torch or numpy", zh="掩码需要 torch 或 numpy"),
        )
    if kind in SHAPED:
        for i, size in enumerate(getattr(made, kind)):
            _check_expression(document, problem, size, (*where, kind, i))
    elif kind == "size":
        _check_expression(document, problem, made.size, (*where, kind))
    bounded = kind in ("uniform", "integers")
    if bounded and made.high is None:
        raise document.error(where, Text(en="the key `high` is missing", zh="缺少键 `high`"))
    for bound in ("low", "high"):
        given = getattr(made, bound)
        if given is not None and not bounded:
            raise document.error(
                (*where, bound),
                Text(en=f"`{kind}` has no bounds", zh=f"`{kind}` 没有上下界"),
            )
        if isinstance(given, str):
            _check_expression(document, problem, given, (*where, bound))


def _check_expression(document: Document, problem: Problem, size: object, where: Where) -> None:
    expression = size if isinstance(size, int) else str(size)
    try:
        # Ones divide by nothing and satisfy no condition by accident: only the form is tried.
        sizes.evaluate(expression, dict.fromkeys(problem.dims, 1))
    except ZeroDivisionError:
        return
    except ValueError as error:
        unknown = sorted(_names(expression) - set(problem.dims))
        hint = nearest(unknown[0], list(problem.dims)) if unknown else None
        raise document.error(
            where, Text(en=str(error), zh=f"`{size}` 不是由维度组成的算式"), hint
        ) from None


def _names(expression: int | str) -> frozenset[str]:
    try:
        return sizes.names(expression)
    except ValueError:
        return frozenset()


def _check_stub(document: Document, problem: Problem) -> None:
    try:
        module = ast.parse(problem.stub)
    except (SyntaxError, ValueError) as error:
        raise document.error(
            ("stub",), Text(en=f"not Python: {error}", zh=f"不是合法的 Python：{error}")
        ) from None
    except (MemoryError, RecursionError):
        raise document.error(
            ("stub",), Text(en="nested too deeply for Python", zh="嵌套过深，Python 无法解析")
        ) from None
    defined = [n.name for n in module.body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    for name in problem.entries:
        if name not in defined:
            raise document.error(
                ("stub",),
                Text(en=f"`{name}` is not defined in it", zh=f"其中没有定义 `{name}`"),
                nearest(name, defined),
            )
