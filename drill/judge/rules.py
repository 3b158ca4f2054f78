"""What can be said of a submission by reading it: not written yet, no Python, a missing name, a forbidden call."""

import ast
import functools

from drill.content.cloze import GAP
from drill.content.spec import Problem
from drill.judge.operators import family
from drill.judge.result import Frame, Verdict
from drill.text import Text


class FindingError(Exception):
    """The verdict that reading alone gives."""

    def __init__(self, verdict: Verdict, message: Text, location: Frame | None = None) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.message = message
        self.location = location


def read(problem: Problem, text: str, filename: str) -> None:
    """Raises FindingError where the text alone settles the verdict."""
    try:
        module = ast.parse(text, filename)
    except SyntaxError as error:
        line = error.lineno or 0
        raise FindingError(
            Verdict.INVALID,
            Text(
                en=f"line {line} is not Python: {error.msg}",
                zh=f"第 {line} 行不是合法的 Python：{error.msg}",
            ),
            frame(text, filename, line),
        ) from None
    except (ValueError, MemoryError, RecursionError) as error:
        # A null byte; or an expression nested deeper than Python reads.
        raise FindingError(
            Verdict.INVALID,
            Text(en=f"the file is not Python: {error}", zh=f"文件不是合法的 Python：{error}"),
        ) from None
    if _is_unwritten(problem, module):
        raise FindingError(
            Verdict.UNWRITTEN,
            Text(en="nothing is written yet", zh="还没有写任何内容"),
        )
    _require_no_gap(module, text, filename)
    _require_entries(problem, module)
    _refuse_forbidden(problem, module, text, filename)


def _is_unwritten(problem: Problem, module: ast.Module) -> bool:
    """Whether it is the stub as given, or an empty page, whatever its comments and docstrings say."""
    given = _given(problem.stub)
    written = _without_docstrings(module).body
    if all(any(_alike(node, other) for other in given) for node in written):
        return True
    functions = [
        node
        for top in module.body
        if getattr(top, "name", None) in problem.entries
        for node in ast.walk(top)
        if isinstance(node, ast.FunctionDef)
    ]
    return bool(functions) and all(is_empty(function) for function in functions)


def _require_no_gap(module: ast.Module, text: str, filename: str) -> None:
    gaps = [n for n in ast.walk(module) if isinstance(n, ast.Name) and n.id == GAP]
    if gaps:
        line = min(gap.lineno for gap in gaps)
        raise FindingError(
            Verdict.UNWRITTEN,
            Text(
                en=f"gaps that are not filled: {len(gaps)}; the first is in line {line}",
                zh=f"还有 {len(gaps)} 个空没有填；第一个在第 {line} 行",
            ),
            frame(text, filename, line),
        )


@functools.cache
def _given(stub: str) -> list[ast.stmt]:
    """The statements of a stub: the same for everything that is judged in a process."""
    return _without_docstrings(ast.parse(stub)).body


def _alike(one: object, other: object) -> bool:
    """Whether two parts of syntax trees say the same, wherever they stand: known at the first difference."""
    if type(one) is not type(other):
        return False
    if isinstance(one, ast.AST):
        return all(_alike(getattr(one, f, None), getattr(other, f, None)) for f in one._fields)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return one == other


def _without_docstrings(module: ast.Module) -> ast.Module:
    """The module itself, from which they are taken: nobody asks for them later."""
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            first = node.body[0] if node.body else None
            match first:
                case ast.Expr(value=ast.Constant(value=str())):
                    del node.body[0]
    return module


def is_empty(function: ast.FunctionDef) -> bool:
    """Whether nothing is written in it."""
    for node in function.body:
        match node:
            case ast.Pass() | ast.Expr(value=ast.Constant()):
                continue
            case ast.Raise(exc=ast.Name(id=name) | ast.Call(func=ast.Name(id=name))) if (
                # The exception, and the constant that is often raised in its place.
                name.startswith("NotImplemented")
            ):
                continue
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="super"))))
            ):
                continue
        return False
    return True


def _require_entries(problem: Problem, module: ast.Module) -> None:
    """Every entry must be bound somewhere at the top level, in whatever way."""
    if any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in module.body):
        return
    bound = {
        name
        for top in module.body
        for node in [top, *(ast.walk(top) if not _opens_scope(top) else [])]
        for name in _bound_by(node)
    }
    for name in problem.entries:
        if name not in bound:
            raise FindingError(
                Verdict.INVALID,
                Text(en=f"`{name}` is not defined", zh=f"没有定义 `{name}`"),
            )


def _opens_scope(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)


def _bound_by(node: ast.AST) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Name(id=name, ctx=ast.Store()):
            return [name]
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            return [alias.asname or alias.name.partition(".")[0] for alias in aliases]
    return []


def _refuse_forbidden(problem: Problem, module: ast.Module, text: str, filename: str) -> None:
    """A forbidden name in what the entries reach. A self-test under `__main__` may use anything."""
    refused = {part: name for name in problem.forbidden for part in family(name)}
    if not refused:
        return
    imported = _imports(module)
    for top in _reached(problem, module):
        for node in ast.walk(top):
            spelled = _dotted(node, imported)
            if spelled.startswith("torch.") and spelled.rpartition(".")[2].lstrip("_") in refused:
                line = getattr(node, "lineno", 0)
                raise FindingError(
                    Verdict.FORBIDDEN,
                    forbidden_message(spelled, line),
                    frame(text, filename, line),
                )


def forbidden_message(spelled: str, line: int) -> Text:
    """What is said of a forbidden call, however it was found; line 0 where it came from no line."""
    return Text(
        en=f"{f'line {line}' if line else 'it'} uses `{spelled}`,"
        " which does the job that you are asked to write",
        zh=f"{f'第 {line} 行' if line else '代码'}使用了 `{spelled}`，这正是要求手写的部分",
    )


def _reached(problem: Problem, module: ast.Module) -> list[ast.stmt]:
    """The definitions that the entries use, directly or through others."""
    defined = {
        name: top for top in module.body if not isinstance(top, ast.If) for name in _bound_by(top)
    }
    for top in module.body:
        if isinstance(top, ast.Assign | ast.AnnAssign):
            for node in ast.walk(top):
                defined.update(dict.fromkeys(_bound_by(node), top))
    found: list[str] = [name for name in problem.entries if name in defined]
    for name in found:
        for node in ast.walk(defined[name]):
            if isinstance(node, ast.Name) and node.id in defined and node.id not in found:
                found.append(node.id)
    kept = [defined[name] for name in found]
    return [top for top in kept if not isinstance(top, ast.Import | ast.ImportFrom)]


def _imports(module: ast.Module) -> dict[str, str]:
    """What the names bound by imports stand for: `F` for `torch.nn.functional`."""
    names: dict[str, str] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    names[alias.asname] = alias.name
                else:
                    root = alias.name.partition(".")[0]
                    names[root] = root
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def _dotted(node: ast.AST, imported: dict[str, str]) -> str:
    """The full dotted name of an expression that starts at an import; empty for any other."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in imported:
        return ""
    return ".".join([imported[node.id], *reversed(parts)])


def frame(text: str, filename: str, line: int) -> Frame:
    """A line of the submission."""
    lines = text.splitlines()
    source = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return Frame(filename, line, "", source)
