"""A process that keeps its framework and judges requests from stdin, a line each."""

import sys

import msgspec

from drill.judge import local, pool
from drill.judge.result import CheckRequest


def main() -> None:
    """Serve until stdin ends."""
    local.warm_up("torch")
    for line in sys.stdin.buffer:
        request = msgspec.json.decode(line, type=CheckRequest)
        for _, result in pool.run([(0, request)], jobs=1):
            sys.stdout.buffer.write(msgspec.json.encode(result) + b"\n")
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
