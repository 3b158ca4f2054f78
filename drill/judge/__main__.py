"""The judge as a process of its own: a request on stdin, a result on stdout.

python -P -m drill.judge FRAMEWORK
"""

import gc
import os
import sys


def main() -> None:
    """Serve one request."""
    gc.disable()  # until all is imported
    import msgspec

    from drill.judge import local
    from drill.judge.result import CheckRequest, CheckResult

    # Descriptor 1 is for the result alone: what an import prints must not land in it.
    answer = os.dup(1)
    os.dup2(2, 1)
    local.warm_up(sys.argv[1])
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=CheckRequest)

    def deliver(result: CheckResult) -> None:
        with os.fdopen(answer, "wb") as channel:
            channel.write(msgspec.json.encode(result))

    local.check(request, deliver)
    sys.stderr.flush()
    os._exit(0)  # the framework would take its time to leave


if __name__ == "__main__":
    main()
