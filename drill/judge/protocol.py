"""Messages between judge and worker: a length, a JSON header of bounded size, raw bytes.

judge  -> worker   load {…}            worker -> judge   loaded | invalid {…} | raised {…}
judge  -> worker   run {…}, values     worker -> judge   answer, values | raised {…} | …
worker -> judge    call {name}, args   judge  -> worker  returned, value | refused {message}
"""

import json
import struct
from typing import Any

import msgspec

from drill.judge.codec import MAX_BYTES, decode, encode
from drill.judge.values import UnreadableError

MAX_HEADER = 64 * 1024 * 1024
PREFIX = struct.Struct("!II")
LONGEST = PREFIX.size + MAX_HEADER + MAX_BYTES


class Message(msgspec.Struct, frozen=True):
    """One message: its kind, plain fields, and a value of arrays and containers."""

    kind: str
    fields: dict[str, Any]
    value: Any = None


def pack(message: Message) -> bytes:
    """The bytes of a message. Raises UnreadableError where the value is beyond the bounds."""
    tokens, buffers = encode(message.value)
    header = json.dumps([message.kind, message.fields, tokens]).encode()
    if len(header) > MAX_HEADER:
        raise UnreadableError("the answer has too many parts")
    payload = b"".join(buffers)
    return PREFIX.pack(len(header), len(payload)) + header + payload


def lengths(prefix: bytes) -> tuple[int, int]:
    """How long the header and the payload are. Raises UnreadableError beyond the bounds."""
    header, payload = PREFIX.unpack(prefix)
    if header > MAX_HEADER or payload > MAX_BYTES:
        raise UnreadableError("a message longer than any that is sent")
    return header, payload


def unpack(header: bytes, payload: bytes) -> Message:
    """The message of a header and a payload. Raises UnreadableError where they do not keep to the form."""
    try:
        parts = json.loads(header)
    except (ValueError, RecursionError):
        raise UnreadableError("the header is not JSON") from None
    match parts:
        case [str(kind), dict(fields), list(tokens)]:
            return Message(kind, fields, decode(tokens, payload))
    raise UnreadableError("the header is not of the form")
