"""One problem's YAML as a `Problem`: typed, and consistent in itself."""

import ast
from pathlib import Path

from drill.content import reading, sizes
from drill.content.convert import convert
from drill.content.load_limits import check_limits, no_such_dim
from drill.content.nearest import nearest
from drill.content.spec import INPUT_KINDS, Input, Problem, Where
from drill.content.strict_yaml import Document
from drill.text import Text

# Made by the engine, not by a generator; known to every expression.
SHAPED = ("normal", "uniform", "integers", "attendable")


def load(path: Path) -> Problem:
    """Read and check one problem. Raises ContentError with file, line, key and what was expected."""
    return parse(path, reading.text_of(path))


def parse(path: Path, text: str) -> Problem:
    """`load` for a text that is at hand; `path` is what errors call it."""
    document = reading.document(path, text)
    problem: Problem = convert(document, Problem, document.value)
    reading.check_id(document, problem.id)
    _check_mistakes(document, problem)
    reading.check_texts(document, document.value)
    check_call(document, problem)
    check_limits(document, problem)
    return problem


def check_call(document: Document, problem: Problem) -> None:
    """Sizes, inputs and stub, of an API card too. Raises ContentError where they do not fit."""
    _check_dims(document, problem)
    _check_inputs(document, problem)
    _check_stub(document, problem)


def _check_mistakes(document: Document, problem: Problem) -> None:
    seen: set[str] = set()
    for i, mistake in enumerate(problem.mistakes):
        if mistake.id in seen:
            raise document.error(
                ("mistakes", i, "id"),
                Text(en=f"`{mistake.id}` is taken", zh=f"`{mistake.id}` 已被使用"),
                Text(
                    en="a mistake is known by its id: choose another one",
                    zh="错误靠 id 区分：请换一个",
                ),
            )
        seen.add(mistake.id)


def _check_dims(document: Document, problem: Problem) -> None:
    ranges: list[tuple[Where, str, tuple[int, int]]] = [
        (("dims", name), name, span) for name, span in problem.dims.items()
    ]
    for i, case in enumerate(problem.cases):
        ranges += [(("cases", i, "dims", name), name, span) for name, span in case.dims.items()]
    for where, name, (low, high) in ranges:
        if name not in problem.dims:
            raise document.error(where, *no_such_dim(name, problem))
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
        if unknown:
            raise document.error(where, *no_such_dim(unknown[0], problem)) from None
        raise document.error(
            where, Text(en=str(error), zh=f"`{size}` 不是由维度组成的算式")
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
    for node in module.body:
        if isinstance(node, ast.ClassDef) and node.name in problem.entries:
            _check_class(document, node)


def _check_class(document: Document, node: ast.ClassDef) -> None:
    """What a class of the stub shows: how it is built, and how it is called."""
    methods = {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
    lacking = None
    if "__init__" not in methods:
        lacking = "__init__"
    elif not methods & {"forward", "__call__"}:
        lacking = "forward"
    if lacking:
        raise document.error(
            ("stub",),
            Text(
                en=f"the class `{node.name}` shows no `{lacking}`",
                zh=f"类 `{node.name}` 没有写出 `{lacking}`",
            ),
            Text(
                en="a stub shows `__init__`, and `forward` of a module or `__call__` of another class",
                zh="模板要写出 `__init__`，以及 `forward`（nn.Module）或 `__call__`（其他类）",
            ),
        )
