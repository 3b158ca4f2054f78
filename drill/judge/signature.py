"""What the stub says about calling a submission: positional arguments by order, options by name."""

import ast
from typing import Any

import msgspec

from drill.content.spec import Problem


class Signature(msgspec.Struct, frozen=True):
    """The parameters of one function: those without a default, and those with one."""

    positional: list[str]
    options: list[str]

    def bind(self, values: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        """The arguments of a call: positional in order, options by name."""
        arguments = [values[name] for name in self.positional if name in values]
        return arguments, {name: values[name] for name in self.options if name in values}

    @property
    def shown(self) -> str:
        """As it is written, without the defaults' values."""
        return ", ".join([*self.positional, *(f"{name}=…" for name in self.options)])


class Entry(msgspec.Struct, frozen=True):
    """A name that the submission defines: a function, or a class with `init` and a call."""

    name: str
    is_class: bool
    call: Signature
    init: Signature | None = None
    is_module: bool = False


def entries(problem: Problem) -> list[Entry]:
    """The entries that the stub shows."""
    defined = {
        node.name: node
        for node in ast.parse(problem.stub).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    return [_entry(defined[name]) for name in problem.entries]


def _entry(node: ast.FunctionDef | ast.ClassDef) -> Entry:
    if isinstance(node, ast.FunctionDef):
        return Entry(node.name, is_class=False, call=_signature(node, skip=0))
    methods = {item.name: item for item in node.body if isinstance(item, ast.FunctionDef)}
    call = methods.get("forward") or methods["__call__"]
    return Entry(
        node.name,
        is_class=True,
        call=_signature(call, skip=1),
        init=_signature(methods["__init__"], skip=1),
        is_module="forward" in methods,
    )


def _signature(node: ast.FunctionDef, skip: int) -> Signature:
    names = [a.arg for a in [*node.args.posonlyargs, *node.args.args]][skip:]
    plain = len(names) - len(node.args.defaults)
    return Signature(names[:plain], [*names[plain:], *(a.arg for a in node.args.kwonlyargs)])
