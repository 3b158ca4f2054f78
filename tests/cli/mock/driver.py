"""`drill`, as a process of its own, whose clocks are ahead by the seconds in the file `ahead`.

    python driver.py ARGUMENT...

Where there is a file `wall`, the system's clock alone is ahead by what stands in it, too.
"""

import os
import sys
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parents[3]))

from drill.practice.mock import clock

_read = clock.read


def _seconds(name: str) -> float:
    try:
        return float(Path(name).read_text() or 0)
    except FileNotFoundError:
        return 0.0


def read() -> clock.Reading:
    now, ahead = _read(), _seconds("ahead")
    return msgspec.structs.replace(
        now, wall=now.wall + ahead + _seconds("wall"), steady=now.steady + ahead
    )


# Before what has it as its default.
clock.read = read
Path("pid").write_text(str(os.getpid()))

from drill.__main__ import run  # noqa: E402

run()
