"""Mutants: every small edit once, none that is the source itself, each with a name of its own."""

import ast

from drill.content.library import builtin
from drill.judge.mutants import mutants


def names(source: str) -> list[str]:
    return [mutant.name for mutant in mutants(source)]


def test_each_kind_of_edit_is_made() -> None:
    source = """
def f(a, b):
    if a < b and not a:
        a += 1
    return g(a - b, axis=-1), a
"""
    assert set(names(source)) >= {
        "f: a < b -> a <= b",
        "f: a < b and (not a) -> a < b or not a",
        "f: not a -> a",
        "f: a += 1 -> a -= 1",
        "f: a += 1 -> pass",
        "f: 1 -> 2",
        "f: a - b -> a + b",
        "f: a - b -> b - a",
        "f: a - b -> a",
        "f: -1 -> 1",
        "f: g(a - b, axis=-1) -> g(a - b)",
        "f: g(a - b, axis=-1) -> a - b",
        "f: return (g(a - b, axis=-1), a) -> return (a, g(a - b, axis=-1))",
    }


def test_two_edits_that_read_alike_are_told_apart() -> None:
    assert names("def f(a):\n    return a + 1, a + 1, 1")[:2] == [
        "f: a + 1 -> a - 1",
        "f: a + 1 -> a - 1 #2",
    ] or "f: a + 1 -> a - 1 #2" in names("def f(a):\n    return a + 1, a + 1, 1")


def test_words_for_people_are_left_alone() -> None:
    source = '''
def f(a: "int" = 3) -> "str":
    """A docstring."""
    raise ValueError("no " + a)
'''
    assert names(source) == ["f: 3 -> 4", "f: 3 -> 2"]


def test_every_mutant_of_the_references_is_python_and_differs() -> None:
    library = builtin()
    for summary in library.summaries():
        source = library.reference(summary.id)
        found = mutants(source)
        texts = {ast.unparse(ast.parse(mutant.source)) for mutant in found}
        assert len(texts) == len(found) == len({mutant.name for mutant in found})
        assert ast.unparse(ast.parse(source)) not in texts
