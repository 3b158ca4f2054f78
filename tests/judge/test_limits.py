"""Growth and memory, told by counts, by clocks and by what the system says of a process."""

from collections.abc import Callable
from pathlib import Path

from drill.judge.result import CheckResult, Cost, Limit, Verdict

Checker = Callable[..., CheckResult]
Maker = Callable[..., Path]


def costs(result: CheckResult) -> dict[Limit, Cost]:
    return {cost.limit: cost for cost in result.costs}


PYTHON = """
framework: python
entry: distinct
dims: {n: [1, 9]}
inputs: {words: {generate: many}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
growth: {over: n, what: {en: words, zh: 单词数}, sizes: [500, 8000], dims: {}, at_most: 1}
"""
DISTINCT = "def distinct(words):\n    return list(dict.fromkeys(words))\n"
# Half of the words come twice.
MANY = "def many(rng, sizes, made):\n    return [str(rng.randrange(sizes['n'])) for _ in range(sizes['n'])]\n"
NESTED = """
def distinct(words):
    found = []
    for word in words:
        for other in found:
            if other == word:
                break
        else:
            found.append(word)
    return found
"""


def test_a_linear_answer_grows_as_asked(check: Checker, made: Maker) -> None:
    root = made(PYTHON, DISTINCT, "def distinct(words):\n    ...", MANY)
    result = check("demo", DISTINCT, root)
    cost = costs(result)[Limit.GROWTH]
    assert result.verdict is Verdict.PASSED
    assert cost.value is not None
    assert cost.value < 1.4
    assert result.cases[-1].name.en == "growth"
    assert cost.says.en.startswith("16x the words cost ")


def test_nested_loops_are_counted(check: Checker, made: Maker) -> None:
    root = made(PYTHON, DISTINCT, "def distinct(words):\n    ...", MANY)
    result = check("demo", NESTED, root)
    assert result.verdict is Verdict.SLOW
    assert result.message.en.endswith("; O(n) is asked")
    assert "题目要求 O(n)" in result.message.zh
    value = costs(result)[Limit.GROWTH].value
    assert value is not None
    assert value > 1.4


def test_a_search_inside_of_an_opcode_is_clocked(check: Checker, made: Maker) -> None:
    root = made(PYTHON, DISTINCT, "def distinct(words):\n    ...", MANY)
    text = """
        def distinct(words):
            found = []
            for word in words:
                if word not in found:
                    found.append(word)
            return found
    """
    result = check("demo", text, root)
    assert result.verdict is Verdict.SLOW, result.message.en
    assert "O(n) is asked" in result.message.en


def test_counting_that_is_switched_off_leaves_the_clock(check: Checker, made: Maker) -> None:
    root = made(PYTHON, DISTINCT, "def distinct(words):\n    ...", MANY)
    text = "import sys\n" + NESTED.replace("found = []", "found = []\n    sys.settrace(None)")
    assert check("demo", text, root).verdict is Verdict.SLOW


def test_what_is_slow_at_every_size_alike_does_not_grow(check: Checker, made: Maker) -> None:
    root = made(PYTHON, DISTINCT, "def distinct(words):\n    ...", MANY)
    text = DISTINCT.replace("return", "[str(word) for word in words for _ in range(8)]\n    return")
    result = check("demo", text, root)
    assert result.verdict is Verdict.PASSED, result.message.en


TORCH = """
framework: torch
entry: Pool
dims: {n: [1, 9], d: [1, 4]}
init: {d: {size: d}}
inputs: {x: {normal: [n, d]}}
gradients: [x]
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
growth: {over: n, what: {en: rows, zh: 行数}, sizes: [64, 1024], dims: {d: 4}, at_most: 1}
time: {dims: {n: 20000, d: 16}, at_most: 4, over: [n]}
"""
POOL = """
import torch
from torch import nn

class Pool(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.w = nn.Linear(d, d)

    def forward(self, x):
        return self.w(x).cumsum(0)
"""
POOL_STUB = """
from torch import nn

class Pool(nn.Module):
    def __init__(self, d):
        ...

    def forward(self, x):
        ...
"""


def test_the_work_of_operators_is_counted(check: Checker, made: Maker) -> None:
    root = made(TORCH, POOL, POOL_STUB)
    squared = POOL.replace(
        "self.w(x).cumsum(0)", "torch.ones(len(x), len(x), dtype=x.dtype).tril() @ self.w(x)"
    )
    right, wrong = check("demo", POOL, root), check("demo", squared, root)
    assert right.verdict is Verdict.PASSED, right.message.en
    assert [cost.limit for cost in right.costs] == [Limit.GROWTH, Limit.TIME]
    assert wrong.verdict is Verdict.SLOW
    assert "about n^1.9" in wrong.message.en or "about n^2.0" in wrong.message.en
    # What is known to be too much is not measured further.
    assert [cost.limit for cost in wrong.costs] == [Limit.GROWTH]


def test_a_large_tensor_is_seen_even_where_little_is_done_with_it(
    check: Checker, made: Maker
) -> None:
    # A product with d² numbers outweighs the n² that are only made.
    root = made(TORCH.replace("{d: 4}", "{d: 64}").replace("1024", "2048"), POOL, POOL_STUB)
    text = POOL.replace("        return", "        torch.empty(len(x), len(x))\n        return")
    result = check("demo", text, root)
    assert result.verdict is Verdict.SLOW
    assert "O(n) is asked" in result.message.en


MEMORY = TORCH[: TORCH.index("growth:")] + "memory: {dims: {n: 4000, d: 64}, at_most: 3}\n"


def test_memory_tells_the_square_from_the_line(check: Checker, made: Maker) -> None:
    root = made(MEMORY, POOL, POOL_STUB)
    squared = POOL.replace(
        "self.w(x).cumsum(0)", "torch.ones(len(x), len(x), dtype=x.dtype).tril() @ self.w(x)"
    )
    twice = POOL.replace("self.w(x)", "(self.w(x) + 0)")
    for text, expected in ((POOL, "passed"), (twice, "passed"), (squared, "memory")):
        result = check("demo", text, root)
        cost = costs(result)[Limit.MEMORY]
        assert result.verdict == expected, cost.says.en
        assert cost.value is not None
        assert (cost.value > 20) == (expected == "memory")
    assert result.message.en.startswith("too much memory: ")


def test_memory_that_an_earlier_call_left_is_no_excuse(check: Checker, made: Maker) -> None:
    root = made(MEMORY, POOL, POOL_STUB)
    # At every call, the small ones too: it is there before it is looked at.
    text = POOL.replace(
        "        return", "        a = torch.ones(1400, 1400)\n        del a\n        return"
    )
    # Once larger ones were freed, the allocator keeps memory of this size for later.
    result = check("demo", text + "\ntorch.ones(1900, 1900)\n", root)
    assert result.verdict is Verdict.MEMORY, result.message.en


def test_memory_that_was_used_before_the_call_is_no_reproach(check: Checker, made: Maker) -> None:
    root = made(MEMORY, POOL, POOL_STUB)
    result = check("demo", POOL + "\ntorch.ones(5000, 5000)\n", root)
    assert result.verdict is Verdict.PASSED, result.message.en
