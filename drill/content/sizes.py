"""Sizes: names of dims, numbers, and small expressions of them such as `H * D` or `kh <= H + 2 * P`."""

import ast
import functools
import operator
from collections.abc import Callable, Mapping

from drill.content.spec import Size

# Characters; what is longer could be nested more deeply than Python follows.
_LONGEST = 100
_OPERATORS: dict[type[ast.AST], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


@functools.cache
def names(size: Size) -> frozenset[str]:
    """The dims that an expression uses. Raises ValueError if it is not one."""
    return frozenset(node.id for node in ast.walk(_parse(size)) if isinstance(node, ast.Name))


def evaluate(size: Size, sizes: Mapping[str, int]) -> int:
    """The value of an expression; a comparison is 1 or 0. Raises ValueError if it is not one."""
    return size if isinstance(size, int) else _value(_parse(size), sizes)


def shape(dims: list[Size], sizes: Mapping[str, int]) -> tuple[int, ...]:
    """The shape that a list of expressions stands for."""
    return tuple(evaluate(dim, sizes) for dim in dims)


@functools.cache
def _parse(size: Size) -> ast.expr:
    try:
        if len(str(size)) > _LONGEST:
            raise ValueError
        return ast.parse(str(size), mode="eval").body
    except (SyntaxError, ValueError):
        raise ValueError(f"`{size}` is not an expression of sizes") from None


def _value(node: ast.expr, sizes: Mapping[str, int]) -> int:
    match node:
        case ast.Constant(value=int(value)):
            return value
        case ast.Name(id=name) if name in sizes:
            return sizes[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, sizes)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, sizes), _value(right, sizes))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, sizes), _value(right, sizes))
    raise ValueError(f"`{ast.unparse(node)}` is not an expression of the sizes {sorted(sizes)}")
