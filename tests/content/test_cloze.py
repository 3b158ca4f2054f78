"""Gaps in a reference: where they come, how many, and that what is left is still to be written."""

import ast
import re

import pytest

from drill.content.cloze import GAP, LEVELS, cloze
from drill.content.library import builtin

SUMMARIES = builtin().summaries()
EVERY = pytest.mark.parametrize("problem", [summary.id for summary in SUMMARIES])


def gaps(text: str) -> int:
    return text.count(GAP)


def test_the_decisive_expression_is_blanked_out_and_the_rest_stays() -> None:
    source = "def f(q, k):\n    n = k\n    return n @ q.transpose(-2, -1) / math.sqrt(8)\n"
    assert cloze(source, 1) == (
        "def f(q, k):\n    n = k\n    return n @ q.transpose(-2, -1) / ____\n"
    )
    assert cloze(source, LEVELS) == "def f(q, k):\n    n = k\n    return ____\n"


def test_statements_in_which_most_is_computed_come_first() -> None:
    source = (
        "def f(a, b):\n    c = a + 1.5\n    d = a * b + b * a\n    e = c - 25\n    return d + e\n"
    )
    first, second, third = (cloze(source, level).split("\n") for level in (1, 2, 3))
    assert [GAP in line for line in first] == [False, False, True, False, False, False]
    # Of equals the first ones.
    assert [GAP in line for line in second] == [False, True, True, False, False, False]
    assert [GAP in line for line in third] == [False, True, True, True, True, False]


def test_shares_are_rounded_up_and_there_is_always_a_gap() -> None:
    lines = [f"    x{n} = a + 1{n}" for n in range(5)]
    source = "\n".join(["def f(a):", *lines, "    return x0", ""])
    assert [gaps(cloze(source, level)) for level in (1, 2, 3)] == [2, 3, 4]
    assert gaps(cloze("def f(a):\n    return a + 1\n", 1)) == 1


def test_what_a_statement_contains_or_assigns_to_is_not_its_own_gap() -> None:
    source = (
        "def f(a, n):\n"
        "    for i in range(n):\n"
        "        a[i + 12] += a[i] * 2\n"
        "    while n > 10:\n"
        "        n //= 2\n"
        "    return a\n"
    )
    text = cloze(source, LEVELS)
    assert text == source.replace("range(n)", GAP).replace("a[i] * 2", GAP).replace("n > 10", GAP)


@pytest.mark.parametrize(
    "line",
    [
        '"""Computes 1 + 2."""',
        "super().__init__()",
        'raise ValueError("no " + "way")',
        "assert a.size(0) == 3",
        "import math",
        'b = f"{a + 100}"',
        "b = a",
        "b = -1",
    ],
)
def test_ceremony_and_what_says_nothing_get_no_gap(line: str) -> None:
    source = f"def f(a):\n    {line}\n    return a @ a.T\n"
    assert cloze(source, LEVELS) == source.replace("a @ a.T", GAP)


def test_what_is_outside_functions_stays_and_methods_are_functions() -> None:
    source = (
        "N = 3 * 4\n\n\nclass A:\n    M = N * 20\n\n    def f(self, a):\n        return a * 20\n"
    )
    assert cloze(source, LEVELS) == source.replace("a * 20", GAP)


def test_a_function_in_a_function_is_blanked_out_once() -> None:
    source = "def f(a):\n    def g(b):\n        return b + 100\n    return g\n"
    assert cloze(source, LEVELS) == source.replace("b + 100", GAP)


def test_places_are_found_after_characters_of_several_bytes() -> None:
    source = 'def f(a):\n    x = {"头": a[0] + 1.5}; return x["头"] * 2.5\n'
    text = cloze(source, LEVELS)
    assert gaps(text) == 2
    assert text == source.replace("a[0] + 1.5", GAP).replace('x["头"] * 2.5', GAP)


@EVERY
def test_every_reference_has_gaps_at_every_level_and_more_at_each(problem: str) -> None:
    reference = builtin().reference(problem)
    counts = [gaps(cloze(reference, level)) for level in range(1, LEVELS + 1)]
    assert GAP not in reference
    assert counts[0] >= 1
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


@EVERY
@pytest.mark.parametrize("level", range(1, LEVELS + 1))
def test_a_gap_is_a_name_in_otherwise_the_same_python(problem: str, level: int) -> None:
    reference = builtin().reference(problem)
    text = cloze(reference, level)
    names = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name) and n.id == GAP]
    assert len(names) == gaps(text)
    for before, after in zip(reference.split("\n"), text.split("\n"), strict=True):
        # Around its gaps a line is what it was.
        parts = [re.escape(part) for part in after.split(GAP)]
        assert re.fullmatch(".+".join(parts), before)
