"""What a call does is counted: the same at every run."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from drill.judge.work import Work, counted

torch = pytest.importorskip("torch")
F = torch.nn.functional

X = torch.randn(4, 6)


def ones(*shape: int) -> Any:
    return torch.ones(*shape)


def of_torch(function: Callable[..., Any], *arguments: Any) -> Work:
    """What one call does."""
    with torch.no_grad(), counted("torch") as found:
        function(*arguments)
    return found


def of_python(function: Callable[..., Any], *arguments: Any) -> Work:
    """What one call does."""
    with counted("python") as found:
        function(*arguments)
    return found


# Operators of torch

PRODUCTS = {
    "@": (torch.matmul, [ones(3, 4), ones(4, 5)], 2 * 3 * 4 * 5, 3 * 5),
    "mm": (torch.mm, [ones(3, 4), ones(4, 5)], 2 * 3 * 4 * 5, 3 * 5),
    "bmm": (torch.bmm, [ones(7, 3, 4), ones(7, 4, 5)], 7 * 2 * 3 * 4 * 5, 7 * 3 * 5),
    "addmm": (torch.addmm, [ones(5), ones(3, 4), ones(4, 5)], 2 * 3 * 4 * 5, 3 * 5),
    "linear": (F.linear, [ones(2, 3, 4), ones(5, 4), ones(5)], 2 * 6 * 4 * 5, 6 * 5),
    "einsum": (
        torch.einsum,
        ["bik,bkj->bij", ones(7, 3, 4), ones(7, 4, 5)],
        7 * 2 * 3 * 4 * 5,
        7 * 3 * 5,
    ),
    "conv2d": (
        F.conv2d,
        [ones(2, 3, 8, 8), ones(5, 3, 3, 3)],
        2 * (2 * 5 * 6 * 6) * (3 * 3 * 3),
        2 * 5 * 6 * 6,
    ),
}


@pytest.mark.parametrize("name", PRODUCTS)
def test_a_product_is_one_operation_of_so_many_multiplications_and_additions(name: str) -> None:
    function, arguments, work, largest = PRODUCTS[name]
    assert of_torch(function, *arguments) == Work(1, work, largest)


VIEWS: dict[str, Callable[[], Any]] = {
    "transposed": X.t,
    "a slice": lambda: X[1:],
    "an element": lambda: X[0, 1],
    "another shape": lambda: X.view(6, 4),
    "reshaped": lambda: X.reshape(2, 12),
    "flattened": X.flatten,
    "expanded": lambda: X[:1].expand(500, 6),
    "broadcast": lambda: torch.broadcast_tensors(X, X[0]),
    "one more dimension": lambda: X[None],
    "parts": lambda: X.chunk(2),
    "rows": X.unbind,
    "strided": lambda: X.as_strided((2, 2), (1, 1)),
    "windows": lambda: X.unfold(1, 2, 1),
    "a diagonal": X.diagonal,
    "detached": X.detach,
    "of the type that it has": lambda: X.to(torch.float32).contiguous(),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_costs_nothing(name: str) -> None:
    assert of_torch(VIEWS[name]) == Work(0, 0, 0)


def test_what_is_read_through_a_view_costs_what_the_view_has() -> None:
    assert of_torch(lambda: X[:1].expand(500, 6).sum()) == Work(1, 500 * 6 + 1, 1)
    assert of_torch(X[0].sum) == Work(1, 6 + 1, 1)


@pytest.mark.parametrize(
    ("call", "work"),
    [
        (lambda: X + X, Work(1, 24 + 24 + 24, 24)),
        (lambda: X + 1, Work(1, 24 + 24, 24)),
        (lambda: X.softmax(-1), Work(1, 24 + 24, 24)),
        (lambda: torch.cat([X, X]), Work(1, 24 + 24 + 48, 48)),
        (lambda: X.topk(2), Work(1, 24 + 8 + 8, 8)),
        (lambda: torch.zeros(100), Work(1, 100, 100)),
        (lambda: X.t().contiguous(), Work(1, 24 + 24, 24)),
        (X[0, 0].item, Work(1, 1, 0)),
    ],
    ids=["sum", "plus a number", "softmax", "cat", "topk", "zeros", "contiguous", "item"],
)
def test_any_other_operator_costs_what_it_reads_and_writes(
    call: Callable[[], Any], work: Work
) -> None:
    assert of_torch(call) == work


@pytest.mark.parametrize(
    ("call", "work"),
    [
        (lambda: X.clone().add_(1), Work(2, 48 + 48, 24)),
        (lambda: X.clone().masked_fill_(X > 0, 0.0), Work(3, 48 + 48 + 72, 24)),
        (lambda: X.clone()[:2].mul_(2), Work(2, 48 + 24, 24)),
        (lambda: ones(6).__setitem__(slice(0, 2), 0.0), Work(2, 6 + 2 + 1 + 2, 6)),
        (lambda: torch.add(X, X, out=torch.empty_like(X)), Work(2, 24 + 24 + 72, 24)),
    ],
    ids=["add_", "masked_fill_", "of a view", "an item is set", "out"],
)
def test_an_operator_that_works_in_place_costs_as_much(call: Callable[[], Any], work: Work) -> None:
    found = of_torch(call)
    assert (found.operations, found.largest) == (work.operations, work.largest)
    # Whether what it writes to counts as read as well is no question of growth.
    assert work.work <= found.work <= work.work + 24


def test_the_largest_tensor_is_the_one_that_is_made_in_between() -> None:
    def pairwise(n: int) -> Any:
        return (ones(n, 1) - ones(1, n)).abs().sum()

    assert [of_torch(pairwise, n).largest for n in (10, 20, 40)] == [100, 400, 1600]
    # What is given is not made.
    large = ones(50, 50)
    assert of_torch(lambda: large.sum(0)).largest == 50


def test_loops_over_elements_show_as_operations() -> None:
    def row_by_row(x: Any) -> Any:
        return torch.stack([row.sum() for row in x])

    assert [of_torch(row_by_row, ones(n, 3)).operations for n in (1, 10, 20)] == [2, 11, 21]
    assert of_torch(lambda: ones(20, 3).sum(1)).operations == 2


def test_gradients_are_counted_too() -> None:
    a, b = ones(3, 4).requires_grad_(), ones(4, 5).requires_grad_()
    with counted("torch") as forwards:
        product = a @ b
    with counted("torch") as backwards:
        product.backward(ones(3, 5))
    assert forwards.work == 2 * 3 * 4 * 5
    assert backwards.work >= 2 * forwards.work


def test_what_is_counted_ends_where_the_call_ends_also_if_it_raises() -> None:
    with pytest.raises(RuntimeError), counted("torch") as found:
        torch.stack([X.sum(), X @ X])
    X.sum()
    assert found.operations == 1


# Opcodes of plain Python


def added(n: int) -> int:
    total = 0
    for i in range(n):
        total += i
    return total


def nested(n: int) -> int:
    return added(n) + (nested(n - 1) if n else 0)


def test_opcodes_are_proportional_to_the_rounds_of_a_loop() -> None:
    none, one, *others = (of_python(added, n).work for n in (0, 1, 10, 100, 1000))
    assert one > none
    assert [other - none for other in others] == [n * (one - none) for n in (10, 100, 1000)]


@pytest.mark.parametrize(
    "function",
    [
        lambda n: [i for i in range(n) if i],
        lambda n: sum(i for i in range(n)),
        lambda n: sorted(range(n), key=lambda i: -i),
        lambda n: list(map(lambda i: i + 1, range(n))),  # noqa: C417 - the lambda is what is counted
        lambda n: eval("[i * i for i in range(n)]", {"n": n}),
    ],
    ids=["comprehension", "generator", "key", "map", "eval"],
)
def test_opcodes_are_seen_in_every_frame_that_is_called(function: Callable[[int], Any]) -> None:
    ten, twenty, forty = (of_python(function, n).work for n in (10, 20, 40))
    assert forty - twenty == 2 * (twenty - ten) >= 20


def test_a_sum_of_sums_grows_with_the_square() -> None:
    n, twice = of_python(nested, 40).work, of_python(nested, 80).work
    assert 3 < twice / n < 4


def test_the_same_call_has_the_same_count() -> None:
    assert len({of_python(nested, 20).work for _ in range(5)}) == 1
    assert of_torch(lambda: X.softmax(-1)) == of_torch(lambda: X.softmax(-1))


def test_what_one_opcode_does_is_not_seen() -> None:
    assert of_python(sum, range(10)).work == of_python(sum, range(100_000)).work


def test_in_python_operations_are_the_work_and_there_is_no_tensor() -> None:
    found = of_python(added, 10)
    assert found.operations == found.work > 0
    assert found.largest == 0


def test_the_trace_function_of_before_is_there_again_also_if_the_call_raises() -> None:
    def mine(_frame: FrameType, _event: str, _argument: Any) -> None:
        return None

    before = sys.gettrace()
    sys.settrace(mine)
    try:
        of_python(added, 3)
        after = sys.gettrace()
        with pytest.raises(ZeroDivisionError), counted("python") as found:
            divmod(added(3), 0)
        raised = sys.gettrace()
    finally:
        sys.settrace(before)
    assert after is mine
    assert raised is mine
    assert found.work > 0


# What tells nothing


def test_numpy_counts_nothing_and_nothing_watches_it() -> None:
    import numpy as np

    before = sys.gettrace()
    with counted("numpy") as found:
        during = sys.gettrace()
        np.ones((20, 20)) @ np.ones((20, 20))
        added(100)
        X.sum()
    assert found == Work(0, 0, 0)
    assert during is before
