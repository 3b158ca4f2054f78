"""The limits of cost in a problem's YAML: sizes that exist, and numbers that can be measured."""

from drill.content import sizes
from drill.content.nearest import nearest
from drill.content.spec import GrowthLimit, Input, Problem, Where
from drill.content.strict_yaml import Document
from drill.text import Text

# Right answers written by hand cost up to twice the reference's: a limit has to leave room for them.
LEAST_RATIO = 3.0
# Below so many times the smallest size an exponent is not told from noise.
LEAST_SPAN = 4
# Growth is looked at below the smallest size too.
LEAST_SIZE = 8


def check_limits(document: Document, problem: Problem) -> None:
    """Raises ContentError for a limit that cannot be measured."""
    for key, limit in (("time", problem.time), ("memory", problem.memory)):
        if limit is None:
            continue
        _check_dims(document, problem, key, limit.dims, [])
        if limit.at_most < LEAST_RATIO:
            raise document.error(
                (key, "at_most"),
                Text(
                    en=f"expected at least {LEAST_RATIO:g}: answers written by hand cost up to twice the reference",
                    zh=f"至少应为 {LEAST_RATIO:g}：手写的正确答案开销可达参考答案的两倍",
                ),
            )
    if problem.time is not None:
        _check_names(document, problem, ("time", "over"), problem.time.over)
    if problem.limited:
        _check_measured(document, problem)
    if problem.growth is not None:
        _check_growth(document, problem, problem.growth)
    for i, name in enumerate(problem.calls):
        made = [problem.inputs.get(name), *(case.inputs.get(name) for case in problem.cases)]
        if not any(how is not None and how.callable for how in made):
            raise document.error(
                ("calls", i),
                Text(en=f"no input `{name}` is a callable", zh=f"没有名为 `{name}` 的可调用输入"),
            )


def no_such_dim(name: str, problem: Problem) -> tuple[Text, Text]:
    """What is said of a size that is not among the dims, and the hint."""
    listed = ", ".join(f"`{dim}`" for dim in problem.dims)
    return Text(en="no dim is called `{name}`", zh="没有名为 `{name}` 的维度").format(
        name=name
    ), nearest(name, list(problem.dims)) or Text(
        en="the `dims` are {listed}; a new one is given its range there",
        zh="`dims` 中有：{listed}；新的维度要在那里给出范围",
    ).format(listed=listed or Text(en="none", zh="无"))


def _check_measured(document: Document, problem: Problem) -> None:
    for name, how in {**problem.inputs, **problem.measured.inputs}.items():
        if how is not None and how.callable is not None:
            raise document.error(
                ("measured",),
                Text(
                    en=f"`{name}` is a callable, whose time would be the judge's; count its `calls`",
                    zh=f"`{name}` 是可调用对象，测得的会是判题进程的时间；请改用 `calls` 计数",
                ),
            )


def _check_growth(document: Document, problem: Problem, limit: GrowthLimit) -> None:
    _check_names(document, problem, ("growth", "over"), limit.names)
    _check_dims(document, problem, "growth", limit.dims, limit.names)
    low, high = limit.sizes
    if low < LEAST_SIZE or low * LEAST_SPAN > high:
        en = f"expected [smallest, largest], from {LEAST_SIZE} on and at least {LEAST_SPAN} times as large"
        zh = f"应为 [最小, 最大]，最小不小于 {LEAST_SIZE}，且至少相差 {LEAST_SPAN} 倍"
        raise document.error(
            ("growth", "sizes"),
            Text(en=f"{en}, found [{low}, {high}]", zh=f"{zh}，实际为 [{low}, {high}]"),
        )
    if limit.at_most < 0:
        raise document.error(
            ("growth", "at_most"),
            Text(en="expected an exponent of 0 or more", zh="指数不能为负"),
        )


def _check_names(document: Document, problem: Problem, where: Where, names: list[str]) -> None:
    for name in names:
        if name not in problem.dims:
            raise document.error(where, *no_such_dim(name, problem))


def _check_dims(
    document: Document, problem: Problem, key: str, dims: dict[str, int], more: list[str]
) -> None:
    """Every size that the measured inputs are made from has a value; a generator may use any."""
    for name in dims:
        if name not in problem.dims:
            raise document.error((key, "dims", name), *no_such_dim(name, problem))
    for condition in problem.where:
        if sizes.names(condition) <= dims.keys() and not _holds(condition, dims):
            raise document.error(
                (key, "dims"),
                Text(en=f"`{condition}` does not hold", zh=f"不满足 `{condition}`"),
            )
    inputs = {**problem.inputs, **problem.measured.inputs}
    init = {**problem.init, **problem.measured.init}
    for how in (*inputs.values(), *init.values()):
        for name in sorted(_used(how) - {*dims, *more}) if how else ():
            raise document.error(
                (key, "dims"), Text(en=f"`{name}` has no size", zh=f"没有给出 `{name}` 的大小")
            )


def _holds(condition: str, dims: dict[str, int]) -> bool:
    try:
        return bool(sizes.evaluate(condition, dims))
    except ZeroDivisionError:
        return False


def _used(how: Input) -> frozenset[str]:
    expressions = [how.size, how.low, how.high]
    expressions += how.normal or how.uniform or how.integers or how.attendable or []
    return frozenset[str]().union(*(sizes.names(e) for e in expressions if isinstance(e, str)))
