"""What has to be there before anything of a problem can be judged: Python that is Python, names that exist."""

import ast
from collections.abc import Iterator, Mapping

from drill.content.nearest import nearest
from drill.content.spec import Input, Problem, Where
from drill.judge.complaints import Complaint, Files
from drill.judge.plan import Planner
from drill.judge.signature import Signature, entries
from drill.text import Text

Made = Mapping[str, Input | None]


def complaints(
    problem: Problem, reference: str, support: str | None, those: Files
) -> list[Complaint]:
    """What is missing so that nothing can be judged; none where all is there.

    reference, support: the texts of the problem's Python files
    """
    found = [*_reference(problem, reference, those)]
    functions, unreadable = _functions(support, those)
    if unreadable:
        return [*found, unreadable]
    found += _generators(problem, functions, support is not None, those)
    if "exercise" not in functions:
        found += _arguments(problem, those)
    return [*found, *_sizes(problem, those)]


def _reference(problem: Problem, text: str, those: Files) -> Iterator[Complaint]:
    try:
        module = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        yield _no_python(error, those.reference)
        return
    defined = [n.name for n in module.body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    for name in problem.entries:
        if name not in defined:
            yield Complaint(
                Text(en="`{name}` is not defined", zh="没有定义 `{name}`").format(name=name),
                those.reference,
                hint=nearest(name, defined)
                or Text(
                    en="`entry`, the stub and the reference have to name the same function or class",
                    zh="`entry`、模板和参考答案中的函数名或类名必须一致",
                ),
            )


def _functions(text: str | None, those: Files) -> tuple[set[str], Complaint | None]:
    """The names that the problem's Python file defines; and what is wrong where it is no Python."""
    try:
        module = ast.parse(text or "")
    except (SyntaxError, ValueError) as error:
        return set(), _no_python(error, those.support)
    names = set()
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                names.add(inner.id)
            if isinstance(inner, ast.alias):
                names.add(inner.asname or inner.name)
    return names, None


def _no_python(error: SyntaxError | ValueError, file: str) -> Complaint:
    reason = error.msg if isinstance(error, SyntaxError) else str(error)
    line = (error.lineno or 0) if isinstance(error, SyntaxError) else 0
    return Complaint(
        Text(en="not Python: {reason}", zh="不是合法的 Python：{reason}").format(reason=reason),
        file,
        line=line,
        hint=Text(en="nothing can be judged before that is mended", zh="修正之后才能判题"),
    )


def _made(problem: Problem) -> Iterator[tuple[Where, Input]]:
    """Every input, with its key."""
    groups: list[tuple[Where, Made]] = [
        (("init",), problem.init),
        (("inputs",), problem.inputs),
        (("measured", "init"), problem.measured.init),
        (("measured", "inputs"), problem.measured.inputs),
    ]
    for i, case in enumerate(problem.cases):
        groups += [(("cases", i, "init"), case.init), (("cases", i, "inputs"), case.inputs)]
    for key, group in groups:
        for name, how in group.items():
            if how is not None:
                yield (*key, name), how


def _generators(
    problem: Problem, functions: set[str], there: bool, those: Files
) -> Iterator[Complaint]:
    for key, how in _made(problem):
        wanted = how.generate or how.callable
        if wanted is None or wanted in functions:
            continue
        kind = "generate" if how.generate else "callable"
        if there:
            says = Text(
                en="`{name}` is not defined in {file}", zh="{file} 中没有定义 `{name}`"
            ).format(name=wanted, file=those.support)
        else:
            says = Text(
                en="`{name}` would be a function of {file}, which is not there",
                zh="`{name}` 应为 {file} 中的函数，但没有这个文件",
            ).format(name=wanted, file=those.support)
        hint = nearest(wanted, sorted(functions)) or Text(
            en="define it there: `def {name}(rng, sizes, made):`",
            zh="请在其中定义：`def {name}(rng, sizes, made):`",
        ).format(name=wanted)
        yield Complaint(says, those.spec, (*key, kind), hint=hint)


def _arguments(problem: Problem, those: Files) -> Iterator[Complaint]:
    """The inputs are the parameters of the stub, where no exercise of the problem's own uses them."""
    entry = entries(problem)[0]
    calls: list[tuple[str, Signature]] = [("inputs", entry.call)]
    if entry.init is not None:
        calls.append(("init", entry.init))
    for key, signature in calls:
        usual: Made = getattr(problem, key)
        known = [*signature.positional, *signature.options]
        for where, _ in _made(problem):
            if where[-2] == key and where[-1] not in known:
                yield Complaint(
                    Text(
                        en="`{name}` is no parameter of `{entry}` in the stub",
                        zh="模板中的 `{entry}` 没有参数 `{name}`",
                    ).format(name=where[-1], entry=entry.name),
                    those.spec,
                    where,
                    hint=nearest(str(where[-1]), known) or _parameters(known),
                )
        for i, case in enumerate(problem.cases):
            given = {**usual, **getattr(case, key)}
            for name in signature.positional:
                if given.get(name) is None:
                    yield Complaint(
                        Text(
                            en="nothing is given for the parameter `{name}` of `{entry}`",
                            zh="没有给出 `{entry}` 的参数 `{name}`",
                        ).format(name=name, entry=entry.name),
                        those.spec,
                        ("cases", i),
                        hint=Text(
                            en="say under `{key}` how it is made, or give it a default in the stub",
                            zh="请在 `{key}` 下写明它如何生成，或在模板中给它默认值",
                        ).format(key=key),
                    )


def _parameters(known: list[str]) -> Text:
    listed = ", ".join(f"`{name}`" for name in known)
    return Text(en="it has {listed}", zh="它的参数有：{listed}").format(
        listed=listed or Text(en="none", zh="无")
    )


def _sizes(problem: Problem, those: Files) -> Iterator[Complaint]:
    planner = Planner(problem, 0)
    for i in range(len(problem.cases)):
        try:
            planner.random_sizes(i)
        except (ValueError, ZeroDivisionError):
            where: Where = ("cases", i, "dims") if problem.cases[i].dims else ("where",)
            yield Complaint(
                Text(
                    en="hardly any sizes keep `where` in the case `{name}`",
                    zh="在 case `{name}` 中，几乎没有尺寸满足 `where`",
                ).format(name=problem.cases[i].name),
                those.spec,
                where,
                hint=Text(
                    en="loosen `where`, or choose `dims` in which it mostly holds",
                    zh="请放宽 `where`，或选择多半能满足它的 `dims`",
                ),
            )
