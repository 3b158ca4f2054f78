"""A process that keeps its framework and judges requests from stdin, a line each."""

import sys

import msgspec

from drill.judge import local, pool
from drill.judge.papers import Paper
from drill.judge.result import CheckRequest


def main() -> None:
    """Serve until stdin ends."""
    local.warm_up("torch")
    for line in sys.stdin.buffer:
        request = msgspec.json.decode(line, type=CheckRequest)
        # To its end: then the judge has cleared away what the submission left behind.
        [(_, result)] = list(pool.run([[Paper(0, request)]], jobs=1))
        sys.stdout.buffer.write(msgspec.json.encode(result) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
