"""Values as bytes, and back.

A value becomes a flat list of tokens (plain JSON) and a list of raw buffers. Nothing is pickled, and
the form is read with bounds on count, depth and size, so that a hostile worker can say nothing but
numbers, strings and arrays. A subclass of a list, tuple or dict is read through the base class, so that
an overridden method has no say.
"""

import math
from collections.abc import Iterator
from itertools import chain
from typing import Any

from drill.judge import foreign
from drill.judge.values import Array, Opaque, Remote, UnreadableError, described

MAX_NODES = 500_000
MAX_DEPTH = 2_000
MAX_BYTES = 128 * 1024 * 1024
TOO_MUCH = "the answer has too many parts, or is nested too deeply"

# A plain value, or a list of a letter and what belongs to it.
Token = Any
# These stand for themselves; a subclass of one does not.
_PLAIN = frozenset({type(None), bool, float, str})
# What is neutral already; a part of it is an Array.
_NEUTRAL = _PLAIN | {int, Array}
_CONTAINERS = (list, tuple, dict)
# A longer text is sent as bytes: JSON would look at each of its characters, twice.
_LONGEST_PLAIN = 100
_NOTHING: Iterator[Any] = iter(())
# How many values belong to a container, for each that its token counts.
_PARTS = {"l": 1, "t": 1, "d": 2}
# Beyond it JSON's readers and writers take a number for a float, or refuse its many digits.
_LARGEST_PLAIN = 2**53


def encode(value: Any) -> tuple[list[Token], list[bytes]]:
    """Tokens and buffers of a value. Raises UnreadableError beyond the bounds."""
    tokens: list[Token] = []
    buffers: list[bytes] = []
    size, nodes = 0, 1
    # Iterators of containers under way, not recursion: a tree of 500 levels must not meet its limit.
    stack: list[Iterator[Any]] = [iter((value,))]
    while stack:
        for item in stack[-1]:
            kind = type(item)
            if (
                len(item) <= _LONGEST_PLAIN
                if kind is str
                else kind in _PLAIN or (kind is int and -_LARGEST_PLAIN < item < _LARGEST_PLAIN)
            ):
                tokens.append(item)
                continue
            token, count, children, buffer = _token(item)
            tokens.append(token)
            if buffer is not None:
                size += len(buffer)
                buffers.append(buffer)
            nodes += count
            if size > MAX_BYTES:
                raise UnreadableError("the answer is larger than 512 MB")
            if nodes > MAX_NODES or len(stack) > MAX_DEPTH:
                raise UnreadableError(TOO_MUCH)
            if count:
                stack.append(children)
                break
        else:
            stack.pop()
    return tokens, buffers


def _token(item: Any) -> tuple[Token, int, Iterator[Any], bytes | None]:
    """One token, how many values follow it, these, and the buffer that belongs to it."""
    kind = type(item)
    if kind is Array:
        token, *_, buffer = _token(item.data)
        return [token[0], item.kind, *token[2:]], 0, _NOTHING, buffer
    if isinstance(item, dict):
        pairs = dict.items(item)
        return ["d", len(pairs)], 2 * len(pairs), chain.from_iterable(pairs), None
    if isinstance(item, list):
        return ["l", list.__len__(item)], list.__len__(item), list.__iter__(item), None
    if isinstance(item, tuple):
        return ["t", tuple.__len__(item)], tuple.__len__(item), tuple.__iter__(item), None
    if kind is int:
        return ["i", hex(item)], 0, _NOTHING, None
    if kind is str:
        text = item.encode("utf-8", "surrogatepass")
        return ["s", len(text)], 0, _NOTHING, text
    if kind is Remote:
        return ["r", item.name], 0, _NOTHING, None
    array = _array(item)
    if array is not None:
        return array[0], 0, _NOTHING, array[1]
    return ["o", described(item, f"{kind.__module__}.{kind.__qualname__}")], 0, _NOTHING, None


def _array(item: Any) -> tuple[list[Any], bytes] | None:
    """The token and bytes of a tensor, an ndarray or a numpy scalar; None for anything else."""
    if (seen := foreign.seen(item)) is None:
        return None
    kind, dtype, data = seen
    return ["a", kind, dtype, list(data.shape)], data.tobytes()


def decode(tokens: Any, payload: bytes) -> Any:
    """The neutral value that tokens and the joined buffers stand for. Raises UnreadableError."""
    if not isinstance(tokens, list) or len(tokens) > MAX_NODES:
        raise UnreadableError("no list of tokens")
    reader = _Reader(payload)
    value = reader.value(tokens)
    if reader.offset != len(payload):
        raise UnreadableError("something follows the value")
    return value


class _Reader:
    """Reads tokens one after another, building containers without recursion."""

    def __init__(self, payload: bytes) -> None:
        self.payload = payload
        self.offset = 0

    def value(self, tokens: list[Any]) -> Any:
        # The containers under way, outermost first: letter, how many parts in all, those so far.
        # The first one is not sent: it holds the value itself.
        frames: list[tuple[str, int, list[Any]]] = [("l", 1, [])]
        letter, count, parts = frames[0]
        for token in tokens:
            if len(parts) == count:
                raise UnreadableError("something follows the value")
            if type(token) in _PLAIN or type(token) is int:
                parts.append(token)
            elif (own := _parts(token)) is None:
                parts.append(self._leaf(token))
            elif own == 0:
                parts.append(_container(token[0], []))
            else:
                letter, count, parts = token[0], own, []
                frames.append((letter, count, parts))
            while len(parts) == count and len(frames) > 1:
                frames.pop()
                done = _container(letter, parts)
                letter, count, parts = frames[-1]
                parts.append(done)
        if len(frames) > 1 or not parts:
            raise UnreadableError("the value ends too early")
        return parts[0]

    def _leaf(self, token: list[Any]) -> Any:
        try:
            match token:
                case ["a", str(kind), str(dtype), list(shape)]:
                    return self.array(kind, dtype, shape)
                case ["i", str(text)]:
                    return int(text, 16)
                case ["o", str(name)]:
                    return Opaque(name[:200])
                case ["r", str(name)]:
                    return Remote(name)
                case ["s", int(length)]:
                    return self._taken(length).decode("utf-8", "surrogatepass")
        except (ValueError, OverflowError):
            pass
        raise UnreadableError("no token")

    def _taken(self, length: int) -> bytes:
        """The bytes that come next."""
        if not 0 <= length <= len(self.payload) - self.offset:
            raise UnreadableError("a text is longer than what was sent")
        self.offset += length
        return self.payload[self.offset - length : self.offset]

    def array(self, kind: str, dtype: str, shape: list[Any]) -> Array:
        """An array from the bytes that come next."""
        import numpy

        if kind not in ("tensor", "array", "scalar") or len(shape) > 64:
            raise UnreadableError("no array")
        dims = tuple(map(_count, shape))
        count, stored = math.prod(dims), foreign.stored(dtype)
        if stored.itemsize * count > len(self.payload) - self.offset:
            raise UnreadableError("an array is longer than what was sent")
        data = numpy.frombuffer(self.payload, stored, count, self.offset).reshape(dims)
        self.offset += data.nbytes
        if dtype == "bfloat16":
            data = (data.astype(numpy.uint32) << 16).view(numpy.float32)
        return Array(kind, dtype, data)


def _parts(token: Any) -> int | None:
    """How many values belong to a container; None where the token is of a leaf."""
    if type(token) is not list or len(token) < 2 or type(token[0]) is not str:
        raise UnreadableError("no token")
    each = _PARTS.get(token[0])
    if each is None:
        return None
    if len(token) > 2 or type(token[1]) is not int or not 0 <= token[1] <= MAX_NODES:
        raise UnreadableError("no count")
    return each * token[1]


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


def neutral(value: Any) -> Any:
    """A framework's value as the judge would receive it from a worker.

    Raises UnreadableError beyond the bounds. Deep values need `deep_recursion`.
    """
    nodes = 0

    def walk(item: Any, depth: int) -> Any:
        if type(item) in _NEUTRAL:
            return item
        if not isinstance(item, _CONTAINERS):
            if (seen := foreign.seen(item)) is not None and seen[1] in foreign.DTYPES:
                kind, dtype, data = seen
                return Array(kind, dtype, data.copy())  # what it was made from may change
            tokens, buffers = encode(item)
            return decode(tokens, b"".join(buffers))
        depth += 1
        if depth > MAX_DEPTH:
            raise UnreadableError(TOO_MUCH)
        if isinstance(item, dict):
            pairs = dict.items(item)
            count(len(pairs))
            return {
                k if type(k) is str else walk(k, depth): v
                if type(v) in _NEUTRAL
                else walk(v, depth)
                for k, v in pairs
            }
        parts = list(list.__iter__(item) if isinstance(item, list) else tuple.__iter__(item))
        count(len(parts))
        made = [part if type(part) in _NEUTRAL else walk(part, depth) for part in parts]
        return made if isinstance(item, list) else tuple(made)

    def count(more: int) -> None:
        nonlocal nodes
        nodes += more
        if nodes > MAX_NODES:
            raise UnreadableError(TOO_MUCH)

    return walk(value, 0)
