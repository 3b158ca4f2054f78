"""A problem's own Python file: generators, the exercise, what is expected, what counts as the same.

    def NAME(rng, sizes, made)      an input; `rng` is a random.Random where the framework is python,
                                    else a numpy Generator; `made` holds the inputs before it
    def exercise(entry, inputs)     what is done with the submission; returns the answer. It runs in
                                    the worker too, so nothing that it reaches may know the answer
    def measured(entry, inputs)     likewise the call whose cost is limited, where that is another one
    def operator(...)               what the framework has for it, or a class; for `drill bench`
    def oracle(inputs)              the inputs at which the reference's answer is enough for `expected`
    def expected(inputs, answer)    the expected answer, given the reference's; for distributions
    def canonical(inputs, answer)   an answer in the form in which all right answers are the same
    def canonical_call(arguments)   likewise for the arguments of a call of a callable input

The last four get and give neutral values (`drill.judge.values`): arrays are `Array`s.
"""

import ast
import functools
import random
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Support:
    """The functions of a problem's Python file, or their defaults where it has none."""

    def __init__(self, path: Path | None, framework: str) -> None:
        self.framework = framework
        self.source = path.read_text(encoding="utf-8") if path else ""
        self.functions: dict[str, Any] = {}
        # What `canonical` or `canonical_call` last raised.
        self.refused: Exception | None = None
        if path:
            module = types.ModuleType(f"drill_problem_{path.stem.replace('-', '_')}")
            exec(compile(self.source, str(path), "exec"), module.__dict__)
            self.functions = module.__dict__

    def generate(self, name: str, seed: int, sizes: dict[str, int], made: dict[str, Any]) -> Any:
        """An input from the problem's own generator."""
        return self.functions[name](self._rng(seed), dict(sizes), dict(made))

    def _rng(self, seed: int) -> Any:
        if self.framework == "python":
            return random.Random(seed)
        # Only here: it imports numpy, which a problem in plain Python does without.
        from drill.judge.generator import generator

        return generator(seed)

    @property
    def exercise(self) -> Callable[..., Any] | None:
        """The problem's own exercise, or None for the default one."""
        return self.functions.get("exercise")

    @property
    def random(self) -> bool:
        """Whether right answers may differ from run to run, and are judged by what is expected."""
        return "expected" in self.functions

    def oracle(self, inputs: dict[str, Any]) -> dict[str, Any]:
        """The inputs that the reference gets where it only serves to find what is expected."""
        function = self.functions.get("oracle")
        return function(inputs) if function else inputs

    def expected(self, inputs: dict[str, Any], answer: Any) -> Any:
        """What is right: the reference's answer, unless the problem says it otherwise."""
        function = self.functions.get("expected")
        return function(inputs, answer) if function else answer

    def canonical(self, inputs: dict[str, Any], answer: Any) -> Any:
        """The answer in the form in which it is compared; as it is where it has no such form."""
        function = self.functions.get("canonical")
        return self._where_possible(function, answer, inputs, answer) if function else answer

    def canonical_call(self, arguments: list[Any]) -> Any:
        """The arguments of a recorded call in the form in which they are compared."""
        function = self.functions.get("canonical_call")
        return self._where_possible(function, arguments, arguments) if function else arguments

    def _where_possible(self, function: Callable[..., Any], otherwise: Any, *given: Any) -> Any:
        """The function's value, or `otherwise` for an answer that is nothing like a right one."""
        try:
            return function(*given)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            self.refused = error
            return otherwise

    @functools.cached_property
    def worker_source(self) -> str:
        """The source of `exercise` and `measured` and of what they reach, and nothing else of the file.

        The worker gets this text: a generator or an expectation would tell the submission how it is
        judged.
        """
        return self._part("exercise", "measured")

    def operator_source(self, entry: str) -> str | None:
        """The framework's operator as a submission that defines `entry`; None where there is none."""
        source = self._part("operator")
        return f"{source}\n{entry} = operator\n" if source else None

    def _part(self, *wanted: str) -> str:
        """The source of what has these names and of what they reach, with the file's imports."""
        roots = [name for name in wanted if name in self.functions]
        if not roots:
            return ""
        module = ast.parse(self.source)
        defined: dict[str, ast.stmt] = {}
        imports: list[ast.stmt] = []
        for node in module.body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                imports.append(node)
            elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                defined[node.name] = node
            elif isinstance(node, ast.Assign):
                names = (n for target in node.targets for n in ast.walk(target))
                defined |= {n.id: node for n in names if isinstance(n, ast.Name)}
        needed = set[str]().union(*(_reachable(root, defined) for root in roots))
        kept = [node for name, node in defined.items() if name in needed]
        return ast.unparse(ast.Module([*imports, *dict.fromkeys(kept)], []))


def _reachable(start: str, defined: dict[str, ast.stmt]) -> set[str]:
    """The names among `defined` that `start` uses, directly or through others."""
    found, waiting = {start}, [start]
    while waiting:
        for node in ast.walk(defined[waiting.pop()]):
            if isinstance(node, ast.Name) and node.id in defined and node.id not in found:
                found.add(node.id)
                waiting.append(node.id)
    return found
