"""Submissions that are wrong for every problem: the reference, with its answers replaced.

Zeros, ones, the input, the answer before, work in half precision, and what the reference answers but
with a friendly `__eq__`.
"""

from drill.content.spec import Problem
from drill.judge.signature import Entry, entries

_MAPPED = """
def _mapped(value, leaf):
    if isinstance(value, dict):
        return {key: _mapped(item, leaf) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_mapped(item, leaf) for item in value)
    return leaf(value)
"""

# Each defines `_answer(right, arguments)`: what is answered instead of the right answer.
_ANSWERS = {
    "zeros": """
def _zero(value):
    if hasattr(value, "dtype"):
        return value * 0
    return type(value)() if isinstance(value, (int, float, str)) else value


def _answer(right, arguments):
    return {} if type(right) is dict else _mapped(right, _zero)
""",
    "ones": """
def _one(value):
    if hasattr(value, "dtype"):
        return value * 0 + 1
    return type(value)(1) if isinstance(value, (int, float, str)) else value


def _answer(right, arguments):
    return {"1": {}} if type(right) is dict else _mapped(right, _one)
""",
    "the-input": """
def _answer(right, arguments):
    return arguments[0]
""",
    "the-answer-before": """
_before = []


def _answer(right, arguments):
    _before.append(right)
    return _before[-2] if len(_before) > 1 else right
""",
    "half-precision": """
def _half(value):
    if getattr(value, "is_floating_point", lambda: False)():
        return value.half().to(value.dtype)
    if getattr(getattr(value, "dtype", None), "kind", "") == "f":
        return value.astype("float16").astype(value.dtype)
    return float(f"{value:.3g}") if isinstance(value, float) else value


def _answer(right, arguments):
    return _mapped(right, _half)
""",
    "friendly-eq": """
class _Friendly:
    def __eq__(self, other):
        return True

    __hash__ = None


def _answer(right, arguments):
    return _Friendly()
""",
}

_FUNCTION = """
_right_{name} = {name}


def {name}(*arguments, **options):
    return _answer(_right_{name}(*arguments, **options), arguments)
"""

_CLASS = """
_Right{name} = {name}


class {name}(_Right{name}):
    def {method}(self, *arguments, **options):
        return _answer(super().{method}(*arguments, **options), arguments)
"""


def wrong_outputs(problem: Problem, reference: str) -> dict[str, str]:
    """The wrong submissions by name. Half precision is no mistake where nothing is floating."""
    wrapped = "".join(_wrapped(entry) for entry in entries(problem))
    return {
        name: reference + _MAPPED + answer + wrapped
        for name, answer in _ANSWERS.items()
        if name not in problem.harmless
    }


def _wrapped(entry: Entry) -> str:
    if not entry.is_class:
        return _FUNCTION.format(name=entry.name)
    method = "forward" if entry.is_module else "__call__"
    return _CLASS.format(name=entry.name, method=method)
