"""Answers as neutral values: what crosses the process boundary, and what is compared.

A value becomes a flat list of tokens (plain JSON) and a list of raw buffers. Nothing is pickled, and
the form is read with bounds on count, depth and size, so that a hostile worker can say nothing but
numbers, strings and arrays. Trees are lists, tuples and dicts; a subclass of one of them is read
through the base class, so that an overridden method has no say.
"""

import math
import sys
from collections.abc import Callable
from typing import Any

import msgspec

MAX_NODES = 2_000_000
MAX_DEPTH = 2_000
MAX_BYTES = 512 * 1024 * 1024

Token = list[Any]


class Array(msgspec.Struct, frozen=True, eq=False):
    """A tensor, an ndarray or a numpy scalar: `kind` says which; `data` is an ndarray."""

    kind: str
    dtype: str
    data: Any

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(self.data.shape)

    @property
    def floating(self) -> bool:
        return self.dtype in ("float16", "bfloat16", "float32", "float64")


class Opaque(msgspec.Struct, frozen=True):
    """Something that is no answer: only its type's name is known."""

    type: str


class Draws(msgspec.Struct, frozen=True, eq=False):
    """In an expected tree: samples of these distributions are right.

    probabilities: `(R, V)` float64, one distribution a row
    sample: 0 where the probabilities are known; else the size of the sample they were counted from

    The answer there is an int64 array `(..., R)` of draws, each column from its row's distribution.
    """

    probabilities: Any
    sample: int = 0


class UnreadableError(Exception):
    """A message that does not keep to the form, or an answer beyond the bounds."""


class Remote(msgspec.Struct, frozen=True):
    """A callable that stays in the judge; the worker calls it by `name`."""

    name: str


def encode(value: Any) -> tuple[list[Token], list[bytes]]:
    """Tokens and buffers of a value. Raises UnreadableError beyond the bounds."""
    tokens: list[Token] = []
    buffers: list[bytes] = []
    # An explicit stack: a tree of 500 levels must not meet the recursion limit.
    stack: list[tuple[Any, int]] = [(value, 0)]
    size = 0
    while stack:
        item, depth = stack.pop()
        if len(tokens) >= MAX_NODES or depth > MAX_DEPTH:
            raise UnreadableError("the answer has too many parts, or is nested too deeply")
        token, children, buffer = _token(item)
        tokens.append(token)
        if buffer is not None:
            size += len(buffer)
            if size > MAX_BYTES:
                raise UnreadableError("the answer is larger than 512 MB")
            buffers.append(buffer)
        stack.extend((child, depth + 1) for child in reversed(children))
    return tokens, buffers


def _token(item: Any) -> tuple[Token, list[Any], bytes | None]:
    """One token, the children that follow it, and the buffer that belongs to it."""
    kind = type(item)
    if item is None:
        return ["N"], [], None
    if kind is bool:
        return ["b", item], [], None
    if kind is int:
        return ["i", hex(item)], [], None
    if kind is float:
        return ["f", item.hex()], [], None
    if kind is str:
        return ["s", item], [], None
    if kind is Remote:
        return ["r", item.name], [], None
    if kind is Array:
        token, _, buffer = _token(item.data)
        return [token[0], item.kind, *token[2:]], [], buffer
    array = _array(item)
    if array is not None:
        return array[0], [], array[1]
    if isinstance(item, list):
        return ["l", list.__len__(item)], list(list.__iter__(item)), None
    if isinstance(item, tuple):
        return ["t", tuple.__len__(item)], list(tuple.__iter__(item)), None
    if isinstance(item, dict):
        pairs = list(dict.items(item))
        return ["d", len(pairs)], [part for pair in pairs for part in pair], None
    return ["o", f"{kind.__module__}.{kind.__qualname__}"], [], None


def _array(item: Any) -> tuple[Token, bytes] | None:
    """The token and bytes of a tensor, an ndarray or a numpy scalar; None for anything else."""
    torch, numpy = sys.modules.get("torch"), sys.modules.get("numpy")
    if torch is not None and type(item) in (torch.Tensor, torch.nn.Parameter):
        if item.layout is not torch.strided or item.is_quantized or item.is_complex():
            return None
        plain = item.detach().cpu().resolve_neg()
        if item.dtype is torch.bfloat16:  # which numpy does not know
            plain = plain.view(torch.uint16)
        token = ["a", "tensor", str(item.dtype).removeprefix("torch."), list(item.shape)]
        return token, plain.numpy().tobytes()
    if numpy is not None:
        if type(item) is numpy.ndarray and item.dtype.kind in "biuf":
            token = ["a", "array", item.dtype.name, list(item.shape)]
            return token, numpy.ascontiguousarray(item).tobytes()
        if isinstance(item, numpy.generic) and item.dtype.kind in "biuf":
            return ["a", "scalar", item.dtype.name, []], item.tobytes()
    return None


def decode(tokens: Any, payload: bytes) -> Any:
    """The neutral value that tokens and the joined buffers stand for. Raises UnreadableError."""
    reader = _Reader(tokens, payload)
    value = reader.value()
    if reader.position != len(reader.tokens) or reader.offset != len(payload):
        raise UnreadableError("something follows the value")
    return value


class _Reader:
    """Reads tokens one after another, building containers without recursion."""

    def __init__(self, tokens: Any, payload: bytes) -> None:
        if not isinstance(tokens, list) or len(tokens) > MAX_NODES:
            raise UnreadableError("no list of tokens")
        self.tokens = tokens
        self.payload = payload
        self.position = 0
        self.offset = 0

    def value(self) -> Any:
        # A frame is a container under construction: its token's letter, what it lacks, its parts.
        frames: list[tuple[str, int, list[Any]]] = []
        while True:
            letter, argument = self._next()
            if letter in ("l", "t", "d"):
                count = _count(argument[0]) * (2 if letter == "d" else 1)
                frames.append((letter, count, []))
                done: Any = None
            else:
                done = self._leaf(letter, argument)
                if not frames:
                    return done
                frames[-1][2].append(done)
            while frames and len(frames[-1][2]) == frames[-1][1]:
                letter, _, parts = frames.pop()
                done = _container(letter, parts)
                if not frames:
                    return done
                frames[-1][2].append(done)

    def _next(self) -> tuple[str, list[Any]]:
        if self.position >= len(self.tokens):
            raise UnreadableError("the value ends too early")
        token = self.tokens[self.position]
        self.position += 1
        if not isinstance(token, list) or not token or not isinstance(token[0], str):
            raise UnreadableError("no token")
        return token[0], token[1:]

    def _leaf(self, letter: str, argument: list[Any]) -> Any:
        try:
            match letter, argument:
                case "N", []:
                    return None
                case "b", [bool(value)]:
                    return value
                case "i", [str(text)]:
                    return int(text, 16)
                case "f", [str(text)]:
                    return float.fromhex(text)
                case "s", [str(text)]:
                    return text
                case "o", [str(name)]:
                    return Opaque(name[:200])
                case "r", [str(name)]:
                    return Remote(name)
                case "a", [str(kind), str(dtype), list(shape)]:
                    return self._read_array(kind, dtype, shape)
        except (ValueError, OverflowError):
            pass
        raise UnreadableError("no token")

    def _read_array(self, kind: str, dtype: str, shape: list[Any]) -> Array:
        import numpy

        if kind not in ("tensor", "array", "scalar") or len(shape) > 64:
            raise UnreadableError("no array")
        dims = tuple(_count(n) for n in shape)
        stored = numpy.dtype("uint16" if dtype == "bfloat16" else _known(dtype))
        length = stored.itemsize * math.prod(dims)
        if length > len(self.payload) - self.offset:
            raise UnreadableError("an array is longer than what was sent")
        data = numpy.frombuffer(self.payload, stored, math.prod(dims), self.offset).reshape(dims)
        self.offset += length
        if dtype == "bfloat16":
            data = (data.astype(numpy.uint32) << 16).view(numpy.float32)
        return Array(kind, dtype, data)


_DTYPES = frozenset(
    [
        "bool",
        "uint8",
        "int8",
        "uint16",
        "int16",
        "uint32",
        "int32",
        "uint64",
        "int64",
        "float16",
        "float32",
        "float64",
    ]
)


def _known(dtype: str) -> str:
    if dtype not in _DTYPES:
        raise UnreadableError("no dtype")
    return dtype


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= MAX_BYTES:
        raise UnreadableError("no count")
    return value


def _container(letter: str, parts: list[Any]) -> Any:
    if letter == "l":
        return parts
    if letter == "t":
        return tuple(parts)
    try:
        return dict(zip(parts[::2], parts[1::2], strict=True))
    except TypeError:
        raise UnreadableError("a key is not hashable") from None


def transform(value: Any, leaf: Callable[[Any], Any]) -> Any:
    """The same tree with `leaf` applied to all that is not a list, tuple or dict."""
    if isinstance(value, list):
        return [transform(item, leaf) for item in value]
    if isinstance(value, tuple):
        return tuple(transform(item, leaf) for item in value)
    if isinstance(value, dict):
        return {key: transform(item, leaf) for key, item in value.items()}
    return leaf(value)


def neutral(value: Any) -> Any:
    """A framework's value as the judge would receive it from a worker."""
    tokens, buffers = encode(value)
    return decode(tokens, b"".join(buffers))
