"""A reference with its decisive expressions blanked out, found in its syntax tree.

A statement is the more decisive the more is computed in it: operators, comparisons, calls, subscripts. At the
first level a quarter of the statements have a gap, and it is the smallest expression of the statement that
computes something; at the last level four fifths, and it is all that the statement computes.
"""

import ast
from collections.abc import Iterator
from fractions import Fraction

import msgspec

# What stands for a gap: a name that nobody uses.
GAP = "____"
LEVELS = 3
# Of the statements, at each level.
_SHARES = (Fraction(1, 4), Fraction(1, 2), Fraction(4, 5))
_COMPUTING = (ast.BinOp, ast.Compare, ast.Call, ast.BoolOp, ast.UnaryOp, ast.IfExp, ast.Subscript)
# Characters of an expression that says something.
_SHORTEST = 4


class _Candidate(msgspec.Struct, frozen=True):
    """An expression of one line: where it is, and how much is computed in it."""

    line: int
    start: int
    end: int
    weight: int


def cloze(source: str, level: int) -> str:
    """The source with the gaps of a level, from 1 to LEVELS. There is always at least one."""
    statements = list(_statements(source))
    # The heaviest first; of equals, the one that comes first.
    ranked = sorted(statements, key=lambda found: (-max(c.weight for c in found), found[0].line))
    share = _SHARES[level - 1]
    chosen = ranked[: max(1, -(-len(ranked) * share.numerator // share.denominator))]
    lines = [line.encode() for line in source.split("\n")]
    gaps = [_gap(found, level) for found in chosen]
    # From the end: a gap moves what follows it in its line.
    for gap in sorted(gaps, key=lambda gap: (gap.line, gap.start), reverse=True):
        line = lines[gap.line - 1]
        lines[gap.line - 1] = line[: gap.start] + GAP.encode() + line[gap.end :]
    return b"\n".join(lines).decode()


def _gap(found: list[_Candidate], level: int) -> _Candidate:
    """Which expression of a statement is blanked out."""
    by_size = sorted(
        found, key=lambda candidate: (candidate.weight, candidate.end - candidate.start)
    )
    return by_size[(len(by_size) - 1) * (level - 1) // (LEVELS - 1)]


def _statements(source: str) -> Iterator[list[_Candidate]]:
    """The expressions that may become a gap, by the statements of functions in which they are."""
    seen: set[int] = set()
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if not isinstance(node, ast.stmt) or isinstance(node, ast.FunctionDef | ast.ClassDef):
                continue
            if id(node) in seen or isinstance(node, ast.Raise | ast.Assert | ast.Import):
                continue
            seen.add(id(node))
            found = [c for root in _roots(node) for c in _candidates(root)]
            if found and not _is_ceremony(node):
                yield found


def _roots(statement: ast.stmt) -> list[ast.expr]:
    """What a statement computes: not what is assigned to, and not the statements in it."""
    match statement:
        case ast.Assign(value=value) | ast.AugAssign(value=value) | ast.Expr(value=value):
            return [value]
        case ast.AnnAssign(value=value) | ast.Return(value=value):
            return [] if value is None else [value]
        case ast.If(test=test) | ast.While(test=test):
            return [test]
        case ast.For(iter=iterated):
            return [iterated]
    return []


def _is_ceremony(statement: ast.stmt) -> bool:
    """`super().__init__()` and docstrings: nothing to be recalled."""
    match statement:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="__init__"))):
            return True
    return False


def _candidates(root: ast.expr) -> Iterator[_Candidate]:
    for node in ast.walk(root):
        if isinstance(node, ast.JoinedStr):
            return
        if not isinstance(node, _COMPUTING) or node.lineno != node.end_lineno:
            continue
        if isinstance(getattr(node, "ctx", None), ast.Store):
            continue
        start, end = node.col_offset, node.end_col_offset or node.col_offset
        if end - start >= _SHORTEST:
            weight = sum(isinstance(part, _COMPUTING) for part in ast.walk(node))
            yield _Candidate(node.lineno, start, end, weight)
