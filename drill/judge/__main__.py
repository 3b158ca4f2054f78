"""The judge as a process of its own: a request on stdin, a result on stdout.

python -P -m drill.judge FRAMEWORK
"""

import gc
import sys


def main() -> None:
    """Serve one request."""
    gc.disable()  # until all is imported
    from drill.judge import local
    from drill.judge.result import CheckRequest

    local.alone(sys.argv[1], CheckRequest, local.check)


if __name__ == "__main__":
    main()
