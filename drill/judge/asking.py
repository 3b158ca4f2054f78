"""What a worker is asked: the message that has it make a call."""

from drill.judge.exercise import Call
from drill.judge.protocol import Message

# The fields of a call that are arrays and containers; the others are plain.
_VALUES = ("init", "inputs", "other", "rewritten", "state")


def request(kind: str, call: Call) -> Message:
    """The message that has a worker make a call."""
    fields = {
        name: getattr(call, name)
        for name in call.__struct_fields__
        if name not in (*_VALUES, "framework", "entries")
    }
    return Message(kind, fields, {name: getattr(call, name) for name in _VALUES})
