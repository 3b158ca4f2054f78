"""Automatic mutants of a reference: small edits of its syntax tree, each of which should change an answer.

Operators, constants, comparisons, keyword arguments, dropped calls, swapped arguments, conditions
and statements (after Jia and Harman, "An analysis and survey of the development of mutation testing",
2011). A mutant is known by what it edits, so that a problem can list one as equivalent.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

Edit = Callable[[ast.AST], ast.AST | None]


class Mutant(msgspec.Struct, frozen=True):
    """A mutated reference: `name` says what was edited, as `function: before -> after`; `line` where."""

    name: str
    source: str
    line: int


_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ORDERED = (ast.Sub, ast.Div, ast.MatMult, ast.FloorDiv, ast.Pow, ast.Mod)


def mutants(source: str) -> list[Mutant]:
    """All mutants of a source, without two of the same text and without the source itself."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    names: dict[str, int] = {}
    found = []
    for index, node, function in _mutable(tree):
        for edit in _edits(node):
            mutated = ast.parse(source)  # a tree of its own, sooner than a copy
            after = _apply(mutated, index, edit)
            text = ast.unparse(mutated)
            if text in seen:
                continue
            seen.add(text)
            name = f"{function}: {_shown(node)} -> {after}"
            names[name] = names.get(name, 0) + 1
            if names[name] > 1:
                name += f" #{names[name]}"
            found.append(Mutant(name, text, getattr(node, "lineno", 0)))
    return found


def _mutable(tree: ast.Module) -> Iterator[tuple[int, ast.AST, str]]:
    """Every node that may be edited, its place in the walk, and the function that it is in."""
    functions: dict[int, str] = {}
    left_alone: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for inner in ast.walk(node):
                functions[id(inner)] = node.name
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                left_alone |= {id(first), id(first.value)}
        if isinstance(node, ast.Raise | ast.Import | ast.ImportFrom):
            # Which exception matters; what it says does not.
            left_alone |= {id(inner) for inner in ast.walk(node)} - {id(node)}
        for field in ("annotation", "returns"):
            if getattr(node, field, None) is not None:
                left_alone |= {id(inner) for inner in ast.walk(getattr(node, field))}
    for index, node in enumerate(ast.walk(tree)):
        if id(node) not in left_alone and id(node) in functions:
            yield index, node, functions[id(node)]


def _apply(tree: ast.Module, index: int, edit: Edit) -> str:
    """Make the edit at one place of the tree; returns how that place reads afterwards."""
    target = next(node for i, node in enumerate(ast.walk(tree)) if i == index)
    result = edit(target)
    if result is None:
        return _shown(target)

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> Any:
            return result if node is target else self.generic_visit(node)

    Replace().visit(tree)
    return _shown(result)


def _shown(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


def _edits(node: ast.AST) -> Iterator[Edit]:
    """The edits that a node allows: each changes it in place, or returns what takes its place."""
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op):
            if type(op) in _SWAPPED:
                yield _set("op", _SWAPPED[type(op)]())
            if isinstance(node, ast.BinOp):
                if isinstance(op, _ORDERED):
                    yield _exchange("left", "right")
                yield lambda n: n.left  # type: ignore[attr-defined]
                yield lambda n: n.right  # type: ignore[attr-defined]
            if isinstance(node, ast.AugAssign):
                yield lambda _: ast.Pass()
        case ast.Compare(ops=[op]) if type(op) in _SWAPPED:
            yield _set("ops", [_SWAPPED[type(op)]()])
        case ast.UnaryOp(op=ast.USub() | ast.Not() | ast.Invert()):
            yield lambda n: n.operand  # type: ignore[attr-defined]
        case ast.Constant(value=value):
            for other in _other_values(value):
                yield _set("value", other)
        case ast.Call():
            yield from _call_edits(node)
        case ast.If() | ast.IfExp() | ast.While():
            yield _set("test", ast.Constant(value=False))
            if not isinstance(node, ast.While):
                yield _set("test", ast.Constant(value=True))
        case ast.Expr(value=ast.Call()) | ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
            yield lambda _: ast.Pass()
        case ast.Break() | ast.Continue():
            yield lambda _: ast.Pass()
        case ast.Return(value=ast.Tuple(elts=elements)) if len(elements) == 2:
            yield _reversed
        case ast.Slice():
            for bound in ("lower", "upper"):
                if getattr(node, bound) is not None:
                    yield _set(bound, None)


def _call_edits(node: ast.Call) -> Iterator[Edit]:
    for i in range(len(node.keywords)):
        yield _without_keyword(i)
    if len(node.args) > 1:
        yield _swap_arguments
    match node.func:
        case ast.Attribute(value=ast.Name(id=name)) if name in _MODULES:
            pass  # a module is no value
        case ast.Attribute():
            yield lambda n: n.func.value  # type: ignore[attr-defined]
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield lambda n: n.args[0]  # type: ignore[attr-defined]


_MODULES = ("torch", "math", "np", "numpy", "F", "nn", "functools", "itertools")


def _other_values(value: object) -> list[object]:
    match value:
        case bool():
            return [not value]
        case int():
            return [value + 1, value - 1]
        case float():
            return [value * 2 or 1.0, value / 2 or -1.0]
        case "-inf":
            return ["inf"]
        case str():
            return [value + "x", value[1:]]
    return []


def _set(field: str, value: object) -> Edit:
    def edit(node: ast.AST) -> None:
        setattr(node, field, copy.deepcopy(value))

    return edit


def _exchange(one: str, other: str) -> Edit:
    def edit(node: ast.AST) -> None:
        first, second = getattr(node, one), getattr(node, other)
        setattr(node, one, second)
        setattr(node, other, first)

    return edit


def _without_keyword(index: int) -> Edit:
    def edit(node: ast.AST) -> None:
        assert isinstance(node, ast.Call)
        del node.keywords[index]

    return edit


def _swap_arguments(node: ast.AST) -> None:
    assert isinstance(node, ast.Call)
    node.args[0], node.args[1] = node.args[1], node.args[0]


def _reversed(node: ast.AST) -> None:
    assert isinstance(node, ast.Return)
    assert isinstance(node.value, ast.Tuple)
    node.value.elts.reverse()
