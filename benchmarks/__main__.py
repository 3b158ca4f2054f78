"""`python -m benchmarks [NAME ...]`: run all, or those that are named."""

import sys
import tempfile
from pathlib import Path

from benchmarks import cold, starting, timing, warm, watching

BENCHMARKS = {"starting": starting, "warm": warm, "cold": cold, "watching": watching}


def main(names: list[str]) -> int:
    """Run the benchmarks with these names, each with a home of its own; 1 where one failed."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"error: no such benchmark: {', '.join(unknown)}", file=sys.stderr)
        print(f"hint: there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    failed = False
    for name in names or BENCHMARKS:
        with tempfile.TemporaryDirectory(prefix="drill-bench-") as folder:
            try:
                BENCHMARKS[name].run(Path(folder))
            except timing.BenchmarkError as error:
                print(f"error: {name}: {error}", file=sys.stderr)
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
