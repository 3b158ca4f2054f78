"""What crosses the process boundary: numbers, strings, arrays and containers, within bounds."""

from collections import OrderedDict, defaultdict, namedtuple
from typing import Any

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.judge import protocol
from drill.judge.codec import decode, encode, neutral
from drill.judge.protocol import Message
from drill.judge.values import Array, Opaque, UnreadableError, transform

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=3) | st.integers(), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    found = neutral(value)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "dtype", ["bool", "uint8", "int32", "int64", "float16", "float32", "float64"]
)
@pytest.mark.parametrize("shape", [(), (3,), (0,), (2, 3), (2, 0, 4)])
def test_an_array_comes_back_bit_for_bit(dtype: str, shape: tuple[int, ...]) -> None:
    data = (numpy.arange(numpy.prod(shape, dtype=int)) % 2).reshape(shape).astype(dtype)
    found = neutral(data)
    assert (found.kind, found.dtype, found.shape) == ("array", dtype, shape)
    numpy.testing.assert_array_equal(found.data, data)


def test_strides_do_not_matter() -> None:
    data = numpy.arange(12.0).reshape(3, 4).T[::2]
    numpy.testing.assert_array_equal(neutral(data).data, data)


def test_a_numpy_scalar_is_a_scalar() -> None:
    found = neutral(numpy.float32(1.5))
    assert (found.kind, found.dtype, float(found.data)) == ("scalar", "float32", 1.5)


def test_a_tensor_is_a_tensor_with_its_dtype() -> None:
    torch = pytest.importorskip("torch")
    found = neutral(torch.tensor([1.5, 2.5], dtype=torch.bfloat16, requires_grad=True))
    assert (found.kind, found.dtype) == ("tensor", "bfloat16")
    assert found.data.tolist() == [1.5, 2.5]


def test_a_strided_tensor_comes_back_bit_for_bit() -> None:
    torch = pytest.importorskip("torch")
    for tensor in (torch.arange(6)[::2], torch.arange(2)[::2], torch.ones(3, 4).t()[1:]):
        assert neutral(tensor).data.tolist() == tensor.tolist()


def test_a_tensor_of_a_subclass_is_no_answer() -> None:
    torch = pytest.importorskip("torch")

    class Friendly(torch.Tensor):  # type: ignore[misc,name-defined]
        pass

    assert isinstance(neutral(torch.zeros(2).as_subclass(Friendly)), Opaque)


def test_subclasses_of_containers_are_read_through_the_base_class() -> None:
    class Lying(dict):  # type: ignore[type-arg]
        def items(self) -> Any:
            return [("a", 2)]

    point = namedtuple("point", "x y")
    assert neutral(Lying(a=1)) == {"a": 1}
    assert neutral(defaultdict(dict, a={})) == {"a": {}}
    assert neutral(OrderedDict(a=1)) == {"a": 1}
    assert neutral(point(1, 2)) == (1, 2)


def test_anything_else_is_only_its_type() -> None:
    assert neutral({1, 2}) == Opaque("builtins.set")
    assert neutral([object()]) == [Opaque("builtins.object")]


def test_a_tree_of_thousands_of_levels_is_refused_and_one_of_a_thousand_is_not() -> None:
    def nested(levels: int) -> Any:
        value: Any = {}
        for _ in range(levels):
            value = {"a": value}
        return value

    tokens, _ = encode(nested(900))
    assert len(tokens) == 1801
    with pytest.raises(UnreadableError, match="too deeply"):
        encode(nested(5000))


def test_a_value_that_holds_itself_is_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(UnreadableError, match="too deeply"):
        encode(loop)


@pytest.mark.parametrize(
    "tokens",
    [
        None,
        [],
        [["z"]],
        [["i", 3]],
        [["i", "x"]],
        [["l", -1]],
        [["l", 2], None],
        [None, None],
        [["d", 1], ["l", 0], None],
        [["a", "tensor", "float32", [4]]],
        [["a", "tensor", "object", []]],
        [["a", "tensor", "float32", [10**12]]],
        [["a", "tensor", "float32", ["4"]]],
        [["l"]],
        [["s", 1]],
        [["s", -1]],
        [["s", "1"]],
        [{}],
        [None, ["l", 0]],
        [["l", 0], None],
    ],
)
def test_tokens_that_do_not_keep_to_the_form_are_refused(tokens: Any) -> None:
    with pytest.raises(UnreadableError):
        decode(tokens, b"")


@given(st.text(min_size=90, max_size=300), st.integers(0, 5))
def test_a_long_text_comes_back_as_it_was(text: str, more: int) -> None:
    value = [text, "\ud800" * 200, {text + "key": numpy.arange(more)}]
    tokens, buffers = encode(value)
    back = decode(tokens, b"".join(buffers))
    assert back[:2] == value[:2]
    assert list(back[2]) == [text + "key"]
    assert back[2][text + "key"].data.tolist() == list(range(more))


def test_a_text_that_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableError):
        decode([["s", 2]], b"\xff\xff")


def test_bytes_that_nobody_asked_for_are_refused() -> None:
    with pytest.raises(UnreadableError, match="follows"):
        decode([None], b"x")


@given(st.binary(max_size=80), st.binary(max_size=20))
def test_no_bytes_do_more_than_be_refused(header: bytes, payload: bytes) -> None:
    with pytest.raises(UnreadableError):
        protocol.unpack(header, payload)


def test_a_message_comes_back_as_it_was() -> None:
    data = protocol.pack(Message("run", {"n": 1}, [numpy.ones(3), "x"]))
    prefix = protocol.PREFIX.size
    header, payload = protocol.lengths(data[:prefix])
    message = protocol.unpack(data[prefix : prefix + header], data[prefix + header :])
    assert (message.kind, message.fields) == ("run", {"n": 1})
    assert message.value[0].data.tolist() == [1, 1, 1]
    assert payload == 24


def test_a_message_that_says_it_is_huge_is_refused() -> None:
    with pytest.raises(UnreadableError, match="longer"):
        protocol.lengths(protocol.PREFIX.pack(2**31, 0))


def test_leaves_are_transformed_and_containers_kept() -> None:
    assert transform({"a": (1, [2])}, lambda x: x * 10) == {"a": (10, [20])}
    assert Array("array", "float32", numpy.zeros(1)).floating
